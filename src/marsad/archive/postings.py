"""Postings: for each facet's value the reports that have it, so that facets are counted value by value.

A value's reports are kept in chunks of 65,536 items: as their offsets in order, or as a bitmap where they are many, as
Roaring bitmaps do (Chambi et al. 2016). Items are sealed into them some thousands at a time; those not sealed yet are few
and counted from their tallies, which are the ids of their values.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from sys import byteorder

FACETS = ("kind", "country", "governorate", "party", "source", "outlet", "day", "status", "confidence")
CHUNK = 1 << 16
SEAL = 2_000
"""How many reports may wait to be sealed before an adder seals them."""
_BITMAP = CHUNK // 8
_MANY = 256  # from so many on a bitmap is counted faster
_AT_ONCE = 20_000

Chunk = tuple[int, bytes]


def tally(db: sqlite3.Connection, lines: Iterable[str]) -> str:
    """The ids of an item's values, each told as `name=value`, parted by spaces; new values get an id."""
    ids = []
    for line in lines:
        name, _, value = line.partition("=")
        row = db.execute("SELECT id FROM facet_value WHERE name = ? AND value = ?", (name, value)).fetchone()
        ids.append(row[0] if row else _new_value(db, name, value))
    return " ".join(map(str, ids))


def facet_of(value: int) -> str:
    """The facet that a value's id belongs to."""
    return FACETS[value % 16]


def _new_value(db: sqlite3.Connection, name: str, value: str) -> int:
    last = db.execute("SELECT coalesce(max(id), 0) / 16 FROM facet_value").fetchone()[0]
    made: int = (last + 1) * 16 + FACETS.index(name)
    db.execute("INSERT INTO facet_value VALUES (?, ?, ?, 0)", (made, name, value))
    return made


def sealed(db: sqlite3.Connection) -> int:
    """The last item that is in the postings."""
    row = db.execute("SELECT value FROM setting WHERE name = 'sealed'").fetchone()
    return int(row[0]) if row else 0


def seal(db: sqlite3.Connection, least: int = 1) -> None:
    """Put the items that wait into the postings, if there are at least so many; within the caller's transaction."""
    done = sealed(db)
    sql = "SELECT item, told FROM tally WHERE item > ? ORDER BY item LIMIT ?"
    while len(rows := db.execute(sql, (done, _AT_ONCE)).fetchall()) >= least:
        found: dict[int, list[int]] = defaultdict(list)
        for item, told in rows:
            for value in told.split():
                found[int(value)].append(item)
        for value, items in sorted(found.items()):
            _put(db, value, items)
        done, least = rows[-1][0], 1
    db.execute("INSERT OR REPLACE INTO setting VALUES ('sealed', ?)", (str(done),))


def put(db: sqlite3.Connection, item: int, told: str) -> None:
    """An item's values, where it is among those sealed."""
    if item <= sealed(db):
        for value in told.split():
            _put(db, int(value), [item])


def take(db: sqlite3.Connection, item: int, told: str) -> None:
    """Take an item's values out, where it is among those sealed."""
    if item <= sealed(db):
        for value in told.split():
            _take(db, int(value), item)


def clear(db: sqlite3.Connection) -> None:
    """Empty them, before they are made anew."""
    db.execute("DELETE FROM posting")
    db.execute("DELETE FROM facet_value")
    db.execute("DELETE FROM setting WHERE name = 'sealed'")


def differ(db: sqlite3.Connection) -> int:
    """How many values have other reports in the postings than the tallies tell, or a total that is too small."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for item, told in db.execute("SELECT item, told FROM tally WHERE item <= ?", (sealed(db),)):
        for value in told.split():
            wanted[int(value)].add(item)
    found: dict[int, set[int]] = defaultdict(set)
    for value, chunk, packed in db.execute("SELECT value, chunk, items FROM posting"):
        found[value].update(chunk * CHUNK + at for at in offsets(packed))
    totals = dict(db.execute("SELECT id, total FROM facet_value"))
    return sum(
        wanted.get(value) != found.get(value) or totals.get(value, 0) < len(found[value])
        for value in wanted.keys() | found.keys()
    )


def offsets(packed: bytes) -> Iterable[int]:
    """The offsets that a stored chunk holds, in order."""
    if len(packed) == _BITMAP:
        bits = int.from_bytes(packed, "little")
        return [at for at, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]
    return _read(packed)


class Among:
    """A set of items that values are counted against."""

    def __init__(self, items: list[int]) -> None:
        chunks = max(items, default=0) // CHUNK + 1
        flags = bytearray(chunks * CHUNK)
        for item in items:
            flags[item] = 1
        self._flags = [flags[n * CHUNK : (n + 1) * CHUNK] for n in range(chunks)]
        self._bits = [_bits_of(part) for part in self._flags]

    def count(self, chunk: int, packed: bytes) -> int:
        """How many of a stored chunk's items are in the set."""
        if chunk >= len(self._flags):
            return 0
        if len(packed) == _BITMAP:
            return (int.from_bytes(packed, "little") & self._bits[chunk]).bit_count()
        return sum(map(self._flags[chunk].__getitem__, _read(packed)))


def by_total(db: sqlite3.Connection, name: str) -> Iterator[tuple[int, int, list[Chunk]]]:
    """A facet's values by their ids, with their totals and stored chunks, most first."""
    rows = db.execute(
        "SELECT v.id, v.total, p.chunk, p.items FROM facet_value v CROSS JOIN posting p ON p.value = v.id "
        "WHERE v.name = ? ORDER BY v.total DESC, v.id",
        (name,),
    )
    value, total, chunks = None, 0, list[Chunk]()
    for own, count, chunk, packed in rows:
        if own != value:
            if value is not None:
                yield value, total, chunks
            value, total, chunks = own, count, []
        chunks.append((chunk, packed))
    if value is not None:
        yield value, total, chunks


def _put(db: sqlite3.Connection, value: int, items: list[int]) -> None:
    parts: dict[int, list[int]] = defaultdict(list)
    for item in items:
        parts[item // CHUNK].append(item % CHUNK)
    for chunk, ats in parts.items():
        row = db.execute("SELECT items FROM posting WHERE value = ? AND chunk = ?", (value, chunk)).fetchone()
        packed = _packed([*(offsets(row[0]) if row else ()), *ats])
        db.execute("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", (value, chunk, packed))
    db.execute("UPDATE facet_value SET total = total + ? WHERE id = ?", (len(items), value))


def _take(db: sqlite3.Connection, value: int, item: int) -> None:
    chunk, at = divmod(item, CHUNK)
    row = db.execute("SELECT items FROM posting WHERE value = ? AND chunk = ?", (value, chunk)).fetchone()
    left = [other for other in offsets(row[0]) if other != at] if row else []
    if left:
        db.execute(
            "UPDATE posting SET items = ? WHERE value = ? AND chunk = ?", (_packed(left), value, chunk)
        )
        return
    db.execute("DELETE FROM posting WHERE value = ? AND chunk = ?", (value, chunk))
    if not db.execute("SELECT 1 FROM posting WHERE value = ?", (value,)).fetchone():
        db.execute("UPDATE facet_value SET total = 0 WHERE id = ?", (value,))


def forget_unused(db: sqlite3.Connection) -> None:
    """Forget the values that no item has; all items must be sealed."""
    db.execute("DELETE FROM facet_value WHERE total = 0 AND id NOT IN (SELECT value FROM posting)")


def _packed(ats: list[int]) -> bytes:
    ats = sorted(set(ats))
    if len(ats) < _MANY:
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
