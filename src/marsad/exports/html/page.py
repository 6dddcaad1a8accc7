"""The page itself: its parts put together once every report is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files
from typing import BinaryIO, TypeVar

import msgspec

from marsad.exports.html.cards import COLUMNS, card, cell_row, summary
from marsad.exports.html.map import Dot, far_off, map_svg
from marsad.exports.html.offsets import Units
from marsad.exports.html.text import exact
from marsad.exports.html.timeline import Moment, out_of_time, timeline_svg
from marsad.exports.kinds import family
from marsad.exports.marks import ROLES, marks_of
from marsad.record import Coded, Event, Report

T = TypeVar("T")
_NAMED = 8
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


class HtmlWriter:
    """Gathers every report, for the map and the table need all; writes the page when it is closed."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._articles: list[str] = []
        self._rows: list[str] = []
        self._marks: dict[str, list[tuple[str, str, int, int]]] = {}
        self._dots: list[Dot] = []
        self._moments: list[Moment] = []

    def add(self, report: Report, coded: Coded) -> None:
        number = len(self._articles) + 1
        units = {"title": Units(report.title or ""), "text": Units(report.text)}
        cards = []
        for event in coded.events:
            anchor = f"r{number}-{event.id}"
            self._marks[anchor] = [
                (m.role, m.span.part, units[m.span.part](m.span.start), units[m.span.part](m.span.end))
                for m in marks_of(event)
            ]
            cards.append(card(anchor, event))
            self._rows.append(cell_row(anchor, report, event))
            self._place(anchor, event)
        self._articles.append(_article(number, report, coded, cards))

    def _place(self, anchor: str, event: Event) -> None:
        """Put the event on the map and on the timeline, where it has a place and a day."""
        label, sort, place, date = summary(event), family(event.kind), event.place, event.date
        if place and place.lat is not None and place.lon is not None:
            self._dots.append(Dot(anchor, label, sort, place.lat, place.lon))
        if date:
            self._moments.append(Moment(anchor, label, sort, date.start, date.end))

    def close(self) -> None:
        self._out.write(self._page().encode("utf-8", "replace"))
        self._out.flush()

    def _page(self) -> str:
        data = msgspec.json.encode(self._marks).decode().replace("<", "\\u003c")
        counted = f"{len(self._articles):,} reports, {len(self._rows):,} events"
        late = out_of_time(self._moments)
        far = far_off(self._dots)
        heads = "".join(f"<th scope=col>{exact(name)}</th>" for name in COLUMNS)
        legend = "".join(f'<li class="l-{role}">{exact(name)}</li>' for role, name in ROLES.items())
        parts: dict[str, str] = {
            "policy": _POLICY,
            "counted": counted,
            "style": _asset("page.css"),
            "script": _asset("page.js"),
            "map": map_svg(_without(self._dots, far)) or "<p>No event has coordinates.</p>",
            "far": _beyond("the map", far),
            "timeline": timeline_svg(_without(self._moments, late)) or "<p>No event has a day.</p>",
            "late": _beyond("the timeline", late),
            "legend": legend,
            "heads": heads,
            "rows": "\n".join(self._rows),
            "articles": "\n".join(self._articles),
            "marks": data,
        }
        return _SLOT.sub(lambda slot: parts[slot[1]], _asset("page.html"))


def _without(all_of_them: list[T], some: list[T]) -> list[T]:
    left_out = set(some)
    return [one for one in all_of_them if one not in left_out]


def _beyond(what: str, far: Sequence[Dot | Moment]) -> str:
    """The events that are too far off to be drawn, each leading to its card; of many the first."""
    links = [
        f'<a href="#{one.anchor}" data-event="{one.anchor}">{exact(one.label)}</a>' for one in far[:_NAMED]
    ]
    more = f" and {len(far) - _NAMED:,} more" if len(far) > _NAMED else ""
    return f"Beyond {what}: {'; '.join(links)}{more}. " if links else ""


def _asset(name: str) -> str:
    return files("marsad.exports.html").joinpath(name).read_text(encoding="utf-8")


def _article(number: int, report: Report, coded: Coded, cards: list[str]) -> str:
    """One report: its words as they are, and the cards of its events."""
    about = " · ".join(exact(v) for v in (coded.published or "no date", report.publisher, coded.id) if v)
    notes = "".join(f"<li>{exact(note)}</li>" for note in coded.notes)
    return (
        f'<article id="r{number}"><header><p class="about">{about}</p>'
        f'<h2 dir="auto" data-part="title">{exact(report.title or "")}</h2></header>'
        f'<div class="text" data-part="text">{exact(report.text)}</div>'
        f'<div class="cards">{"".join(cards) or "<p>No event was read from this report.</p>"}'
        f"{f'<ul class=notes>{notes}</ul>' if notes else ''}</div></article>"
    )
