"""What a source yields: a report that was read in, or the fault for which one could not be."""

from __future__ import annotations

import msgspec

from marsad.record import Report
from marsad.sources.language import language_of
from marsad.sources.original import Original

MOST_BYTES = 4_000_000
"""The longest report that is read, in bytes as stored: longer is a book or a broken file, not a report."""


class Item(msgspec.Struct, frozen=True):
    """A report, where it stands (`file:line`), what to know of how it was read, and the bytes it was read from."""

    report: Report
    where: str
    notices: tuple[str, ...] = ()
    original: Original | None = None


def with_language(found: Item | Fault) -> Item | Fault:
    """The item with the language of its words, where its source does not tell one."""
    if isinstance(found, Fault) or found.report.language:
        return found
    code = language_of(found.report.text)
    return (
        msgspec.structs.replace(found, report=msgspec.structs.replace(found.report, language=code))
        if code
        else found
    )


class Fault(msgspec.Struct, frozen=True):
    """Something that could not be read: where it stands, why, and how to put it right."""

    where: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" + (f" ({self.remedy})" if self.remedy else "")


TOO_LONG = "split it into one report each"


def too_long(where: str, size: int | None = None) -> Fault:
    """The fault of a report beyond `MOST_BYTES`."""
    told = f"{size / 1e6:.1f} MB" if size is not None else f"more than {MOST_BYTES / 1e6:.0f} MB"
    return Fault(where, f"{told} in one report, {MOST_BYTES / 1e6:.0f} MB is the most", TOO_LONG)
