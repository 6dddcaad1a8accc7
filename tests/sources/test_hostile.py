"""Input made to fill memory or time: bounded, named, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import resource
import time
from pathlib import Path

import pytest
from source_material import WORDS, page, read

from marsad.sources import Fault, Item

GOOD = f'{{"id": "good", "text": "{WORDS}"}}\n'
PLAIN = "<rss version='2.0'><channel><title>x</title>%s</channel></rss>"
HTML = {
    "a hundred thousand elements in one another": "<div>" * 100_000 + WORDS,
    "and each is closed": "<div>" * 100_000 + WORDS + "</div>" * 100_000,
    "letters made bold a hundred thousand times": "<b>x" * 100_000,
    "a million signs": "<" * 1_000_000,
    "half a million attributes": "<div " + "a=1 " * 500_000 + ">",
}
FEEDS = {
    "entries in entries": (PLAIN % ("<item>" * 100_000), "deep|entries"),
    "a hundred thousand entries": (PLAIN % ("<item><title>x</title></item>" * 100_000), "entries"),
    "elements in elements": (PLAIN % ("<item><b>" + "<b>" * 50_000 + "x</item>"), "deep"),
}


@pytest.mark.parametrize("name", HTML)
@pytest.mark.parametrize("bulk", [False, True])
def test_pages(tmp_path: Path, name: str, bulk: bool) -> None:
    if bulk:
        pytest.importorskip("resiliparse", reason="pip install 'marsad[bulk]'")
    (tmp_path / "a.html").write_text(HTML[name], encoding="utf-8")
    (tmp_path / "b.html").write_bytes(page())
    began = time.process_time()
    found = read(tmp_path, bulk=bulk)
    assert time.process_time() - began < 20
    assert len(found) == 2
    assert isinstance(found[1], Item)


@pytest.mark.parametrize("name", FEEDS)
def test_feeds(tmp_path: Path, name: str) -> None:
    text, why = FEEDS[name]
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    began = time.process_time()
    (found,) = read(tmp_path / "a.xml")
    assert time.process_time() - began < 10
    assert isinstance(found, Fault)
    assert any(word in found.reason for word in why.split("|"))


def test_entities_of_a_page_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("كلمة سر", encoding="utf-8")
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "قصف">{entities}<!ENTITY f SYSTEM "file://{tmp_path}/secret">]>'
    body = f"<html><body><article><h1>خبر</h1><p>{WORDS}</p><p>&e8; &f;</p></article></body></html>"
    (tmp_path / "a.xhtml").write_text(head + body, encoding="utf-8")
    (found,) = read(tmp_path / "a.xhtml")
    assert isinstance(found, Item)
    assert WORDS in found.report.text
    assert "ENTITY" not in found.report.text
    assert "سر" not in found.report.text
    assert len(found.report.text) < 1_000


@pytest.mark.parametrize("inner", ['"a": ' + "[" * 200_000, '"text": ' + '{"a":' * 200_000])
def test_brackets_in_brackets_cost_one_line(tmp_path: Path, inner: str) -> None:
    (tmp_path / "a.jsonl").write_text("{" + inner + "\n" + GOOD, encoding="utf-8")
    broken, good = read(tmp_path / "a.jsonl")
    assert isinstance(broken, Fault)
    assert "deep" in broken.reason
    assert isinstance(good, Item)


def test_brackets_in_brackets_of_a_chat_export(tmp_path: Path) -> None:
    message = '{"id": 1, "type": "message", "text": ' + "[" * 200_000 + "]" * 200_000 + "}"
    (tmp_path / "result.json").write_text(f'{{"name": "x", "messages": [{message}]}}', encoding="utf-8")
    assert all(isinstance(found, Fault) for found in read(tmp_path / "result.json"))


def test_a_cell_of_a_gigabyte(tmp_path: Path) -> None:
    """A hole in a file costs no disk: the row is passed over in pieces, the next one is read."""
    file = tmp_path / "a.csv"
    with file.open("wb") as out:
        out.write(f'id,text\n1,{WORDS.replace(",", "")}\n2,"'.encode())
        out.truncate(1_000_000_000)
        out.seek(1_000_000_000)
        out.write(f'"\n3,{WORDS.replace(",", "")}\n'.encode())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(file)
    assert [type(f).__name__ for f in found] == ["Item", "Fault", "Item"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_record_of_a_crawl_that_is_a_bomb(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="pip install 'marsad[sources]'")
    (tmp_path / "a.warc.gz").write_bytes(_record(800_000_000) + _record(0, page()))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(tmp_path / "a.warc.gz")
    assert [type(f).__name__ for f in found] == ["Fault", "Item"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250_000


def _record(spaces: int, data: bytes = b"") -> bytes:
    """An answered page of so many spaces before its bytes, packed."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2018-01-01T00:00:00Z\r\n"
        "WARC-Target-URI: https://a.example/1\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) + spaces + len(data)}\r\n\r\n"
    ).encode()
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1) as packed:
        packed.write(head + http)
        for _ in range(spaces // 1_000_000):
            packed.write(b" " * 1_000_000)
        packed.write(data + b"\r\n\r\n")
    return out.getvalue()
