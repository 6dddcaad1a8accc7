"""Cells in a few words: how commands that print single values show an event's day, place, parties and tolls, and counts."""

from __future__ import annotations

from typing import Any

import msgspec

from marsad.record import Event


def cell(value: Any) -> str:
    """A cell's value, a struct of the record's or the same as JSON, in a few words; `none` where it is empty."""
    if isinstance(value, msgspec.Struct):
        return cell(msgspec.to_builtins(value))
    if isinstance(value, list):
        return "; ".join(map(cell, value)) or "none"
    if not isinstance(value, dict):
        return "none" if value is None else str(value)
    if "kind" in value:
        return ", ".join(cell(value[key]) for key in ("kind", "date", "place") if value.get(key))
    if "low" in value:
        return _toll(value["low"], value.get("high"))
    if "start" in value:
        return str(value["start"]) + (f"/{value['end']}" if value.get("end") != value["start"] else "")
    told = [value.get("name") or value.get("source"), value.get("admin1") if "lat" in value else None]
    return ", ".join(filter(None, [*told, value.get("country") if "lat" in value else None]))


def reports(count: int) -> str:
    """So many reports, in words."""
    return f"{count:,} report{'' if count == 1 else 's'}"


def event_line(event: Event) -> str:
    """An event in a line, and on a second the first words it was read from."""
    parts = [event.kind, event.status, *(cell(value) for value in (event.date, event.place) if value)]
    if event.actor1 or event.actor2:
        parts.append(" → ".join(cell(side) if side else "?" for side in (event.actor1, event.actor2)))
    tolls = (("fatalities", event.fatalities), ("injured", event.injured))
    parts += [f"{what} {cell(toll)}" for what, toll in tolls if toll]
    if event.sources:
        parts.append(f"according to {'; '.join(event.sources)}")
    quote = f"\n      “{event.evidence[0][:120]}”" if event.evidence else ""
    return f"{event.id:<4}  {' · '.join(parts)}{quote}"


def _toll(low: int, high: int | None) -> str:
    return f"{low}+" if high is None else str(low) if high == low else f"{low}-{high}"
