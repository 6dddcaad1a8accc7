"""Archives of files (zip, tar, gzip): what is in them read one after the other, nothing written to disk.

A member whose path climbs out, a link, a member under a password and one that unpacks to far more than it was packed
from are named and passed over; the rest goes on.
"""

from __future__ import annotations

import gzip
import io
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from marsad.sources.item import Fault, Item
from marsad.sources.limits import MOST_FILE, MOST_MEMBERS, Bounded, Readable, TooMuch

ReadMember = Callable[[BinaryIO, str], Iterator[Item | Fault]]
"""Reads one member, given its bytes and its path within the archive."""

BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, gzip.BadGzipFile, EOFError, OSError, RuntimeError, NotImplementedError,
    TooMuch,
)  # fmt: skip


def read_zip(stream: BinaryIO, name: str, read: ReadMember) -> Iterator[Item | Fault]:
    """The reports of a zip's members, in the order of their paths."""
    try:
        package = zipfile.ZipFile(stream if stream.seekable() else _spooled(stream))
    except BROKEN as error:
        yield Fault(name, f"not a zip that can be opened: {error}", "it may have broken off: fetch it again")
        return
    with package:
        members = sorted((m for m in package.infolist() if not m.is_dir()), key=lambda m: m.filename)
        if len(members) > MOST_MEMBERS:
            yield Fault(name, f"{len(members):,} files in one archive", f"{MOST_MEMBERS:,} are the most")
            return
        for member in members:
            path = member.filename
            if wrong := unsafe(path) or ("it is locked with a password" if member.flag_bits & 1 else None):
                yield Fault(f"{name}!{path}", wrong, "passed over")
            elif not hidden(path):
                try:
                    with package.open(member) as packed:
                        size = member.compress_size
                        yield from read(_buffered(packed, partial(int, size)), path)
                except BROKEN as error:
                    yield Fault(f"{name}!{path}", f"cannot be unpacked: {error}", "passed over")


def read_tar(stream: BinaryIO, name: str, read: ReadMember, packed: bool) -> Iterator[Item | Fault]:
    """The reports of a tar's members, in their order; `packed` where it is a tar.gz."""
    try:
        source: BinaryIO = gunzipped(stream) if packed else stream
        with tarfile.open(fileobj=source, mode="r|") as package:
            for number, member in enumerate(package, 1):
                path = member.name.removeprefix("./")
                if number > MOST_MEMBERS:
                    yield Fault(name, f"more than {MOST_MEMBERS:,} files in one archive", "split it")
                    return
                if member.isdir():
                    continue
                if wrong := unsafe(path) or (
                    None if member.isfile() else "it is a link or a device, no file"
                ):
                    yield Fault(f"{name}!{path}", wrong, "passed over")
                elif not hidden(path) and (inner := package.extractfile(member)):
                    yield from read(io.BufferedReader(inner), path)  # type: ignore[type-var]
    except BROKEN as error:
        yield Fault(name, f"breaks off or is damaged: {error}", "what stands before it was read")


def gunzipped(stream: BinaryIO) -> BinaryIO:
    """What a gzip stream holds, stopped with TooMuch where it is a bomb."""
    counted = _Counted(stream)
    inner = gzip.GzipFile(fileobj=counted)
    return _buffered(inner, lambda: counted.taken)


def _spooled(stream: BinaryIO) -> BinaryIO:
    """A zip within an archive, laid down where it can be read from its end."""
    laid = tempfile.SpooledTemporaryFile(max_size=MOST_FILE)  # noqa: SIM115 (it is handed on)
    shutil.copyfileobj(stream, laid, 1 << 20)
    laid.seek(0)
    return laid  # type: ignore[return-value]


def unsafe(path: str) -> str | None:
    """Why a member's path is refused, None where it stays within the archive."""
    parts = PurePosixPath(path.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or (len(path) > 1 and path[1] == ":") or "\x00" in path:
        return "its path climbs out of the archive"
    return "its path is too long" if len(path) > 4096 else None


def hidden(path: str) -> bool:
    """Whether a member is none of the user's: hidden, or made by a file manager."""
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(path).parts)


def _buffered(stream: Readable, packed: Callable[[], int]) -> BinaryIO:
    return io.BufferedReader(Bounded(stream, packed))


class _Counted(io.RawIOBase):
    """A stream that counts what was taken of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.taken = stream, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.taken += len(data)
        return data
