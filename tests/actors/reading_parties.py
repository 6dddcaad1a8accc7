"""What the tests of parties share."""

from __future__ import annotations

from pathlib import Path

from marsad.grounding.actors import ground_actors
from marsad.knowledge.tables import parse
from marsad.reading.actors import ActorMention, find_actors
from marsad.record import Actor, Report
from marsad.text import Document

HERE = Path(__file__).parent
Read = tuple[Document, list[ActorMention], list[Actor]]


def read(text: str, country: str | None = None, published: str | None = None) -> Read:
    """A text with its parties found and grounded."""
    doc = Document(Report(id="t", text=text, published=published))
    mentions = find_actors(doc)
    return doc, mentions, ground_actors(doc, mentions, country, published)


def cases() -> list[dict[str, str]]:
    """The table of described cases."""
    return parse((HERE / "cases.tsv").read_text(encoding="utf-8"), "cases.tsv")
