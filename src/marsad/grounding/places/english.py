"""English names for what no table names: directions of countries, and villages written over letter by letter."""

from __future__ import annotations

_SIDES = {0: "Northern", 45: "North-eastern", 90: "Eastern", 135: "South-eastern", 180: "Southern", 225: "South-western",
          270: "Western", 315: "North-western"}  # fmt: skip
_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "و": "u", "ي": "i", "ء": "", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "a", "ؤ": "u", "ئ": "i",
}  # fmt: skip
_VOWELS = frozenset("aui")


def side(degrees: float) -> str:
    """The English adjective for a direction: 315 gives North-western."""
    return _SIDES[int((degrees + 22.5) // 45 * 45) % 360]


def _syllables(letters: list[str]) -> str:
    """Letters with an a put between consonants, as a reader who knows no vowels would."""
    out = ""
    for n, letter in enumerate(letters):
        vowel = letter[:1] in _VOWELS
        if n and not vowel and out[-1:] not in _VOWELS and (n + 1 < len(letters) or n == 1):
            out += "a"
        if out[-1:] == "a" == letter:
            continue
        out += letter
    return out


def romanise(arabic: str) -> str:
    """A plain Latin spelling of an Arabic name; the vowels that Arabic leaves unwritten are guesses."""
    words = []
    for word in arabic.split():
        article = word.startswith("ال") and len(word) > 4
        letters = [_LETTERS[c] for c in (word[2:] if article else word) if c in _LETTERS]
        plain = _syllables(letters)
        if plain:
            words.append(("Al-" if article else "") + plain.capitalize())
    return " ".join(words) or arabic
