"""Backup while the archive is in use, and restoring: one file each way, checked before it takes its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from marsad.archive import log
from marsad.archive.database import writing
from marsad.archive.driver import copy_with_key, open_file
from marsad.archive.errors import ArchiveError
from marsad.archive.store import Archive
from marsad.archive.verify import verify

_SAME = "\x00"


def back_up(archive: Archive, target: Path, secret: str | None = _SAME) -> tuple[int, str]:
    """Write the archive as it stands now to `target`, whole or not at all; returns the head of its log.

    Others may read and write meanwhile: the copy is of one moment. It is encrypted as the archive is, or with `secret`
    where one is given, or not at all where that is None.
    """
    if target.exists() and target.samefile(archive.path):
        raise ArchiveError(f"{target}: this is the archive itself")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        if secret == _SAME:
            secret = archive.secret
            copy = open_file(part, secret)
            try:
                archive.db.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        else:
            copy_with_key(archive.path, archive.secret, part, secret)
        with Archive(part, read_only=True, secret=secret) as made:
            head = log.head(made.db)
    except BaseException:
        _remove(part)
        raise
    _remove_beside(part)
    part.replace(target)
    return head


def restore(
    source: Path,
    target: Path,
    force: bool = False,
    by: str | None = None,
    step: Callable[[str], None] | None = None,
) -> int:
    """Put a backup in the place of `target` once it is verified; returns how many reports it holds.

    Raises ArchiveError where the backup is unsound, or where an archive stands there and `force` does not allow it; the
    one that stood there is kept beside it as `NAME.before-restore`. `step` is told what is done next.
    """
    if not source.is_file():
        raise ArchiveError(f"{source}: no such file")
    if target.exists() and not force:
        raise ArchiveError(f"{target}: an archive stands here (--force puts it aside)")
    part = target.with_name(target.name + ".part")
    _remove(part)
    target.parent.mkdir(parents=True, exist_ok=True)
    if step:
        step("the backup is copied")
    shutil.copyfile(source, part)
    try:
        with Archive(part, by=by) as made:
            problem = next(verify(made, step=step), None)
            if problem:
                raise ArchiveError(f"{source}: the backup is unsound: {problem}")
            with writing(made.db):
                log.append(made.db, made.by, "restore", detail={"from": str(source)})
            count = made.count()
    except BaseException:
        _remove(part)
        raise
    _remove_beside(part)
    if target.exists():
        _put_aside(target)
    part.replace(target)
    return count


def _put_aside(target: Path) -> None:
    """Move an archive with its log of changes out of the way."""
    aside = target.with_name(target.name + ".before-restore")
    try:
        with Archive(target) as old:
            old.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _remove_beside(target)
    except ArchiveError:  # under another passphrase, or damaged: its log of changes goes with it
        for ending in ("-wal", "-shm"):
            if (beside := target.with_name(target.name + ending)).exists():
                beside.replace(aside.with_name(aside.name + ending))
    target.replace(aside)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _remove_beside(path)


def _remove_beside(path: Path) -> None:
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
