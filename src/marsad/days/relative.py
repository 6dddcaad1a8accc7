"""Days, weeks, months and years told from the day of writing: "أمس", "الثلاثاء الماضي", "الأيام الثلاثة الماضية"."""

from __future__ import annotations

from marsad.days import dates
from marsad.days.lengths import bound_at
from marsad.days.numerals import cardinal, ordinal
from marsad.days.row import Row
from marsad.days.values import (
    Ago,
    At,
    Between,
    Date,
    Day,
    Nth,
    Period,
    Pinned,
    Several,
    Vague,
    Value,
    Weekday,
)

Found = tuple[int, Value]
_TWO_AGO = [
    ("اول", "من", "امس"), ("اول", "امس"), ("اول", "مبارح"), ("اول", "امبارح"), ("اول", "البارحه"), ("امس", "الاول"),
    ("امس", "الاولي"), ("البارحه", "الاولي"), ("قبل", "امس"), ("قبل", "يوم", "امس"), ("قبل", "البارحه"), ("قبل", "امبارح"),
    ("اول", "من", "البارحه"), ("القبل", "البارحه"), ("قبل", "الامس"), ("الامس", "الاول"), ("اولامس",),
]  # fmt: skip
_TWO_ON = [
    ("بعد", "غد"),
    ("بعد", "الغد"),
    ("بعد", "يوم", "غد"),
    ("بعد", "بكره"),
    ("بعد", "غدا"),
    ("بعد", "بكرا"),
]
_NAMES_BEFORE = frozenset(
    {"المصري", "روسيا", "عين", "صحيفه", "جريده", "راي", "موقع", "قناه", "مجله", "وكاله", "عكاظ"}
)
_NAME_HEADS = frozenset(
    {"صحيفه", "جريده", "موقع", "قناه", "مجله", "وكاله", "لصحيفه", "لموقع", "لقناه", "لجريده", "بوابه"}
)
_BESIDE = frozenset({"التالي", "السابق", "اللاحق", "التاليه", "السابقه"})
_NOT_TODAY = frozenset({"العالمي", "الوطني", "الدولي", "الاخر", "الموعود", "الذي", "السابع", "الواحد", "الرياضي", "التلفزيونيه", "السعوديه", "المفتوح", "الدراسي"})  # fmt: skip
_BEARERS = frozenset({"خطيب", "امام", "سوق", "شارع", "مسجد", "حي", "مدينه", "بلده", "قريه", "جامع"})
_OFFICE = frozenset({"الامين", "المدير", "القايد", "المفتش", "المدعي", "النايب", "المنسق", "الاتحاد", "الراي", "القطاع", "الحزب", "السكرتير", "المراقب", "المؤتمر", "الامن", "المجلس", "الكاتب", "امين", "مدير", "قايد"})  # fmt: skip


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


def rel_day(row: Row, i: int) -> Found | None:
    """Yesterday, today, tomorrow and their neighbours, with the weekday or date named beside them."""
    if (
        (row.form(i - 1) in ("عن", "وعن")
        and row.form(i) == "بكره")
        or (row.form(i) == "الغد"
        and row.form(i - 1) in _NAME_HEADS)
    ):
        return None
    j = i
    word = row.word(i)
    start = row.form(i)[word.skip :] if word.skip else row.form(i)
    if word.unit == "day" and word.unit_count == 1 and not word.definite:
        j = i + 1
        start = row.form(j)
    elif start == "اليوم" and row.form(i + 1) in ("الذي", "الي", "اللي", "القبل"):
        k = i + 1 if row.form(i + 1) == "القبل" else i + 2
        if row.form(k) in ("القبل", "قبل", "بعد") and _offset(row, k, row.form(k))[0] is not None:
            j, start = k, row.form(k)
    offset, end = _offset(row, j, start)
    if offset is None:
        return None
    if j > i and offset == 0:
        return None
    if offset == 0 and start == "اليوم":
        today = _today(row, i, end)
        if today is not None:
            return today if today[0] else None
    return pinned(row, end, offset)


def _offset(row: Row, j: int, start: str) -> tuple[int | None, int]:
    for table, offset in ((_TWO_AGO, -2), (_TWO_ON, 2)):
        for phrase in table:
            if start == phrase[0] and all(row.form(j + k) == form for k, form in enumerate(phrase[1:], 1)):
                return offset, j + len(phrase)
    rel = row.word(j).rel
    return (rel, j + 1) if rel is not None else (None, j)


def _today(row: Row, i: int, end: int) -> Found | None:
    """What "اليوم" is where it is not today: (0, …) for none at all, None where it is today."""
    nothing: Found = (0, Day(0))
    before, after = row.form(i - 1), row.word(end)
    if before in _NAMES_BEFORE or row.form(i - 2) in _NAME_HEADS or row.form(end) in _NOT_TODAY:
        return nothing
    if before in ("ذلك", "تلك", "نفس", "ذات") or after.same:
        return end + (1 if after.same else 0), Day(0, that=True)
    if (
        row.form(end) in ("الاخير", "الاخيره")
        or (row.form(end + 1) in ("الاخير",)
        and row.form(end) in ("قبل", "ما"))
    ):
        return nothing
    shift = dates.shift_of(row, end)
    if shift:
        return shift[0], Day(shift[1], that=row.form(end) in _BESIDE)
    nth = ordinal(row, end) if after.ordinal and not after.clitic else None
    if nth is not None:
        return nothing
    return None


def pinned(row: Row, end: int, offset: int) -> Found:
    """A relative day with what stands beside it: "(الأحد)", "الأربعاء", "الاثنين، 1 نيسان"."""
    at = end
    bracket = row.form(at) == "("
    if bracket or row.form(at) in ("،", ",", "-", "/", "الموافق"):
        at += 1
    named = weekday_name(row, at)
    day = -1
    if named is not None and row.word(at).clitic in ("", "ال"):
        j = named[0]
        day = named[1]
        if bracket and row.form(j) == ")":
            j, bracket = j + 1, False
        elif bracket and row.form(j) not in ("،", ","):
            bracket = False
        end = j
        at = row.skip_comma(j)
    if row.form(at) in ("(", "الموافق", "في", "-"):
        at += 1
    found = dates.date(row, at) if row.word(at).trigger and row.word(at).clitic == "" else None
    if found is not None and isinstance(found[1], Date):
        end = found[0]
        if row.form(end) == ")":
            end += 1
        return end, Pinned(offset, day, found[1])
    return (end, Pinned(offset, day)) if day >= 0 else (end, Day(offset))


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
    named = weekday_name(row, i + 1 if this else i)
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
    if dated is not None:
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
    found = period(row, at)
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
        if row.form(i + 1) == "الليله" and word.demonstrative == 0:
            return i + 2, At(Day(0), "night")
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
    named = weekday_name(row, at + 1 if ranged else at)
    if named is None or row.word(at).clitic:
        return j, week
    first = Weekday(named[1], None, week)
    if not ranged:
        return named[0], first
    k = named[0] + 1 if row.form(named[0]) in ("و", "الي", "حتي", "-") else named[0]
    second = weekday_name(row, k)
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
