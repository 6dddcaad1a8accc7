"""Folding: Arabic text with the spellings that carry no meaning made one, and the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Letters written in several ways for one another in the press, Persian and Kurdish letters among them.
_SAME = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ئ": "ي", "ے": "ي",
    "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ۃ": "ه", "ؤ": "و", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ک": "ك", "گ": "ك", "ڪ": "ك",
    "ڭ": "ك", "ڨ": "ق", "ڢ": "ف", "ۏ": "و", "ۍ": "ي", "چ": "ج", "پ": "ب", "ڤ": "ف", "ڥ": "ف", "ژ": "ز", "ڵ": "ل", "ڕ": "ر",
    "٫": ".", "٬": ",", "٪": "%", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ",
    "“": '"', "”": '"', "„": '"', "‟": '"', "❝": '"', "❞": '"', "«": '"', "»": '"', "‹": '"', "›": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "‑": "-", "\u2010": "-", "\u2012": "-", "\u2015": "-",
}  # fmt: skip
_SAME |= {chr(0x0660 + d): str(d) for d in range(10)} | {chr(0x06F0 + d): str(d) for d in range(10)}
# Marks that are dropped: vowels, Quranic signs, tatweel, zero-width and bidirectional controls, soft hyphen, BOM.
_DROP = [
    *range(0x0610, 0x061B), 0x061C, 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE), 0x00AD,
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFE00, 0xFE10),
]  # fmt: skip
_MAP: dict[int, str | None] = {ord(k): v for k, v in _SAME.items()} | dict.fromkeys(_DROP)
# Beyond these only NFKC knows what a character stands for.
_PLAIN = re.compile("[^\u0000-\u007f\u0600-\u0674\u0679-\u06ff«»\u00a0\u2010-\u2015\u2018-\u201e]")


class Folded(NamedTuple):
    """A folded text and, for each of its characters, the offset of the original character it came from."""

    text: str
    index: list[int]  # type: ignore[assignment]  # in place of tuple.index, which nobody asks for

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original's offsets for folded offsets `start` to `end` (code points, end exclusive)."""
        if end <= start:
            at = self.index[start] if start < len(self.index) else (self.index[-1] + 1 if self.index else 0)
            return at, at
        return self.index[start], self.index[end - 1] + 1


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    """One character folded: presentation forms first taken apart (NFKC), then the same letters made one."""
    return unicodedata.normalize("NFKC", char).translate(_MAP).casefold()


def fold(text: str) -> str:
    """The text in the one spelling in which Marsad matches: hamza, ya, ta marbuta, digits, marks, forms and case folded."""
    if _PLAIN.search(text):
        return "".join(map(_fold_char, text))
    return text.translate(_MAP).casefold()


def fold_indexed(text: str) -> Folded:
    """`fold(text)` with the offset in `text` of every character of the result."""
    out: list[str] = []
    index: list[int] = []
    for at, char in enumerate(text):
        for folded in _fold_char(char):
            out.append(folded)
            index.append(at)
    return Folded("".join(out), index)
