"""Limits: how much is read of what others made, so that no file can take all memory or all time.

A file that says it is small and unpacks to much is stopped on the way; what was read before stays.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Protocol

MOST_FILE = 64_000_000
"""The largest page, document or chat export's part that is read whole, in bytes."""
MOST_EXPORT = 1_000_000_000
"""The largest JSON file that is read whole."""
MOST_MEMBERS = 1_000_000
"""The most files of one archive."""
MOST_RATIO = 200
"""How many bytes may come of one packed byte, beyond the first `FREE`."""
FREE = 16_000_000
MOST_DEPTH = 3
"""Archives within archives."""
MOST_PAGES = 1_000
"""The most pages of a PDF."""


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = -1, /) -> bytes: ...


class TooMuch(ValueError):
    """More came out than may; the message says of what."""


class Bounded(io.RawIOBase):
    """A stream that unpacks others' bytes, stopped with TooMuch where it gives far more than it was fed.

    `packed` tells how many packed bytes were taken so far; `most` is an absolute limit in bytes, None for none.
    """

    def __init__(self, stream: Readable, packed: Callable[[], int], most: int | None = None) -> None:
        self._stream, self._packed, self._most = stream, packed, most
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self.given += len(data)
        if self._most is not None and self.given > self._most:
            raise TooMuch(f"unpacks to more than {self._most / 1e6:.0f} MB")
        if self.given > FREE and self.given > MOST_RATIO * max(self._packed(), 1):
            raise TooMuch(f"unpacks to more than {MOST_RATIO} times its size: this is how a bomb is made")
        buffer[: len(data)] = data
        return len(data)


def missing(error: ImportError) -> str:
    """What to do where a reader's library is not installed."""
    extra = "bulk" if (error.name or "").startswith("resiliparse") else "sources"
    return f"install what reads it: pip install 'marsad[{extra}]' ({error.name or error})"
