"""Incidents out of links: the likeliest pairs are joined first, as long as the groups agree on the whole.

What comes out is a function of the set of events and the judgements, never of the order in which they came: links are
taken by their score, and of equal ones by the events' own keys.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush

_WITNESSES = 12  # of a large group only so many are asked, the first by key

Score = Callable[[int, int], float]


class Groups:
    """Groups of events while they are joined; `key` orders events."""

    def __init__(self, members: Iterable[int], key: Callable[[int], tuple[str, ...]], score: Score) -> None:
        self.group = {n: n for n in members}
        self.members = {n: [n] for n in self.group}
        self.parts = {
            n: [[n]] for n in self.group
        }  # what the machine brought together; only people join parts
        self.made_by: list[tuple[int, int]] = []
        self._key = key
        self._score = score
        self._apart: set[tuple[int, int]] = set()

    def keep_apart(self, a: int, b: int) -> None:
        """A person said that these are not the same."""
        self._apart |= {(a, b), (b, a)}

    def may_join(self, a: int, b: int) -> bool:
        """Whether nobody said that members of the two groups are not the same."""
        if not self._apart:
            return True
        apart = self._apart
        return not any((x, y) in apart for x in self.members[a] for y in self.members[b])

    def agreement(self, a: int, b: int) -> tuple[float, int, int]:
        """The best agreement of a part of one group with a part of the other, and which two parts these are.

        Two parts agree by the mean score over their pairs, each part's first members by key speaking for it.
        """
        best = (-math.inf, 0, 0)
        for n, one in enumerate(self.parts[a]):
            for m, other in enumerate(self.parts[b]):
                ours, theirs = one[:_WITNESSES], other[:_WITNESSES]
                total = sum([self._score(x, y) for x in ours for y in theirs])
                best = max(best, (total / (len(ours) * len(theirs)), -n, -m))
        return best[0], -best[1], -best[2]

    def join(self, a: int, b: int, pair: tuple[int, int], parts: tuple[int, int] | None = None) -> int:
        """Make two groups one; its name is that of its first member. `parts` (one of each) become one part."""
        ours, theirs = self.parts.pop(a), self.parts.pop(b)
        if parts is not None:
            ours, theirs = list(ours), list(theirs)
            ours.append(sorted(ours.pop(parts[0]) + theirs.pop(parts[1]), key=self._key))
        first, other = sorted((a, b), key=self._key)
        self.parts[first] = sorted([*ours, *theirs], key=lambda part: self._key(part[0]))
        self.members[first] = sorted(self.members[first] + self.members.pop(other), key=self._key)
        for n in self.members[first]:
            self.group[n] = first
        self.made_by.append(pair)
        return first


def cluster(
    members: list[int],
    links: Mapping[tuple[int, int], float],
    score: Score,
    key: Callable[[int], tuple[str, ...]],
    threshold: float,
    judged: Iterable[tuple[int, int, bool]] = (),
    retold: Callable[[list[int], list[int]], bool] | None = None,
) -> Groups:
    """Groups of the members: `links` (pairs and scores) are tried from the highest on, each once the groups agree.

    `retold` says of two groups that stand apart, though members of theirs are alike, that they tell one happening on
    different days. `judged` are people's answers, the latest first: an earlier one that speaks against a later one is passed over.
    """
    groups = Groups(members, key, score)
    _obey(groups, judged)
    heap = []
    for (x, y), value in links.items():
        if value >= threshold:
            a, b = sorted((x, y), key=key)
            heap.append((-value, key(a), key(b), a, b))
    heapify(heap)
    asked: dict[tuple[int, int], tuple[int, int, tuple[float, int, int]]] = {}
    while heap:
        negative, key_a, key_b, x, y = heappop(heap)
        a, b = groups.group[x], groups.group[y]
        if a == b or not groups.may_join(a, b):
            continue
        sizes = len(groups.members[a]), len(groups.members[b])
        pair = (a, b) if key(a) <= key(b) else (b, a)
        size = sizes if pair == (a, b) else sizes[::-1]
        known = asked.get(pair)
        if known and known[:2] == size:
            agreed = known[2]
        else:
            agreed = groups.agreement(*pair)
            asked[pair] = (*size, agreed)
        mean = agreed[0]
        if mean < threshold:
            continue
        if mean < -negative and heap and mean < -heap[0][0]:  # others agree better: they go first
            heappush(heap, (-mean, key_a, key_b, x, y))
            continue
        groups.join(*pair, (x, y), agreed[1:])
    if retold is not None:
        _join_retold(groups, links, key, retold)
    return groups


def _join_retold(
    groups: Groups,
    links: Mapping[tuple[int, int], float],
    key: Callable[[int], tuple[str, ...]],
    retold: Callable[[list[int], list[int]], bool],
) -> None:
    """Join groups that one happening was parted into, the likeliest pair between them first; one round."""
    pairs = [(x, y) if key(x) <= key(y) else (y, x) for x, y in links]
    ordered = sorted(pairs, key=lambda p: (-links.get(p, links.get(p[::-1], 0.0)), key(p[0]), key(p[1])))
    tried: set[tuple[int, int, int, int]] = set()
    for x, y in ordered:
        a, b = groups.group[x], groups.group[y]
        if a == b or not groups.may_join(a, b):
            continue
        a, b = sorted((a, b), key=key)
        asked = (a, len(groups.members[a]), b, len(groups.members[b]))
        if asked not in tried and retold(groups.members[a], groups.members[b]):
            groups.join(a, b, (x, y), (0, 0))
        tried.add(asked)


def _obey(groups: Groups, judged: Iterable[tuple[int, int, bool]]) -> None:
    for x, y, same in judged:
        if x not in groups.group or y not in groups.group:
            continue
        a, b = groups.group[x], groups.group[y]
        if same and a != b and groups.may_join(a, b):
            groups.join(a, b, (x, y))
        elif not same and a != b:
            groups.keep_apart(x, y)
