"""Whether two groups tell one happening on different days: asked of groups, for what one report alone leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from marsad.incidents.facts import Facts, distance_m
from marsad.incidents.words import UNKNOWN, rarities

_REPORTS = 3  # with fewer in one of the two both must lead with it and tell one toll
_MANY = 3  # killed
_HALF = 0.5
_OFTEN = 0.25  # a word that stands in so large a share of a group's events is of its story
_WORDS = 2
_RARE = 6
_NEAR = 25_000  # metres


class Profile:
    """What a group tells on the whole, made once for as long as it stays as it is."""

    __slots__ = ("day", "family", "place", "published", "reports", "story", "tolls")

    def __init__(self, group: Sequence[Facts]) -> None:
        self.reports = len({facts.report.id for facts in group})
        self.tolls = _tolls(group)
        self.published = _published(group)
        self.day = _day(group)
        self.family = _family(group)
        self.place = _place(group)
        self.story = _story(group)


class Profiles:
    """The profiles of groups of these events."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self._facts = facts
        self._known: dict[tuple[int, int], Profile] = {}

    def retold(self, one: list[int], other: list[int]) -> bool:
        """Whether both groups tell one happening on different days."""
        return retold(self._of(one), self._of(other))

    def _of(self, group: list[int]) -> Profile:
        name = group[0], len(group)  # groups only grow
        profile = self._known.get(name)
        if profile is None:
            profile = self._known[name] = Profile([self._facts[n] for n in group])
        return profile


def retold(one: Profile, other: Profile) -> bool:
    """Whether both tell the same day in words, kinds of one family, one place and the same rarer words."""
    if min(one.reports, other.reports) < _REPORTS and not one.tolls & other.tolls:
        return False
    if one.published == other.published:  # told on one day and yet unlike: two happenings
        return False
    if one.day is None or one.day != other.day or one.family != other.family:
        return False
    return _one_place(one.place, other.place) and len(one.story & other.story) >= _WORDS


def _tolls(group: Sequence[Facts]) -> set[tuple[int, int | None]]:
    """The tolls, high enough to tell one happening from another, of events that their reports lead with."""
    return {f.killed for f in group if f.headline and f.killed and f.killed[0] >= _MANY}


def _day(group: Sequence[Facts]) -> int | None:
    """The day that at least half of those who tell one in words tell."""
    told = Counter(f.start for f in group if f.told and f.start is not None and f.start == f.end)
    if not told:
        return None
    day, count = max(told.items(), key=lambda p: (p[1], -(p[0] or 0)))
    return day if count >= _HALF * sum(told.values()) else None


def _published(group: Sequence[Facts]) -> int | None:
    """The day on which most of the reports came out, of equals the earliest."""
    count = Counter(f.report.published for f in group if f.report.published is not None)
    return max(count, key=lambda day: (count[day], -day), default=None)


def _family(group: Sequence[Facts]) -> str:
    count = Counter(f.families for f in group)
    return max(sorted(count), key=lambda name: count[name])


def _one_place(a: Facts | None, b: Facts | None) -> bool:
    if a is None or b is None:
        return False
    far = distance_m(a, b)
    return far is not None and far <= max(_NEAR, a.radius, b.radius)


def _place(group: Sequence[Facts]) -> Facts | None:
    """An event at the place that most give."""
    placed = [f for f in group if f.lat is not None]
    count = Counter(f.place for f in placed)
    return max(placed, key=lambda f: (count[f.place], -f.radius, f.place), default=None)


def _story(group: Sequence[Facts]) -> set[str]:
    """The rarer words that stand in many of the group's events."""
    count = Counter(word for facts in group for word in facts.words)
    get = rarities().get
    least = max(1.0, _OFTEN * len(group))
    return {word for word, n in count.items() if n >= least and get(word, UNKNOWN) >= _RARE}
