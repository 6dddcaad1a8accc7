"""The archive: one SQLite file with what was collected, what was read from it and what people decided."""

from __future__ import annotations

import getpass
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from marsad.archive import log
from marsad.archive.database import connect, writing
from marsad.archive.driver import secret_for
from marsad.archive.errors import ArchiveError
from marsad.archive.hashing import unpack
from marsad.archive.words import VERSION
from marsad.record import Coded, Report

MOST_UNPACKED = 2_000_000_000


class Archive:
    """An open archive; `by` is who stands in its log, `secret` the passphrase of one that is, or is to be, encrypted.

    Use it in a `with` block, one connection to a thread.
    """

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        by: str | None = None,
        secret: str | None = None,
    ) -> None:
        self.path = Path(path)
        self.by = by or _who()
        self.secret = secret or secret_for(self.path)
        self.db: sqlite3.Connection = connect(
            self.path, create=create, read_only=read_only, secret=self.secret
        )
        if create:
            self._begin()

    def _begin(self) -> None:
        with writing(self.db):
            if log.head(self.db)[0] == 0:
                log.append(self.db, self.by, "init", detail={"index": VERSION})
                self.db.execute("INSERT INTO setting VALUES ('index', ?)", (str(VERSION),))

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; harmless when it is closed already."""
        self.db.close()

    def count(self) -> int:
        """How many items there are, deleted ones left out."""
        found: int = self.db.execute("SELECT count(*) FROM shown").fetchone()[0]
        return found

    def note(self, action: str, detail: dict[str, Any]) -> None:
        """Write into the log what was done with the archive as a whole."""
        with writing(self.db):
            log.append(self.db, self.by, action, detail=detail)

    def item(self, name: str) -> int:
        """The item of that name, or of that number where none is named so; raises ArchiveError where there is none."""
        row = self.db.execute("SELECT id FROM item WHERE name = ?", (name,)).fetchone()
        if row is None and name.isdecimal() and len(name) < 19:
            row = self.db.execute("SELECT id FROM item WHERE id = ?", (int(name),)).fetchone()
        if row is None:
            raise ArchiveError(f"{self.path}: no report has the id or number {name!r}")
        found: int = row[0]
        return found

    def name(self, item: int) -> str:
        """The name of an item."""
        found: str = self.db.execute("SELECT name FROM item WHERE id = ?", (item,)).fetchone()[0]
        return found

    def evidence(self, item: int) -> bytes:
        """The bytes as they were collected; raises ArchiveError where they were deleted on request."""
        row = self.db.execute(
            "SELECT e.packed, e.size FROM item i JOIN evidence e ON e.sha256 = i.evidence WHERE i.id = ?",
            (item,),
        ).fetchone()
        if row is None:
            raise ArchiveError(f"{self.name(item)}: its content was deleted on request")
        return unpack(*row)

    def report(self, item: int) -> Report:
        """The latest reading text of an item, under the item's name; raises ArchiveError where it was deleted."""
        return msgspec.structs.replace(self.raw_report(item), id=self.name(item))

    def raw_report(self, item: int) -> Report:
        """The latest reading text of an item as it was derived, under its own id."""
        row = self.db.execute(
            "SELECT packed FROM reading_text WHERE item = ? ORDER BY id DESC LIMIT 1", (item,)
        ).fetchone()
        if row is None:
            raise ArchiveError(f"{self.name(item)}: its content was deleted on request")
        return report_of(row[0])

    def coded(self, item: int) -> Coded | None:
        """What the machine read last from the item's latest text, None where nothing was read."""
        row = self.db.execute(
            "SELECT c.packed FROM coding c WHERE c.reading_text = (SELECT max(id) FROM reading_text WHERE item = ?) "
            "ORDER BY c.id DESC LIMIT 1",
            (item,),
        ).fetchone()
        return coded_of(row[0]) if row else None


def report_of(packed: bytes) -> Report:
    """The report of a stored reading text."""
    return msgspec.json.decode(unpack(packed, MOST_UNPACKED), type=Report)


def coded_of(packed: bytes) -> Coded:
    """What was read, of a stored coding."""
    return msgspec.json.decode(unpack(packed, MOST_UNPACKED), type=Coded)


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
