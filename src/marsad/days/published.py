"""The publication day of a report that does not tell it: from its link, its dateline, or a full date beside "اليوم"."""

from __future__ import annotations

import re
from datetime import date

from marsad.days.mentions import TimeMention, find_days
from marsad.days.resolvers import stretch
from marsad.days.stretch import Setting, Unresolved
from marsad.days.values import At, Date, Pinned, Since, Value
from marsad.record import Span
from marsad.text import Document

_LINK = re.compile(r"(?<!\d)((?:19|20)\d\d)[/\-_.]?(0?[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)")
_META = (
    "published",
    "published_time",
    "date",
    "datePublished",
    "pubDate",
    "article:published_time",
    "created",
    "timestamp",
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_LEAD = 3  # lines within which a dateline stands


def infer_published(doc: Document, latest: date | None = None) -> tuple[date | None, str, Span | None]:
    """The publication day, what it rests on and the words that tell it; (None, "unknown", None) where nothing does.

    The basis is one of: given, link, metadata, today (a full date beside "اليوم"), dateline, weekday, unknown. "weekday"
    is tried only where `latest` is given, a day after which no report of the collection was published: "اليوم الإثنين
    25 تموز" with no year is then the last such Monday before it (the one before that lies five to eleven years back).
    """
    report = doc.report
    given = _iso(report.published)
    if given is not None:
        return given, "given", None
    linked = _link(report.url)
    if linked is not None:
        return linked, "link", None
    for name in _META:
        told = report.extra.get(name)
        found = _iso(told) if isinstance(told, str) else None
        if found is not None:
            return found, "metadata", None
    mentions = find_days(doc, furniture=True)
    for mention in mentions:
        day = _today(mention.value)
        if day is not None:
            return day, "today", doc.span(mention.start, mention.end)
    opening = _dateline(doc, mentions)
    if opening[0] is None and latest is not None:
        return _by_weekday(doc, mentions, latest)
    return opening


def _by_weekday(
    doc: Document, mentions: list[TimeMention], latest: date
) -> tuple[date | None, str, Span | None]:
    """The last day not after `latest` that is the weekday, day and month told beside "اليوم"."""
    for mention in mentions:
        value = mention.value.day if isinstance(mention.value, At) else mention.value
        if not isinstance(value, Pinned) or value.offset != 0 or value.weekday < 0:
            continue
        told = value.date
        if (
            not isinstance(told, Date)
            or told.month is None
            or told.day is None
            or told.calendar != "gregorian"
        ):
            continue
        for year in range(latest.year, latest.year - 12, -1):
            day = _made(year, told.month, told.day)
            if day is not None and day <= latest and day.weekday() == value.weekday:
                return day, "weekday", doc.span(mention.start, mention.end)
    return None, "unknown", None


def _iso(text: str | None) -> date | None:
    found = _ISO.match(text.strip()) if text else None
    return _made(*(int(part) for part in found.groups())) if found else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _link(url: str | None) -> date | None:
    for found in _LINK.finditer(url or ""):
        day = _made(int(found[1]), int(found[2]), int(found[3]))
        if day is not None and day.year >= 1990:
            return day
    return None


def _full(value: Value | None) -> date | None:
    """The day of a date told in full."""
    if not isinstance(value, Date) or value.year is None or value.month is None or value.day is None:
        return None
    try:
        return stretch(value, Setting()).start
    except Unresolved:
        return None


def _today(value: Value) -> date | None:
    """The day that a full date beside "اليوم" names."""
    if isinstance(value, At) and value.day is not None:
        return _today(value.day)
    if isinstance(value, Since):
        return _today(value.start)
    return _full(value.date) if isinstance(value, Pinned) and value.offset == 0 else None


def _dateline(doc: Document, mentions: list[TimeMention]) -> tuple[date | None, str, Span | None]:
    """A full date that opens one of the first lines, or makes up a line of its own."""
    blocks = doc.blocks
    for mention in mentions:
        number = next((n for n, b in enumerate(blocks) if b.first <= mention.first < b.last), len(blocks))
        if number >= _LEAD + (1 if doc.text_at else 0):
            break
        value = mention.value.day if isinstance(mention.value, At) else mention.value
        day = _full(value)
        block = blocks[number]
        alone = block.last - block.first - (mention.last - mention.first) <= 3
        opens = mention.first - block.first <= 5 and _closed(doc, mention.last, block.last)
        if day is not None and (alone or opens):
            return day, "dateline", doc.span(mention.start, mention.end)
    return None, "unknown", None


def _closed(doc: Document, at: int, last: int) -> bool:
    """Whether a dateline's mark follows: a dash, a colon, a bracket, an agency in brackets."""
    return at < last and doc.forms[at] in ("-", ":", ")", "(", "|", "/")
