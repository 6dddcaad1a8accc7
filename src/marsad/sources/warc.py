"""WARC files: the Arabic pages that were answered to a crawl."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from marsad.sources.fields import Given
from marsad.sources.item import Fault, Item
from marsad.sources.language import other_language
from marsad.sources.limits import MOST_FILE, TooMuch, missing
from marsad.sources.original import Container
from marsad.sources.page import read_page

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
    records = ArchiveIterator(stream, no_record_parse=False, arc2warc=True)
    number = 0
    passed = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            if record.rec_type != "response" or not _is_page(record.http_headers):
                continue
            data = record.content_stream().read(MOST_FILE + 1)
        except (ArchiveLoadFailed, EOFError, OSError, TooMuch, ValueError, KeyError, AttributeError) as error:
            yield Fault(
                f"{name}: record {number + 1}",
                f"the file is damaged or breaks off here: {_why(error)}",
                "what stands before it was read",
            )
            return
        headers = record.rec_headers
        address = headers.get_header("WARC-Target-URI")
        place = ", ".join(filter(None, [part, f"record {headers.get_header('WARC-Record-ID') or number}"]))
        where = f"{name}: {address or number}"
        if _cut(record, data):
            yield Fault(where, "the answer breaks off before its end", "what stands before it was read")
            continue
        item = read_page(
            data, where, address or where, given, source, place, address, headers.get_header("WARC-Date")
        )
        if isinstance(item, Item) and other_language(item.report.text):
            passed += 1
            continue
        yield item
    if not number:
        yield Fault(name, "no record in this file", "a WARC begins with WARC/1.0")


def _is_page(headers: object) -> bool:
    """Whether the answer was a page: status 200 and a page's type."""
    if headers is None:
        return False
    kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()  # type: ignore[attr-defined]
    status = headers.get_statuscode()  # type: ignore[attr-defined]
    return kind in _PAGES and str(status) == "200"


def _cut(record: object, data: bytes) -> bool:
    """Whether fewer bytes came than the answer's own header told."""
    headers = record.http_headers  # type: ignore[attr-defined]
    told = headers.get_header("Content-Length")
    plain = not headers.get_header("Content-Encoding") and not headers.get_header("Transfer-Encoding")
    return plain and told is not None and told.isdigit() and 0 < len(data) < int(told) <= MOST_FILE


def _why(error: Exception) -> str:
    return " ".join((str(error) or type(error).__name__).split())[:120]
