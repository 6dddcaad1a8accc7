"""Single days tied to the day of writing: "أمس", "اليوم الأربعاء", "الثلاثاء المقبل"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from marsad.days import calendar_dates
from marsad.days.almanac import plus
from marsad.days.counting import week_start
from marsad.days.stretch import Setting, Stretch, Unresolved
from marsad.days.values import Ago, Date, Day, Pinned, Value, Weekday

Resolver = Callable[[Value, Setting], Stretch]


def day(value: Day, at: Setting) -> Stretch:
    """A day counted from the day of writing, or from the day of the story."""
    if value.that and (at.story is not None or value.offset == 0):
        if at.story is None:
            raise Unresolved("no day told before it to point back at")
        day = plus(at.story, value.offset)
        return Stretch(day, day, basis="story")
    when = plus(at.today(), value.offset)
    return Stretch(when, when)


def pinned(value: Pinned, at: Setting) -> Stretch:
    """A relative day with its weekday or date: what is named wins."""
    if isinstance(value.date, Date):
        if value.date.year is not None or at.now is None:
            found = calendar_dates.resolve(value.date, at)
            return _mistyped(value, value.date, found, at) or found
        near = calendar_dates.nearest_year(value.date, plus(at.now, value.offset))
        return Stretch(near, near, basis="told")
    around = plus(at.today(), value.offset)
    when = nearest(around, value.weekday)
    if at.published is not None and when > plus(at.published, max(value.offset, 0)):
        when = around if value.offset == 0 else when
    return Stretch(when, when)


def _mistyped(value: Pinned, told: Date, found: Stretch, at: Setting) -> Stretch | None:
    """The day meant where the year beside "اليوم الأربعاء" is last year's: weekday, day and month say this year."""
    if (
        at.now is None
        or found.start is None
        or value.weekday in (-1, found.start.weekday())
        or told.day is None
    ):
        return None
    near = plus(at.now, value.offset)
    fits = near.weekday() == value.weekday and (near.month, near.day) == (found.start.month, found.start.day)
    return Stretch(near, near) if fits else None


def nearest(around: date, weekday: int) -> date:
    """The day of that weekday at most three days from `around`."""
    gap = (weekday - around.weekday()) % 7
    return plus(around, gap if gap <= 3 else gap - 7)


def weekday(value: Weekday, at: Setting, stretch: Resolver) -> Stretch:
    """A weekday: the nearest back, ahead where the words look ahead, or in its week."""
    if value.week is not None:
        return _weekday_of(value, at, stretch)
    today = at.today() if at.now is not None or at.told is None else at.told
    if (
        value.shift is None
        and at.told is not None
        and not at.forward
        and not -3 <= (at.told - today).days <= 0
    ):
        today = at.told  # beside a date told in full a weekday is counted from that date
    gap = (value.day - today.weekday()) % 7  # days ahead
    if value.shift is None:
        if value.this and at.profile.next_week:
            when = plus(week_start(today, at), (value.day - at.profile.week_starts) % 7)
        elif at.appointment and not at.forward and 0 < gap <= 3:
            when = plus(today, gap)  # "يزور الوفد المدينة الجمعة" on a Wednesday
        elif at.future and not at.surely and not at.profile.forward and not value.this and gap > 4:
            when = plus(today, gap - 7)  # yesterday or the day before is nearer than next week
        elif at.forward or value.this:
            when = plus(today, gap if gap or at.profile.today_counts or at.future else 7)
            if value.this and not at.forward and gap > 3:
                when = plus(today, gap - 7)
        else:
            when = plus(today, gap - 7 if gap else 0)
    elif value.shift == 0:
        when = nearest(today, value.day)
    elif value.shift < 0:
        when = plus(today, gap - 7 + 7 * (value.shift + 1))
    else:
        when = plus(today, (gap or 7) + 7 * (value.shift - 1))
        if at.profile.next_week:
            when = plus(week_start(today, at), 7 * value.shift + (value.day - at.profile.week_starts) % 7)
    return Stretch(when, when)


def _weekday_of(value: Weekday, at: Setting, stretch: Resolver) -> Stretch:
    of = value.week
    if isinstance(of, Ago):
        start = stretch(of, at).start
        if start is None:
            raise Unresolved("no day to count from")
        if of.lengths[0][1] == "week":
            when = plus(week_start(start, at), (value.day - at.profile.week_starts) % 7)
        else:
            when = plus(start, (value.day - start.weekday()) % 7)
        return Stretch(when, when)
    assert of is not None
    start = stretch(of, at).start
    if start is None:
        raise Unresolved("no week to count in")
    when = plus(start, (value.day - start.weekday()) % 7)
    return Stretch(when, when)
