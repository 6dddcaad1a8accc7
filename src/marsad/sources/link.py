"""A link as an input: fetched once, because somebody asked for it, and read as what it is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from marsad.sources.fetch import Fetched, FetchError, fetch
from marsad.sources.fields import Given
from marsad.sources.item import Fault, Item
from marsad.sources.kinds import kind_of, read_kind
from marsad.sources.original import Container

_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "application/rss+xml": "feed", "application/atom+xml": "feed",
    "application/xml": "feed", "text/xml": "feed", "application/pdf": "pdf", "text/plain": "txt", "text/csv": "csv",
    "application/json": "json", "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "application/warc": "warc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx", "application/zip": "zip",
}  # fmt: skip


def read_link(link: str, given: Given, *, private: bool = False) -> Iterator[Item | Fault]:
    """The reports behind a link."""
    try:
        answer = fetch(link, private=private)
    except FetchError as error:
        yield Fault(link, f"cannot be fetched: {error}", "try again later, or save the page and add the file")
        return
    if answer.status != 200:
        yield Fault(
            link,
            f"the server answered {answer.status}",
            "open it in a browser, save the page and add the file",
        )
        return
    yield from read_answer(answer, given)


def read_answer(answer: Fetched, given: Given) -> Iterator[Item | Fault]:
    """The reports of an answer, by its type, or by the ending of its address."""
    kind = _TYPES.get(answer.headers.get("content-type", "").partition(";")[0].strip().lower())
    path = answer.address.partition("?")[0].partition("#")[0]
    kind = kind_of(path) or kind if kind in (None, "txt") else kind
    if kind is None:
        told = answer.headers.get("content-type", "nothing")
        yield Fault(answer.address, f"what came is of a type that is not read: {told}", "")
        return
    source = Container(answer.address, data=answer.data)
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if kind == "html":
        from marsad.sources.page import read_page

        yield read_page(answer.data, answer.address, answer.address, given, source, "", answer.address, at)
        return
    for item in read_kind(
        io.BytesIO(answer.data), answer.address, path.rpartition("/")[2], kind, given, source
    ):
        if isinstance(item, Item) and item.original:
            item = msgspec.structs.replace(item, original=msgspec.structs.replace(item.original, at=at))
        yield item
