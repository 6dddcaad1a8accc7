"""Adding: reports into the archive in batches, each one transaction, so that a run killed at any moment can go on.

A report is known by the SHA-256 of its own bytes: met again, in whatever file, it is seen once more and not stored
twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from time import monotonic
from typing import Any

import msgspec

from marsad import __version__
from marsad.archive import index, log, postings
from marsad.archive.copies import Runs, find_source, runs_of
from marsad.archive.database import writing
from marsad.archive.deriving import add_coding, insert_coding, insert_text, reindex
from marsad.archive.hashing import canonical, now, pack, sha256
from marsad.archive.store import Archive
from marsad.archive.words import forms_of
from marsad.record import Coded
from marsad.sources import Fault, Item
from marsad.sources.original import Container, Original

BATCH = 64
_SECONDS = 2.0


class Ready(msgspec.Struct):
    """A report with all that is dear to compute done, waiting for its transaction."""

    name: str
    original: Original
    hash: str
    size: int
    packed: bytes
    text: bytes
    coding: bytes | None
    rows: index.Indexed | None


class Added(msgspec.Struct):
    """How many of what a run brought in."""

    new: int = 0
    known: int = 0
    renewed: int = 0
    copies: int = 0
    refused: int = 0


class Adder:
    """Takes reports in; call `close` at the end, or use it in a `with` block of your own making."""

    def __init__(self, archive: Archive, version: str = __version__) -> None:
        self.archive, self.version = archive, version
        self.db = archive.db
        self.added = Added()
        self._waiting: list[Ready] = []
        self._since = monotonic()
        self._collections: dict[int, tuple[Container, int]] = {}

    def fresh(self, items: Iterator[Item | Fault]) -> Iterator[Item | Fault]:
        """The items that must be read: those the archive has as they are, read by this version, are only seen again."""
        for item in items:
            if isinstance(item, Fault) or item.original is None:
                yield item
                continue
            hash_ = sha256(item.original.data)
            if self._deleted(hash_):
                self.added.refused += 1
                yield Fault(
                    item.where, "was deleted from this archive on request", "it is not taken in again"
                )
            elif self._known(hash_, _text_of(item)):
                self._put(Ready(item.report.id, item.original, hash_, 0, b"", b"", None, None))
            else:
                yield item

    def met(self, original: Original) -> bool:
        """Whether the archive has these bytes, taken apart by this tool and read by this version: then they are only seen again.

        For `read_inputs`, so that a crawl started again is passed through without taking its pages apart anew. A page
        that was taken apart with care is not taken apart in bulk after that.
        """
        hash_ = sha256(original.data)
        quick = "resiliparse" in original.tool
        row = self.db.execute(
            "SELECT 1 FROM item i JOIN reading_text t ON t.item = i.id JOIN coding c ON c.reading_text = t.id "
            "WHERE i.evidence = ? AND (t.tool = ? OR ?) AND c.version = ? LIMIT 1",
            (hash_, original.tool, quick, self.version),
        ).fetchone()
        if row is None:
            return False
        self._put(Ready("", original, hash_, 0, b"", b"", None, None))
        return True

    def keep(self, item: Item, coded: Coded | None) -> None:
        """Take a report in with what was read from it; it is stored at the latest with its batch."""
        original = item.original
        if original is None:
            raise ValueError(f"{item.where}: has no bytes of its own")
        coding = msgspec.json.encode(coded) if coded else None
        self._put(
            Ready(
                item.report.id, original, sha256(original.data), len(original.data), pack(original.data),
                _text_of(item), coding, index.indexed(item.report, coded.events if coded else []),
            )
        )  # fmt: skip

    def close(self) -> Added:
        """Store what waits and tell what came in."""
        self.flush(last=True)
        return self.added

    def flush(self, last: bool = False) -> None:
        """Store what waits, in one transaction; at the `last` also count the new ones into the facets."""
        if self._waiting or last:
            with writing(self.db):
                for ready in self._waiting:
                    self._store(ready)
                postings.seal(self.db, 1 if last else postings.SEAL)
            self._waiting.clear()
        self._since = monotonic()

    def _put(self, ready: Ready) -> None:
        self._waiting.append(ready)
        if len(self._waiting) >= BATCH or monotonic() - self._since > _SECONDS:
            self.flush()

    def _deleted(self, hash_: str) -> bool:
        return self.db.execute("SELECT 1 FROM tombstone WHERE sha256 = ?", (hash_,)).fetchone() is not None

    def _known(self, hash_: str, text: bytes) -> bool:
        row = self.db.execute(
            "SELECT 1 FROM item i JOIN reading_text t ON t.item = i.id JOIN coding c ON c.reading_text = t.id "
            "WHERE i.evidence = ? AND t.sha256 = ? AND c.version = ? LIMIT 1",
            (hash_, sha256(text), self.version),
        ).fetchone()
        return row is not None

    def _store(self, ready: Ready) -> None:
        collection = self._collection(ready.original.container)
        row = self.db.execute("SELECT id FROM item WHERE evidence = ?", (ready.hash,)).fetchone()
        if row is None:
            self._store_new(ready, collection)
            return
        self._see(row[0], ready.original, collection)
        if ready.rows is None or not self._renew(row[0], ready):
            self.added.known += 1
        else:
            self.added.renewed += 1

    def _store_new(self, ready: Ready, collection: int) -> None:
        item = _next(self.db, "item")
        text_hash, coding_hash = sha256(ready.text), sha256(ready.coding) if ready.coding else None
        detail = {
            "name": self._free_name(ready), "evidence": ready.hash, "size": ready.size,
            "media_type": ready.original.media_type, "collection": collection, "part": ready.original.part,
            "fetched": ready.original.at, "text": text_hash, "tool": ready.original.tool,
            "coding": coding_hash, "version": self.version,
        }  # fmt: skip
        entry = log.append(self.db, self.archive.by, "import", item, detail)
        self.db.execute(
            "INSERT INTO evidence (sha256, size, media_type, packed, entry) VALUES (?, ?, ?, ?, ?)",
            (ready.hash, ready.size, ready.original.media_type, ready.packed, entry),
        )
        self.db.execute("INSERT INTO item VALUES (?, ?, ?, ?)", (item, detail["name"], ready.hash, entry))
        at = ready.original.at or log.time_of(self.db, entry)
        self.db.execute(
            "INSERT INTO sighting VALUES (?, ?, ?, ?, ?)", (item, collection, ready.original.part, at, entry)
        )
        text_id = self._text(item, ready, entry)
        coding_id = self._coding(text_id, ready, entry)
        self._index(item, text_id, coding_id, ready)
        self.added.new += 1

    def _renew(self, item: int, ready: Ready) -> bool:
        """A new text or coding beside the old ones; False where both are known."""
        hash_, by = sha256(ready.text), self.archive.by
        row = self.db.execute(
            "SELECT id FROM reading_text WHERE item = ? AND sha256 = ?", (item, hash_)
        ).fetchone()
        if row is None:
            detail = {"text": hash_, "tool": ready.original.tool, "parent": ready.hash}
            text_id = self._text(item, ready, log.append(self.db, by, "derive", item, detail))
        else:
            text_id = row[0]
            read = self.db.execute("SELECT version FROM coding WHERE reading_text = ?", (text_id,)).fetchall()
            if ready.coding is None or (self.version,) in read:
                return False
        if ready.coding is not None:
            add_coding(self.archive, item, text_id, hash_, ready.coding, self.version)
        reindex(self.archive, item)
        return True

    def _text(self, item: int, ready: Ready, entry: int) -> int:
        return insert_text(
            self.db, item, sha256(ready.text), ready.hash, ready.original.tool, ready.text, entry
        )

    def _coding(self, text_id: int, ready: Ready, entry: int) -> int | None:
        if ready.coding is None:
            return None
        return insert_coding(self.db, text_id, ready.coding, self.version, entry)

    def _index(self, item: int, text_id: int, coding_id: int | None, ready: Ready) -> None:
        rows = ready.rows
        if rows is None:
            return
        found = find_source(self.db, item, rows.text_hash, rows.runs, self._runs)
        index.write(self.db, item, text_id, coding_id, rows)
        if found:
            source, kind, alike = found
            detail = {"of": source, "kind": kind, "likeness": alike}
            entry = log.append(self.db, self.archive.by, "copy", item, detail)
            self.db.execute("INSERT INTO copy VALUES (?, ?, ?, ?, ?)", (item, source, kind, alike, entry))
            self.added.copies += 1

    def _runs(self, item: int) -> Runs:
        report = self.archive.report(item)
        return runs_of([*forms_of(report.title or ""), *forms_of(report.text)])

    def _see(self, item: int, original: Original, collection: int) -> None:
        known = self.db.execute(
            "SELECT 1 FROM sighting WHERE item = ? AND collection = ? AND part = ?",
            (item, collection, original.part),
        ).fetchone()
        if not known:
            detail = {"collection": collection, "part": original.part, "fetched": original.at}
            entry = log.append(self.db, self.archive.by, "seen", item, detail)
            self.db.execute(
                "INSERT INTO sighting VALUES (?, ?, ?, ?, ?)",
                (item, collection, original.part, original.at or log.time_of(self.db, entry), entry),
            )

    def _collection(self, container: Container) -> int:
        """The collection a container stands for: the same file met again is the same collection."""
        if known := self._collections.get(id(container)):
            return known[1]
        row = (
            container.sha256
            and self.db.execute(
                "SELECT id FROM collection WHERE sha256 = ? AND name = ?", (container.sha256, container.name)
            ).fetchone()
        )
        number = row[0] if row else self._new_collection(container)
        if len(self._collections) > 1000:
            self._collections.clear()
        self._collections[id(container)] = (container, number)
        return number

    def _new_collection(self, container: Container) -> int:
        number, began = _next(self.db, "collection"), now()
        detail: dict[str, Any] = {
            "collection": number, "name": container.name, "sha256": container.sha256, "size": container.size,
            "began": began,
        }  # fmt: skip
        entry = log.append(self.db, self.archive.by, "collect", detail=detail)
        self.db.execute(
            "INSERT INTO collection VALUES (?, ?, ?, ?, ?, ?)",
            (number, container.name, container.sha256, container.size, began, entry),
        )
        return number

    def _free_name(self, ready: Ready) -> str:
        taken = self.db.execute("SELECT 1 FROM item WHERE name = ?", (ready.name,)).fetchone()
        return f"{ready.name}~{ready.hash[:12]}" if taken else ready.name


def _text_of(item: Item) -> bytes:
    return canonical(item.report)


def _next(db: sqlite3.Connection, table: str) -> int:
    found: int = db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0]
    return found
