"""A stretch of days: what a time expression comes to, and the setting in which it is resolved."""

from __future__ import annotations

from datetime import date

import msgspec

from marsad.days.profile import NEWS, Profile


class Stretch(msgspec.Struct, frozen=True):
    """Days `start` to `end`, both included, either open (None); `granularity` of the expression, part of day, clock."""

    start: date | None
    end: date | None
    granularity: str = "day"
    part: str | None = None
    clock: str | None = None
    clock_end: str | None = None
    basis: str = "published"


class Unresolved(ValueError):
    """A time that cannot be tied to days; the message says why."""


class Setting(msgspec.Struct):
    """What a time is resolved against.

    `now` is the day of writing (the publication day, or the day that "اليوم الجمعة" names), `story` the last single day
    told, `near` where the last time told begins, `told` the full date told before it in its sentence, `history` the date told
    with its month and year before it in its paragraph where that is long past, `future` whether the words before the expression look ahead, `surely` whether they
    do so beyond doubt, `present`
    whether they are of the present, `appointment` whether by such a verb the press tells what is to come, `back` whether "had" stands before it, `goes_on` whether what has been since then is told in
    the present, `hour` of writing where known ("04:30").
    """

    published: date | None = None
    now: date | None = None
    story: date | None = None
    near: date | None = None
    told: date | None = None
    history: date | None = None
    future: bool = False
    surely: bool = False
    present: bool = False
    appointment: bool = False
    goes_on: bool = False
    back: bool = False
    profile: Profile = NEWS
    hour: str | None = None

    def today(self) -> date:
        """The day of writing, or Unresolved."""
        if self.now is None:
            raise Unresolved("no publication day to count from")
        return self.now

    @property
    def forward(self) -> bool:
        """Whether an undated weekday or month looks ahead."""
        return self.future or self.profile.forward
