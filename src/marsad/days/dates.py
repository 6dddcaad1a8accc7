"""Calendar dates: months in every system, years, numeric dates, "the tenth of this month"."""

from __future__ import annotations

import re

from marsad.days import names
from marsad.days.numerals import cardinal, ordinal
from marsad.days.row import Row
from marsad.days.values import Date, DayOf, Period, Value

Found = tuple[int, Value]
_DOTTED = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{2,4})")
_BEFORE_SHORT = frozenset({"يوم", "بتاريخ", "تاريخ", "الموافق", "ليوم", "في", "مورخ", "المورخ"})
_COUNTED_END = frozenset({"", ".", "،", ",", ")", "(", ":", "؛", "-", "من", "في", "الي", "حتي", "علي", "ان", "اذ", "حيث", "بعد", "قبل", "عندما", "ما", "هو", "هي", "كان", "كانت", "لم", "لا", "مع", "عن", "!", "؟", "?", '"', "عبر", "بين", "عقب", "خلال", "بسبب", "اثر", "نتيجه"})  # fmt: skip


def calendar_year(number: int) -> bool:
    """Whether a number standing alone can be a year of the press."""
    return 1800 <= number <= 2100


def year(row: Row, i: int, bare: bool) -> tuple[int, int | None, str, Value | None] | None:
    """A year from token `i`: the token after, the year or the value that tells it, and the calendar.

    `bare` allows four digits with no word for year before them, as after a month.
    """
    j = i
    if row.form(j) in ("من", "في", "،", ",", "-", "/") or row.form(j) in ("و",):
        j += 1
    word = row.word(j)
    if word.unit == "year" and word.unit_count == 1 and word.clitic in ("", "ل", "ب"):
        told = _year_number(row, j + 1, True)
        if told is not None:
            return told[0], told[1], told[2], None
        return None
    if not bare:
        return None
    bracket = row.form(j) == "("
    if bracket:
        j += 1
    told = _year_number(row, j, False)
    if told is None:
        return None
    end = told[0]
    if bracket:
        if row.form(end) != ")":
            return None
        end += 1
    return end, told[1], told[2], None


def _year_number(row: Row, j: int, behind_word: bool) -> tuple[int, int, str] | None:
    word = row.word(j)
    if word.number_kind == "digits":
        if word.number is None or len(row.form(j)) > 4:
            return None
        end, number = j + 1, word.number
        if len(row.form(j)) < 3 and not behind_word:
            return None
    elif word.number is not None and (behind_word or word.number >= 100) and word.clitic != "و":
        told = cardinal(row, j)
        if told is not None and row.loose and told[1] in (18, 19):
            rest = cardinal(row, told[0])
            told = (rest[0], told[1] * 100 + rest[1]) if rest and 10 <= rest[1] <= 99 else None
        if told is None or told[1] < 100:
            return None
        end, number = told
    else:
        return None
    suffix = row.form(end)
    if suffix in ("ه", "هجري", "هجريه", "للهجره"):
        return end + 1, number, "hijri"
    if suffix in ("م", "ميلادي", "ميلاديه", "للميلاد"):
        return end + 1, number, "gregorian"
    if not behind_word and not (1300 <= number <= 2100):
        return None
    return end, number, "hijri" if 1300 <= number < 1500 else "gregorian"


def shift_of(row: Row, j: int) -> tuple[int, int] | None:
    """ "last", "this", "next", "before last" from token `j`: the token after and the count of periods."""
    word = row.word(j)
    if word.shift is not None and not word.clitic:
        return j + 1, word.shift
    at = j + 1 if row.form(j) in ("اللي", "الي", "الذي", "التي", "ما") else j
    if row.form(at) in ("قبل", "بعد") and row.word(at + 1).shift:
        side = -1 if row.form(at) == "قبل" else 1
        if row.word(at + 1).shift == side:
            return at + 2, 2 * side
    return None


