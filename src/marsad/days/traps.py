"""Names that look like times: "ميدان 25 يناير", "قوى 14 آذار", "ثورة 17 تشرين"."""

from __future__ import annotations

from marsad.days.row import Row
from marsad.days.values import Date, Value

_BEARERS = frozenset({
    "ثوره", "ميدان", "جسر", "شارع", "حركه", "قوي", "تحالف", "فريق", "كتيبه", "لواء", "مستشفي", "جامعه", "مدرسه", "ساحه", "مدينه", "حي",
    "بثوره", "لثوره", "لقوي", "وقوي", "وثوره", "تيار", "قواعد", "فريقي", "نواب",
})  # fmt: skip


_ATTACKS = frozenset({"هجمات", "احداث", "اعتداءات", "لهجمات", "بهجمات"})


def known(row: Row, first: int, value: Value) -> Value:
    """The value with the year that everyone knows: the attacks of 11 September are those of 2001."""
    if (
        row.form(first - 1) in _ATTACKS
        and isinstance(value, Date)
        and (value.month, value.day) == (9, 11)
        and value.year is None
    ):
        return Date(2001, 9, 11)
    return value


def named(row: Row, first: int, last: int, value: Value) -> bool:
    """Whether a date is part of a name: a day and month without a year behind a word that bears such names."""
    if (
        row.form(first - 1) in _ATTACKS
        and isinstance(value, Date)
        and value.month == 9
        and value.year is None
        and value.day is None
    ):
        return True
    if row.form(first - 1) in _ATTACKS and isinstance(value, Date) and (value.month, value.day) == (9, 11):
        return False
    if not isinstance(value, Date) or value.year is not None or value.month is None:
        return False
    return row.form(first - 1) in _BEARERS
