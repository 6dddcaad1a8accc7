"""The SQLite that opens an archive: the standard library's, or SQLCipher where the archive is encrypted.

SQLCipher (BSD) keeps every page under AES-256 with a sum of its own, its key made from the passphrase; it comes with
`marsad[encrypted]`. Both drivers look alike but for their exceptions, which the functions here name together.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any, cast

from marsad.archive.errors import ArchiveError, Locked

WAIT = 60.0
"""Seconds a writer waits for another."""
_PAGE = 4096
_PLAIN = b"SQLite format 3\x00"
_remembered: list[str] = []


def errors(name: str = "Error", *others: type[Exception]) -> tuple[type[Exception], ...]:
    """The exceptions of this name (DB-API) of whichever drivers are in use, and others: for `except errors():`."""
    cipher: Any = sys.modules.get("sqlcipher3.dbapi2")
    return (getattr(sqlite3, name), *([getattr(cipher, name)] if cipher else []), *others)


def is_encrypted(path: Path) -> bool:
    """Whether the file looks like an encrypted archive: whole pages of what seems to be chance."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_PAGE)
    except OSError:
        return False
    return size >= _PAGE and size % _PAGE == 0 and not head.startswith(_PLAIN) and len(set(head)) > 240


def passphrase() -> str | None:
    """The passphrase as it was given: `$MARSAD_PASSPHRASE`, the file `$MARSAD_PASSPHRASE_FILE` names, or `remember`."""
    if _remembered:
        return _remembered[0]
    if given := os.environ.get("MARSAD_PASSPHRASE"):
        return given
    if name := os.environ.get("MARSAD_PASSPHRASE_FILE"):
        try:
            return Path(name).read_text(encoding="utf-8").splitlines()[0] or None
        except (OSError, IndexError, UnicodeDecodeError) as error:
            raise ArchiveError(f"{name}: no passphrase in this file: {error}") from error
    return None


def remember(secret: str) -> None:
    """Use this passphrase for archives opened from now on in this process."""
    _remembered[:] = [secret]


def open_file(path: Path | str, secret: str | None) -> sqlite3.Connection:
    """A connection to a file, nothing asked of it yet; with a `secret` by SQLCipher."""
    if secret is None:
        return sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    db = _cipher().connect(str(path), timeout=WAIT, isolation_level=None)
    db.execute("PRAGMA cipher_log_level = NONE")
    db.execute(f"PRAGMA key = {quoted(secret)}")
    return cast(sqlite3.Connection, db)


def secret_for(path: Path) -> str | None:
    """The passphrase that a file needs, None where it is not encrypted; raises Locked where it needs one and none is given."""
    if not is_encrypted(path):
        return None
    found = passphrase()
    if found is None:
        raise Locked(f"{path}: the archive is encrypted: give its passphrase in $MARSAD_PASSPHRASE")
    return found


def copy_with_key(source: Path, secret: str | None, target: Path, new: str | None) -> None:
    """Write the archive as it stands now to `target` under another key; None for no encryption, on either side."""
    db = (
        open_file(source, secret)
        if secret
        else _cipher().connect(str(source), timeout=WAIT, isolation_level=None)
    )
    try:
        db.execute("ATTACH ? AS copy KEY ?", (str(target), new or ""))
        db.execute("BEGIN")
        db.execute("SELECT sqlcipher_export('copy')").fetchall()
        for pragma in ("user_version", "application_id"):
            db.execute(f"PRAGMA copy.{pragma} = {db.execute(f'PRAGMA main.{pragma}').fetchone()[0]}")
        db.execute("COMMIT")
        db.execute("DETACH copy")
    finally:
        db.close()


def quoted(words: str) -> str:
    """The words as a literal of SQL."""
    return "'" + words.replace("'", "''") + "'"


def _cipher() -> Any:
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise ArchiveError("an encrypted archive needs SQLCipher: pip install 'marsad[encrypted]'") from error
    return dbapi2
