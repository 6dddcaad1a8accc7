"""Postings: for each facet's value the reports that have it, so that facets are counted value by value.

A value's reports are kept in chunks of 65,536 items: as their offsets in order, or as a bitmap where that is shorter, as
Roaring bitmaps do (Chambi et al. 2016). Items are sealed into them some thousands at a time; those not sealed yet are few
and counted from their tallies.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from sys import byteorder

CHUNK = 1 << 16
SEAL = 2_000
"""How many reports may wait to be sealed before an adder seals them."""
_BITMAP = CHUNK // 8
_AT_ONCE = 20_000


def sealed(db: sqlite3.Connection) -> int:
    """The last item that is in the postings."""
    row = db.execute("SELECT value FROM setting WHERE name = 'sealed'").fetchone()
    return int(row[0]) if row else 0


def seal(db: sqlite3.Connection, least: int = 1) -> None:
    """Put the items that wait into the postings, if there are at least so many; within the caller's transaction."""
    done = sealed(db)
    waiting = db.execute("SELECT count(*) FROM tally WHERE item > ?", (done,)).fetchone()[0]
    while waiting and waiting >= least:
        rows = db.execute(
            "SELECT item, told FROM tally WHERE item > ? ORDER BY item LIMIT ?", (done, _AT_ONCE)
        ).fetchall()
        if not rows:
            break
        found: dict[str, list[int]] = defaultdict(list)
        for item, told in rows:
            for line in told.split("\n"):
                found[line].append(item)
        for line, items in found.items():
            _put(db, line, items)
        done, least = rows[-1][0], 1
    db.execute("INSERT OR REPLACE INTO setting VALUES ('sealed', ?)", (str(done),))


def put(db: sqlite3.Connection, item: int, told: str) -> None:
    """An item's values, where it is among those sealed."""
    if item <= sealed(db):
        for line in told.split("\n"):
            _put(db, line, [item])


def take(db: sqlite3.Connection, item: int, told: str) -> None:
    """Take an item's values out, where it is among those sealed."""
    if item <= sealed(db):
        for line in told.split("\n"):
            _take(db, line, item)


def clear(db: sqlite3.Connection) -> None:
    """Empty them, before they are made anew."""
    db.execute("DELETE FROM posting")
    db.execute("DELETE FROM facet_value")
    db.execute("DELETE FROM setting WHERE name = 'sealed'")


def differ(db: sqlite3.Connection) -> int:
    """How many values have other reports in the postings than the tallies tell."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for item, told in db.execute("SELECT item, told FROM tally WHERE item <= ?", (sealed(db),)):
        for line in told.split("\n") if told else ():
            wanted[line].add(item)
    found: dict[str, set[int]] = defaultdict(set)
    wrong = 0
    rows = db.execute(
        "SELECT v.name, v.value, v.total, p.chunk, p.items FROM posting p JOIN facet_value v ON v.id = p.value"
    )
    for name, value, total, chunk, packed in rows:
        own = found[f"{name}={value}"]
        own.update(chunk * CHUNK + at for at in offsets(packed))
        wrong += total < len(own)
    return wrong + sum(wanted.get(line) != found.get(line) for line in wanted.keys() | found.keys())


def offsets(packed: bytes) -> Iterable[int]:
    """The offsets that a stored chunk holds, in order."""
    if len(packed) == _BITMAP:
        bits = int.from_bytes(packed, "little")
        return [at for at, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]
    return _read(packed)


class Among:
    """A set of items that values are counted against."""

    def __init__(self, items: Iterable[int]) -> None:
        self._flags: dict[int, bytearray] = {}
        for item in items:
            chunk, at = divmod(item, CHUNK)
            if chunk not in self._flags:
                self._flags[chunk] = bytearray(CHUNK)
            self._flags[chunk][at] = 1
        self._bits = {chunk: _bits_of(flags) for chunk, flags in self._flags.items()}

    def count(self, chunk: int, packed: bytes) -> int:
        """How many of a stored chunk's items are in the set."""
        if chunk not in self._flags:
            return 0
        if len(packed) == _BITMAP:
            return (int.from_bytes(packed, "little") & self._bits[chunk]).bit_count()
        return sum(map(self._flags[chunk].__getitem__, _read(packed)))


def by_total(db: sqlite3.Connection, name: str) -> Iterator[tuple[str, int, list[tuple[int, bytes]]]]:
    """A facet's values with their totals and stored chunks, most first."""
    rows = db.execute(
        "SELECT v.value, v.total, p.chunk, p.items FROM facet_value v CROSS JOIN posting p ON p.value = v.id "
        "WHERE v.name = ? ORDER BY v.total DESC, v.id",
        (name,),
    )
    value, total, chunks = None, 0, list[tuple[int, bytes]]()
    for own, count, chunk, packed in rows:
        if own != value:
            if value is not None:
                yield value, total, chunks
            value, total, chunks = own, count, []
        chunks.append((chunk, packed))
    if value is not None:
        yield value, total, chunks


def _put(db: sqlite3.Connection, line: str, items: list[int]) -> None:
    name, _, value = line.partition("=")
    if not name:
        return
    row = db.execute("SELECT id FROM facet_value WHERE name = ? AND value = ?", (name, value)).fetchone()
    if row is None:
        own = db.execute(
            "INSERT INTO facet_value (name, value, total) VALUES (?, ?, 0)", (name, value)
        ).lastrowid
    else:
        own = row[0]
    parts: dict[int, list[int]] = defaultdict(list)
    for item in items:
        parts[item // CHUNK].append(item % CHUNK)
    for chunk, ats in parts.items():
        row = db.execute("SELECT items FROM posting WHERE value = ? AND chunk = ?", (own, chunk)).fetchone()
        packed = _packed([*(offsets(row[0]) if row else ()), *ats])
        db.execute("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", (own, chunk, packed))
    db.execute("UPDATE facet_value SET total = total + ? WHERE id = ?", (len(items), own))


def _take(db: sqlite3.Connection, line: str, item: int) -> None:
    name, _, value = line.partition("=")
    row = db.execute(
        "SELECT p.value, p.items FROM facet_value v JOIN posting p ON p.value = v.id AND p.chunk = ? "
        "WHERE v.name = ? AND v.value = ?",
        (item // CHUNK, name, value),
    ).fetchone()
    if row is None:
        return
    left = [at for at in offsets(row[1]) if at != item % CHUNK]
    if left:
        db.execute(
            "UPDATE posting SET items = ? WHERE value = ? AND chunk = ?",
            (_packed(left), row[0], item // CHUNK),
        )
    else:
        db.execute("DELETE FROM posting WHERE value = ? AND chunk = ?", (row[0], item // CHUNK))
        db.execute(
            "DELETE FROM facet_value WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM posting WHERE value = ?1)",
            (row[0],),
        )


def _packed(ats: list[int]) -> bytes:
    ats = sorted(set(ats))
    if 2 * len(ats) < _BITMAP:
        made = array("H", ats)
        if byteorder == "big":
            made.byteswap()
        return made.tobytes()
    flags = bytearray(CHUNK)
    for at in ats:
        flags[at] = 1
    return _bits_of(flags).to_bytes(_BITMAP, "little")


def _read(packed: bytes) -> array[int]:
    made = array("H", packed)
    if byteorder == "big":
        made.byteswap()
    return made


_DIGITS = bytes.maketrans(b"\x00\x01", b"01")


def _bits_of(flags: bytearray) -> int:
    """The flags as one number, the first its lowest bit."""
    return int(flags[::-1].translate(_DIGITS), 2)
