"""Verifying: proof that no stored byte and no entry of the log was changed, or the name of each that was.

The log's entries carry the hash of the one before and the hashes of what they stored; every row of the store is held
against the entry that vouches for it, and every entry against the rows it speaks of. What a chain alone cannot show,
entries cut from its end together with all their rows, is shown by `expected`: the head as it was noted elsewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from marsad.archive import log
from marsad.archive.database import migrations, statements
from marsad.archive.driver import errors
from marsad.archive.hashing import sha256, unpack
from marsad.archive.store import MOST_UNPACKED, Archive


class Problem(msgspec.Struct, frozen=True):
    """Something unsound: which row or entry, and what is wrong with it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


Details = dict[int, tuple[str, int | None, dict[str, Any]]]


def verify(
    archive: Archive, expected: str | None = None, step: Callable[[str], None] | None = None
) -> Iterator[Problem]:
    """Every unsound thing in the archive, nothing where all is sound; `expected` is `SEQ:HASH` of an earlier head.

    `step` is told what is looked at next.
    """
    db, step = archive.db, step or (lambda what: None)
    db.execute("BEGIN")
    try:
        step("the file's structure")
        yield from _structure(db)
        details: Details = {}
        step("the log")
        yield from _chain(db, details, expected)
        for check, what in _CHECKS.items():
            step(what)
            yield from check(db, details)
    except errors("DatabaseError", UnicodeDecodeError) as error:
        yield Problem("the file", f"cannot be read through: {error}")
    except (
        TypeError,
        ValueError,
        AttributeError,
        OverflowError,
    ) as error:  # a cell of another type than its column's
        yield Problem("the file", f"a cell was changed to another type: {error}")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _structure(db: sqlite3.Connection) -> Iterator[Problem]:
    for (told,) in db.execute("PRAGMA integrity_check(20)"):
        if told != "ok":
            yield Problem("the file", told)
    for row in db.execute("PRAGMA foreign_key_check"):
        yield Problem(f"{row[0]} row {row[1]}", f"refers to a row of {row[2]} that is not there")
    fresh = sqlite3.connect(":memory:")
    for _, _, sql in migrations():
        for statement in statements(sql):
            fresh.execute(statement)
    wanted, found = _schema(fresh), _schema(db)
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            yield Problem(
                f"schema: {name}",
                "is missing" if name not in found else "was added" if name not in wanted else "was changed",
            )


def _schema(db: sqlite3.Connection) -> dict[str, tuple[object, ...]]:
    rows = db.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    )
    return {f"{row[0]} {row[1]}": row for row in rows}


def _chain(db: sqlite3.Connection, details: Details, expected: str | None) -> Iterator[Problem]:
    number, _, hash_ = (expected or "").partition(":")
    previous, awaited = "", int(number) if number.isdigit() else None
    seq = 0
    for entry in log.entries(db):
        seq += 1
        where = f"log entry {entry.seq}"
        if entry.seq != seq:
            yield Problem(where, f"entry {seq} is missing before it")
            seq = entry.seq
        if entry.previous != previous:
            yield Problem(where, "does not carry the hash of the entry before it")
        if entry.binding() != entry.hash:
            yield Problem(where, "was changed: its hash does not fit what it says")
        if awaited == entry.seq and hash_ != entry.hash:
            yield Problem(where, "is not the entry that was expected here")
        previous = entry.hash
        try:
            details[entry.seq] = (
                entry.action,
                entry.item,
                msgspec.json.decode(entry.detail, type=dict[str, Any]),
            )
        except msgspec.DecodeError:
            details[entry.seq] = (entry.action, entry.item, {})
    if awaited is not None and awaited > seq:
        yield Problem("the log", f"ends at entry {seq}: entry {awaited}, which was expected, is gone")
    if not seq:
        yield Problem("the log", "is empty")


def _gone(db: sqlite3.Connection) -> frozenset[tuple[int | None, str]]:
    """What was deleted on request: items with the hashes of what was theirs."""
    return frozenset((item, hash_) for item, hash_ in db.execute("SELECT item, sha256 FROM tombstone"))


