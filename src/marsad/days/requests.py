"""Short requests as people speak to an assistant: bare hours and days of the month, years in words. Only for loose profiles."""

from __future__ import annotations

import re

from marsad.days import clocks, lengths, parts
from marsad.days.numerals import cardinal, ordinal
from marsad.days.row import Row
from marsad.days.values import Ago, At, Between, Clock, Date, Day, Decade, Minute, Value

Found = tuple[int, Value]
_TO = frozenset({"حتي", "الي", "-", "و", "لل", "وحتي"})
_BEFORE = frozenset({"في", "عند", "الي", "علي", "يوم", "انها", "ل"})
_SHORT = re.compile(r"(\d{1,2})\.(\d{1,2})|(\d{4})\.(\d{1,2})")
_MEALS = {"الغداء": "noon"}


def early(row: Row, i: int) -> tuple[int, int, Value] | None:
    """What only a request tells, tried before anything else: ranges of bare hours, the minute of the hour."""
    if row.word(i).unit == "minute" and row.word(i).definite and row.word(i).unit_count == 1:
        told = _minute(row, i)
        if told is not None:
            return i, *told
    if row.form(i + 3) in (",", "،") and row.form(i + 1) == "/" and row.form(i + 4).isdecimal():
        american = _short_date(row, i)
        if american is not None:
            return i, *american
    hours = _hours(row, i)
    if hours is not None:
        k = i - 1 if row.form(i - 1) in ("من", "بين") else i
        return (k - 1 if row.form(k - 1) == "ما" and k < i else k), *hours
    if row.form(i - 1) == "من" and row.word(i).number in (1000, 2000):
        years = _bare_year(row, i)
        if years is not None and isinstance(years[1], Between):
            return i - 1, *years
    told = _ahead(row, i) or _spoken(row, i) or _year_pair(row, i)
    return (i, *told) if told else None


def late(row: Row, i: int) -> tuple[int, int, Value] | None:
    """What only a request tells, tried when nothing else is found: a bare hour, day of the month, or year in words."""
    for reader in (_short_date, _bare_hour, _bare_day, _bare_year):
        told = reader(row, i)
        if told is not None:
            return i, *told
    return None


def _minute(row: Row, i: int) -> Found | None:
    nth = ordinal(row, i + 1) or cardinal(row, i + 1)
    return (nth[0], Minute(nth[1])) if nth and nth[1] < 60 else None


def _hour(row: Row, j: int) -> tuple[int, At] | None:
    """An hour with or without its word, with minutes, part of day and day behind it."""
    day: Value | None = None
    if row.word(j).rel is not None and row.word(j).clitic == "" and row.word(j).rel != 0:
        return None
    at = j + 1 if row.form(j) == "ال" else j
    word = row.word(at)
    if row.form(at) == "وقت" and row.form(at + 1) in _MEALS:
        inner = clocks.clock(row, at + 2)
        return (inner[0], At(None, inner[1].part or "noon", inner[1])) if inner else None
    told = clocks.clock(row, at)
    if told is None and word.ordinal and not _feminine(row, at):
        return None
    if told is None:
        found = clocks.digits(row, at, True) or (
            clocks.words(row, at) if word.ordinal or word.number else None
        )
        if found is None:
            return None
        end, hour, minute, second, exact = found
        told = end, Clock(hour, minute, second, "", exact, True)
    end, clock = told
    if clock.minute == 0 and not clock.minutes_told:
        more = _loose_minutes(row, end)
        if more is not None:
            end, minute = more
            clock = Clock(clock.hour, minute, 0, clock.part, True, clock.bare)
    if not clock.part:
        half = clocks.half_of_day(row, end)
        if half is not None:
            end, clock = (
                half[0],
                Clock(clock.hour, clock.minute, clock.second, half[1], clock.minutes_told, clock.bare),
            )
        elif row.form(end) == "وقت" and row.form(end + 1) in _MEALS:
            end, clock = (
                end + 2,
                Clock(clock.hour, clock.minute, clock.second, "noon", clock.minutes_told, clock.bare),
            )
        elif row.form(end) == "منتصف" and row.form(end + 1) == "الليل":
            end, clock = (
                end + 2,
                Clock(clock.hour, clock.minute, clock.second, "dawn", clock.minutes_told, clock.bare),
            )
    k = end + 1 if row.form(end) == "يوم" else end
    rel = row.word(k).rel
    if rel is not None and row.word(k).clitic == "":
        end, day = k + 1, Day(rel)
    return end, At(day, clock.part, clock)


def _feminine(row: Row, j: int) -> bool:
    """Hours are told in the feminine and with the article: "السابعة", "الأولى"."""
    form = row.form(j)[row.word(j).skip :] if row.word(j).skip else row.form(j)
    return (form.startswith(("ال", "لل")) and form.endswith(("ه", "الاولي"))) or row.form(j + 1)[:3] == "عشر"


