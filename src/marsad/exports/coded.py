"""Coded reports read back: lines of Marsad's own format, or of gold in the coding guideline's, as records again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from marsad.record import Actor, Claim, Coded, Days, Event, Part, Place, Report, Span, Toll

T = TypeVar("T", Days, Place, Actor, Toll)


def coded_of(row: Mapping[str, Any]) -> tuple[Report, Coded]:
    """The report and the record of one line; quotes that have no span yet get the first place where they stand.

    Raises msgspec.ValidationError where the line is not a coded report.
    """
    own = {name: row[name] for name in Report.__struct_fields__ if name in row and name != "extra"}
    report = msgspec.convert({"text": "", **own}, Report)
    coded = msgspec.convert({k: v for k, v in row.items() if k in Coded.__struct_fields__}, Coded)
    events = [_with_spans(event, report) for event in coded.events]
    return report, msgspec.structs.replace(coded, events=events)


def span_of(report: Report, quote: str | None, near: list[Span] | None = None) -> Span | None:
    """The first place where a quote stands: in the spans it is near to, else in the report's text, else in its title."""
    for span in near or []:
        if quote and (at := span.text.find(quote)) >= 0:
            return Span(span.start + at, span.start + at + len(quote), span.part, quote)
    parts: list[tuple[Part, str]] = [("text", report.text), ("title", report.title or "")]
    for part, words in parts:
        if quote and (at := words.find(quote)) >= 0:
            return Span(at, at + len(quote), part, quote)
    return None


def _with_spans(event: Event, report: Report) -> Event:
    spans = dict(event.spans)
    if "evidence" not in spans:
        spans["evidence"] = [s for quote in event.evidence if (s := span_of(report, quote))]

    def marked(value: T) -> T:
        return (
            value
            if value.span
            else msgspec.structs.replace(value, span=span_of(report, value.text, spans["evidence"]))
        )

    return msgspec.structs.replace(
        event,
        date=event.date and marked(event.date),
        place=event.place and marked(event.place),
        actor1=[marked(actor) for actor in event.actor1],
        actor2=[marked(actor) for actor in event.actor2],
        fatalities=event.fatalities and marked(event.fatalities),
        injured=event.injured and marked(event.injured),
        claims=event.claims
        or [Claim(source, span=span_of(report, source, spans["evidence"])) for source in event.sources],
        spans=spans,
    )
