"""Parts of days and clock times tied to a day: nights that run into the next day, small hours, twelve-hour clocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import msgspec

from marsad.days.almanac import NoSuchDay, plus
from marsad.days.stretch import Setting, Stretch, Unresolved
from marsad.days.values import At, Clock, Day, Value, Weekday

Resolver = Callable[[Value, Setting], Stretch]
_AFTERNOON = frozenset({"noon", "afternoon", "evening"})


def resolve(value: At, at: Setting, stretch: Resolver) -> Stretch:
    """A part of a day or a clock time on its day; without a day the day of the story, else the day of writing."""
    part = value.part or (value.clock.part if value.clock else "")
    if value.day is None:
        return _without_day(value, part, at)
    found = stretch(value.day, at)
    if found.start is None:
        raise Unresolved("the day is open")
    start, end = found.start, found.end
    if (
        part == "night"
        and value.time != "midnight"
        and not value.after_midnight
        and _leads_into(value.day, start, at)
    ):
        start = end = at.today()
    if value.after_midnight and end is not None and start == end:
        start = end = plus(start, 1)
    if "+" in part:
        part = part.split("+")[-1]
    clock = read_clock(value.clock, _afternoon(value.clock, part, at)) if value.clock else None
    granularity = "hour" if value.clock else found.granularity
    return Stretch(start, end, granularity, part or None, clock, None, found.basis)


def _leads_into(day: Value, start: date, at: Setting) -> bool:
    """Whether "ليل الاثنين" written on a Sunday is that Sunday's night, which leads into Monday, not one six days gone."""
    return (
        isinstance(day, Weekday)
        and day.shift is None
        and day.week is None
        and at.now is not None
        and (at.now - start).days == 6
    )


def _without_day(value: At, part: str, at: Setting) -> Stretch:
    clock = read_clock(value.clock, _afternoon(value.clock, part, at)) if value.clock else None
    day, basis = at.story, "story"
    if day is None:
        day, basis = at.today(), "published"
        if part == "night" and not value.clock and not at.forward:
            day = plus(day, -1)
    clock_end = None
    if clock is None and at.profile.loose:
        clock, clock_end = usual_hours(part, value.time)
    return Stretch(day, day, "hour" if value.clock else "day", part or None, clock, clock_end, basis)


_HOURS = {
    "dawn": ("04:00", "08:00"), "morning": ("08:00", "12:00"), "noon": ("12:00", None), "afternoon": ("12:00", "16:00"),
    "evening": ("16:00", "20:00"), "night": ("20:00", "23:59:59"), "daytime": ("08:00", "18:00"),
}  # fmt: skip


def usual_hours(part: str, time: str) -> tuple[str | None, str | None]:
    """The hours an assistant takes a part of the day to be; news leaves them open."""
    first, last = _HOURS.get(part, (None, None))
    if time == "midnight":
        return "00:00", None
    if time == "mid":
        return "10:00" if part == "morning" else "14:00", None
    if first and last and time in ("early", "late"):
        start = int(first[:2])
        return (first, f"{start + 2:02d}:00") if time == "early" else (f"{start + 2:02d}:00", last)
    return first, last


def _afternoon(clock: Clock | None, part: str, at: Setting) -> str:
    return "afternoon" if clock and at.profile.afternoon and not part and 0 < clock.hour <= 6 else part


def read_clock(clock: Clock, part: str) -> str:
    """The time of day on a 24-hour clock, "15:20", with seconds where told."""
    hour = clock.hour
    if hour <= 12:
        if part in _AFTERNOON and hour != 12:
            hour += 12 if not (part == "noon" and hour in (10, 11)) else 0
        elif part == "night" and 5 <= hour < 12:
            hour += 12
        elif (part in ("night", "dawn") and hour == 12 and part != "noon") or (
            part == "morning" and hour == 12 and clock.minute >= 0
        ):
            hour = 0
        if part == "evening" and clock.hour == 12:
            hour = 12
    total = (hour * 60 + clock.minute) % 1440
    told = f"{total // 60:02d}:{total % 60:02d}"
    return f"{told}:{clock.second:02d}" if clock.second else told


def hours_on(today: date, hour: str, side: int, lengths: tuple[tuple[float | None, str], ...]) -> Stretch:
    """So many hours or minutes before or after the hour of writing."""
    names = {"hour": 3600, "minute": 60, "second": 1, "day": 86400, "week": 604800}
    seconds = side * sum((count or 0) * names.get(unit, 0) for count, unit in lengths)
    now = datetime.combine(today, time.fromisoformat(hour))
    try:
        when = now + timedelta(seconds=seconds)
    except OverflowError as wrong:
        raise NoSuchDay(f"{now} {seconds:+} seconds") from wrong
    return Stretch(
        when.date(), when.date(), "hour", None, when.strftime("%H:%M:%S" if when.second else "%H:%M")
    )


def paired(first: At, second: At) -> tuple[At, At]:
    """The ends of a range of clock times, the day and half of the day told at one end given to the other."""
    if first.day is not None and second.day is None:
        second = msgspec.structs.replace(second, day=first.day)
    elif (
        second.day is not None
        and first.day is None
        and not (isinstance(second.day, Day) and second.day.offset > 0)
    ):
        first = msgspec.structs.replace(first, day=second.day)
    early, late = first.clock, second.clock
    if early and late:
        if not first.part and second.part and early.hour <= late.hour % 12:
            first = msgspec.structs.replace(first, part=second.part)
        elif first.part and not second.part and late.hour > early.hour % 12:
            second = msgspec.structs.replace(second, part=first.part)
    return first, second
