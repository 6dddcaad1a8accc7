"""Chronologies: a date without a year that opens a line is of the year of the line before it, or of the heading above it."""

from __future__ import annotations

from datetime import date

from marsad.days.mentions import TimeMention
from marsad.days.values import At, Between, Date
from marsad.text import Document
from marsad.text.layout import Block

_HEADING = 8  # tokens: a paragraph no longer than this that tells a year is a heading


class Chronicle:
    """Follows the years that a report's lines and headings tell, as the mentions are resolved in order."""

    def __init__(self, doc: Document, now: date | None) -> None:
        self.doc, self.now = doc, now
        self.line: date | None = None
        self.heading: date | None = None

    def before(self, block: int, mention: TimeMention) -> date | None:
        """The date after which the first date of a paragraph lies, None where the paragraph is of no chronology."""
        if block < 0 or mention.first - self.doc.blocks[block].first > 1:
            return None
        return self.line if self._listed(mention) else self.heading

    def told(self, block: int, mention: TimeMention, start: date) -> None:
        """Take note of a date that a paragraph told."""
        if block < 0 or self.now is None:
            return
        here, value = self.doc.blocks[block], mention.value
        past = start if start.year < self.now.year else None
        if isinstance(value, Date) and value.month is None and self._heads(here):
            self.heading, self.line = past, None
        elif self._listed(mention) and mention.first - here.first <= 1:
            first = (
                value.start if isinstance(value, Between) else value.day if isinstance(value, At) else value
            )
            if isinstance(first, Date) and first.month is not None and (first.year is not None or self.line):
                self.line = past

    def _heads(self, here: Block) -> bool:
        """Whether a year stands in a short line between paragraphs: "هجمات العام 2016"; a title speaks of one happening."""
        short = here.last - here.first <= _HEADING and self.doc.forms[here.last - 1] != "."
        return short and here.first > 0 and here.role not in ("headline", "kicker")

    def _listed(self, mention: TimeMention) -> bool:
        """Whether a colon stands behind the date: "29 يوليو: قصف الطيران…"."""
        forms = self.doc.forms
        return mention.last < len(forms) and forms[mention.last] == ":"
