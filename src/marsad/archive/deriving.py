"""Deriving: texts and codings written beside the earlier ones, and the index brought up to them."""

from __future__ import annotations

import sqlite3

from marsad.archive import index, log
from marsad.archive.hashing import pack, sha256
from marsad.archive.store import Archive, report_of


def insert_text(
    db: sqlite3.Connection, item: int, hash_: str, parent: str, tool: str, text: bytes, entry: int
) -> int:
    """The row of a reading text, derived from the bytes `parent` by `tool`; its log entry must be there."""
    return _insert(
        db,
        "INSERT INTO reading_text (item, sha256, parent, tool, packed, entry) VALUES (?, ?, ?, ?, ?, ?)",
        (item, hash_, parent, tool, pack(text), entry),
    )


def add_coding(
    archive: Archive, item: int, text_id: int, text_hash: str, coding: bytes, version: str
) -> None:
    """A coding beside the earlier ones, with its entry in the log; within the caller's transaction."""
    detail = {"coding": sha256(coding), "version": version, "text": text_hash}
    entry = log.append(archive.db, archive.by, "read", item, detail)
    insert_coding(archive.db, text_id, coding, version, entry)


def insert_coding(db: sqlite3.Connection, text_id: int, coding: bytes, version: str, entry: int) -> int:
    """The row of a coding; its log entry must be there."""
    return _insert(
        db,
        "INSERT INTO coding (reading_text, sha256, version, packed, entry) VALUES (?, ?, ?, ?, ?)",
        (text_id, sha256(coding), version, pack(coding), entry),
    )


def reindex(archive: Archive, item: int) -> None:
    """Make an item's rows of the index anew from its latest text and present state; within the caller's transaction."""
    from marsad.archive.judgements import state

    row = archive.db.execute(
        "SELECT t.packed FROM shown s JOIN reading_text t ON t.id = s.reading_text WHERE s.item = ?", (item,)
    ).fetchone()
    if row:
        index.erase(archive.db, item, report_of(row[0]))
    present = state(archive, item)
    rows = index.indexed(archive.report(item), present.events, present.judged)
    index.write(archive.db, item, present.text_id, present.coding_id, rows)


def _insert(db: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> int:
    cursor = db.execute(sql, values)
    assert cursor.lastrowid is not None
    return cursor.lastrowid
