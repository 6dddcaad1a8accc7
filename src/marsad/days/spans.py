"""Stretches of the calendar: beginnings and ends, seasons, feasts, decades, centuries, "ثالث ثلاثاء من أيلول"."""

from __future__ import annotations

from marsad.days import dates, relative
from marsad.days.numerals import ordinal
from marsad.days.row import Row
from marsad.days.values import Century, Date, Decade, Earlier, Edge, Feast, Nth, Period, Season, Value, WeekOf

Found = tuple[int, Value]
_COUNTED = frozenset({"متر", "مترا", "كيلومتر", "كيلومترا", "شخص", "شخصا", "دولار", "عنصر", "جندي", "مقاتل", "قتيل", "قتيلا", "جريح", "جريحا", "مدني", "مدنيا", "حاله", "طن", "منزل"})  # fmt: skip


def whole(row: Row, i: int) -> Found | None:
    """A period that can have a beginning or an end: month, year, week, decade, century, season, feast."""
    at = i + 1 if row.form(i) in ("من", "في", "فصل") else i
    return (
        relative.period(row, at)
        or feast(row, at)
        or dates.month_date(row, at)
        or year(row, at)
        or decade(row, at)
        or century(row, at)
        or season(row, at)
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
        return _earlier(row, i)
    if word.edge == "late":
        weekend = _weekend(row, i)
        if weekend:
            return weekend
        if row.form(i).endswith("اخر"):
            several = relative.last_so_many(row, i + 1)
            if several:
                return several
    nth = nth_of(row, i)
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
        month = dates.month_name(row, i + 1)
        if month is None and not row.word(i + 1).unit:
            return None
    if row.form(i) == "اول" and dates.month_name(row, i + 1):
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


def _earlier(row: Row, i: int) -> Found | None:
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
    inner = relative.period(row, at)
    if inner is None or not isinstance(inner[1], Period) or inner[1].unit not in ("week", "month", "year"):
        return None
    return inner[0], (Earlier(side, inner[1]) if side else Edge(edged, inner[1]))


def year(row: Row, i: int) -> Found | None:
    """ "عام 2014", "سنة ألفين وعشرين"; a bare number is a year only behind في, منذ or حتى and before no counted noun."""
    told = (
        dates.year(row, i, bare=False) if row.form(i) not in ("من", "في", "،", ",", "-", "/", "و") else None
    )
    if told is not None and told[1] is not None:
        word = row.word(i)
        if row.word(told[0]).unit and not row.word(told[0]).clitic and not row.word(told[0]).definite:
            return None
        if word.definite or row.form(i - 1) not in relative._OFFICE or told[1] > 1000:
            return told[0], Date(told[1], None, None, told[2])
        return None
    word = row.word(i)
    if (
        word.number_kind == "digits"
        and word.number
        and 1300 <= word.number < 1500
        and row.form(i + 1) in ("ه", "هجري", "هجريه")
    ):
        return i + 2, Date(word.number, None, None, "hijri")
    if (
        word.number_kind == "digits"
        and word.number
        and len(row.form(i)) == 4
        and dates.calendar_year(word.number)
    ):
        return _bare_year(row, i, word.number)
    return None


def _bare_year(row: Row, i: int, number: int) -> Found | None:
    after = row.form(i + 1)
    if after in ("م", "ميلادي", "ميلاديه"):
        return i + 2, Date(number, None, None)
    if after == "-" and len(row.form(i + 2)) == 4 and row.form(i + 2).isdigit():
        return None
    before = row.form(i - 1)
    if before not in (
        "في",
        "منذ",
        "حتي",
        "مند",
        "خلال",
        "العام",
        "عام",
        "لسنه",
        "صيف",
        "ربيع",
        "خريف",
        "شتاء",
        "اواخر",
        "اوايل",
        "مطلع",
        "نهايه",
        "بدايه",
        "منتصف",
    ):
        return None
    if (
        after in dates._COUNTED_END
        or after.startswith("و")
        or after.startswith("ال")
        or row.first + 2 >= row.last
    ):
        return (
            None if after in ("%", ".") and row.form(i + 2).isdigit() else (i + 1, Date(number, None, None))
        )
    return None


def season(row: Row, i: int) -> Found | None:
    """ "صيف 2014", "الربيع القادم", "هذا الصيف"; alone only with its article behind a preposition."""
    this = row.word(i).demonstrative == 0
    at = i + 1 if this else i
    if row.form(at) == "فصل":
        at += 1
    word = row.word(at)
    if not word.season or (
        row.form(at) == "ربيع" and row.form(at + 1) in ("الاول", "الثاني", "الاخر", "اول", "ثاني")
    ):
        return None
    if this:
        return at + 1, Season(word.season, None, 0)
    shift = dates.shift_of(row, at + 1)
    if shift:
        return shift[0], Season(word.season, None, shift[1])
    told = dates.year(row, at + 1, bare=True)
    if told and told[1]:
        return told[0], Season(word.season, told[1])
    of = dates.year_period(row, at + 1)
    if of and isinstance(of[1], Period):
        return of[0], Season(word.season, None, 10 + of[1].shift)
    before = row.form(i - 1)
    if before == "العربي" or row.form(at + 1) in ("العربي", "براغ", "دمشق"):
        return None
    if row.form(at).startswith("ال") and (
        before in ("في", "خلال", "منذ", "هذا", "فصل") or row.last - row.first < 4
    ):
        return at + 1, Season(word.season)
    if (row.word(i - 1).edge and row.form(at).startswith("ال")) or (row.loose and row.last == at + 1):
        return at + 1, Season(word.season)
    return None


def feast(row: Row, i: int) -> Found | None:
    """A feast by name, with its year if told."""
    form, word = row.form(i), row.word(i)
    first = form[word.skip :] if word.skip and not form.startswith("لل") else form
    ways = row.lexicon.feasts.get(first)
    if ways is None:
        return None
    for rest, name in ways:
        if all(row.form(i + 1 + k) == want for k, want in enumerate(rest)):
            end = i + 1 + len(rest)
            told = dates.year(row, end, bare=True)
            if told and told[1]:
                return told[0], Feast(name, told[1] if told[2] == "gregorian" else told[1] + 10_000)
            shift = dates.shift_of(row, end)
            if shift:
                return shift[0], Feast(name, None, shift[1])
            of = dates.year_period(row, end)
            if of and isinstance(of[1], Period):
                return of[0], Feast(name, None, 10 + of[1].shift)
            return end, Feast(name)
    return None


def decade(row: Row, i: int) -> Found | None:
    """ "السبعينيات", "ثمانينات القرن الماضي"."""
    word = row.word(i)
    if not word.decade:
        return None
    at = i + 2 if row.form(i + 1) == "من" else i + 1
    if at == i + 2 and row.form(at).startswith(("عمر", "العمر")):
        return None
    of = century(row, at)
    if of and isinstance(of[1], Century):
        return of[0], Decade(word.decade, of[1].number)
    if row.word(at).unit == "century" and row.word(at + 1).shift is not None:
        return at + 2, Decade(word.decade, 21 + (row.word(at + 1).shift or 0))
    if (
        row.form(i - 1) in ("في", "من", "مطلع", "اوايل", "منتصف", "اواخر", "نهايه", "بدايه", "منذ", "خلال")
        or row.first + 1 >= row.last
    ):
        return i + 1, Decade(word.decade)
    return None


def century(row: Row, i: int) -> Found | None:
    """ "القرن التاسع عشر", "القرن العشرين"."""
    if row.word(i).unit != "century" or not row.word(i).definite:
        return None
    nth = ordinal(row, i + 1)
    if nth and nth[1] <= 30:
        return nth[0], Century(nth[1])
    return None


def nth_of(row: Row, i: int) -> Found | None:
    """ "ثالث ثلاثاء من أيلول", "الأسبوع الأول من أكتوبر", "آخر يوم من الشهر", "الربع الثالث من عام 2016"."""
    word = row.word(i)
    number = -1 if row.form(i).endswith("اخر") and word.edge == "late" else word.ordinal
    if number and word.clitic in ("", "ب", "ل") and not row.form(i).startswith("ال"):
        j = i + 1
        unit, weekday = _nth_unit(row, j)
        if unit:
            end = j + 2 if row.form(j) == "يوم" and weekday >= 0 else j + 1
            of = _of(row, end)
            if of:
                return of[0], Nth(number, unit, weekday, of[1])
            if weekday >= 0 and number == -1 and row.last - row.first < 4:
                return end, Nth(number, unit, weekday, None)
        return None
    if word.unit in ("week", "quarter", "day", "decade") and word.definite and word.unit_count == 1:
        return _unit_nth(row, i, word.unit)
    named = relative.weekday_name(row, i)
    if named is not None:
        j, day = named
        value = _position(row, j)
        if value is not None and value[1] <= 5:
            of = _of(row, value[0])
            if of and not (isinstance(of[1], Period) and of[1].unit == "week"):
                return of[0], Nth(value[1], "weekday", day, of[1], True)
    return None


def _unit_nth(row: Row, i: int, unit: str) -> Found | None:
    value = _position(row, i + 1)
    if value is None:
        return None
    of = _of(row, value[0])
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


def _of(row: Row, j: int) -> Found | None:
    at = j + 1 if row.form(j) in ("من", "في", "ل") else j
    if row.form(j) == "بعد":
        return feast(row, j + 1)
    clitic = row.word(at).clitic
    if (
        at == j
        and clitic not in ("ب", "ل")
        and not (row.word(at).definite and row.word(at).unit)
        and not _yearlike(row, at)
        and row.form(at) not in row.lexicon.months
    ):
        return None
    feasts = feast(row, at)
    if feasts:
        return feasts
    if row.word(at).edge and row.form(at) == "ايام":
        at += 1
    return (
        relative.period(row, at)
        or dates.month_date(row, at)
        or century(row, at)
        or year(row, at)
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