def _evidence(db: sqlite3.Connection, details: Details) -> Iterator[Problem]:
    there = set()
    rows = db.execute("SELECT sha256, size, media_type, packed, entry FROM evidence")
    for hash_, size, media_type, packed, entry in rows:
        there.add(hash_)
        where = f"evidence {hash_}"
        told = details.get(entry, ("", None, {}))[2]
        if told.get("evidence") != hash_ or told.get("size") != size or told.get("media_type") != media_type:
            yield Problem(where, f"log entry {entry} does not vouch for it")
        yield from _bytes(where, packed, hash_, size)
    gone = _gone(db)
    for seq, (action, item, told) in details.items():
        wanted = told.get("evidence") if action == "import" else None
        if wanted and wanted not in there and (item, wanted) not in gone:
            yield Problem(f"evidence {wanted}", f"is missing: log entry {seq} says it was stored")


def _bytes(where: str, packed: bytes, hash_: str, most: int = MOST_UNPACKED) -> Iterator[Problem]:
    try:
        data = unpack(packed, most)
    except (ValueError, TypeError) as error:
        yield Problem(where, f"was changed: {error}")
        return
    if sha256(data) != hash_:
        yield Problem(where, "was changed: its bytes have another hash")


def _items(db: sqlite3.Connection, details: Details) -> Iterator[Problem]:
    there = set()
    for number, name, evidence, entry in db.execute("SELECT id, name, evidence, entry FROM item"):
        there.add(number)
        action, item, told = details.get(entry, ("", None, {}))
        if (
            (action, item) != ("import", number)
            or told.get("name") != name
            or told.get("evidence") != evidence
        ):
            yield Problem(f"item {name}", f"log entry {entry} does not vouch for it")
    for seq, (action, item, _) in details.items():
        if action == "import" and item not in there:
            yield Problem(f"item {item}", f"is missing: log entry {seq} says it was taken in")


def _texts(db: sqlite3.Connection, details: Details) -> Iterator[Problem]:
    there = set()
    rows = db.execute("SELECT item, sha256, parent, tool, packed, entry FROM reading_text")
    for item, hash_, parent, tool, packed, entry in rows:
        there.add((item, hash_))
        where = f"reading text {hash_} of item {item}"
        action, owner, told = details.get(entry, ("", None, {}))
        origin = told.get("parent", told.get("evidence"))
        if owner != item or told.get("text") != hash_ or told.get("tool") != tool or origin != parent:
            yield Problem(where, f"log entry {entry} does not vouch for it")
        yield from _bytes(where, packed, hash_)
    gone = _gone(db)
    for seq, (action, item, told) in details.items():
        wanted = told.get("text")
        if action in ("import", "derive") and (item, wanted) not in there and (item, wanted) not in gone:
            yield Problem(
                f"reading text {wanted} of item {item}", f"is missing: log entry {seq} says it was made"
            )


def _codings(db: sqlite3.Connection, details: Details) -> Iterator[Problem]:
    there = set()
    rows = db.execute(
        "SELECT c.id, t.item, t.sha256, c.sha256, c.version, c.packed, c.entry "
        "FROM coding c JOIN reading_text t ON t.id = c.reading_text"
    )
    for number, item, text, hash_, version, packed, entry in rows:
        there.add((item, hash_))
        where = f"coding {number} of item {item}"
        _, owner, told = details.get(entry, ("", None, {}))
        if (owner, told.get("coding"), told.get("version"), told.get("text")) != (item, hash_, version, text):
            yield Problem(where, f"log entry {entry} does not vouch for it")
        yield from _bytes(where, packed, hash_)
    gone = _gone(db)
    for seq, (action, item, told) in details.items():
        wanted = told.get("coding")
        if (
            action in ("import", "read")
            and wanted
            and (item, wanted) not in there
            and (item, wanted) not in gone
        ):
            yield Problem(f"coding {wanted} of item {item}", f"is missing: log entry {seq} says it was read")


