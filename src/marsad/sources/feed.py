"""Feeds: RSS and Atom, one report an entry, with the fullest text the entry has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import msgspec

from marsad.record import Report
from marsad.sources.depth import MOST_DEEP, deepest
from marsad.sources.fields import Given, settle_day, words_noticed
from marsad.sources.item import Fault, Item
from marsad.sources.limits import MOST_FILE, missing
from marsad.sources.original import TOOL, Container, Original
from marsad.sources.plain import plain
from marsad.sources.publication import published_of

_ENTITY = re.compile(rb"<!ENTITY", re.I)
_ENTRY = re.compile(rb"<(item|entry)(?=[\s>]).*?</\1\s*>", re.S | re.I)
_BEGINS = re.compile(rb"<(?:item|entry)[\s>]", re.I)
MOST_ENTRIES = 10_000
TEASER = 400
"""An entry with fewer characters is a teaser: its page tells the rest."""


def read_feed(
    data: bytes, name: str, given: Given, source: Container, part: str = "", at: str | None = None
) -> Iterator[Item | Fault]:
    """The entries of a feed, in its order."""
    try:
        import feedparser
    except ImportError as error:
        yield Fault(name, "a feed is not read by this installation", missing(error))
        return
    if len(data) > MOST_FILE:
        yield Fault(name, f"a feed of {len(data) / 1e6:.0f} MB", f"{MOST_FILE / 1e6:.0f} MB is the most")
        return
    if _ENTITY.search(data):
        yield Fault(
            name,
            "the feed defines XML entities",
            "no honest feed does: they are how small files are made to fill memory",
        )
        return
    if wrong := _too_much(data):
        yield Fault(name, wrong, "no honest feed is like this: it is how readers are kept busy for hours")
        return
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries:
        why = f": {parsed.bozo_exception}" if parsed.get("bozo") else ""
        yield Fault(name, f"no entry in this feed{why}", "Marsad reads RSS and Atom")
        return
    raw = [m.group() for m in _ENTRY.finditer(data)]
    whole = len(raw) == len(parsed.entries)
    tool = f"{TOOL}, feedparser {version('feedparser')}"
    for number, entry in enumerate(parsed.entries, 1):
        where = f"{name}: entry {number}"
        own = raw[number - 1] if whole else msgspec.json.encode(dict(entry), enc_hook=str)
        kind = "application/xml" if whole else "application/json"
        place = f"{part}, entry {number}" if part else f"entry {number}"
        yield _item(entry, parsed.feed, where, given, Original(own, kind, source, place, tool, at))


def _too_much(data: bytes) -> str | None:
    """Why a feed is not read whose reading would take minutes."""
    count = sum(1 for _ in _BEGINS.finditer(data))
    if count > MOST_ENTRIES:
        return f"{count:,} entries in one feed, {MOST_ENTRIES:,} are the most"
    deep = deepest(data.decode("latin-1"))
    return f"its elements stand {deep:,} deep in one another" if deep > MOST_DEEP else None


def _item(entry: Any, feed: Any, where: str, given: Given, original: Original) -> Item | Fault:
    bodies = [c.get("value") or "" for c in entry.get("content") or []] + [entry.get("summary") or ""]
    text = max(map(plain, bodies), key=len, default="")
    title = plain(entry.get("title") or "").replace("\n", " ") or None
    if not text and not title:
        return Fault(where, "an entry without words", "")
    published, notices = settle_day(_time(entry), given)
    link = entry.get("link") or None
    report = Report(
        id=str(entry.get("id") or link or where), text=text or title or "", title=title if text else None,
        published=published, publisher=feed.get("title") or None, author=entry.get("author") or None, url=link,
        language=(feed.get("language") or None),
    )  # fmt: skip
    if len(text) < TEASER and link:
        notices = [
            *notices,
            "only the beginning stands in the feed: its page has the rest (`marsad watch --pages`)",
        ]
    return Item(report, where, (*notices, *words_noticed(report)), original)


def _time(entry: Any) -> str | None:
    """When the entry says it was published, with the offset it gives."""
    for name in ("published", "updated", "created"):
        value = dict.get(entry, name)  # its own get answers `published` with `updated`, and warns
        if value:
            try:
                return published_of(re.sub(r"\.\d+(?=Z|[+-])", "", value))
            except (ValueError, TypeError, IndexError):
                continue
    return None
