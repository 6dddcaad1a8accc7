"""Weeks, months and years told from the day of writing: "الأسبوع الماضي", "هذا العام", "الأيام الثلاثة الماضية"."""

from __future__ import annotations

from marsad.days import dates, names, numbered
from marsad.days.lengths import bound_at
from marsad.days.numerals import cardinal
from marsad.days.row import Row
from marsad.days.values import Ago, At, Between, Date, Day, Firsts, Period, Several, Vague, Value, Weekday

Found = tuple[int, Value]

_OFFICE = frozenset({"الامين", "المدير", "القايد", "المفتش", "المدعي", "النايب", "المنسق", "الاتحاد", "الراي", "القطاع", "الحزب", "السكرتير", "المراقب", "المؤتمر", "الامن", "المجلس", "الكاتب", "امين", "مدير", "قايد"})  # fmt: skip


def period(row: Row, i: int) -> Found | None:
    """One or several units told from now: "الأسبوع الماضي", "هذا العام", "الأيام القليلة المقبلة", "نهاية الأسبوع"."""
    word = row.word(i)
    if word.demonstrative is not None:
        unit = row.word(i + 1)
        if (
            unit.unit
            and unit.definite
            and unit.unit_count == 1
            and unit.unit not in ("quarter", "second", "night")
        ):
            if unit.unit == "day":
                return i + 2, Day(0, that=word.demonstrative == 9)
            return _in_week(row, i + 2, Period(unit.unit, 0, that=word.demonstrative == 9))
        if row.form(i + 1) == "اللحظه" and word.demonstrative == 9:
            return i + 2, Day(0, that=True)
        if row.form(i + 1) == "اللحظه":
            return i + 2, Vague("present")
        if (
            row.word(i + 1).part_definite
            and word.demonstrative == 0
            and row.form(i + 1) not in ("العصر", "المغرب", "الليل")
        ):
            return i + 2, At(Day(0), row.word(i + 1).part)
        if row.form(i + 1) == "الايام" and word.demonstrative == 0:
            return i + 2, Period("day", 0)
        return None
    if row.form(i) == "ال" and row.word(i + 1).number is not None:
        return _several(row, i + 1, True)
    if not word.unit:
        return _several(row, i, False) if word.number is not None or word.few else None
    if row.form(i) in ("اسبوعي",) and row.loose:
        return i + 1, Period("week", 0)
    if not word.definite:
        return None
    if row.loose and row.last == i + 1 == row.first + 1 and word.unit_count == 1:
        return i + 1, Period(word.unit, 0)
    if word.unit_count != 1:
        return _several_units(row, i)
    return _one(row, i)


def _one(row: Row, i: int) -> Found | None:
    word = row.word(i)
    if word.unit in ("quarter", "night", "day") or (row.form(i - 1) in _OFFICE and word.unit == "year"):
        return None
    shift = dates.shift_of(row, i + 1)
    j = i + 1
    if row.form(j) in ("الميلادي", "الميلاديه"):
        j += 1
    if row.form(j) in ("الهجري", "الهجريه"):
        shift = dates.shift_of(row, j + 1)
        return (shift[0], Period(word.unit, shift[1], False, "hijri")) if shift else None
    if shift is not None:
        bare = row.word(shift[0])
        if (
            word.unit == "year"
            and bare.number_kind == "digits"
            and bare.number
            and dates.calendar_year(bare.number)
            and len(row.form(shift[0])) == 4
        ):
            return shift[0] + 1, Date(bare.number)
        return _in_week(row, shift[0], Period(word.unit, shift[1]))
    if row.word(j).same:
        return j + 1, Period(word.unit, 0, that=True)
    if (
        row.word(j).demonstrative == 0
        and not row.word(j + 1).definite
        and not row.form(j + 1).startswith("ال")
    ):
        return j + 1, Period(word.unit, 0)
    return None


