"""The publication day of a report that does not tell it: from its link, its dateline, or a full date beside "اليوم"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from marsad.days.mentions import TimeMention, find_days
from marsad.days.resolvers import stretch
from marsad.days.stretch import Setting, Unresolved
from marsad.days.values import At, Between, Date, Edge, Pinned, Since, Until, Value
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
_LEAD = 3  # lines within which a dateline opens a text
_HEAD = 14  # lines within which a line of nothing but a date is the page's own


def infer_published(doc: Document, latest: date | None = None) -> tuple[date | None, str, Span | None]:
    """The publication day, what it rests on and the words that tell it; (None, "unknown", None) where nothing does.

    The basis is one of: given, link, metadata, today (a full date beside "اليوم"), dateline (a line of its own, a
    dateline, a headline that names its day), weekday, unknown. "weekday" is the year found for "اليوم الإثنين 25 تموز":
    the first that fits from the last year the text tells, else the last that fits before `latest`, a day after which no
    report of the collection was published; without either it is unknown.
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
    return opening if opening[0] is not None else _by_weekday(doc, mentions, latest)


def _by_weekday(
    doc: Document, mentions: list[TimeMention], latest: date | None
) -> tuple[date | None, str, Span | None]:
    """The day whose weekday, day and month are told beside "اليوم" or "أمس", its year found.

    It is the first such year not before the last year the text tells, where that lies at most two years on; else, where
    `latest` is given, the last such year before it.
    """
    told = max((year for mention in mentions for year in _years(mention.value)), default=None)
    for mention in mentions:
        value = mention.value.day if isinstance(mention.value, At) else mention.value
        if not isinstance(value, Pinned) or not -2 <= value.offset <= 0 or value.weekday < 0:
            continue
        if not isinstance(value.date, Date) or value.date.calendar != "gregorian":
            continue
        span = doc.span(mention.start, mention.end)
        if told is not None:
            for year in range(told, told + 3):
                day = _fitting(value, value.date, year)
                if day is not None:
                    return day, "weekday", span
        elif latest is not None:
            for year in range(latest.year, latest.year - 12, -1):
                day = _fitting(value, value.date, year)
                if day is not None and day <= latest:
                    return day, "weekday", span
    return None, "unknown", None


def _fitting(value: Pinned, told: Date, year: int) -> date | None:
    """The day of writing if the date lies in that year and is the weekday named beside it."""
    if told.month is None or told.day is None:
        return None
    day = _made(year, told.month, told.day)
    return day - timedelta(days=value.offset) if day is not None and day.weekday() == value.weekday else None


def _years(value: Value | None) -> list[int]:
    """The Gregorian years that a value tells."""
    if isinstance(value, Date):
        return [value.year] if value.year is not None and 2005 <= value.year <= 2100 else []
    if isinstance(value, Between):
        return _years(value.start) + _years(value.end)
    if isinstance(value, (Since, Edge, Until, At)):
        inner = {Since: "start", Edge: "of", Until: "end", At: "day"}[type(value)]
        return _years(getattr(value, inner))
    return []


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
    """The day of writing that a full date beside "اليوم" or "أمس" tells."""
    if isinstance(value, At) and value.day is not None:
        return _today(value.day)
    if isinstance(value, Since):
        return _today(value.start)
    if not isinstance(value, Pinned) or not -2 <= value.offset <= 0:
        return None
    day = _full(value.date)
    return day - timedelta(days=value.offset) if day is not None else None


def _dateline(doc: Document, mentions: list[TimeMention]) -> tuple[date | None, str, Span | None]:
    """A full date that opens one of the first lines, makes up a line of the page's head, or ends the headline."""
    blocks = doc.blocks
    for mention in mentions:
        number = next((n for n, b in enumerate(blocks) if b.first <= mention.first < b.last), len(blocks))
        if number >= _HEAD:
            break
        value = mention.value.day if isinstance(mention.value, At) else mention.value
        day = _full(value)
        if day is None:
            continue
        block = blocks[number]
        rest = block.last - block.first - (mention.last - mention.first)
        opens = (
            number < _LEAD + (1 if doc.text_at else 0)
            and mention.first - block.first <= 5
            and _closed(doc, mention.last, block.last)
        )
        named = block.role == "headline" and isinstance(value, Date) and value.weekday is not None
        if rest <= 3 or (rest <= 8 and _clocked(doc, mention.last, block.last)) or opens or named:
            return day, "dateline", doc.span(mention.start, mention.end)
    return None, "unknown", None


def _clocked(doc: Document, at: int, last: int) -> bool:
    """Whether an hour stands behind a date: "2022-01-21 07:15:00"."""
    return any(doc.forms[k] == ":" and doc.forms[k - 1].isdecimal() for k in range(at + 1, min(last, at + 5)))


def _closed(doc: Document, at: int, last: int) -> bool:
    """Whether a dateline's mark follows: a dash, a colon, a bracket, an agency in brackets."""
    return at < last and doc.forms[at] in ("-", ":", ")", "(", "|", "/")
