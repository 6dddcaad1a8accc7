"""Originals: the bytes a report was read from, where they stood, and the tool that made its text from them."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

import msgspec

from marsad import __version__

TOOL = f"marsad {__version__}"


class Container:
    """The file, stream or address from which reports were collected: its name, and its SHA-256 when asked for."""

    def __init__(self, name: str, path: Path | None = None, data: bytes | None = None) -> None:
        self.name = name
        self._path = path
        self._data = data

    @cached_property
    def size(self) -> int | None:
        """Its length in bytes; None for a stream, which is gone once it was read."""
        if self._data is not None:
            return len(self._data)
        return self._path.stat().st_size if self._path else None

    @cached_property
    def sha256(self) -> str | None:
        """The SHA-256 of all its bytes, in hexadecimal; None for a stream."""
        if self._data is not None:
            return hashlib.sha256(self._data).hexdigest()
        if self._path is None:
            return None
        with self._path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


class Original(msgspec.Struct, frozen=True):
    """A report's own bytes as they were found: their media type, their place in the container, and what read them.

    `part` names the place within the container (`line 17`, `a/b.html`, `message 45`), "" where it is the whole;
    `at` is when the source itself says they were fetched (a WARC's date), as an ISO time.
    """

    data: bytes
    media_type: str
    container: Container
    part: str = ""
    tool: str = TOOL
    at: str | None = None
