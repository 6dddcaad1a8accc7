"""Profiles: what an untold year, a bare weekday or "early" mean to a kind of writer."""

from __future__ import annotations

import msgspec


class Profile(msgspec.Struct, frozen=True):
    """How undated expressions are read.

    forward: bare weekdays, months and feasts look forward, not back, unless the words say otherwise
    today_counts: a bare weekday that is today's own means today
    week_starts: the first day of a week, 0 Monday to 6 Sunday
    weekend: first and last day of the weekend, 0 Monday
    next_week: "next Sunday" is the Sunday of next week, not the nearest one
    halves: "early" and "late" are the halves of a month or year, not their first and last thirds
    afternoon: an hour from 1 to 6 told without a part of day is of the afternoon
    loose: short requests are read too: bare hours and days of the month, years in words, hours for parts of the day
    this_year: a month or date without a year is this year's
    whole_weeks: "in two weeks" is the whole of that week
    """

    forward: bool = False
    today_counts: bool = True
    week_starts: int = 0
    weekend: tuple[int, int] = (4, 5)
    next_week: bool = False
    halves: bool = False
    afternoon: bool = False
    loose: bool = False
    this_year: bool = False
    whole_weeks: bool = False


NEWS = Profile()
ASSISTANT = Profile(forward=True, weekend=(5, 6), loose=True)
