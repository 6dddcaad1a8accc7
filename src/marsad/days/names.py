"""Names of months and weekdays in a row of words, with their doubles ("نوفمبر/ تشرين الثاني")."""

from __future__ import annotations

from marsad.days.numerals import cardinal, ordinal
from marsad.days.row import Row

_DUAL = frozenset({"/", "-", "(", "\\", "_", "،"})


def month_name(row: Row, i: int) -> tuple[int, int, str, bool] | None:
    """A month from token `i` with its other name beside it: the token after, number, calendar, whether certain."""
    word = row.word(i)
    if word.unit == "month" and word.unit_count == 1:
        named = _name(row, i + 1)
        if named is not None:
            j, number, calendar, _ = named
            return _dual(row, j, number, calendar), number, calendar, True
        if word.definite:
            nth = ordinal(row, i + 1)
            return (nth[0], nth[1], "gregorian", True) if nth and nth[1] <= 12 and nth[1] > 2 else None
        count = cardinal(row, i + 1) if row.loose or _numbered(row, i + 1) else None
        if (
            count
            and 1 <= count[1] <= 12
            and (not row.word(count[0]).unit or row.word(count[0]).unit == "year")
        ):
            return count[0], count[1], "gregorian", True
        return None
    named = _name(row, i)
    if named is None:
        return None
    j, number, calendar, weak = named
    after = _dual(row, j, number, calendar)
    return after, number, calendar, not weak or after > j


def _numbered(row: Row, j: int) -> bool:
    """Whether digits behind "شهر" are its number: a year or an end follows ("شهر 9 2021"), not "شهر واحد", "شهر 5 جنود"."""
    if row.word(j).number_kind != "digits":
        return False
    after = row.word(j + 1)
    return (
        row.form(j + 1) in ("", ".", "،", ",", ")", "من")
        or after.number_kind == "digits"
        or after.unit == "year"
    )


def _name(row: Row, i: int) -> tuple[int, int, str, bool] | None:
    form, word = row.form(i), row.word(i)
    first = form[word.skip :] if word.skip and "لل" not in form[:3] else form
    ways = row.lexicon.months.get(first)
    if ways is None:
        return None
    for rest, number, system, weak in ways:
        if all(row.form(i + 1 + k) == form for k, form in enumerate(rest)):
            return i + 1 + len(rest), number, "hijri" if system == "hijri" else "gregorian", weak
    return None


def _dual(row: Row, j: int, number: int, calendar: str) -> int:
    """The token after a month's second name ("نوفمبر/ تشرين الثاني", "يوليو (تموز)"), `j` where there is none."""
    mark = row.form(j)
    at = j + 1 if mark in _DUAL else j
    other = _name(row, at)
    if other is None or other[1] != number or other[2] != calendar:
        return j
    end = other[0]
    return end + 1 if mark == "(" and row.form(end) == ")" else end


def weekday_name(row: Row, i: int) -> tuple[int, int] | None:
    """A weekday from token `i`, with or without "يوم": the token after and the day, 0 Monday."""
    j = i
    if row.word(j).unit == "day" and row.word(j).unit_count == 1 and not row.word(j).definite:
        j += 1
        if row.word(j).bare_weekday >= 0 and row.form(j + 1)[:3] != "عشر":
            return j + 1, row.word(j).bare_weekday
    elif row.form(j) in ("هذا",) and row.form(j + 1) == "يوم":
        j += 2
    word = row.word(j)
    if word.weekday >= 0 and (j == i or not word.clitic):
        if row.form(j + 1)[:3] == "عشر" and word.weekday == 6:
            return None
        return j + 1, word.weekday
    return None
