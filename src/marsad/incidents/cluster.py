"""Incidents out of links: the likeliest pairs are joined first, as long as the groups agree on the whole.

Events are numbered from 0 in the order of their keys. What comes out is a function of the events and the judgements,
never of the order in which they came: links are taken by their score, and of equal ones by the events' numbers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush

_WITNESSES = 6  # of a large part only so many are asked, the first by key

Pair = tuple[int, int]
Score = Callable[[int, int], float]
Retold = Callable[[list[int], list[int]], bool]


class Groups:
    """Groups of events while they are joined; a group's name is its first member."""

    def __init__(self, count: int, score: Score) -> None:
        self.group = list(range(count))
        self.members = {n: [n] for n in range(count)}
        self.parts = {
            n: [[n]] for n in range(count)
        }  # what the machine brought together; only people join parts
        self.made_by: list[Pair] = []
        self._score = score
        self._apart: set[Pair] = set()

    def keep_apart(self, a: int, b: int) -> None:
        """A person said that these are not the same."""
        self._apart |= {(a, b), (b, a)}

    def may_join(self, a: int, b: int) -> bool:
        """Whether nobody said that members of the two groups are not the same."""
        apart = self._apart
        return not apart or not any((x, y) in apart for x in self.members[a] for y in self.members[b])

    def agreement(self, a: int, b: int) -> tuple[float, int, int]:
        """The best agreement of a part of one group with a part of the other, and which two parts these are.

        Two parts agree by the mean score over their pairs, each part's first members by key speaking for it.
        """
        score = self._score
        best = (-math.inf, 0, 0)
        for n, one in enumerate(self.parts[a]):
            for m, other in enumerate(self.parts[b]):
                ours, theirs = one[:_WITNESSES], other[:_WITNESSES]
                total = sum([score(x, y) for x in ours for y in theirs])
                best = max(best, (total / (len(ours) * len(theirs)), -n, -m))
        return best[0], -best[1], -best[2]

    def join(self, a: int, b: int, pair: Pair, parts: Pair | None = None) -> None:
        """Make two groups one; `parts`, one of each group, become one part."""
        ours, theirs = list(self.parts.pop(a)), list(self.parts.pop(b))
        if parts is not None:
            ours.append(sorted(ours.pop(parts[0]) + theirs.pop(parts[1])))
        first = min(a, b)
        self.parts[first] = sorted(ours + theirs)
        members = self.members[first] = sorted(self.members.pop(a) + self.members.pop(b))
        for n in members:
            self.group[n] = first
        self.made_by.append(pair)


def cluster(
    count: int,
    links: Mapping[Pair, float],
    score: Score,
    threshold: float,
    judged: Iterable[tuple[int, int, bool]] = (),
    retold: Retold | None = None,
) -> Groups:
    """Groups of `count` events: `links` (pairs, the lesser first) are tried from the highest on, each once the groups agree.

    `retold` says of two groups that stand apart, though members of theirs are alike, that they tell one happening on
    different days. `judged` are people's answers, the latest first: an earlier one that speaks against a later one is
    passed over.
    """
    groups = Groups(count, score)
    _obey(groups, judged)
    heap = [(-value, x, y) for (x, y), value in links.items() if value >= threshold]
    heapify(heap)
    asked: dict[Pair, tuple[Pair, tuple[float, int, int]]] = {}
    while heap:
        negative, x, y = heappop(heap)
        a, b = sorted((groups.group[x], groups.group[y]))
        if a == b or not groups.may_join(a, b):
            continue
        sizes = len(groups.members[a]), len(groups.members[b])
        known = asked.get((a, b))
        if known is None or known[0] != sizes:
            known = asked[a, b] = (sizes, groups.agreement(a, b))
        mean, one, other = known[1]
        if mean < threshold:
            continue
        if mean < -negative and heap and mean < -heap[0][0]:  # others agree better: they go first
            heappush(heap, (-mean, x, y))
            continue
        groups.join(a, b, (x, y), (one, other))
    if retold is not None:
        _join_retold(groups, links, retold)
    return groups


def _join_retold(groups: Groups, links: Mapping[Pair, float], retold: Retold) -> None:
    """Join groups that one happening was parted into, the likeliest pair between them first; one round."""
    tried: set[tuple[int, int, int, int]] = set()
    for x, y in sorted(links, key=lambda p: (-links[p], p)):
        a, b = sorted((groups.group[x], groups.group[y]))
        if a == b:
            continue
        asked = (a, len(groups.members[a]), b, len(groups.members[b]))
        if asked in tried:
            continue
        tried.add(asked)
        if groups.may_join(a, b) and retold(groups.members[a], groups.members[b]):
            groups.join(a, b, (x, y), (0, 0))


def _obey(groups: Groups, judged: Iterable[tuple[int, int, bool]]) -> None:
    for x, y, same in judged:
        a, b = groups.group[x], groups.group[y]
        if same and a != b and groups.may_join(a, b):
            groups.join(a, b, (x, y))
        elif not same and a != b:
            groups.keep_apart(x, y)
