"""Facets: how the reports found fall into kinds, places, parties, sources, outlets and days."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from heapq import nlargest

import msgspec

from marsad.archive import postings

FACETS = ("kind", "country", "governorate", "party", "source", "outlet", "day", "status", "confidence")
_FEW = 800
"""Reports whose values are counted one by one: beyond them it is quicker to go value by value."""

Counts = list[tuple[str, int]]


def facets(db: sqlite3.Connection, items: list[int], most: int = 20) -> dict[str, Counts]:
    """For each facet the values among these items with how many reports have them, most first, `most` of each.

    The counts are exact: values are gone through from the commonest, until those left are rarer in the whole archive
    than the last that is shown is here.
    """
    last = postings.sealed(db)
    waiting = items if len(items) <= _FEW else [item for item in items if item > last]
    counted = _tallied(db, waiting)
    if len(waiting) == len(items):
        return {name: _most(counted[name].items(), most) for name in FACETS}
    among = postings.Among(item for item in items if item <= last)
    return {name: _through(db, name, among, counted[name], most) for name in FACETS}


def _tallied(db: sqlite3.Connection, items: list[int]) -> dict[str, Counter[str]]:
    """The values of these items, counted item by item."""
    lines: Counter[str] = Counter()
    sql = "SELECT told FROM tally WHERE item IN (SELECT value FROM json_each(?))"
    for (told,) in db.execute(sql, (msgspec.json.encode(items).decode(),)):
        lines.update(told.split("\n"))
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for line, count in lines.items():
        name, _, value = line.partition("=")
        if name in found:
            found[name][value] = count
    return found


def _through(
    db: sqlite3.Connection, name: str, among: postings.Among, waiting: Counter[str], most: int
) -> Counts:
    """A facet's values from the commonest on, until no other can be among the first `most`."""
    found = dict(waiting)
    extra = max(waiting.values(), default=0)
    least: list[int] = []
    for number, (value, total, chunks) in enumerate(postings.by_total(db, name)):
        if number % most == 0:
            least = nlargest(most, found.values())
        if len(least) == most and total + extra < least[-1]:
            break
        here = sum(among.count(chunk, packed) for chunk, packed in chunks)
        if here:
            found[value] = found.get(value, 0) + here
    return _most(found.items(), most)


def _most(counts: Iterable[tuple[str, int]], most: int) -> Counts:
    return sorted(counts, key=lambda pair: (-pair[1], pair[0]))[:most]
