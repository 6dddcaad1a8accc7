"""What the tests of speakers share."""

from __future__ import annotations

from pathlib import Path

from marsad.knowledge.tables import parse
from marsad.reading.actors import find_actors
from marsad.reading.speakers import Attribution, find_speakers
from marsad.record import Report
from marsad.text import Document

HERE = Path(__file__).parent


def speakers(text: str, title: str | None = None) -> tuple[Document, list[Attribution]]:
    """A text with its attributions."""
    doc = Document(Report(id="t", text=text, title=title))
    return doc, find_speakers(doc, find_actors(doc))


def said(doc: Document, attribution: Attribution) -> list[str]:
    """The words an attribution covers."""
    return [doc.raw[slice(*doc.words(first, last))] for first, last in attribution.scope if last > first]


def cases(name: str) -> list[dict[str, str]]:
    """A table of described cases."""
    return parse((HERE / name).read_text(encoding="utf-8"), name)
