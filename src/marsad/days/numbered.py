"""The nth of something: "ثالث ثلاثاء من أيلول", "الأسبوع الأول من أكتوبر", "آخر يوم من الشهر"."""

from __future__ import annotations

from marsad.days import dates, names, periods, spans
from marsad.days.numerals import ordinal
from marsad.days.row import Row
from marsad.days.values import Date, Nth, Period, Value

Found = tuple[int, Value]


def nth_of(row: Row, i: int) -> Found | None:
    """ "ثالث ثلاثاء من أيلول", "الأسبوع الأول من أكتوبر", "آخر يوم من الشهر", "الربع الثالث من عام 2016"."""
    word = row.word(i)
    number = -1 if row.form(i).endswith("اخر") and word.edge == "late" else word.ordinal
    if number and word.clitic in ("", "ب", "ل") and not row.form(i).startswith("ال"):
        j = i + 1
        if row.form(j) in ("ايام", "يوم") and row.form(j + 1) in row.lexicon.feasts:
            feast = spans.feast(row, j + 1)
            if feast:
                return feast[0], Nth(number, "day", -1, feast[1])
        unit, weekday = _nth_unit(row, j)
        if unit:
            end = j + 2 if row.form(j) == "يوم" and weekday >= 0 else j + 1
            of = of_period(row, end)
            if of:
                return of[0], Nth(number, unit, weekday, of[1])
            if weekday >= 0 and number == -1 and row.last - row.first < 4:
                return end, Nth(number, unit, weekday, None)
        return None
    if word.unit in ("week", "quarter", "day", "decade") and word.definite and word.unit_count == 1:
        return _unit_nth(row, i, word.unit)
    named = names.weekday_name(row, i)
    if named is not None:
        j, day = named
        value = _position(row, j)
        if value is not None and value[1] <= 5:
            of = of_period(row, value[0])
            if of and not (isinstance(of[1], Period) and of[1].unit == "week"):
                return of[0], Nth(value[1], "weekday", day, of[1], True)
    return None


def _unit_nth(row: Row, i: int, unit: str) -> Found | None:
    value = _position(row, i + 1)
    if value is None:
        return None
    of = of_period(row, value[0])
    if of is None:
        return None
    if unit == "day" and isinstance(of[1], Date) and of[1].month and value[1] > 0:
        d = of[1]
        return of[0], Date(d.year, d.month, value[1], d.calendar, d.shift, None, d.year_of)
    return of[0], Nth(value[1], unit, -1, of[1])


def _position(row: Row, j: int) -> tuple[int, int] | None:
    if row.form(j) in ("الاخير", "الاخيره"):
        return j + 1, -1
    if row.word(j).ordinal and not row.word(j).clitic:
        return ordinal(row, j)
    return None


def _nth_unit(row: Row, j: int) -> tuple[str, int]:
    word = row.word(j)
    if row.form(j) == "يوم" and row.word(j + 1).bare_weekday >= 0:
        return "weekday", row.word(j + 1).bare_weekday
    if word.bare_weekday >= 0 and not word.clitic:
        return "weekday", word.bare_weekday
    if (
        word.unit in ("day", "week", "quarter")
        and not word.definite
        and word.unit_count == 1
        and not word.clitic
    ):
        return word.unit, -1
    return "", -1


def of_period(row: Row, j: int) -> Found | None:
    """The period behind "of": a month, year, century, feast, or one told from now."""
    at = j + 1 if row.form(j) in ("من", "في", "ل") else j
    if row.form(j) == "بعد":
        return spans.feast(row, j + 1)
    clitic = row.word(at).clitic
    if (
        at == j
        and clitic not in ("ب", "ل")
        and not (row.word(at).definite and row.word(at).unit)
        and not _yearlike(row, at)
        and row.form(at) not in row.lexicon.months
    ):
        return None
    feasts = spans.feast(row, at)
    if feasts:
        return feasts
    if row.word(at).edge and row.form(at) == "ايام":
        at += 1
    return (
        periods.period(row, at)
        or dates.month_date(row, at)
        or spans.century(row, at)
        or spans.year(row, at)
        or _year_words(row, at)
        or _this_month(row, at)
    )


def _yearlike(row: Row, j: int) -> bool:
    return row.word(j).number_kind == "digits" and len(row.form(j)) == 4


def _year_words(row: Row, j: int) -> Found | None:
    told = dates._year_number(row, j, row.word(j).number_kind != "digits")
    return (told[0], Date(told[1], None, None)) if told and told[1] >= 1000 else None


def _this_month(row: Row, j: int) -> Found | None:
    word = row.word(j)
    if word.unit in ("month", "year") and word.definite and word.unit_count == 1:
        return j + 1, Period(word.unit, 0)
    return None
