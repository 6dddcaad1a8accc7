"""Weekdays: with "last" and "next", of a week, with their date beside them."""

from __future__ import annotations

from marsad.days import dates, names, periods
from marsad.days.numerals import cardinal, ordinal
from marsad.days.row import Row
from marsad.days.values import Ago, Date, Nth, Period, Pinned, Value, Weekday

Found = tuple[int, Value]

_BEARERS = frozenset({"خطيب", "امام", "سوق", "شارع", "مسجد", "حي", "مدينه", "بلده", "قريه", "جامع"})


def weekday(row: Row, i: int) -> Found | None:
    """A weekday with "last" or "next", its week, or its date beside it."""
    bare = row.word(i).bare_weekday
    if bare >= 0 and row.word(i).clitic == "" and row.word(i + 1).unit == "week" and row.word(i + 1).definite:
        of = _week(row, i + 1)
        if of is not None:
            return of[0], Weekday(bare, None, of[1])
    if row.loose and bare >= 0 and row.last == i + 1:
        return i + 1, Weekday(bare)
    this = row.word(i).demonstrative == 0
    named = names.weekday_name(row, i + 1 if this else i)
    if named is None:
        return None
    j, day = named
    if row.form(i - 1) in _BEARERS and j == i + 1:
        return None
    shift = dates.shift_of(row, j)
    count: int | None = None
    if shift is not None:
        j, count = shift
    elif row.word(j).same:
        j += 1
    of = _week(row, j)
    if of is not None:
        return of[0], Weekday(day, count, of[1], this)
    dated = _dated(row, j, day)
    if dated is not None and not (count is not None and row.form(j) in ("في", "،", ",")):
        return dated
    after = row.word(j)
    if row.form(j) == "بعد" and count is None:
        ahead = _length_after(row, j + 1)
        if ahead:
            return ahead[0], Weekday(day, None, ahead[1], this)
    if after.rel is not None and not after.clitic and row.form(j) != "اليوم":
        return j + 1, Pinned(after.rel, day)
    if row.loose and count is None and row.word(j).ordinal and row.word(j).ordinal <= 5 and row.last == j + 1:
        return j + 1, Nth(row.word(j).ordinal, "weekday", day, Period("month", 0))
    return j, Weekday(day, count, None, this)


def _length_after(row: Row, j: int) -> Found | None:
    from marsad.days.lengths import lengths

    found = lengths(row, j)
    if found is None or found[1][0][1] not in ("week",) or row.form(found[0]) in ("من", "علي"):
        return None
    return found[0], Ago(found[1], 1)


def _week(row: Row, j: int) -> Found | None:
    at = j + 1 if row.form(j) in ("من", "في") else j
    found = periods.period(row, at)
    if found and isinstance(found[1], Period) and found[1].unit == "week":
        return found
    return None


def _dated(row: Row, j: int, day: int) -> Found | None:
    """The date behind a weekday ("الثلاثاء، 5 يونيو", "الخميس الموافق 16 من هذا الشهر", "الجمعة 22")."""
    at = j
    if row.form(at) in ("،", ",", "-", "(", "/"):
        at += 1
    if row.form(at) in ("الموافق", "بتاريخ", "المصادف"):
        at += 1
    if row.form(at) == "في":
        at += 1
    if row.form(at) == "يوم":
        at += 1
    word = row.word(at)
    if not word.trigger or word.clitic not in ("", "ال"):
        return None
    found = dates.date(row, at, short=True) or (
        dates.month_date(row, at) if word.number_kind != "digits" else None
    )
    if found is None:
        if (
            word.number_kind == "digits"
            and word.number
            and word.number <= 31
            and row.form(at + 1) in ("", ".", "،", ",", "حتي", "الي", "من", "في")
        ):
            return (
                (at + 1, Date(None, None, word.number, weekday=day))
                if at == j or row.form(at - 1) == "في"
                else None
            )
        nth = ordinal(row, at) if at == j else None
        if nth is None and row.form(at - 1) == "في" and (row.word(at).ordinal or row.word(at).number):
            nth = ordinal(row, at) or cardinal(row, at)
        if nth and 13 <= nth[1] <= 31:
            return nth[0], Date(None, None, nth[1], weekday=day)
        return None
    end, told = found
    if isinstance(told, Date) and told.day is None:
        return None
    if row.form(at - 1) == "(" and row.form(end) == ")":
        end += 1
    if isinstance(told, Date):
        return end, Date(told.year, told.month, told.day, told.calendar, told.shift, day, told.year_of)
    return end, told
