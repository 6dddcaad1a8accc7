"""Text files: one report a file, its headline the first line where that looks like one."""

from __future__ import annotations

import re

from marsad.record import Report
from marsad.sources.encoding import Undecodable, decode
from marsad.sources.fields import Given, settle_day, words_noticed
from marsad.sources.item import MOST_BYTES, Fault, Item, too_long
from marsad.sources.original import Container, Original

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)")
_LONGEST_HEADLINE = 200
_SHORT_HEADLINE = 120


def read_text(
    data: bytes, name: str, report_id: str, given: Given, source: Container | None = None, part: str = ""
) -> Item | Fault:
    """The report that a text file holds: `text` is the whole file (line ends made LF), headline included."""
    if len(data) > MOST_BYTES:
        return too_long(name, len(data))
    if not data.strip():
        return Fault(
            name, "the file is empty", "put the report's words into it, the headline on the first line"
        )
    try:
        decoded = decode(data)
    except Undecodable as error:
        return Fault(name, str(error), "give the report as text in UTF-8")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Fault(
            name, "the file is empty", "put the report's words into it, the headline on the first line"
        )
    published, notices = settle_day(None, given)
    if notices and (day := _DAY.search(report_id)):
        notices.append(
            f"the file's name has {day[1]}: if the report is of that day, give --published {day[1]}"
        )
    report = Report(
        id=report_id, text=text, title=headline_of(text), published=published, encoding=decoded.encoding
    )
    told = [decoded.notice] if decoded.notice else []
    original = Original(data, "text/plain", source or Container(name, data=data), part)
    return Item(report, name, (*told, *notices, *words_noticed(report)), original)


def headline_of(text: str) -> str | None:
    """The first line where it is a headline: no full stop or comma ends it, more follows, and it is short or stands alone."""
    lines = text.split("\n")
    at = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if at == len(lines) or not any(line.strip() for line in lines[at + 1 :]):
        return None
    line = lines[at].strip()
    alone = not lines[at + 1].strip()
    if line[-1] in ".،,:؛" or len(line) > (_LONGEST_HEADLINE if alone else _SHORT_HEADLINE):
        return None
    return line