def _loose_minutes(row: Row, j: int) -> tuple[int, int] | None:
    """ "وأربعين", "وخمسة وثلاثين", "خمسة عشر" behind an hour: minutes with no word for them."""
    if row.form(j) in ("وثلاثه",) and row.form(j + 1) == "ارباع":
        return j + 2, 45
    word = row.word(j)
    if (
        word.number is None
        or word.number_kind == "digits"
        or word.clitic not in ("و", "")
        or row.form(j).startswith("وال")
    ):
        return None
    told = cardinal(row, j)
    if told is None or not 1 <= told[1] < 60:
        return None
    unit = row.word(told[0])
    if unit.unit == "minute":
        return told[0] + 1, told[1]
    return None if unit.unit else told


def _hours(row: Row, i: int) -> Found | None:
    """ "من الأربعة للخمسة", "من 5 إلى 6 مساء", with the day before or behind."""
    word = row.word(i)
    if not (word.number or word.ordinal or word.number_kind) and row.form(i) not in ("الساعه", "ال"):
        return None
    ranged = row.form(i - 1) in ("من", "بين")
    first = _hour(row, i)
    if first is None:
        return None
    j, start = first
    bound = row.form(j) in _TO
    clitic = row.word(j).clitic in ("ل", "و", "لل")
    if not bound and not clitic:
        return None
    if not ranged and not (
        (start.clock and (not start.clock.bare or start.part)) or row.form(j) in ("-", "الي", "حتي")
    ):
        return None
    if row.form(j) == "و" and row.form(i - 1) != "بين":
        return None
    second = _hour(row, j + 1 if bound else j)
    if second is None or second[1].clock is None:
        return None
    if not (start.part or second[1].part or ranged or not (start.clock and start.clock.bare)):
        return None
    if (
        row.form(second[0]) in ("/", "-")
        or row.form(second[0]) in row.lexicon.months
        or row.word(second[0]).unit
        or row.word(second[0]).demonstrative is not None
    ):
        return None
    if row.word(second[0]).number is not None or (
        row.form(second[0]) in ("من", "في")
        and (row.word(second[0] + 1).unit or row.word(second[0] + 1).demonstrative is not None)
    ):
        return None
    before = _day_before(row, i)
    if start.day is None and before is not None:
        start = At(before, start.part, start.clock)
    return second[0], Between(start, second[1])


def _day_before(row: Row, i: int) -> Value | None:
    k = i - 2 if row.form(i - 1) in ("من", "بين") else i - 1
    rel = row.word(k).rel
    return Day(rel) if rel is not None else None


def _ahead(row: Row, i: int) -> Found | None:
    """ "شهر و21 يوما من الآن", and the dialect's "من أسبوع" for a week ago."""
    word = row.word(i)
    if row.form(i - 1) in ("قبل", "بعد", "منذ", "خلال", "كل", "لمده", "مده", "طوال"):
        return None
    if not (word.unit or word.number is not None or word.number_kind) or word.definite:
        return None
    found = lengths.lengths(row, i)
    if found is None or found[1][0][0] is None:
        return None
    end, told = found
    if row.form(end) == "من" and row.form(end + 1) == "الان":
        return end + 2, Ago(told, 0)
    if row.form(i - 1) == "من" and i - 1 == row.first and end == row.last:
        return end, Ago(told, -1)
    return None


