"""Arithmetic on days: months and years added, weeks, feasts, the Hijri calendar, Easter."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache

from marsad.knowledge.tables import rows

ONE = timedelta(days=1)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


class NoSuchDay(ValueError):
    """A date that no calendar holds, as the 31st of April."""


def day(year: int, month: int, number: int) -> date:
    """The day, or NoSuchDay."""
    try:
        return date(year, month, number)
    except ValueError as wrong:
        raise NoSuchDay(f"{year}-{month}-{number}") from wrong


def plus(start: date, days: int) -> date:
    """The day so many days on."""
    try:
        return start + timedelta(days=days)
    except OverflowError as wrong:
        raise NoSuchDay(f"{start} {days:+}") from wrong


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    return (day(year + month // 12, month % 12 + 1, 1) - day(year, month, 1)).days if year < 9999 else 31


def months_on(start: date, months: int) -> date:
    """The same day so many months on, the last of the month where it has fewer days."""
    total = start.year * 12 + start.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9998:
        raise NoSuchDay(f"{start} {months:+} months")
    return date(year, month + 1, min(start.day, month_length(year, month + 1)))


def month(year: int, number: int) -> tuple[date, date]:
    """First and last day of a month."""
    first = day(year, number, 1)
    return first, first + timedelta(days=month_length(year, number) - 1)


@lru_cache(maxsize=4096)
def hijri(year: int, month_number: int, number: int) -> date:
    """The Gregorian day of a Hijri date (Umm al-Qura), or NoSuchDay outside 1343 to 1500."""
    from hijridate import Hijri

    try:
        found = Hijri(year, month_number, number).to_gregorian()
    except (ValueError, OverflowError) as wrong:
        raise NoSuchDay(f"{year}-{month_number}-{number} Hijri") from wrong
    return date(found.year, found.month, found.day)


@lru_cache(maxsize=4096)
def hijri_of(when: date) -> tuple[int, int, int]:
    """Year, month and day in the Hijri calendar, or NoSuchDay."""
    from hijridate import Gregorian

    try:
        found = Gregorian(when.year, when.month, when.day).to_hijri()
    except (ValueError, OverflowError) as wrong:
        raise NoSuchDay(f"{when} in the Hijri calendar") from wrong
    return found.year, found.month, found.day


def hijri_month(year: int, number: int) -> tuple[date, date]:
    """First and last day of a Hijri month."""
    first = hijri(year, number, 1)
    after = hijri(year, number + 1, 1) if number < 12 else hijri(year + 1, 1, 1)
    return first, after - ONE


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    number, offset = divmod(h + rest - 7 * m + 114, 31)
    return date(year, number, offset + 1)


@cache
def _feasts() -> dict[str, tuple[str, int]]:
    return {row["id"]: (row["rule"], int(row["days"])) for row in rows("days", "feasts.tsv")}


def feast(name: str, year: int) -> list[tuple[date, date]]:
    """The days of a feast in a Gregorian year: a Hijri feast may fall in it twice or never."""
    rule, days = _feasts()[name]
    kind, *numbers = rule.split()
    told = [int(number) for number in numbers]
    if kind == "fixed":
        first = [day(year, told[0], told[1])]
    elif kind == "easter":
        first = [plus(easter(year), told[0])]
    elif kind == "nth":
        first = [nth_weekday(*month(year, told[0]), told[1], told[2])]
    else:
        first = _hijri_feast(kind, told, year)
    return [(start, plus(start, days - 1)) for start in first]


def _hijri_feast(kind: str, told: list[int], year: int) -> list[date]:
    found = []
    for lunar in range(hijri_of(day(year, 1, 1))[0], hijri_of(day(year, 12, 31))[0] + 1):
        if kind == "jumua":
            end = hijri_month(lunar, 9)[1]
            start = plus(end, -((end.weekday() - 4) % 7))
        else:
            start = hijri(lunar, told[0], told[1])
        if start.year == year:
            found.append(start)
    return found


def nth_weekday(start: date, end: date, weekday: int, number: int) -> date:
    """The nth such weekday from `start` to `end`, the last for -1; NoSuchDay where there is none."""
    if number == -1:
        return plus(end, -((end.weekday() - weekday) % 7))
    found = plus(start, (weekday - start.weekday()) % 7 + 7 * (number - 1))
    if found > end:
        raise NoSuchDay(f"weekday {number} from {start} to {end}")
    return found
