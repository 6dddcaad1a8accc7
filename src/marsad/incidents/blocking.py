"""Candidates: two events are compared only where they share a block, so that the cost grows with the records.

A block is a day with a cell of the map, a day with a country and a word for what has no point, a day with a rare word
for what was placed wrongly, or a fortnight with a smallest hash of the text for copies. What a report leads with also
stands under the day it came out. An event stands in its own blocks and looks into its neighbours' too: the days around
and the cells around.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from zlib import crc32

from marsad.incidents.facts import DEEDS, Facts
from marsad.incidents.words import UNKNOWN, rarities

CELL = 0.35  # degrees: about 39 km from south to north
DAYS_AROUND = 1
_AROUND = range(-DAYS_AROUND, DAYS_AROUND + 1)
_COPY_DAYS = 14  # a copy is looked for in this stretch of days and the two beside it
_BITS = 40
_MASK = (1 << _BITS) - 1
_MOST_DAYS = 4  # of a long event only so many days are looked under
_RARE_WORDS = 4
_LEAST_RARITY = 9
_TITLE_WORDS = 6
_COUNTRY_WORDS = 8  # where there is no point, a country alone would grow with the square of the records
_COUNTRY_RARITY = 6


def first_of(day: int) -> int:
    """The least number a block of this day can have: blocks stand under days, and stretches of days can be paired alone."""
    return day << _BITS


def _block(day: int, *parts: int) -> int:
    return day << _BITS | hash(parts) & _MASK  # of whole numbers: the same in every process


@lru_cache(maxsize=200_000)
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


def _rarest(facts: Facts, least: int, most: int) -> list[int]:
    get = rarities().get
    rated = sorted(
        [(-get(w, UNKNOWN), w) for w in facts.words if get(w, UNKNOWN) >= least and not w.isdigit()]
    )
    return [_code(w) for _, w in rated[:most]]


@lru_cache(maxsize=20_000)
def _title_pairs(title: frozenset[str]) -> list[int]:
    """Every two of a headline's rarest words: by these a happening is met again that was placed wrongly."""
    get = rarities().get
    rated = sorted([(-get(w, UNKNOWN), w) for w in title])[:_TITLE_WORDS]
    words = sorted([w for _, w in rated])
    return [_code(f"{one} {other}") for one, other in combinations(words, 2)]


def blocks(facts: Facts) -> tuple[list[int], list[int]]:
    """The blocks an event stands in, and those it looks into: numbers, each without repeats."""
    own: list[int] = []
    looked: list[int] = []
    group, days = _code(facts.group), _days(facts)
    around = sorted({day + d for day in days for d in _AROUND})
    published = facts.report.published
    if facts.lat is not None and facts.lon is not None:
        row, column = math.floor(facts.lat / CELL), math.floor(facts.lon / CELL)
        cells = [(r, c) for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1)]
        own += [_block(day, 1, row, column, group) for day in days]
        looked += [_block(day, 1, r, c, group) for day in around for r, c in cells]
        if facts.headline and published is not None:  # what a report leads with is its day's news
            wide = 0 if facts.group in DEEDS else group
            own.append(_block(published, 5, row, column, wide))
            looked += [_block(published + d, 5, r, c, wide) for d in _AROUND for r, c in cells]
    elif facts.country:
        country = _code(facts.country)
        for code in _rarest(facts, _COUNTRY_RARITY, _COUNTRY_WORDS):
            own += [_block(day, 2, country, group, code) for day in days]
            looked += [_block(day, 2, country, group, code) for day in around]
    for code in _rarest(facts, _LEAST_RARITY, _RARE_WORDS):
        own += [_block(day, 3, code) for day in days]
        looked += [_block(day, 3, code) for day in around]
    if facts.headline and published is not None:
        pairs = _title_pairs(facts.report.title)
        own += [_block(published, 6, pair) for pair in pairs]
        looked += [_block(published + d, 6, pair) for d in _AROUND for pair in pairs]
    if published is not None:
        week = published - published % _COPY_DAYS
        bands = [(4, n, band, group) for n, band in enumerate(facts.report.bands)]
        own += [_block(week, *band) for band in bands]
        looked += [_block(week + d, *band) for d in (-_COPY_DAYS, 0, _COPY_DAYS) for band in bands]
    return own, looked


def days_looked(facts: Facts) -> set[int]:
    """The days of the blocks an event looks into, without the blocks."""
    found = {day + d for day in _days(facts) for d in _AROUND}
    published = facts.report.published
    if published is not None:
        week = published - published % _COPY_DAYS
        found.update((week - _COPY_DAYS, week, week + _COPY_DAYS))
        if facts.headline:
            found.update(published + d for d in _AROUND)
    return found


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