def _judgements(db: sqlite3.Connection, details: Details) -> Iterator[Problem]:
    there = set()
    rows = db.execute("SELECT id, item, coding, event, decision, field, value, by, at, entry FROM judgement")
    for number, item, coding, event, decision, field, value, by, at, entry in rows:
        there.add(number)
        action, owner, told = details.get(entry, ("", None, {}))
        wanted = {
            "judgement": number, "coding": coding, "event": event, "decision": decision, "field": field,
            "value": sha256(value.encode()), "at": at,
        }  # fmt: skip
        if (action, owner) != ("judge", item) or told != wanted:
            yield Problem(f"judgement {number}", f"was changed: log entry {entry} tells otherwise")
        told_by = db.execute("SELECT by FROM log WHERE seq = ?", (entry,)).fetchone()
        if told_by and told_by[0] != by:
            yield Problem(f"judgement {number}", f"was changed: log entry {entry} is by {told_by[0]}")
    deleted = {i for (i,) in db.execute("SELECT item FROM tombstone WHERE what = 'judgement'")}
    for seq, (action, item, told) in details.items():
        if action == "judge" and told.get("judgement") not in there and item not in deleted:
            yield Problem(
                f"judgement {told.get('judgement')}", f"is missing: log entry {seq} says it was made"
            )


def _smaller(db: sqlite3.Connection, details: Details) -> Iterator[Problem]:
    """Collections, sightings, links to copies and tombstones."""
    for number, name, hash_, size, began, entry in db.execute("SELECT * FROM collection"):
        told = details.get(entry, ("", None, {}))[2]
        if told != {"collection": number, "name": name, "sha256": hash_, "size": size, "began": began}:
            yield Problem(f"collection {number} ({name})", f"was changed: log entry {entry} tells otherwise")
    for item, collection, part, at, entry in db.execute("SELECT * FROM sighting"):
        _, owner, told = details.get(entry, ("", None, {}))
        written = db.execute("SELECT at FROM log WHERE seq = ?", (entry,)).fetchone() or ("",)
        moment = told.get("fetched") or written[0]
        if (owner, told.get("collection"), told.get("part")) != (item, collection, part) or at != moment:
            yield Problem(
                f"sighting of item {item} in collection {collection}",
                f"was changed: log entry {entry} tells otherwise",
            )
    for item, source, kind, alike, entry in db.execute("SELECT * FROM copy"):
        _, owner, told = details.get(entry, ("", None, {}))
        if owner != item or told != {"of": source, "kind": kind, "likeness": alike}:
            yield Problem(f"copy {item}", f"was changed: log entry {entry} tells otherwise")
    for hash_, item, what, entry in db.execute("SELECT * FROM tombstone"):
        action, owner, told = details.get(entry, ("", None, {}))
        if (action, owner) != ("delete", item) or hash_ not in told.get(what, []):
            yield Problem(f"tombstone {hash_}", f"log entry {entry} does not vouch for it")


def _promises(db: sqlite3.Connection, details: Details) -> Iterator[Problem]:
    """What the log says was linked, seen, collected or deleted is there."""
    counts = {"collect": "collection", "copy": "copy"}
    for action, table in counts.items():
        told = sum(1 for name, _, _ in details.values() if name == action)
        found = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        if told != found:
            yield Problem(table, f"the log tells of {told}, the table has {found}")
    seen = sum(1 for name, _, _ in details.values() if name in ("seen", "import"))
    found = db.execute("SELECT count(*) FROM sighting").fetchone()[0]
    if seen != found:
        yield Problem("sighting", f"the log tells of {seen}, the table has {found}")


_CHECKS = {
    _evidence: "the bytes as collected", _items: "the reports", _texts: "the texts", _codings: "what was read",
    _judgements: "what was decided", _smaller: "where it came from", _promises: "what keeps it so",
}  # fmt: skip
