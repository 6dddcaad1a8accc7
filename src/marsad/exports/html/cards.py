"""Cards and rows: one event as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.exports.flat import names, told
from marsad.exports.html.text import attribute, exact
from marsad.exports.kinds import family, kinds
from marsad.record import Actor, Event, Report, Span, Toll

COLUMNS = ("report", "kind", "status", "days", "place", "who", "whom", "killed", "wounded", "according to")


def days_of(event: Event) -> str:
    """The event's days as written in a cell."""
    if event.date is None:
        return ""
    return (
        event.date.start if event.date.start == event.date.end else f"{event.date.start} – {event.date.end}"
    )


def place_of(event: Event) -> str:
    """The event's place with its province and country."""
    place = event.place
    return ", ".join(dict.fromkeys(filter(None, (place.name, place.admin1, place.country)))) if place else ""


def summary(event: Event) -> str:
    """The event in a line, for tooltips."""
    deaths = told(event.fatalities)
    parts = (event.kind.replace("_", " "), days_of(event), place_of(event), deaths and f"{deaths} killed")
    return ", ".join(filter(None, parts))


def card(anchor: str, event: Event) -> str:
    """The event's cells, each with the words it was read from."""
    kind = kinds()[event.kind]
    lines = "".join(
        f'<div class="c-{role}"><dt>{exact(name)}</dt><dd>{value}</dd></div>'
        for role, name, value in _lines(event)
        if value
    )
    status = "" if event.status == "happened" else f' <em class="status">{event.status}</em>'
    sure = (
        f'<small title="how sure the reading is">{event.confidence:.0%}</small>' if event.confidence else ""
    )
    return (
        f'<section class="event {family(event.kind)}" id="{anchor}" data-event="{anchor}" tabindex="0">'
        f'<h3><span lang="ar" dir="rtl">{exact(kind["name_ar"])}</span> {exact(event.kind.replace("_", " "))}{status}'
        f"{sure}</h3><dl>{lines}</dl></section>"
    )


def _lines(event: Event) -> Iterator[tuple[str, str, str]]:
    yield (
        "date",
        "days",
        _told(
            days_of(event), event.date.span if event.date else None, "taken by default" if event.date else ""
        ),
    )
    yield "place", "place", _told(place_of(event), event.place.span if event.place else None)
    yield "actor1", "who", _parties(event.actor1)
    yield "actor2", "whom", _parties(event.actor2)
    yield "fatalities", "killed", _count(event.fatalities)
    yield "injured", "wounded", _count(event.injured)
    yield "source", "according to", "".join(f"<div>{_quote(source)}</div>" for source in event.sources)
    yield "evidence", "words", "".join(f"<div>{_quote(quote)}</div>" for quote in event.evidence)


def _told(value: str, span: Span | None, otherwise: str = "") -> str:
    if not value:
        return ""
    return f"{exact(value)} {_quote(span.text) if span else f'<small>{exact(otherwise)}</small>' if otherwise else ''}"


def _parties(actors: list[Actor]) -> str:
    return "".join(f"<div>{exact(a.name)} {_quote(a.text)}</div>" for a in actors)


def _count(toll: Toll | None) -> str:
    return f"{exact(told(toll))} {_quote(toll.text) if toll.text else ''}" if toll else ""


def _quote(text: str) -> str:
    return f'<q dir="auto">{exact(text)}</q>'


def cell_row(anchor: str, report: Report, event: Event) -> str:
    """The event's row in the table; its first cell leads to the card."""
    values = [
        event.kind.replace("_", " "), event.status, days_of(event), place_of(event), names(event.actor1),
        names(event.actor2), told(event.fatalities), told(event.injured), "; ".join(event.sources),
    ]  # fmt: skip
    cells = "".join(
        f'<td data-label="{attribute(c)}" dir="auto">{exact(v)}</td>'
        for c, v in zip(COLUMNS[1:], values, strict=True)
    )
    head = report.title or report.text.strip().split("\n")[0][:80]
    link = f'<a href="#{anchor}" data-event="{anchor}">{exact(head)}</a>'
    return f'<tr class="{family(event.kind)}"><td data-label="report" dir="auto">{link}</td>{cells}</tr>'
