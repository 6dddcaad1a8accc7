"""Saved pages: text without furniture, and what the page says of itself, with the hour."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from source_material import MORE, WORDS, one, page, read, shared

from marsad.sources import Fault, Item

LD = '<script type="application/ld+json">%s</script>'
NEWS = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "موقع الأخبار"},
        {
            "@type": "NewsArticle", "headline": "قصف &quot;عنيف&quot; على اللطامنة", "datePublished": "2018-03-05T21:40:00+0300",
            "author": [{"@type": "Person", "name": "مراسل الموقع"}], "publisher": {"@type": "Organization", "name": "موقع الأخبار"},
        },
    ],
}  # fmt: skip
TIMES = [
    ("JSON-LD before all", LD % json.dumps(NEWS) + '<meta property="article:published_time" content="2017-01-01">', "2018-03-05T21:40:00+03:00", "JSON-LD"),
    ("OpenGraph", '<meta property="article:published_time" content="2018-03-05T18:40:00Z">', "2018-03-05T18:40:00+00:00", "meta article:published_time"),
    ("milliseconds", '<meta property="article:published_time" content="2018-03-05T18:40:00.123Z">', "2018-03-05T18:40:00+00:00", "meta article:published_time"),
    ("a day only", '<meta name="date" content="2018-03-05">', "2018-03-05", "meta date"),
    ("an hour later on wins over a day", '<meta name="pubdate" content="2018-03-05"><meta name="date" content="2018-03-05T10:00:00+02:00">', "2018-03-05T10:00:00+02:00", "meta date"),
    ("by its link", '<link rel="canonical" href="https://news.example/2018/03/05/story">', "2018-03-05", "link"),
    ("broken JSON-LD", LD % "{not json" + '<meta name="date" content="2018-03-05">', "2018-03-05", "meta date"),
    ("an American date is none", '<meta name="date" content="03/05/2018">', None, None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "head", "wanted", "mark"), TIMES, ids=[t[0] for t in TIMES])
def test_the_time_of_publication(
    tmp_path: Path, what: str, head: str, wanted: str | None, mark: str | None
) -> None:
    file = tmp_path / "p.html"
    file.write_bytes(page(head))
    report = one(file).report
    assert (report.published, report.extra.get("published_from")) == (wanted, mark)


def test_a_time_element(tmp_path: Path) -> None:
    file = tmp_path / "p.html"
    file.write_bytes(page(body='<time datetime="2018-03-05T21:40:00+03:00">5 آذار</time>'))
    assert one(file).report.published == "2018-03-05T21:40:00+03:00"


def test_text_title_link_and_bytes(tmp_path: Path) -> None:
    file = tmp_path / "p.html"
    head = LD % json.dumps(NEWS) + '<link rel="canonical" href="https://news.example/1">'
    file.write_bytes(page(head))
    item = one(file)
    assert WORDS in item.report.text
    assert MORE in item.report.text
    assert "جميع الحقوق" not in item.report.text
    assert item.report.title == 'قصف "عنيف" على اللطامنة'
    assert (item.report.id, item.report.url) == ("https://news.example/1", "https://news.example/1")
    assert (item.report.publisher, item.report.author, item.report.language) == (
        "موقع الأخبار",
        "مراسل الموقع",
        "ar",
    )
    assert item.original is not None
    assert item.original.data == file.read_bytes()
    assert "trafilatura" in item.original.tool


def test_in_bulk_the_article_is_there_and_the_tool_is_named(tmp_path: Path) -> None:
    pytest.importorskip("resiliparse", reason="pip install 'marsad[bulk]'")
    file = tmp_path / "p.html"
    file.write_bytes(page(LD % json.dumps(NEWS)))
    (item,) = read(file, bulk=True)
    assert isinstance(item, Item)
    assert WORDS in item.report.text
    assert MORE in item.report.text
    assert (item.report.title, item.report.published) == (
        'قصف "عنيف" على اللطامنة',
        "2018-03-05T21:40:00+03:00",
    )
    assert item.original is not None
    assert "resiliparse" in item.original.tool


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16"])
def test_old_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "p.html"
    text = page().decode().replace('charset="utf-8"', f'charset="{encoding}"')
    file.write_bytes(text.encode(encoding))
    assert WORDS in one(file).report.text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<html><body></body></html>", "no article"), (b"<html", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(500), "PNG"),
        (b"<div>" * 100_000 + b"x", "no article"), (b"   ", "empty"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("bulk", [False, True])
def test_broken_pages_are_named(tmp_path: Path, data: bytes, why: str, bulk: bool) -> None:
    if bulk:
        pytest.importorskip("resiliparse", reason="pip install 'marsad[bulk]'")
    file = tmp_path / "p.html"
    file.write_bytes(data)
    (found,) = read(file, bulk=bulk)
    assert isinstance(found, Fault)
    assert why in found.reason


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("name", ["newspaper4k/arabic_article.html", "fundus/LBCGroup_2026_01_08.html.gz"])
@pytest.mark.parametrize(("bulk", "least"), [(False, 0.8), (True, 0.7)])
def test_pages_against_their_gold(name: str, bulk: bool, least: float) -> None:
    """Of the gold's words nearly all are in the text, and little else is; in bulk somewhat more."""
    if bulk:
        pytest.importorskip("resiliparse", reason="pip install 'marsad[bulk]'")
    path = shared("corpora", "html_pages", name)
    if name.endswith(".gz"):
        gold = json.loads((path.parent / "LBCGroup.json").read_text(encoding="utf-8"))["V1"]
        wanted = words(" ".join(p for s in gold["body"]["sections"] for p in s["paragraphs"]))
        assert one(path).report.published == gold["publishing_date"].replace(" ", "T")
        assert gzip.decompress(path.read_bytes()) == (one(path).original.data)  # type: ignore[union-attr]
    else:
        wanted = words(path.with_suffix(".txt").read_text(encoding="utf-8"))
        assert one(path).report.published == "2013-08-03"
    (item,) = read(path, bulk=bulk)
    assert isinstance(item, Item)
    found = words(item.report.text)
    shared_words = sum(min(found.count(w), wanted.count(w)) for w in set(wanted))
    assert shared_words / len(wanted) > 0.97
    assert shared_words / len(found) > least


def test_the_hour_of_a_page_with_rdfa() -> None:
    path = shared("corpora", "html_pages", "trafilatura", "assabah.com.tn.article.html")
    assert (one(path).report.published or "")[:10] == "2019-02-08"