def _spoken(row: Row, i: int) -> Found | None:
    """Hours with their minutes told as two numbers and a part of the day ("ثمانية وأربعين صباحا", "340 مساء")."""
    word = row.word(i)
    if (
        word.number_kind == "digits"
        and word.number is not None
        and 100 <= word.number <= 2359
        and word.number % 100 < 60
    ):
        half = clocks.half_of_day(row, i + 1)
        if half is not None and row.form(i - 1) != "عام":
            return half[0], At(None, half[1], Clock(word.number // 100, word.number % 100, 0, half[1], True))
    if row.form(i) in ("منتصف",) and row.form(i + 1) == "-":
        named = parts._midnight(row, i + 2, False)
        return (named.end, At(None, named.name, None, False, None, named.time)) if named else None
    if word.number and word.number < 60 and row.word(i + 1).unit == "minute" and row.form(i + 2) == "قبل":
        hour = _hour(row, i + 3)
        if hour and hour[1].clock:
            c = hour[1].clock
            return hour[0], At(
                hour[1].day, hour[1].part, Clock(c.hour, c.minute - word.number, 0, c.part, True)
            )
    return _two_numbers(row, i)


def _two_numbers(row: Row, i: int) -> Found | None:
    """ "عشرة وخمسة وأربعين" on a clock: an hour and minutes."""
    word = row.word(i)
    if not word.number or row.form(i - 1) in ("عام", "العام", "سنه"):
        return None
    first, hour = i + 1, word.number
    if (row.form(first) in ("عشر", "عشره") and hour < 10) or row.form(i) in ("احد", "احدي"):
        first, hour = first + 1, (hour + 10 if hour < 10 else 11)
    if not 1 <= hour <= 23 or word.number_kind == "digits":
        return None
    more = _loose_minutes(row, first)
    cued = row.form(i - 1) in ("علي", "عند", "انها") or row.form(i - 1).startswith("ساعود")
    half = clocks.half_of_day(row, more[0]) if more else None
    if more is None or not (cued or half) or row.form(more[0]) in row.lexicon.months:
        return None
    if half is None and more[0] != row.last:
        return None
    end, name = half if half else (more[0], "")
    return end, At(None, name, Clock(hour, more[1], 0, name, True))


def _year_pair(row: Row, i: int) -> Found | None:
    """ "تسعة عشر ثمانية وعشرون" for 1928, with or without the word for year before it."""
    word = row.word(i)
    at = i + 1 if word.unit == "year" and word.unit_count == 1 else i
    first = cardinal(row, at) if row.form(at + 1) in ("عشر", "عشره") else None
    if first is None or first[1] not in (18, 19):
        return None
    nxt = row.word(first[0])
    second = cardinal(row, first[0]) if nxt.number and nxt.number_kind != "digits" else None
    if second is None or not 10 <= second[1] <= 99:
        return None
    return second[0], Date(first[1] * 100 + second[1])


def _short_date(row: Row, i: int) -> Found | None:
    """ "4.22", "22-4", "22/04", "2015.3" where nothing but a date can be meant."""
    found = _SHORT.fullmatch(row.form(i))
    if found and (row.form(i - 1) == "في" or row.last == i + 1):
        a, b = (int(g) for g in found.groups() if g)
        if found[3]:
            return (i + 1, Date(a, b)) if 1 <= b <= 12 else None
        return _pair(i + 1, a, b)
    if (
        row.form(i).isdecimal()
        and row.form(i + 1) == "/"
        and row.form(i + 2).isdecimal()
        and row.form(i + 3) in (",", "،")
        and row.form(i + 4).isdecimal()
    ):
        month, number, year = int(row.form(i)), int(row.form(i + 2)), int(row.form(i + 4))
        if 1 <= month <= 12 and 1 <= number <= 31:
            return i + 5, Date(year + 2000 if year < 100 else year, month, number)
    if (
        row.word(i).number_kind == "digits"
        and row.form(i + 1) in ("-", "/")
        and row.form(i + 2).isdecimal()
        and len(row.form(i + 2)) < 3
    ):
        return _pair(i + 3, int(row.word(i).number or 0), int(row.form(i + 2)))
    return None


def _pair(end: int, a: int, b: int) -> Found | None:
    if 1 <= b <= 12 and 1 <= a <= 31:
        return end, Date(None, b, a)
    return (end, Date(None, a, b)) if 1 <= a <= 12 and 1 <= b <= 31 else None


def _bare_hour(row: Row, i: int) -> Found | None:
    """ "عند 7", "في السابعة", "انها الثامنة والنصف"."""
    word = row.word(i)
    if not (word.number or word.ordinal) or row.word(i + 1).unit not in ("", "quarter"):
        return None
    found = _hour(row, i)
    if found is None or found[1].clock is None:
        return None
    end, at = found
    cued = row.form(i - 1) in ("عند", "انها", "علي") or (
        (row.form(i)[-1] == "ه" or row.form(i + 1)[:3] == "عشر") and word.ordinal and not word.clitic
    )
    told = at.part or (at.clock and at.clock.minutes_told)
    if not (cued or told) or (end != row.last and not told):
        return None
    return end, at


def _bare_day(row: Row, i: int) -> Found | None:
    """ "عدت إلى 27", "للثاني والعشرين": a day of this month."""
    word = row.word(i)
    end = row.last - 1 if row.form(row.last - 1) in (".", "!") else row.last
    if not (row.form(i - 1) in _BEFORE or word.clitic in ("ل", "لل")):
        return None
    told = ordinal(row, i) if word.ordinal else cardinal(row, i) if word.number is not None else None
    if told is None or told[0] != end or not 1 <= told[1] <= 31:
        return None
    return told[0], Date(None, None, told[1])


def _bare_year(row: Row, i: int) -> Found | None:
    """ "في ألف وسبعمائة وتسعة وثمانين", "مواليد ألفين"."""
    word = row.word(i)
    if word.number is None or word.number_kind == "digits" or word.number not in (1000, 2000):
        return None
    told = cardinal(row, i)
    if told is None or row.word(told[0]).unit:
        return None
    if row.form(told[0]) == "والعشرات" and told[1] == 2000:
        return told[0] + 1, Decade(10, 21)
    if not 1000 <= told[1] <= 2100:
        return None
    if (told[1] == 2000 and row.form(i - 1) != "من") or row.form(i - 2) == "مواليد":
        return told[0], Decade(0, 21)
    second = (
        cardinal(row, told[0] + 1)
        if row.form(told[0]) in ("الي", "حتي") and row.form(i - 1) == "من"
        else None
    )
    if second and second[1] > told[1]:
        return second[0], Between(Date(told[1]), Date(second[1]))
    return told[0], Date(told[1])
