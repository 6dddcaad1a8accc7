"""Facets: how the reports found fall into kinds, places, parties, sources, outlets and days."""

from __future__ import annotations

import sqlite3
from collections import Counter
from heapq import nlargest

import msgspec

from marsad.archive import postings
from marsad.archive.postings import FACETS

_FEW = 6_000
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
    if len(waiting) < len(items):
        among = postings.Among([item for item in items if item <= last])
        for name in FACETS:
            _through(db, name, among, counted[name], most)
    return {name: _most(db, counted[name], most) for name in FACETS}


def _tallied(db: sqlite3.Connection, items: list[int]) -> dict[str, dict[int, int]]:
    """The values of these items by their ids, counted item by item."""
    sql = "SELECT told FROM tally WHERE item IN (SELECT value FROM json_each(?))"
    told = [row[0] for row in db.execute(sql, (msgspec.json.encode(items).decode(),))]
    found: dict[str, dict[int, int]] = {name: {} for name in FACETS}
    for value, count in Counter(" ".join(told).split()).items():
        found[postings.facet_of(int(value))][int(value)] = count
    return found


def _through(
    db: sqlite3.Connection, name: str, among: postings.Among, found: dict[int, int], most: int
) -> None:
    """Count a facet's values into `found` from the commonest on, until no other can be among the first `most`."""
    extra = max(found.values(), default=0)
    least: list[int] = []
    for number, (value, total, chunks) in enumerate(postings.by_total(db, name)):
        if number % most == 0:
            least = nlargest(most, found.values())
        if len(least) == most and total + extra < least[-1]:
            break
        here = sum(among.count(chunk, packed) for chunk, packed in chunks)
        if here:
            found[value] = found.get(value, 0) + here


def _most(db: sqlite3.Connection, found: dict[int, int], most: int) -> Counts:
    """The commonest values in words, those that tie by their words."""
    least = nlargest(most, found.values())[-1] if found else 0
    first = [value for value, count in found.items() if count >= least]
    sql = "SELECT value, id FROM facet_value WHERE id IN (SELECT value FROM json_each(?))"
    named = db.execute(sql, (msgspec.json.encode(first).decode(),)).fetchall()
    return sorted(((value, found[own]) for value, own in named), key=lambda pair: (-pair[1], pair[0]))[:most]
