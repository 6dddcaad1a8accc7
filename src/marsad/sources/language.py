"""Language: whether a report is in Arabic, told by its letters and a few words no Arabic report has often."""

from __future__ import annotations

import re

_SAMPLE = 3000
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3\u06d5\ufb50-\ufdfb\ufe70-\ufefc]")
# Words that carry the grammar of languages written in Arabic letters.
_OTHERS = {
    "Persian": frozenset(
        ["است", "این", "که", "را", "های", "شده", "می", "کرد", "برای", "آن", "کرده", "شود", "بود", "خود"]
    ),
    "Urdu": frozenset(["ہے", "کے", "کی", "میں", "اور", "سے", "کو", "نے", "ہیں", "کا", "یہ", "پر"]),
    "Kurdish": frozenset(["لە", "بە", "کە", "ئەم", "بۆ", "لەگەڵ", "ئەو", "دەکات"]),
}
_WORD = re.compile(r"\w+")


def other_language(text: str) -> str | None:
    """What the text is in where that is not Arabic (`Persian`, `not Arabic`); None for Arabic and for too few letters."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < 40:
        return None
    if len(_ARABIC.findall(sample)) < 0.2 * letters:
        return "another language than Arabic: too few of its letters are Arabic"
    words = _WORD.findall(sample)
    for name, marks in _OTHERS.items():
        if sum(w in marks for w in words) > 0.06 * len(words):
            return name
    return None
