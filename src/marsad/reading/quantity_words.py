"""How many: the number that stands before a noun for people."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.text.fold import fold

_NUMBERS = {
    fold(w): n
    for n, forms in {
        1: "واحد واحدة", 2: "اثنان اثنين اثنتان اثنتين", 3: "ثلاث ثلاثة", 4: "أربع أربعة", 5: "خمس خمسة", 6: "ست ستة", 7: "سبع سبعة",
        8: "ثمان ثماني ثمانية", 9: "تسع تسعة", 10: "عشر عشرة", 20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين",
        50: "خمسون خمسين", 60: "ستون ستين", 70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين", 100: "مئة مائة",
        1000: "ألف",
    }.items()
    for w in forms.split()
}  # fmt: skip
_VAGUE = frozenset(fold(w) for w in ("عشرات", "مئات", "آلاف", "بضعة", "عدة", "بعض", "آلف", "ألوف"))


def quantity_before(forms: Sequence[str], i: int) -> int | None:
    """The number told right before token `i`; 0 where it is vague (عشرات), None where there is none."""
    if not i:
        return None
    before = forms[i - 1]
    if before[0].isdigit():
        digits = before.replace(",", "")
        return int(digits) if digits.isdigit() and len(digits) < 9 else 0
    for form in (before, before[1:]) if before[0] in "وفبل" else (before,):
        if form in _NUMBERS:
            return _NUMBERS[form]
        if form in _VAGUE:
            return 0
    return None
