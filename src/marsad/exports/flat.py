"""One event as one row: the columns that the CSV, the GeoJSON and the page's table share, each with what it holds."""

from __future__ import annotations

from typing import Any

from marsad.record import Actor, Coded, Event, Report, Toll

COLUMNS: dict[str, str] = {
    "report": "id of the report",
    "event": "id of the event within its report",
    "published": "when the report was published",
    "publisher": "who published it",
    "url": "where it stands",
    "title": "its headline",
    "kind": "kind of event, as the coding guideline names it",
    "status": "happened, ongoing, planned, failed or denied",
    "date_start": "first day",
    "date_end": "last day",
    "date_text": "the words the days were read from; empty where they are a default",
    "place": "the place in English",
    "place_text": "the place as written",
    "admin1": "its governorate or province in English",
    "country": "its country, ISO 3166-1 alpha-2",
    "latitude": "decimal degrees, WGS84",
    "longitude": "decimal degrees, WGS84",
    "radius_m": "how far off the point may be, in metres",
    "actor1": "the doers in English, parted by ;",
    "actor1_text": "the doers as written, parted by ;",
    "actor2": "the other side or the target in English, parted by ;",
    "actor2_text": "the other side or the target as written, parted by ;",
    "fatalities_low": "killed, at the least",
    "fatalities_high": "killed, at the most; empty where only a lower bound is told",
    "fatalities_text": "the words the killed were read from",
    "injured_low": "wounded, at the least",
    "injured_high": "wounded, at the most; empty where only a lower bound is told",
    "injured_text": "the words the wounded were read from",
    "sources": "according to whom, as written, parted by ;",
    "evidence": "the words that carry the event, parted by |",
    "confidence": "how sure the reading is, 0 to 1",
}


def flat(report: Report, coded: Coded, event: Event) -> dict[str, Any]:
    """The event's row: a value, or None, for every column."""
    date, place = event.date, event.place
    return {
        "report": coded.id,
        "event": event.id,
        "published": coded.published,
        "publisher": report.publisher,
        "url": report.url,
        "title": report.title,
        "kind": event.kind,
        "status": event.status,
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "date_text": date.text if date else None,
        "place": place.name if place else None,
        "place_text": place.text if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "radius_m": place.radius_m if place else None,
        "actor1": names(event.actor1),
        "actor1_text": "; ".join(a.text for a in event.actor1),
        "actor2": names(event.actor2),
        "actor2_text": "; ".join(a.text for a in event.actor2),
        **_toll("fatalities", event.fatalities),
        **_toll("injured", event.injured),
        "sources": "; ".join(event.sources),
        "evidence": " | ".join(" ".join(quote.split()) for quote in event.evidence),
        "confidence": event.confidence,
    }


def names(actors: list[Actor]) -> str:
    """The parties' English names, each once."""
    return "; ".join(dict.fromkeys(a.name or a.text for a in actors))


def _toll(name: str, toll: Toll | None) -> dict[str, Any]:
    low, high, text = (toll.low, toll.high, toll.text) if toll else (None, None, None)
    return {f"{name}_low": low, f"{name}_high": high, f"{name}_text": text}


def told(toll: Toll | None) -> str:
    """A toll in a word: `50`, `50+`, `40–50`, nothing where none is told."""
    if toll is None:
        return ""
    if toll.high is None:
        return f"{toll.low}+"
    return str(toll.low) if toll.low == toll.high else f"{toll.low}–{toll.high}"
