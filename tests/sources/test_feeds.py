"""RSS and Atom."""

from __future__ import annotations

from pathlib import Path

import pytest
from source_material import MORE, WORDS, fault, read, shared

from marsad.sources import Item

RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>وكالة</title><language>ar</language>
<item><title>قصف</title><link>https://a.example/1</link><guid>g1</guid><pubDate>Mon, 05 Mar 2018 21:40:00 +0300</pubDate>
<description>موجز</description><content:encoded><![CDATA[<p>{WORDS}</p><p>{MORE}</p>]]></content:encoded></item>
<item><title>هدنة</title><link>https://a.example/2</link><description>&lt;p&gt;بدأت الهدنة&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>موقع</title><entry><id>e1</id><title>قصف</title>
<link href="https://b.example/1"/><published>2018-03-05T21:40:00.5+03:00</published><content type="html">{WORDS}</content></entry></feed>"""


def made(folder: Path, text: str) -> Path:
    file = folder / "f.xml"
    file.write_text(text, encoding="utf-8")
    return file


def test_rss(tmp_path: Path) -> None:
    first, second = (i for i in read(made(tmp_path, RSS)) if isinstance(i, Item))
    assert first.report.text == f"{WORDS}\n{MORE}"
    assert (first.report.id, first.report.url, first.report.title) == ("g1", "https://a.example/1", "قصف")
    assert (first.report.published, first.report.publisher) == ("2018-03-05T21:40:00+03:00", "وكالة")
    assert first.original is not None
    assert first.original.data.startswith(b"<item>")
    assert second.report.text == "بدأت الهدنة"
    assert any("only the beginning" in notice for notice in second.notices)


def test_atom(tmp_path: Path) -> None:
    (item,) = read(made(tmp_path, ATOM))
    assert isinstance(item, Item)
    assert (item.report.text, item.report.published) == (WORDS, "2018-03-05T21:40:00+03:00")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><rss><channel><item><title>&c;</title></item></channel></rss>', "entities"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss/>', "entities"),
        ("<rss><channel></channel></rss>", "no entry"), ("<rss><channel><item>", "without words"), ("ليس خلاصة", "no entry"), (" ", "empty"),
    ],
)  # fmt: skip
def test_broken_feeds_are_named(tmp_path: Path, text: str, why: str) -> None:
    assert why in fault(made(tmp_path, text)).reason


def test_a_feed_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    found = read(made(tmp_path, RSS[: RSS.index("<item><title>هدنة") + 30]))
    assert any(isinstance(i, Item) and i.report.text == f"{WORDS}\n{MORE}" for i in found)


def test_all_shared_feeds_are_read() -> None:
    files = sorted(shared("corpora", "feeds").glob("*.xml"))
    assert len(files) == 7
    for file in files:
        found = read(file)
        assert len(found) == file.read_bytes().count(b"<item>")
        for item in found:
            assert isinstance(item, Item)
            assert len(item.report.published or "") == 25
            assert "<" not in item.report.text
            assert item.original is not None
            assert item.original.data in file.read_bytes()
