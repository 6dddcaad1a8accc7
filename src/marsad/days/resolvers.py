"""How each value is tied to days: one function a value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from marsad.days import almanac, calendar_dates, clock_times, told_days
from marsad.days.almanac import NoSuchDay, plus
from marsad.days.counting import FEW, step, third, week_start, weekend, whole
from marsad.days.stretch import Setting, Stretch, Unresolved
from marsad.days.values import (
    Ago,
    Anchored,
    At,
    Between,
    Century,
    Date,
    Day,
    DayOf,
    Decade,
    Earlier,
    Edge,
    Every,
    Feast,
    Firsts,
    Lasting,
    Length,
    Minute,
    Nth,
    Period,
    Pinned,
    Running,
    Season,
    Several,
    Since,
    Until,
    Vague,
    Value,
    Weekday,
    WeekOf,
)


def stretch(value: Value, at: Setting) -> Stretch:
    """The days a value comes to; raises Unresolved with the reason where it cannot be tied to any."""
    try:
        return _BY_TYPE[type(value)](value, at)
    except NoSuchDay as wrong:
        raise Unresolved(f"no such day: {wrong}") from wrong


def _period(value: Period, at: Setting) -> Stretch:
    if value.that and at.near is None:
        raise Unresolved("points back at a time that is not told")
    today = at.near if value.that and at.near is not None else at.today()
    if value.calendar == "hijri":
        return calendar_dates.hijri_period(value.unit, value.shift, today)
    if value.unit == "weekend":
        return weekend(value.shift, today, at)
    return whole(value.unit, value.shift, today, at)


def _week_of(value: WeekOf, at: Setting) -> Stretch:
    found = stretch(value.of, at)
    if found.start is None:
        raise Unresolved("the day is open")
    start = week_start(found.start, at)
    return Stretch(start, plus(start, 6), "week", basis=found.basis)


def _minute(value: Minute, at: Setting) -> Stretch:
    if at.hour is None:
        raise Unresolved("no hour of writing to count from")
    return Stretch(at.today(), at.today(), "minute", None, f"{at.hour[:2]}:{value.number:02d}")


def _several(value: Several, at: Setting) -> Stretch:
    today = at.today()
    side = value.side or (1 if at.forward else -1)
    count = FEW if value.count is None else max(1, value.count)
    unit = value.unit
    if unit in ("hour", "minute", "second"):
        days = (count + 23) // 24 if unit == "hour" and value.count is not None and count >= 24 else 0
        other = plus(today, side * days)
        return Stretch(min(other, today), max(other, today), unit)
    if unit in ("decade", "century"):
        near, far = whole(unit, side, today, at), whole(unit, side * count, today, at)
        if side < 0:
            return Stretch(far.start, near.end, unit)
        return Stretch(near.start, far.end, unit)
    if at.profile.whole_weeks and unit == "week" and value.side > 0:
        return Stretch(whole(unit, 1, today, at).start, whole(unit, count, today, at).end, unit)
    far_day = step(today, side * count, unit)
    if side > 0 and value.side == 0:
        return Stretch(today, far_day, unit)
    if side < 0:
        return Stretch(far_day, plus(today, -1), unit)
    return Stretch(plus(today, 1), far_day, unit)


def _ago(value: Ago, at: Setting) -> Stretch:
    if value.of is not None:
        base = stretch(value.of, at)
        origin = base.start if value.side < 0 else base.end
        if origin is None:
            raise Unresolved("the day counted from is open")
    elif value.side > 0 and not at.forward and not at.present:
        if at.story is None or value.lengths[0][0] is None:
            raise Unresolved("counted from an event whose day the report does not tell")
        origin = at.story
    else:
        origin = at.today()
    if value.calendar == "hijri":
        return calendar_dates.hijri_ago(value.lengths, value.side, origin)
    side = value.side or (1 if at.future else -1)
    count, unit = value.lengths[0]
    if count is None:
        if at.profile.loose and unit != "hour":
            far = step(origin, value.side * FEW, unit)
            return Stretch(far, far, unit)
        return _few_ago(unit, value.side, origin)
    if at.profile.whole_weeks and unit == "week" and len(value.lengths) == 1 and value.of is None:
        return whole("week", int(value.side * count), origin, at)
    if unit in ("hour", "minute", "second") and at.hour and value.of is None:
        return clock_times.hours_on(origin, at.hour, value.side, value.lengths)
    if value.bound in ("more", "less") and len(value.lengths) == 1:
        return _bounded(value, float(count), unit, origin)
    when = origin
    for number, name in value.lengths:
        when = step(when, side * (number or 0), name)
    return Stretch(when, when, value.lengths[-1][1], basis="published" if value.of is None else "told")


def _few_ago(unit: str, side: int, origin: date) -> Stretch:
    if unit in ("hour", "minute", "second"):
        return Stretch(origin, origin, unit)
    if unit == "day":
        return (
            Stretch(plus(origin, -FEW), plus(origin, -1), "day")
            if side < 0
            else Stretch(plus(origin, 1), plus(origin, FEW), "day")
        )
    far, near = step(origin, side * FEW, unit), step(origin, side, unit)
    return Stretch(min(far, near), max(far, near), unit)


def _bounded(value: Ago, count: float, unit: str, origin: date) -> Stretch:
    """ "More than two weeks ago": within the third week back."""
    exact = step(origin, value.side * count, unit)
    if value.bound == "less":
        inner = plus(origin, value.side)
        return Stretch(min(exact, inner), max(exact, inner), unit)
    beyond = step(origin, value.side * (count + 1), unit)
    exact = plus(exact, value.side)
    return Stretch(min(exact, beyond), max(exact, beyond), unit)


def _edge(value: Edge, at: Setting) -> Stretch:
    inner = stretch(value.of, at)
    if inner.start is None or inner.end is None:
        raise Unresolved("the period has no end")
    if value.edge == "rest":
        if inner.end < at.today():
            raise Unresolved("nothing is left of the period")
        return Stretch(max(inner.start, at.today()), inner.end, inner.granularity, basis=inner.basis)
    start, end = third(value.edge, inner, at)
    return Stretch(start, end, inner.granularity, basis=inner.basis)


def _earlier(value: Earlier, at: Setting) -> Stretch:
    inner = stretch(value.of, at)
    assert inner.start is not None
    assert inner.end is not None
    today = at.today()
    if at.profile.halves and inner.granularity != "week":
        return Stretch(*third("early" if value.side < 0 else "late", inner, at), inner.granularity)
    if value.side < 0:
        return Stretch(inner.start, max(inner.start, min(inner.end, plus(today, -1))), inner.granularity)
    return Stretch(min(inner.end, max(inner.start, plus(today, 1))), inner.end, inner.granularity)


def _decade(value: Decade, at: Setting) -> Stretch:
    century = value.century
    base = (century - 1) * 100 if century else 1900
    if century is None and at.now is not None and value.decade == 20 and at.now.year >= 2025:
        base = 2000
    return Stretch(
        almanac.day(base + value.decade, 1, 1),
        almanac.day(base + value.decade + 9, 12, 31),
        "decade",
        basis="told",
    )


def _century(value: Century, at: Setting) -> Stretch:
    first = (value.number - 1) * 100 + 1
    return Stretch(almanac.day(first, 1, 1), almanac.day(first + 99, 12, 31), "century", basis="told")


def _between(value: Between, at: Setting) -> Stretch:
    first, second = _same_month(value)
    if second is None or first is None:
        raise Unresolved("a range with one end")
    end = stretch(second, at)
    start = stretch(first, at)
    if start.start is None or end.end is None:
        raise Unresolved("a range with one end")
    if start.start > end.end:
        start, end = _put_in_order(first, start, second, end)
    if start.start is None or end.end is None or start.start > end.end:
        raise Unresolved("the range ends before it begins")
    clock_end = end.clock if start.clock or end.clock else None
    part = start.part if start.part == end.part or end.part is None else None
    return Stretch(start.start, end.end, end.granularity, part, start.clock, clock_end, end.basis)


def _same_month(value: Between) -> tuple[Value | None, Value | None]:
    """The ends of a range with the year told at one end given to the other; clock times with the day and half of day."""
    first, second = value.start, value.end
    if isinstance(first, Date) and isinstance(second, Date):
        if first.year is None and second.year is not None and first.year_of is None:
            turned = first.month is not None and second.month is not None and first.month > second.month
            first = Date(
                second.year - turned,
                first.month or second.month,
                first.day,
                first.calendar,
                None,
                first.weekday,
            )
        elif first.month is not None and second.year is None and first.year is not None:
            second = Date(first.year, second.month, second.day, second.calendar, None, second.weekday)
    if isinstance(first, At) and isinstance(second, At):
        first, second = clock_times.paired(first, second)
    return first, second


def _put_in_order(first: Value, start: Stretch, second: Value, end: Stretch) -> tuple[Stretch, Stretch]:
    assert start.start is not None
    assert end.end is not None
    inner = first.day if isinstance(first, At) else first
    if isinstance(inner, (Weekday, Pinned)):
        moved = start.start
        while moved > end.end:
            moved = plus(moved, -7)
        return Stretch(moved, moved, start.granularity, start.part, start.clock), end
    if isinstance(inner, Date) and inner.year is None:
        moved = almanac.months_on(start.start, -12)
        return Stretch(moved, moved, start.granularity, start.part, start.clock, None, start.basis), end
    return start, end


def _since(value: Since, at: Setting) -> Stretch:
    inner = value.start
    if isinstance(inner, Ago) and inner.lengths[0][0] is None:
        unit = inner.lengths[0][1]
        if unit == "day":
            found = stretch(inner, at)
            return Stretch(found.start, at.today(), unit, basis="since") if at.goes_on else found
        start = step(at.today(), -FEW, unit) if unit not in ("hour", "minute", "second") else at.today()
        return Stretch(start, at.today(), unit, basis="since")
    if isinstance(inner, Ago) and inner.bound:
        inner = Ago(inner.lengths, inner.side, "", inner.of, inner.calendar)  # at the least so long
    found = stretch(inner, at)
    if at.profile.loose and isinstance(inner, Ago):
        return found
    if found.start is None:
        raise Unresolved("the beginning is open")
    if at.now is None:
        return Stretch(found.start, None, found.granularity, found.part, found.clock, basis="since")
    if found.start > at.now:
        return Stretch(found.start, None, found.granularity, found.part, found.clock, basis="since")
    return Stretch(
        found.start,
        max(at.now, at.published or at.now),
        found.granularity,
        found.part,
        found.clock,
        basis="since",
    )


def _until(value: Until, at: Setting) -> Stretch:
    before = at.future
    at.future = True
    try:
        found = stretch(value.end, at)
    finally:
        at.future = before
    if at.now is None or found.end is None:
        return Stretch(None, found.end, found.granularity, found.part, None, found.clock, basis="until")
    if found.end < at.now:
        return Stretch(
            found.start, found.end, found.granularity, found.part, None, found.clock, basis="until"
        )
    return Stretch(at.now, found.end, found.granularity, found.part, at.hour, found.clock, basis="until")


def _firsts(value: Firsts, at: Setting) -> Stretch:
    of = stretch(value.of, at)
    if of.start is None or of.end is None:
        raise Unresolved("the period is open")
    if value.side > 0:
        return Stretch(
            of.start,
            min(of.end, plus(step(of.start, value.count, value.unit), -1)),
            value.unit,
            basis=of.basis,
        )
    return Stretch(
        max(of.start, plus(step(plus(of.end, 1), -value.count, value.unit), 0)),
        of.end,
        value.unit,
        basis=of.basis,
    )


def _running(value: Running, at: Setting) -> Stretch:
    today = at.today()
    start = step(today, -(value.number - 1), value.unit)
    return Stretch(start, today, value.unit)


def _anchored(value: Anchored, at: Setting) -> Stretch:
    raise Unresolved("counted from an event whose day the report does not tell")


def _length(value: Length, at: Setting) -> Stretch:
    raise Unresolved("a length of time, no date")


def _lasting(value: Lasting, at: Setting) -> Stretch:
    found = stretch(value.start, at)
    if found.start is None:
        raise Unresolved("the first day is open")
    end = found.start
    for count, unit in value.lengths:
        end = step(end, count or 0, unit)
    return Stretch(found.start, max(found.start, plus(end, -1)), "day", found.part, basis=found.basis)


def _every(value: Every, at: Setting) -> Stretch:
    raise Unresolved("told of every such day, of no one day")


def _vague(value: Vague, at: Setting) -> Stretch:
    if value.when == "present":
        day = at.published or at.today()
        return Stretch(day, day, "day", clock=at.hour)
    raise Unresolved("lately or soon, no day told")


def _at(value: At, at: Setting) -> Stretch:
    return clock_times.resolve(value, at, stretch)


_BY_TYPE: dict[type[Value], Callable[[Any, Setting], Stretch]] = {
    Day: told_days.day, Pinned: told_days.pinned, Weekday: lambda value, at: told_days.weekday(value, at, stretch), Period: _period, Several: _several, Ago: _ago, Edge: _edge, Earlier: _earlier,
    Decade: _decade, Century: _century, Between: _between, Since: _since, Until: _until, Running: _running, Anchored: _anchored,
    Firsts: _firsts,
    Lasting: _lasting, Minute: _minute, WeekOf: _week_of, Length: _length, Every: _every, Vague: _vague, At: _at, Date: calendar_dates.resolve, Season: calendar_dates.season,
    Feast: calendar_dates.feast, DayOf: lambda value, at: calendar_dates.day_of(value, at, stretch),
    Nth: lambda value, at: calendar_dates.nth(value, at, stretch),
}  # fmt: skip
