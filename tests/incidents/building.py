"""Coded reports made for the tests of linking, as `marsad read --format jsonl` prints them."""

from __future__ import annotations

from typing import Any

PLACES = {
    "Afrin": ("عفرين", 36.512, 36.869, "sy-afrin"),
    "Azaz": ("أعزاز", 36.587, 37.046, "sy-azaz"),
    "Mosul": ("الموصل", 36.34, 43.13, "iq-mosul"),
}


def event(
    name: str = "e1",
    kind: str = "shelling",
    day: str = "2022-01-20",
    place: str = "Afrin",
    dead: int | None = 6,
    **more: Any,
) -> dict[str, Any]:
    """One event; `dead` is an exact count of the killed."""
    arabic, lat, lon, key = PLACES[place]
    quote = more.pop("quote", f"سقطت قذائف على سوق في {arabic}")
    return {
        "id": name,
        "kind": kind,
        "status": "happened",
        "date": {"start": day, "end": day, "text": "الخميس", "basis": "told"},
        "place": {"text": arabic, "name": place, "admin1": None, "country": "SY", "lat": lat, "lon": lon, "id": key, "radius_m": 4000},
        "actor1": [{"text": "قسد", "name": "Syrian Democratic Forces", "id": "sy-sdf"}],
        "actor2": [{"text": "مدنيين", "name": "Civilians", "id": "civilians"}],
        "fatalities": None if dead is None else {"low": dead, "high": dead, "text": str(dead)},
        "injured": None,
        "sources": [],
        "evidence": [quote],
        "claims": [],
        "confidence": 0.9,
        **more,
    }  # fmt: skip


def report(
    name: str, events: list[dict[str, Any]], published: str = "2022-01-20", **more: Any
) -> dict[str, Any]:
    """One coded report."""
    text = more.pop("text", f"{name} تقرير عن قصف صاروخي طال سوقا شعبيا وأوقع ضحايا بين المتسوقين")
    return {
        "id": name,
        "published": published,
        "title": "قتلى بقصف على سوق",
        "text": text,
        "events": events,
        **more,
    }


def afrin(name: str, dead: int = 6, **more: Any) -> dict[str, Any]:
    """A report of the shelling of the market in Afrin."""
    return report(name, [event(dead=dead)], **more)