def year_period(row: Row, j: int) -> tuple[int, Value] | None:
    """A year told by where it lies ("من العام الماضي", "هذا العام", "العام نفسه")."""
    at = j + 1 if row.form(j) in ("من", "في", "،", ",") else j
    if (
        row.word(at).demonstrative is not None
        and row.word(at + 1).unit == "year"
        and row.word(at + 1).definite
    ):
        return at + 2, Period("year", 0, that=row.word(at).demonstrative == 9)
    word = row.word(at)
    if word.unit == "year" and word.definite:
        shift = shift_of(row, at + 1)
        if shift:
            return shift[0], Period("year", shift[1])
        if row.word(at + 1).same:
            return at + 2, Period("year", 0, that=True)
    return None


def tail(row: Row, j: int, day: int | None, month: int, calendar: str, weekday: int | None = None) -> Found:
    """The date with what follows the month: a year, or where its year lies."""
    told = year(row, j, bare=True)
    if told is not None and told[1] is not None:
        return _suffix(row, told[0]), Date(told[1], month, day, calendar, None, weekday)
    shift = shift_of(row, j)
    if shift is not None:
        after = year_period(row, shift[0])
        return (after[0], Date(None, month, day, calendar, None, weekday, after[1])) if after else (
            shift[0], Date(None, month, day, calendar, shift[1], weekday))  # fmt: skip
    of = year_period(row, j)
    if of is not None:
        return of[0], Date(None, month, day, calendar, None, weekday, of[1])
    if row.word(j).same:
        return j + 1, Date(None, month, day, calendar, None, weekday)
    return j, Date(None, month, day, calendar, None, weekday)


def _suffix(row: Row, j: int) -> int:
    shift = row.word(j).shift
    return j + 1 if shift is not None and not row.word(j).clitic else j


def date(row: Row, i: int, short: bool = False) -> Found | None:
    """A date with a day of the month from token `i`."""
    word = row.word(i)
    if word.number_kind == "digits":
        numeric = numeric_date(row, i, short)
        if numeric is not None:
            return numeric
        if word.number is None or not 1 <= word.number <= 31 or len(row.form(i)) > 2:
            return None
        return _month_after(row, i + 1, word.number)
    if word.ordinal or (row.form(i) in ("الاحد", "احد") and row.form(i + 1)[:3] == "عشر"):
        nth = ordinal(row, i)
        if nth and nth[1] <= 31:
            found = _month_after(row, nth[0], nth[1])
            if found:
                return found
    if word.number is not None and word.number <= 31:
        count = cardinal(row, i)
        if count and 1 <= count[1] <= 31:
            return _month_after(row, count[0], count[1])
    return None


def _month_after(row: Row, j: int, day: int) -> Found | None:
    """The rest of a date after its day: a month name, or a month told by where it lies."""
    at = j
    if row.form(at) in ("من", "في", "-", "/", ".", "لشهر", "،"):
        at += 1
    month = names.month_name(row, at)
    if month is not None and row.word(at).clitic in ("", "ب", "ل"):
        return tail(row, month[0], day, month[1], month[2])
    of = month_period(row, at)
    return (of[0], DayOf(day, of[1])) if of else None


def month_period(row: Row, at: int) -> Found | None:
    """A month told by where it lies ("الشهر الجاري", "هذا الشهر", "الجاري")."""
    word = row.word(at)
    if word.demonstrative is not None and row.word(at + 1).unit == "month" and row.word(at + 1).definite:
        return at + 2, Period("month", 0, that=word.demonstrative == 9)
    if word.unit == "month" and word.definite and word.unit_count == 1:
        shift = shift_of(row, at + 1)
        if shift:
            return shift[0], Period("month", shift[1])
        if row.word(at + 1).same:
            return at + 2, Period("month", 0, that=True)
        if row.word(at + 1).demonstrative is not None:
            return at + 2, Period("month", 0)
    return None


