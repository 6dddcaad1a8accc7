"""What a web page says of itself: title, publisher, author, link, language, and when it was published, with the hour.

JSON-LD is asked first, then OpenGraph and other `meta`, then `<time>`; what is found carries where it was found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml.html import HtmlElement

from marsad.sources.publication import published_of

_ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "webpage")
_TIMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "published_time", "pubdate", "publishdate", "parsely-pub-date",
    "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "sailthru.date", "date", "cxenseparse:recs:publishtime",
    "weibo:article:create_at",
)  # fmt: skip
_DEEP = 40
_DAY_IN_LINK = re.compile(r"/((?:19|20)\d\d)/(?:[a-z_-]+/)?(\d\d?)/(\d\d?)/")


class PageFacts(msgspec.Struct):
    """The page's own words about itself; `published_from` names the mark that told the time."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_from: str | None = None


def facts_of(tree: HtmlElement, address: str | None = None) -> PageFacts:
    """What the page tells; `address` is where it was found, against which its links are read."""
    told = _meta(tree)
    linked = next((node for node in _articles(tree)), {})
    facts = PageFacts(
        title=_text(linked.get("headline")) or told.get("og:title") or told.get("twitter:title") or _first(tree, "//title//text()"),
        publisher=_name(linked.get("publisher")) or told.get("og:site_name") or told.get("application-name"),
        author=_name(linked.get("author")) or told.get("author") or told.get("article:author"),
        url=_link(tree, told, address),
        language=_first(tree, "/html/@lang") or _text(linked.get("inLanguage")),
    )  # fmt: skip
    facts.published, facts.published_from = _published(tree, told, linked)
    if not facts.published and (day := _day_of_link(facts.url)):
        facts.published, facts.published_from = day, "link"
    if facts.author and facts.author.startswith("http"):
        facts.author = None
    return facts


def _published(
    tree: HtmlElement, told: dict[str, str], linked: dict[str, Any]
) -> tuple[str | None, str | None]:
    """The best time told: the first with an hour, else the first with a day."""
    days: list[tuple[str, str]] = []
    for mark, value in _times(tree, told, linked):
        found = _time(value)
        if found and len(found) > 10:
            return found, mark
        if found:
            days.append((found, mark))
    return days[0] if days else (None, None)


def _times(
    tree: HtmlElement, told: dict[str, str], linked: dict[str, Any]
) -> Iterator[tuple[str, str | None]]:
    yield "JSON-LD", _text(linked.get("datePublished"))
    for name in _TIMES:
        yield f"meta {name}", told.get(name)
    for path in (
        "//*[@itemprop='datePublished']",
        "//*[contains(@property, 'datePublished') or contains(@property, 'dc:date')]",
        "//time[@pubdate]",
        "//article//time[@datetime]",
        "//time[@datetime]",
    ):
        for element in tree.xpath(path)[:3]:
            yield "<time>", element.get("datetime") or element.get("content")


def _day_of_link(link: str | None) -> str | None:
    found = _DAY_IN_LINK.search(link or "")
    return _time(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}") if found else None


def _time(value: str | None) -> str | None:
    if not value:
        return None
    value = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", value.strip())
    value = re.sub(r"\.\d+(?=$|[Z+-])", "", value)
    try:
        return published_of(value)
    except (ValueError, TypeError, IndexError):
        return None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """`name`, `property` or `itemprop` of every `meta`, lower-cased, to its content; the first of each stays."""
    told: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            told.setdefault(name.lower(), content)
    return told


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes that tell of an article, those with a publication time first."""
    nodes: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            value = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        nodes += _nodes(value)
    kinds = [n for n in nodes if any(k.lower() in _ARTICLES for k in _list(n.get("@type")))]
    yield from sorted(kinds, key=lambda n: ("datePublished" not in n, "headline" not in n))


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEP:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _list(value: Any) -> list[str]:
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]


def _text(value: Any) -> str | None:
    found = next(iter(_list(value)), None)
    return " ".join(unescape(found).split()) or None if found else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _first(tree: HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return " ".join(str(found[0]).split()) or None if found else None


def _link(tree: HtmlElement, told: dict[str, str], address: str | None) -> str | None:
    for link in (_first(tree, "//link[@rel='canonical']/@href"), told.get("og:url"), address):
        if link:
            try:
                whole = urljoin(address or "", link)
                if urlsplit(whole).scheme in ("http", "https"):
                    return whole
            except ValueError:
                continue
    return address
