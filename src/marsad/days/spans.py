"""Stretches of the calendar: beginnings and ends, seasons, feasts, decades, centuries, "ثالث ثلاثاء من أيلول"."""

from __future__ import annotations

from marsad.days import dates, periods
from marsad.days.numerals import ordinal
from marsad.days.row import Row
from marsad.days.values import Century, Date, Decade, Feast, Period, Season, Value

Found = tuple[int, Value]

_YEAR_BEARERS = frozenset({"انتفاضه", "حرب", "ثوره", "اتفاق", "هدنه", "عدوان", "غزو", "انقلاب", "ازمه", "انتخابات", "اتفاقيه", "معركه", "مجزره", "زلزال", "دستور"})  # fmt: skip


def year(row: Row, i: int) -> Found | None:
    """ "عام 2014", "سنة ألفين وعشرين"; a bare number is a year only behind في, منذ or حتى and before no counted noun."""
    told = (
        dates.year(row, i, bare=False) if row.form(i) not in ("من", "في", "،", ",", "-", "/", "و") else None
    )
    if told is not None and told[1] is not None:
        word = row.word(i)
        if row.word(told[0]).unit and not row.word(told[0]).clitic and not row.word(told[0]).definite:
            return None
        if word.definite or row.form(i - 1) not in periods._OFFICE or told[1] > 1000:
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
    if row.form(i - 1) == "(" and after == ")" and 1900 <= number <= 2040:
        return i + 1, Date(number, None, None)
    if after in ("م", "ميلادي", "ميلاديه"):
        return i + 2, Date(number, None, None)
    if after == "-" and len(row.form(i + 2)) == 4 and row.form(i + 2).isdecimal():
        return None
    before = row.form(i - 1)
    if before not in _YEAR_BEARERS and before not in (
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
            None if after in ("%", ".") and row.form(i + 2).isdecimal() else (i + 1, Date(number, None, None))
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
