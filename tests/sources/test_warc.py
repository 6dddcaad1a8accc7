"""WARC files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from source_material import WORDS, page, read
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from marsad.sources import Fault, Item
from marsad.sources.original import Original

ENGLISH = (
    b"<html><head><title>News</title></head><body><article><p>"
    + b"The army shelled the town on Monday evening. " * 20
    + b"</p></article></body></html>"
)


def warc(packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for link, kind, status, data in (
        (
            "https://a.example/1",
            "text/html; charset=utf-8",
            "200 OK",
            page('<meta name="date" content="2018-03-05T10:00:00+02:00">'),
        ),
        ("https://a.example/p.png", "image/png", "200 OK", b"\x89PNG"),
        ("https://a.example/gone", "text/html", "404 Not Found", page()),
        ("https://a.example/en", "text/html", "200 OK", ENGLISH),
        ("https://a.example/2", "text/html", "200 OK", page(title="خبر آخر")),
    ):
        headers = StatusAndHeaders(
            status, [("Content-Type", kind), ("Content-Length", str(len(data)))], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(link, "response", payload=io.BytesIO(data), http_headers=headers, warc_headers_dict={"WARC-Date": "2018-03-06T00:00:00Z"})  # fmt: skip
        writer.write_record(record)
    return out.getvalue()


@pytest.mark.parametrize(("name", "packed"), [("c.warc.gz", True), ("c.warc", False)])
def test_only_arabic_pages_that_were_answered(tmp_path: Path, name: str, packed: bool) -> None:
    file = tmp_path / name
    file.write_bytes(warc(packed))
    found = read(file)
    assert [i.report.url for i in found if isinstance(i, Item)] == [
        "https://a.example/1",
        "https://a.example/2",
    ]
    assert len(found) == 2
    first = found[0]
    assert isinstance(first, Item)
    assert first.report.text.startswith("قصف على اللطامنة") or WORDS in first.report.text
    assert first.original is not None
    assert (first.original.at, first.original.part[:11]) == ("2018-03-06T00:00:00Z", "record <urn")
    assert first.report.published == "2018-03-05T10:00:00+02:00"


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_that_breaks_off_anywhere(tmp_path: Path, packed: bool) -> None:
    """What stands whole before the break is read; the break is always named."""
    data = warc(packed)
    file = tmp_path / ("c.warc.gz" if packed else "c.warc")
    counts = []
    for part in range(40):
        file.write_bytes(data[: len(data) * part // 40])
        found = read(file)
        assert any(isinstance(i, Fault) for i in found)
        counts.append(sum(isinstance(i, Item) for i in found))
    assert counts == sorted(counts)
    assert (counts[0], counts[20]) == (0, 1)


def test_what_is_no_warc(tmp_path: Path) -> None:
    file = tmp_path / "c.warc"
    file.write_bytes(b"not a warc at all\n" * 10)
    assert any(isinstance(i, Fault) for i in read(file))


def test_pages_that_are_known_are_not_taken_apart_again(tmp_path: Path) -> None:
    """A crawl started again: each page is told to whoever has it, and only what is not known is read."""
    file = tmp_path / "c.warc.gz"
    file.write_bytes(warc())
    first = read(file)
    known = {item.original.data for item in first[:1] if isinstance(item, Item) and item.original}
    told: list[str] = []

    def met(original: Original) -> bool:
        told.append(original.part)
        return original.data in known

    again = read(file, met=met)
    assert [i.where for i in again] == [i.where for i in first[1:]]
    assert len(told) == 3
    known |= {item.original.data for item in first if isinstance(item, Item) and item.original}
    assert read(file, met=met) == []
    assert len(read(file, met=met, published="2018-01-01")) == 2
