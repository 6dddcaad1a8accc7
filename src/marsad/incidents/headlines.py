"""Where a headline says that it happened, for reports from which no event was read."""

from __future__ import annotations

from marsad.incidents.records import Place

_NARROW = 15_000  # metres: a town or better


def place_in(title: str, published: str) -> Place | None:
    """The narrowest place a headline names, None where it names none or only a country."""
    from marsad.grounding.places import ground_places
    from marsad.reading.places import find_places
    from marsad.record import Report
    from marsad.text import Document

    doc = Document(Report(id="", text="", title=title, published=published))
    best = None
    for place in ground_places(doc, find_places(doc), published):
        if place.lat is None or place.lon is None or not place.radius_m:
            continue
        if best is None or place.radius_m < (best.radius_m or 0):
            best = place
    if best is None or (best.radius_m or 0) > 4 * _NARROW:
        return None
    return Place(best.text, best.name, best.admin1, best.country, best.lat, best.lon, best.id, best.radius_m)
