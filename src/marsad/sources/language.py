"""Language: whether a report is in Arabic, told by its script first, then by letters and small words of its neighbours."""

from __future__ import annotations

import re
from functools import lru_cache

_SAMPLE = 3000
_LEAST = 40  # letters: fewer tell nothing
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3\u06d5\ufb50-\ufdfb\ufe70-\ufefc]")
_OWN = frozenset(
    [
        "في",
        "من",
        "على",
        "إلى",
        "الى",
        "أن",
        "ان",
        "عن",
        "التي",
        "الذي",
        "هذا",
        "هذه",
        "بعد",
        "قبل",
        "مع",
        "خلال",
        "كما",
        "وقد",
        "قال",
    ]
)
# Words that carry the grammar of languages written in Arabic letters.
_OTHERS = {
    "Persian": frozenset(["است", "این", "که", "را", "های", "شده", "می", "کرد", "برای", "آن", "کرده", "شود", "بود", "خود", "در", "به", "با"]),
    "Urdu": frozenset(["ہے", "کے", "کی", "میں", "اور", "سے", "کو", "نے", "ہیں", "کا", "یہ", "پر", "گیا", "تھا"]),
    "Kurdish": frozenset(["لە", "بە", "کە", "ئەم", "بۆ", "لەگەڵ", "ئەو", "دەکات", "هەر", "یان", "کرد", "لەسەر"]),
    "Pashto": frozenset(["چې", "په", "کې", "او", "ته", "سره", "دي", "دی", "شو", "یې", "څخه", "هغه", "کړې", "کړ"]),
}  # fmt: skip
# Letters that only one of them has.
_LETTERS = {"Urdu": "ٹڈڑںے", "Kurdish": "ڵڕۆێ", "Pashto": "ټډړږښڼۍ", "Persian": "پچژگ"}
_WORD = re.compile(r"\w+")


CODES = {"Persian": "fa", "Urdu": "ur", "Kurdish": "ckb", "Pashto": "ps"}


def language_of(text: str) -> str | None:
    """The code of the language a text is in, `und` for another script than Arabic's; None where it is too short to tell."""
    other = other_language(text)
    if other is None:
        return "ar" if sum(map(str.isalpha, text[:_SAMPLE])) >= _LEAST else None
    return CODES.get(other, "und")


@lru_cache(maxsize=4)  # a report's language is asked for more than once
def other_language(text: str) -> str | None:
    """What the text is in where that is not Arabic (`Persian`, `not Arabic`); None for Arabic and for too few letters."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < _LEAST:
        return None
    if len(_ARABIC.findall(sample)) < 0.2 * letters:
        return "another language than Arabic: too few of its letters are Arabic"
    words = _WORD.findall(sample)
    if sum(w in _OWN for w in words) > 0.06 * len(words):
        return None
    scores = {name: sum(w in marks for w in words) / len(words) for name, marks in _OTHERS.items()}
    for name, marks in _LETTERS.items():
        scores[name] += 2.5 * sum(sample.count(mark) for mark in marks) / letters
    name = max(scores, key=lambda n: scores[n])
    return name if scores[name] > 0.06 else None


def left_out(text: str) -> str | None:
    """Why a text is not read, None where it is: it is in another language, which is named."""
    other = other_language(text)
    return (
        f"left out of reading: it is in {other.partition(':')[0]}, and Marsad reads Arabic" if other else None
    )
