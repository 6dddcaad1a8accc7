"""The log: every deed an entry, every entry with the hash of the one before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from marsad.archive.hashing import canonical, now, sha256


class Entry(msgspec.Struct, frozen=True):
    """One deed: its number, when, by whom, what, to which item, and the two hashes that bind it."""

    seq: int
    at: str
    by: str
    action: str
    item: int | None
    detail: str
    previous: str
    hash: str

    def binding(self) -> str:
        """The hash this entry must carry."""
        return sha256(
            canonical([self.seq, self.at, self.by, self.action, self.item, self.detail, self.previous])
        )


def append(
    db: sqlite3.Connection,
    by: str,
    action: str,
    item: int | None = None,
    detail: dict[str, Any] | None = None,
) -> int:
    """Write a deed down, within the caller's transaction; returns its number."""
    last = db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone() or (0, "")
    entry = Entry(last[0] + 1, now(), by, action, item, canonical(detail or {}).decode(), last[1], "")
    db.execute(
        "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*msgspec.structs.astuple(entry)[:-1], entry.binding()),
    )
    return entry.seq


def entries(db: sqlite3.Connection, item: int | None = None, also: str = "") -> Iterator[Entry]:
    """The entries in order, all or an item's own, with those of all items that did `also`."""
    where, values = (
        ("WHERE item = ? OR (item IS NULL AND action = ?)", (item, also)) if item is not None else ("", ())
    )
    for row in db.execute(f"SELECT * FROM log {where} ORDER BY seq", values):
        yield Entry(*row)


def head(db: sqlite3.Connection) -> tuple[int, str]:
    """The number and hash of the last entry: kept elsewhere, it proves that nothing was cut from the end."""
    row = db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, "")


def time_of(db: sqlite3.Connection, seq: int) -> str:
    """When an entry was written."""
    found: str = db.execute("SELECT at FROM log WHERE seq = ?", (seq,)).fetchone()[0]
    return found
