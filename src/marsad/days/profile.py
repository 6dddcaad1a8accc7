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
    day_first: hour given without a part of day: no guess is made; kept for assistants that prefer the afternoon
    """

    forward: bool = False
    today_counts: bool = True
    week_starts: int = 0
    weekend: tuple[int, int] = (4, 5)
    next_week: bool = False
    halves: bool = False
    day_first: bool = False


NEWS = Profile()
ASSISTANT = Profile(forward=True, weekend=(5, 6))
