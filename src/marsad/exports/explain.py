"""The explanation of one report: its text with every mark, each cell with its words, rule and confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.exports.flat import told
from marsad.exports.marks import ROLES, Mark, marks_of
from marsad.reading.mention import Mention
from marsad.record import Actor, Coded, Days, Event, Place, Report, Span, Toll

_COLOURS = {
    "words": "30;43", "date": "30;105", "place": "30;42", "actor1": "30;101", "actor2": "30;104",
    "fatalities": "97;41", "injured": "97;45", "source": "30;46",
}  # fmt: skip
_NAMES = {role: name.removeprefix("the ") for role, name in ROLES.items()} | {"source": "according to"}


def explain(report: Report, color: bool = False) -> str:
    """The whole explanation as text for a terminal."""
    from marsad.coding.explain import reasons
    from marsad.coding.material import Material
    from marsad.exports.why import decisions
    from marsad.pipeline import Reader

    material = Material(report)
    coded = Reader().code(material)
    found: dict[str, Sequence[Mention]] = {
        "words": material.words, "date": material.times, "place": material.place_mentions,
        "actor": material.actor_mentions, "toll": material.tolls, "source": material.speakers,
    }  # fmt: skip
    loose = [
        (sort, material.doc.span(m.start, m.end), m.rule)
        for sort, mentions in found.items()
        for m in mentions
    ]
    return "\n".join([render(report, coded, loose, color), "", *decisions(reasons(material, coded.events))])


def render(report: Report, coded: Coded, found: list[tuple[str, Span, str]], color: bool) -> str:
    """The explanation of a coded report; `found` are its mentions (sort, span, rule), in events or not."""
    marks = [(event.id, mark) for event in coded.events for mark in marks_of(event)]
    day = f"{coded.published or 'no date'} ({coded.published_basis})"
    lines = [f"{coded.id}  published {day}", ""]
    if report.title:
        lines += [_marked(report.title, "title", marks, color), ""]
    lines += [_marked(report.text, "text", marks, color), ""]
    for event in coded.events:
        lines += [*_event(event), ""]
    if not coded.events:
        lines += ["no event was read from this report", ""]
    used = {(mark.span.part, mark.span.start, mark.span.end) for _, mark in marks if mark.role != "evidence"}
    loose = [f for f in found if (f[1].part, f[1].start, f[1].end) not in used]
    if loose:
        lines.append("found, and in no event:")
        lines += [f"  {sort:<8}{_where(span):<18}{_clean(span.text)}  {rule}" for sort, span, rule in loose]
    return "\n".join(lines)


def _marked(text: str, part: str, marks: list[tuple[str, Mark]], color: bool) -> str:
    """One part of the report with its marks; of marks that overlap the first begun and longest is drawn."""
    spans: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for event, mark in marks:
        if mark.span.part == part and mark.role != "evidence":
            spans.setdefault((mark.span.start, mark.span.end), []).append((event, mark.role))
    out, at = [], 0
    for (start, end), cells in sorted(spans.items(), key=lambda s: (s[0][0], -s[0][1])):
        if start < at:
            continue
        out += [text[at:start], _mark(text[start:end], cells, color)]
        at = end
    return "".join([*out, text[at:]])


def _mark(words: str, cells: list[tuple[str, str]], color: bool) -> str:
    if color:
        return f"\x1b[{_COLOURS[cells[0][1]]}m{words}\x1b[0m"
    label = ", ".join(dict.fromkeys(f"{event} {_NAMES[role]}" for event, role in cells))
    return f"⟦{label}: {words}⟧"


def _event(event: Event) -> Iterator[str]:
    yield f"{event.id}  {event.kind}, {event.status}  confidence {event.confidence:.2f}"
    values = _values(event)
    seen = set()
    for mark in marks_of(event):
        if mark.role == "evidence":
            continue
        value = values.get((mark.role, mark.span), "")
        seen.add(mark.role)
        sure = f"{mark.confidence:.2f}" if mark.confidence is not None else "    "
        yield f"  {_NAMES[mark.role]:<13}{_where(mark.span):<18}{sure}  {_told(value, mark.span)}  {mark.rule}"
    if event.date and "date" not in seen:
        yield f"  {'days':<13}{'(no words)':<18}{event.date.confidence:.2f}  {_days(event.date)}  {event.date.rule}"
    yield from (
        f"  {'evidence':<13}{_where(span):<18}      {_clean(span.text)}"
        for span in event.spans.get("evidence", [])
    )


def _values(event: Event) -> dict[tuple[str, Span], str]:
    """What each marked cell says, by its role and span."""
    cells: list[tuple[str, Days | Place | Actor | Toll | None]] = [
        ("date", event.date),
        ("place", event.place),
    ]
    cells += [("actor1", a) for a in event.actor1] + [("actor2", a) for a in event.actor2]
    cells += [("fatalities", event.fatalities), ("injured", event.injured)]
    return {(role, cell.span): _value(cell) for role, cell in cells if cell is not None and cell.span}


def _value(cell: Days | Place | Actor | Toll) -> str:
    if isinstance(cell, Days):
        return _days(cell)
    if isinstance(cell, Place):
        at = (
            f" {cell.lat:.3f}, {cell.lon:.3f}"
            if cell.lat is not None and cell.lon is not None
            else " (no coordinates)"
        )
        near = f" ±{cell.radius_m / 1000:g} km" if cell.radius_m else ""
        return f"{cell.name}, {cell.country or '?'}{at}{near}"
    if isinstance(cell, Toll):
        return told(cell)
    return cell.name + (f" [{cell.id}]" if cell.id else "")


def _days(days: Days) -> str:
    return f"{days.start}..{days.end}" if days.start != days.end else days.start


def _told(value: str, span: Span) -> str:
    return f"{value}  «{_clean(span.text)}»" if value else f"«{_clean(span.text)}»"


def _where(span: Span) -> str:
    return f"{span.part}[{span.start}:{span.end}]"


def _clean(text: str) -> str:
    return " ".join(text.split())
