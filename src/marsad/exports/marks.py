"""Marks: every stretch of a report that a cell of its records was read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.record import Actor, Days, Event, Place, Span, Toll

ROLES: dict[str, str] = {
    "words": "the deed",
    "date": "the days",
    "place": "the place",
    "actor1": "who",
    "actor2": "whom",
    "fatalities": "killed",
    "injured": "wounded",
    "source": "according to whom",
    "evidence": "the words that carry the event",
}


class Mark(NamedTuple):
    """A span, the cell it stands behind, and the rule that read it, with its confidence where it has one of its own."""

    role: str
    span: Span
    rule: str
    confidence: float | None


def marks_of(event: Event) -> list[Mark]:
    """The marks of one event in the order of the roles; a cell read from no words has none."""
    return [
        *_words(event),
        *_cells(event),
        *(Mark("evidence", s, "", None) for s in event.spans.get("evidence", [])),
    ]


def _words(event: Event) -> Iterator[Mark]:
    spans, rule = event.spans.get("words", []), event.rules.get("words", "")
    each = rule.split(" ")  # one entry a word, where no two words share one
    for n, span in enumerate(spans):
        yield Mark("words", span, each[n] if len(each) == len(spans) else rule, event.confidence)


def _cells(event: Event) -> Iterator[Mark]:
    cells: list[tuple[str, Days | Place | Actor | Toll | None]] = [
        ("date", event.date),
        ("place", event.place),
    ]
    cells += [("actor1", actor) for actor in event.actor1]
    cells += [("actor2", actor) for actor in event.actor2]
    cells += [("fatalities", event.fatalities), ("injured", event.injured)]
    for role, value in cells:
        if value is not None and value.span is not None:
            yield Mark(role, value.span, value.rule, value.confidence)
    for claim in event.claims:
        if claim.span is not None:
            yield Mark("source", claim.span, claim.rule, None)
