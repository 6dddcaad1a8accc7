"""Counting in the calendar: steps of days to centuries, whole weeks and years, thirds of a period."""

from __future__ import annotations

from datetime import date

from marsad.days import almanac, clock_times
from marsad.days.almanac import plus
from marsad.days.stretch import Setting, Stretch

_DAYS_IN = {"second": 0.0, "minute": 0.0, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0}


_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


FEW = 3


def step(start: date, count: float, unit: str) -> date:
    """The day so many units on from `start` (back where negative)."""
    if unit in _MONTHS_IN:
        months = count * _MONTHS_IN[unit]
        whole = int(months)
        return plus(almanac.months_on(start, whole), round((months - whole) * 30))
    days = count * _DAYS_IN[unit]
    return plus(start, int(days) if abs(days) < 1 else round(days))


def week_start(today: date, at: Setting) -> date:
    return plus(today, -((today.weekday() - at.profile.week_starts) % 7))


def whole(unit: str, shift: int, today: date, at: Setting) -> Stretch:
    """The whole week, month, year… that lies `shift` from the one of `today`."""
    if unit in ("hour", "minute", "second"):
        if at.hour:
            return clock_times.hours_on(today, at.hour, 1, ((shift, unit),))
        return Stretch(today, today, unit)
    if unit in ("day", "night"):
        when = plus(today, shift)
        return Stretch(when, when, "day")
    if unit == "week":
        start = plus(week_start(today, at), 7 * shift)
        return Stretch(start, plus(start, 6), "week")
    if unit == "month":
        first = almanac.months_on(today.replace(day=1), shift)
        return Stretch(*almanac.month(first.year, first.month), "month")
    if unit == "quarter":
        first = almanac.months_on(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * shift)
        return Stretch(first, plus(almanac.months_on(first, 3), -1), "quarter")
    if unit == "year":
        return Stretch(almanac.day(today.year + shift, 1, 1), almanac.day(today.year + shift, 12, 31), "year")
    if unit == "decade":
        start_year = today.year // 10 * 10 + 10 * shift
        return Stretch(almanac.day(start_year, 1, 1), almanac.day(start_year + 9, 12, 31), "decade")
    number = (today.year - 1) // 100 + shift
    return Stretch(almanac.day(number * 100 + 1, 1, 1), almanac.day(number * 100 + 100, 12, 31), "century")


def weekend(shift: int, today: date, at: Setting) -> Stretch:
    first, last = at.profile.weekend
    days = (last - first) % 7
    this = plus(today, -((today.weekday() - last) % 7) - days)  # the last that has ended or ends today
    if at.profile.next_week or at.profile.forward:
        start = plus(
            week_start(today, at), (first - at.profile.week_starts) % 7 + 7 * (0 if shift == 9 else shift)
        )
    elif shift in (9, 0):
        start = plus(this, 7) if at.future and plus(this, days) < today else this
    elif shift < 0:
        start = plus(this, 7 * (shift + 1) - (7 if plus(this, days) == today else 0))
    else:
        start = plus(this, 7 * shift)
    return Stretch(start, plus(start, days), "weekend")


def third(edge: str, inner: Stretch, at: Setting) -> tuple[date, date]:
    start, end = inner.start, inner.end
    assert start is not None
    assert end is not None
    days = (end - start).days + 1
    if days < 3:
        return start, end
    if inner.granularity == "week":
        if at.profile.halves:
            return {
                "early": (start, plus(start, 2)),
                "mid": (plus(start, 1), plus(start, 4)),
                "late": (plus(start, 3), end),
            }[edge]
        return {
            "early": (start, start),
            "mid": (plus(start, 2), plus(start, 3)),
            "late": (plus(start, 5), end),
        }[edge]
    if at.profile.halves:
        half = almanac.months_on(start, 6) if inner.granularity == "year" else plus(start, 15)
        if edge == "mid":
            return plus(start, days // 4), plus(start, days * 3 // 4)
        return (start, plus(half, -1)) if edge == "early" else (half, end)
    if inner.granularity == "month":
        first, second = plus(start, 10), plus(start, 20)
    elif inner.granularity == "year":
        first, second = almanac.months_on(start, 4), almanac.months_on(start, 8)
    else:
        first, second = plus(start, days // 3), plus(start, 2 * days // 3)
    return {"early": (start, plus(first, -1)), "mid": (first, plus(second, -1)), "late": (second, end)}[edge]
