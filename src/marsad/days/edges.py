"""Beginnings, middles and ends of periods: "مطلع الشهر الجاري", "أواخر يوليو", "نهاية الأسبوع"."""

from __future__ import annotations

from marsad.days import dates, names, numbered, periods, spans
from marsad.days.row import Row
from marsad.days.values import Date, Earlier, Edge, Period, Value, WeekOf

Found = tuple[int, Value]


def whole(row: Row, i: int) -> Found | None:
    """A period that can have a beginning or an end: month, year, week, decade, century, season, feast."""
    at = i + 1 if row.form(i) in ("من", "في", "فصل") else i
    return (
        periods.period(row, at)
        or spans.feast(row, at)
        or dates.month_date(row, at)
        or spans.year(row, at)
        or spans.decade(row, at)
        or spans.century(row, at)
        or spans.season(row, at)
        or _bare_unit(row, at)
    )


def _bare_unit(row: Row, i: int) -> Found | None:
    word = row.word(i)
    if word.unit in ("week", "month", "year") and word.unit_count == 1 and word.definite:
        return i + 1, Period(word.unit, 0)
    return None


def edge(row: Row, i: int) -> Found | None:
    """ "مطلع الشهر الجاري", "أواخر يوليو", "نهاية الأسبوع", "أوائل شهر مارس"."""
    word = row.word(i)
    if row.form(i) == "عطله" and row.word(i + 1).edge:
        weekend = _weekend(row, i + 1)
        if weekend:
            return weekend
    if row.form(i) == "اسبوع" and row.word(i + 1).number is not None:
        dated = dates.date(row, i + 1)
        if dated:
            return dated[0], WeekOf(dated[1])
    if not word.edge:
        return earlier(row, i)
    if word.edge == "late":
        weekend = _weekend(row, i)
        if weekend:
            return weekend
        if row.form(i).endswith("اخر"):
            several = periods.last_so_many(row, i + 1)
            if several:
                return several
    nth = numbered.nth_of(row, i)
    if nth is not None:
        return nth
    if row.form(i) in (
        "اول",
        "اخر",
        "وسط",
        "نصف",
        "النصف",
        "غره",
        "بدء",
        "فاتحه",
        "سلخ",
        "ختام",
    ) and row.form(i) not in ("اول", "اخر"):
        month = names.month_name(row, i + 1)
        if month is None and not row.word(i + 1).unit:
            return None
    if row.form(i) == "اول" and names.month_name(row, i + 1):
        found = dates.month_date(row, i + 1)
        if found and isinstance(found[1], Date) and found[1].day is None:
            d = found[1]
            return found[0], Date(d.year, d.month, 1, d.calendar, d.shift, None, d.year_of)
    if row.form(i) in ("اول", "اخر"):
        return None
    inner = whole(row, i + 1)
    if inner is None:
        return None
    if isinstance(inner[1], Date) and inner[1].day is not None:
        return None
    return inner[0], Edge(word.edge, inner[1])


def _weekend(row: Row, i: int) -> Found | None:
    """ "نهاية الأسبوع [الماضي]", "نهاية هذا الأسبوع"; the weekend, last, this or next."""
    if not row.form(i).endswith("نهايه"):
        return None
    if row.form(i + 1) in ("هذا",) and row.word(i + 2).unit == "week":
        return i + 3, Period("weekend", 0)
    if row.word(i + 1).unit != "week" or row.word(i + 1).unit_count != 1:
        return None
    shift = dates.shift_of(row, i + 2)
    told = row.form(i - 1) == "عطله" or row.form(i) != "نهايه"
    if shift:
        if told or shift[1] < 0:
            return shift[0], Period("weekend", shift[1])
        return shift[0], Edge("late", Period("week", shift[1])) if shift[1] > 0 else Period(
            "weekend", shift[1]
        )
    return i + 2, Period("weekend", 9)


def earlier(row: Row, i: int) -> Found | None:
    """ "في وقت سابق من هذا الشهر", "لاحقا هذا الأسبوع"."""
    form = row.form(i)
    j, side, edged = i + 1, 0, ""
    if form == "وقت" and row.form(j) in ("سابق", "لاحق", "متاخر", "مبكر"):
        side = {"سابق": -1, "لاحق": 1}.get(row.form(j), 0)
        edged = {"متاخر": "late", "مبكر": "early"}.get(row.form(j), "")
        j += 1
    elif form == "لاحقا":
        side = 1
    if not side and not edged:
        return None
    at = j + 1 if row.form(j) in ("من", "في") else j
    inner = periods.period(row, at)
    if inner is None or not isinstance(inner[1], Period) or inner[1].unit not in ("week", "month", "year"):
        return None
    return inner[0], (Earlier(side, inner[1]) if side else Edge(edged, inner[1]))
