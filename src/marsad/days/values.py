"""What a time expression says before it is tied to a day: small frozen values, one kind each."""

from __future__ import annotations

import msgspec


class Value(msgspec.Struct, frozen=True, tag=True):
    """Base of every unresolved value."""


class Day(Value, frozen=True, tag=True):
    """A day counted from the day of writing: -1 yesterday, 0 today; `that` for "that day"."""

    offset: int
    that: bool = False


class Pinned(Value, frozen=True, tag=True):
    """A day counted from the day of writing with its weekday or date named beside it ("yesterday, Wednesday")."""

    offset: int
    weekday: int = -1
    date: Value | None = None


class Weekday(Value, frozen=True, tag=True):
    """A day of the week (0 Monday); `shift` -1 last, 1 next, -2 the one before last, None untold; `week` of which week."""

    day: int
    shift: int | None = None
    week: Value | None = None
    this: bool = False


class Date(Value, frozen=True, tag=True):
    """A calendar date as far as it is told; `calendar` gregorian or hijri; `shift` of its month's year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: str = "gregorian"
    shift: int | None = None
    weekday: int | None = None
    year_of: Value | None = None


class DayOf(Value, frozen=True, tag=True):
    """The nth day of a month told in another way ("the tenth of this month")."""

    day: int
    of: Value


class Period(Value, frozen=True, tag=True):
    """One week, month, year…: `shift` 0 this one, -1 the last."""

    unit: str
    shift: int
    that: bool = False
    calendar: str = "gregorian"


class Several(Value, frozen=True, tag=True):
    """The last or next so many units; `count` None where untold ("the past few days")."""

    unit: str
    count: int | None
    side: int
    few: bool = False


class Ago(Value, frozen=True, tag=True):
    """So long before (-1) or after (1) the day of writing: `lengths` are (count or None, unit); `bound` more or less."""

    lengths: tuple[tuple[float | None, str], ...]
    side: int
    bound: str = ""
    of: Value | None = None
    calendar: str = "gregorian"


class Edge(Value, frozen=True, tag=True):
    """The beginning, middle, end or rest of a period."""

    edge: str
    of: Value


class Earlier(Value, frozen=True, tag=True):
    """Earlier (-1) or later (1) in a period ("earlier this month")."""

    side: int
    of: Value


class WeekOf(Value, frozen=True, tag=True):
    """The week that holds a date."""

    of: Value


class Season(Value, frozen=True, tag=True):
    """A season, of a year if told, or the last, this, next one."""

    season: str
    year: int | None = None
    shift: int | None = None


class Feast(Value, frozen=True, tag=True):
    """A feast by its id, in a year if told."""

    feast: str
    year: int | None = None
    shift: int | None = None


class Decade(Value, frozen=True, tag=True):
    """The twenties to nineties; `century` told or None."""

    decade: int
    century: int | None = None


class Century(Value, frozen=True, tag=True):
    """The nth century of the common era."""

    number: int


class Nth(Value, frozen=True, tag=True):
    """The nth (or -1: the last) weekday, day, week or quarter of a period; `dated` where it may be a date too."""

    number: int
    unit: str
    weekday: int
    of: Value | None
    dated: bool = False


class Clock(Value, frozen=True, tag=True):
    """A time by the clock; hours as told, `part` of the day beside it."""

    hour: int
    minute: int = 0
    second: int = 0
    part: str = ""
    minutes_told: bool = False
    bare: bool = False


class Minute(Value, frozen=True, tag=True):
    """The nth minute of the hour of writing."""

    number: int


class At(Value, frozen=True, tag=True):
    """A part of a day or a clock time on a day; `day` None where it is not told; `after_midnight` the small hours."""

    day: Value | None
    part: str = ""
    clock: Clock | None = None
    after_midnight: bool = False
    second_night: int | None = None
    time: str = ""


class Between(Value, frozen=True, tag=True):
    """From one time to another, both included; either may be missing."""

    start: Value | None
    end: Value | None


class Since(Value, frozen=True, tag=True):
    """From a time until now."""

    start: Value


class Until(Value, frozen=True, tag=True):
    """From now until a time."""

    end: Value


class Length(Value, frozen=True, tag=True):
    """How long: (count or None, unit) pairs."""

    lengths: tuple[tuple[float | None, str], ...]
    bound: str = ""


class Lasting(Value, frozen=True, tag=True):
    """A day and how long from it ("الجمعة لمدة يومين")."""

    start: Value
    lengths: tuple[tuple[float | None, str], ...]


class Every(Value, frozen=True, tag=True):
    """Again and again: every unit, weekday, or time."""

    unit: str
    weekday: int = -1
    count: int = 1


class Firsts(Value, frozen=True, tag=True):
    """The first (1) or last (-1) so many units of a period."""

    count: int
    unit: str
    side: int
    of: Value


class Running(Value, frozen=True, tag=True):
    """For the nth day, week or year running."""

    number: int
    unit: str


class Anchored(Value, frozen=True, tag=True):
    """So long before or after something told: its words are tokens `first` to `last` of the document."""

    lengths: tuple[tuple[float | None, str], ...]
    side: int
    first: int
    last: int


class Vague(Value, frozen=True, tag=True):
    """Now, lately, soon."""

    when: str
