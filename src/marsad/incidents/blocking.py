"""Candidates: two events are compared only where they share a block, so that the cost grows with the records.

A block is a day with a cell of the map, a day with a country for what has no point, a day with a rare word for what
was placed wrongly, or a smallest hash of the text for copies. An event stands in its own blocks and looks into its
neighbours' too: the days around and the cells around.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from zlib import crc32

from marsad.incidents.facts import Facts
from marsad.incidents.words import UNKNOWN, rarities

CELL = 0.35  # degrees: about 39 km from south to north
DAYS_AROUND = 1
_MOST_DAYS = 4  # of a long event only so many days are looked under
_RARE_WORDS = 4
_LEAST_RARITY = 9


def _hash(*parts: object) -> int:
    return hash(parts)


def _code(text: str) -> int:
    return crc32(text.encode())


def _days(facts: Facts) -> list[int]:
    """The days an event is filed under: every one of a short event, first and last of a long one, else the publication's."""
    start, end = facts.start, facts.end
    if start is None or end is None:
        return [facts.report.published] if facts.report.published is not None else []
    if not facts.told and end == start:  # nothing tells the day: it may well be an earlier one
        return [start - 2, start - 1, start]
    if end - start < _MOST_DAYS:
        return list(range(start, end + 1))
    return [start, end]


def _rare(facts: Facts) -> list[str]:
    get = rarities().get
    rated = sorted(
        [(-get(w, UNKNOWN), w) for w in facts.words if get(w, UNKNOWN) >= _LEAST_RARITY and not w.isdigit()]
    )
    return [w for _, w in rated[:_RARE_WORDS]]


def blocks(facts: Facts) -> tuple[list[int], list[int]]:
    """The blocks an event stands in, and those it looks into: numbers, each without repeats."""
    own: list[int] = []
    looked: list[int] = []
    group = _code(facts.group)
    days = _days(facts)
    around = sorted({day + d for day in days for d in range(-DAYS_AROUND, DAYS_AROUND + 1)})
    if facts.lat is not None and facts.lon is not None:
        row, column = math.floor(facts.lat / CELL), math.floor(facts.lon / CELL)
        own += [_hash(1, day, row, column, group) for day in days]
        looked += [
            _hash(1, day, r, c, group)
            for day in around
            for r in (row - 1, row, row + 1)
            for c in (column - 1, column, column + 1)
        ]
    elif facts.country:
        country = _code(facts.country)
        own += [_hash(2, day, country, group) for day in days]
        looked += [_hash(2, day, country, group) for day in around]
    for word in _rare(facts):
        code = _code(word)
        own += [_hash(3, day, code) for day in days]
        looked += [_hash(3, day, code) for day in around]
    copies = [_hash(4, n, band, group) for n, band in enumerate(facts.report.bands) if band]
    return own + copies, looked + copies


class Index:
    """Numbers of events by the blocks they stand in; what is taken out leaves no trace."""

    def __init__(self) -> None:
        self._held: dict[int, int | list[int]] = {}  # most blocks hold one event: no list for those

    def add(self, number: int, own: list[int]) -> None:
        """File an event under its blocks."""
        held = self._held
        for block in own:
            there = held.get(block)
            if there is None:
                held[block] = number
            elif isinstance(there, list):
                there.append(number)
            else:
                held[block] = [there, number]

    def remove(self, number: int, own: list[int]) -> None:
        """Take an event out of its blocks."""
        for block in own:
            there = self._held.get(block)
            if isinstance(there, list):
                if number in there:
                    there.remove(number)
            elif there == number:
                del self._held[block]

    def candidates(self, looked: list[int]) -> Iterator[int]:
        """The events filed under these blocks, each once."""
        found: set[int] = set()
        get = self._held.get
        for block in looked:
            there = get(block)
            if there is None:
                continue
            if isinstance(there, list):
                found.update(there)
            else:
                found.add(there)
        return iter(found)