def _in_week(row: Row, j: int, week: Period) -> Found:
    """A week with its days behind it ("الأسبوع المقبل يوم الجمعة", "الأسبوع الماضي بين الجمعة والأحد")."""
    if week.unit != "week":
        return j, week
    at = row.skip_comma(j)
    ranged = row.form(at) in ("بين", "من")
    named = names.weekday_name(row, at + 1 if ranged else at)
    if named is None or row.word(at).clitic:
        return j, week
    first = Weekday(named[1], None, week)
    if not ranged:
        return named[0], first
    k = named[0] + 1 if row.form(named[0]) in ("و", "الي", "حتي", "-") else named[0]
    second = names.weekday_name(row, k)
    return (second[0], Between(first, Weekday(second[1], None, week))) if second else (j, week)


def _several_units(row: Row, i: int) -> Found | None:
    """ "الأيام الثلاثة الماضية", "اليومين الماضيين", "الساعات الأربع والعشرين الماضية"."""
    word = row.word(i)
    j = i + 1
    count: int | None = 2 if word.unit_count == 2 else None
    few = False
    if row.form(j) == "ال":
        j += 1
    if count is None and row.word(j).number is not None:
        told = cardinal(row, j)
        if told is None:
            return None
        j, count = told
        if row.form(j) == "و" and row.word(j + 1).number in (20, 30, 40, 50, 60, 70) and count < 10:
            j, count = j + 2, count + (row.word(j + 1).number or 0)
    elif row.word(j).few:
        j, few = j + 1, True
    firsts = _firsts(row, j, word.unit, count)
    if firsts is not None:
        return firsts
    shift = row.word(j).shift
    if shift is not None and not row.word(j).clitic:
        if row.word(j + 1).few:
            return j + 2, Several(word.unit, count, shift or -1, True)
        return j + 1, Several(word.unit, count, shift if shift else -1, few)
    if row.form(j) in ("التي",) and row.form(j + 1) in ("مضت", "سبقت"):
        return j + 2, Several(word.unit, count, -1, few)
    if few or (count is not None and row.form(i - 1) in ("خلال", "في", "غضون")):
        return j, Several(word.unit, count, 0, few)
    return None


def _firsts(row: Row, j: int, unit: str, count: int | None) -> Found | None:
    """ "الأشهر الأربعة الأولى من العام 2018"."""
    if count is None or row.form(j) not in (
        "الاولي",
        "الاول",
        "الاوليين",
        "الاولين",
        "الاخيره",
        "الاخيرين",
        "الاخيرتين",
    ):
        return None
    of = numbered.of_period(row, j + 1)
    if of is None or (isinstance(of[1], Period) and of[1].unit == unit):
        return None
    return of[0], Firsts(count, unit, 1 if row.form(j).startswith("الاول") else -1, of[1])


def _several(row: Row, i: int, article: bool) -> Found | None:
    """ "24 ساعة الماضية", "الثلاثة أيام الماضية", "3 أيام القادمة"."""
    told = cardinal(row, i) if row.word(i).number is not None else None
    if told is None:
        return None
    j, count = told
    unit = row.word(j)
    if not unit.unit or unit.clitic or unit.unit == "quarter":
        return None
    shift = row.word(j + 1).shift
    if shift is not None and shift != 0:
        return j + 2, Several(unit.unit, count, shift)
    if row.form(j + 1) in ("مضت", "خلت"):
        return j + 2, Ago(((count, unit.unit),), -1)
    return None


def last_so_many(row: Row, i: int) -> Found | None:
    """ "آخر 24 ساعة", "آخر ثلاث سنوات", "آخر يومين" from the token behind "آخر"."""
    j, _ = bound_at(row, i)
    word = row.word(j)
    if word.number is not None:
        told = cardinal(row, j)
        if told and row.word(told[0]).unit and not row.word(told[0]).clitic:
            return told[0] + 1, Several(row.word(told[0]).unit, told[1], -1)
    if word.unit and word.unit_count == 2 and not word.definite:
        return j + 1, Several(word.unit, 2, -1)
    return None