def numeric_date(row: Row, i: int, short: bool = False) -> Found | None:
    """05-06-2018, 2018/6/5, 1.5.2018; day before month; with `short` or a cue before it also 21/09 and 9/2021."""
    form = row.form(i)
    dotted = _DOTTED.fullmatch(form)
    if dotted:
        made = _three(int(dotted[1]), int(dotted[2]), int(dotted[3]), len(dotted[1]) == 4)
        return (i + 1, made) if made else None
    mark = row.form(i + 1)
    if mark not in ("/", "-", "\\") or not form.isdecimal():
        return None
    second = row.form(i + 2)
    if not second.isdecimal() or len(form) > 4 or len(second) > 4:
        return None
    third = row.form(i + 4) if row.form(i + 3) == mark else ""
    if third.isdecimal() and len(third) in (1, 2, 4):
        made = _three(int(form), int(second), int(third), len(form) == 4)
        if made is None:
            return None
        end = i + 5
        if row.form(end) in ("م", "ه"):
            end += 1
        return end, made
    if third:
        return None
    return _two(row, i, int(form), int(second), mark, short)


def _two(row: Row, i: int, a: int, b: int, mark: str, short: bool) -> Found | None:
    if calendar_year(a) and a > 1900 and 1 <= b <= 12 and len(row.form(i + 2)) < 3:
        return i + 3, Date(a, b, None)
    if calendar_year(b) and b > 1900 and 1 <= a <= 12 and len(row.form(i)) < 3:
        return i + 3, Date(b, a, None)
    cued = (
        short
        or row.form(i - 1) in _BEFORE_SHORT
        or row.word(i - 1).weekday >= 0
        or (row.first == i and row.last == i + 3)
    )
    if (mark != "/" and not short) or not cued or len(row.form(i)) > 2 or len(row.form(i + 2)) > 2:
        return None
    if 1 <= a <= 31 and 1 <= b <= 12:
        return i + 3, Date(None, b, a)
    if 1 <= a <= 12 and 12 < b <= 31:
        return i + 3, Date(None, a, b)
    return None


def _three(a: int, b: int, c: int, year_first: bool) -> Date | None:
    if year_first:
        y, m, d = a, b, c
    else:
        d, m, y = a, b, c
        if y < 100:
            y += 2000 if y < 70 else 1900
    if m > 12 and d <= 12:
        d, m = m, d
    if not (1 <= m <= 12 and 1 <= d <= 31 and 1300 <= y <= 2200):
        return None
    return Date(y, m, d, "hijri" if y < 1500 else "gregorian")


def month_date(row: Row, i: int) -> Found | None:
    """A month with or without its year, or with a day behind it ("يوليو 2014", "شباط 13", "تموز الماضي")."""
    month = names.month_name(row, i)
    if month is None:
        return None
    j, number, calendar, certain = month
    at = j + 1 if row.form(j) in ("-", "/", "،", ",", "يوم") else j
    word = row.word(at)
    if (
        word.number_kind == "digits"
        and word.number is not None
        and 1 <= word.number <= 31
        and len(row.form(at)) < 3
    ):
        after = row.form(at + 1)
        told = year(row, at + 1, bare=True)
        if (after in _COUNTED_END or told) and row.form(i) != "شهر":
            return tail(row, at + 1, word.number, number, calendar)
    nth = ordinal(row, at) if word.ordinal and not word.clitic else None
    if nth and nth[1] <= 31 and not row.word(nth[0]).unit:
        end, made = tail(row, nth[0], nth[1], number, calendar)
        return end, made
    end, made = tail(row, j, None, number, calendar)
    if not certain and end == j and not _cue(row, i):
        return None
    return end, made


def _cue(row: Row, i: int) -> bool:
    """Whether what stands before an uncertain month name asks for a time."""
    before = row.form(i - 1)
    word = row.word(i - 1)
    if before in ("في", "من") and row.form(i) == "اب":
        return False  # folded, the town of Ibb: the fighting in it is not in August
    return (
        before in ("في", "خلال", "منذ", "منتصف", "شهر", "شهري", "من", "حتي")
        or bool(word.edge)
        or bool(row.word(i).clitic == "ب")
    )
