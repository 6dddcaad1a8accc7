"""The file: opened with what keeps it sound, and brought to the present schema by numbered migrations."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from marsad.archive.driver import errors, open_file
from marsad.archive.errors import ArchiveError, Locked, NoArchive, NotAnArchive, TooNew, Unsound

APPLICATION = 0x6D727364  # "mrsd", in the file's header


def on_migration(told: str) -> None:
    """Told before an archive is brought to the present schema, which may take seconds: for a command line to replace."""


@lru_cache(maxsize=1)
def migrations() -> list[tuple[int, str, str]]:
    """Number, name and SQL of every migration, in order."""
    scripts = files("marsad.archive").joinpath("migrations").iterdir()
    named = ((re.fullmatch(r"(\d{3})_(\w+)\.sql", file.name), file) for file in scripts)
    return sorted((int(m[1]), m[2], file.read_text(encoding="utf-8")) for m, file in named if m)


def connect(
    path: Path, *, create: bool = False, read_only: bool = False, secret: str | None = None
) -> sqlite3.Connection:
    """A connection to the archive at `path`, its schema the present one; raises ArchiveError where there is none.

    `secret` is the passphrase of an encrypted one, or of one that is to be made so.
    """
    if path.is_dir():
        raise NotAnArchive(f"{path}: this is a folder")
    if not create and not path.is_file():
        raise NoArchive(f"{path}: no archive here (make one with `marsad init {path}`)")
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        db = open_file(path, secret)
    except errors() as error:
        raise ArchiveError(f"{path}: cannot be opened: {error}") from error
    try:
        _prepare(db, path, create, secret)
        if read_only:
            db.execute("PRAGMA query_only = ON")
    except errors("DatabaseError", UnicodeDecodeError) as error:
        db.close()
        raise _meaning(path, error, secret) from error
    except BaseException:
        db.close()
        raise
    return db


def _meaning(path: Path, error: Exception, secret: str | None) -> ArchiveError:
    told = str(error)
    if secret and "not a database" in told:
        return Locked(f"{path}: the passphrase is wrong, or the file's beginning is damaged")
    if "not a database" in told:
        return NotAnArchive(f"{path}: this file is no archive of Marsad's, or its beginning is damaged")
    if isinstance(error, UnicodeDecodeError) or "malformed" in told or "disk I/O" in told:
        return Unsound(f"{path}: the file is damaged: {told} (restore a backup: `marsad restore`)")
    return ArchiveError(f"{path}: {told}")


def _prepare(db: sqlite3.Connection, path: Path, create: bool, secret: str | None) -> None:
    application = db.execute("PRAGMA application_id").fetchone()[0]
    empty = not db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    if application != APPLICATION and not (empty and create):
        raise NotAnArchive(f"{path}: this file is no archive of Marsad's")
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "cache_size = -64000",
        "mmap_size = 1073741824",
        "temp_store = MEMORY",
    ):
        db.execute(f"PRAGMA {pragma}")
    _migrate(db, path, secret)


def _migrate(db: sqlite3.Connection, path: Path, secret: str | None) -> None:
    known = migrations()[-1][0]
    stands = db.execute("PRAGMA user_version").fetchone()[0]
    if stands > known:
        raise TooNew(
            f"{path}: made by a later Marsad (schema {stands}, this one knows {known}): update Marsad"
        )
    if stands == known:
        return
    if stands:
        on_migration(
            f"{path}: made by an earlier Marsad, is brought up to date; what stood is kept beside it"
        )
        _back_up_before(db, path, secret)
    with writing(db):
        stands = db.execute("PRAGMA user_version").fetchone()[0]  # another process may have been first
        for number, _, sql in migrations():
            if number > stands:
                for statement in statements(sql):
                    db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {known}")


def _back_up_before(db: sqlite3.Connection, path: Path, secret: str | None) -> None:
    target = path.with_name(f"{path.name}.before-{migrations()[-1][0]:03d}")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    copy = open_file(part, secret)
    db.backup(copy)
    copy.close()
    part.replace(target)


def statements(sql: str) -> Iterator[str]:
    """The statements of a script, triggers whole."""
    waiting = ""
    for line in sql.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """One transaction that writes: all of it is kept, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
