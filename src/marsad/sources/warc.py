"""WARC files: the Arabic pages that were answered to a crawl."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from marsad.sources.fields import Given
from marsad.sources.item import Fault, Item
from marsad.sources.language import other_language
from marsad.sources.limits import MOST_FILE, TooMuch, missing
from marsad.sources.original import Container
from marsad.sources.page import met, read_page

_PIECE = 1 << 20
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(
    stream: BinaryIO, name: str, given: Given, source: Container, part: str = ""
) -> Iterator[Item | Fault]:
    """The pages of a WARC stream, packed or not; a file that breaks off gives those before the break, and a Fault."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        yield Fault(name, "a WARC is not read by this installation", missing(error))
        return
    watched = _Watched(stream)
    records = ArchiveIterator(watched, no_record_parse=False, arc2warc=True)
    number = 0
    told = False
    while True:
        try:
            record = next(records, None)
            if record is None:
                if number and not watched.ended():
                    told = True
                    yield Fault(
                        f"{name}: record {number + 1}",
                        "the file breaks off here",
                        "what stands before it was read",
                    )
                break
            number += 1
            wanted = record.rec_type == "response" and _is_page(record.http_headers)
            data = record.content_stream().read(MOST_FILE + 1) if wanted else b""
            cut = _cut(record)
        except (
            ArchiveLoadFailed,
            EOFError,
            zlib.error,
            OSError,
            TooMuch,
            ValueError,
            KeyError,
            AttributeError,
        ) as error:
            yield Fault(
                f"{name}: record {number + 1}",
                f"the file is damaged or breaks off here: {_why(error)}",
                "what stands before it was read",
            )
            return
        if cut:
            yield Fault(
                f"{name}: record {number}", "the file breaks off here", "what stands before it was read"
            )
            return
        if not wanted:
            continue
        headers = record.rec_headers
        address = headers.get_header("WARC-Target-URI")
        place = ", ".join(filter(None, [part, f"record {headers.get_header('WARC-Record-ID') or number}"]))
        where = f"{name}: {address or number}"
        date = headers.get_header("WARC-Date")
        if met(data, given, source, place, date):
            told = True
            continue
        item = read_page(data, where, address or where, given, source, place, address, date)
        if isinstance(item, Item) and other_language(item.report.text):
            continue
        told = True
        yield item
    if not number:
        yield Fault(name, "no record in this file", "a WARC begins with WARC/1.0")
    elif not told:
        yield Fault(name, "no Arabic page in this file", "only answered pages (text/html) in Arabic are read")


def _is_page(headers: object) -> bool:
    """Whether the answer was a page: status 200 and a page's type."""
    if headers is None:
        return False
    kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()  # type: ignore[attr-defined]
    status = headers.get_statuscode()  # type: ignore[attr-defined]
    return kind in _PAGES and str(status) == "200"


def _cut(record: Any) -> bool:
    """Whether the file ends before the record does; reads it to its end."""
    while record.raw_stream.read(_PIECE):
        pass
    return bool(getattr(record.raw_stream, "limit", 0) > 0)


class _Watched:
    """A stream that knows whether it ended where a record does: with an empty line, or packed with a whole member."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._last = stream, b""
        self._packed: Any = None
        self._begun = False

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        if not self._begun and data:
            self._begun = True
            self._packed = zlib.decompressobj(31) if data.startswith(b"\x1f\x8b") else None
        if self._packed is None:
            self._last = (self._last + data[-8:])[-8:]
        else:
            self._follow(data)
        return data

    def _follow(self, data: bytes) -> None:
        while data:
            if self._packed.eof:
                self._packed = zlib.decompressobj(31)
            self._packed.decompress(data)
            data = self._packed.unused_data

    def ended(self) -> bool:
        """Whether what was read so far ends where a record does."""
        return bool(self._packed.eof) if self._packed is not None else self._last.endswith(b"\r\n\r\n")


def _why(error: Exception) -> str:
    return " ".join((str(error) or type(error).__name__).split())[:120]
