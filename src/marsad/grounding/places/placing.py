"""A resolved mention as a `Place`: its point, its radius and what it rests on."""

from __future__ import annotations

from marsad.grounding.places.english import romanise, side
from marsad.grounding.places.geometry import towards
from marsad.grounding.places.special import capital_entry
from marsad.reading.places import Entry, PlaceMention
from marsad.record import Place
from marsad.text import Document

_BASIS = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "admin3": "admin3", "hood": "part_of_settlement",
    "square": "part_of_settlement", "camp": "settlement", "airbase": "site", "airport": "site", "base": "site", "site": "site",
    "crossing": "site", "dam": "site", "bridge": "site", "prison": "site", "hospital": "site", "port": "site", "field": "area",
    "region": "area", "area": "area", "mountain": "area", "valley": "area", "front": "area", "island": "area", "sea": "sea",
    "river": "line", "road": "line", "water": "line",
}  # fmt: skip
# Countries no wider than a city with its surroundings: to name the country is to name the place.
_CITY_STATES = frozenset({"SG", "LU", "MC", "SM", "VA", "LI", "MT", "AD"})
# Radius of uncertainty in metres where the table gives none.
_RADIUS = {
    "admin1": 60_000, "admin2": 25_000, "admin3": 15_000, "part_of_settlement": 1_500, "site": 2_000, "area": 20_000,
    "line": 40_000, "settlement": 3_000, "rural": 35_000, "near_settlement": 10_000, "country": 500_000, "sea": 300_000,
    "country_region": 200_000,
}  # fmt: skip
_ELSEWHERE = {
    "settlement": "containing_settlement", "part_of_settlement": "containing_settlement", "site": "containing_settlement",
    "admin2": "containing_admin2", "admin3": "containing_admin2", "country": "containing_country",
}  # fmt: skip


def plain_name(entry: Entry) -> str:
    """The English name without what the table adds to tell namesakes apart: "Basra city", "Al-Bayda (Baniyas)"."""
    return entry.name.removesuffix(" city").partition(" (")[0]


def basis_of(entry: Entry) -> str:
    """What a place of the table is, in the words of `Place.basis`."""
    return _BASIS.get(entry.kind, "settlement")


def radius_of(entry: Entry) -> int:
    """The radius of a place of the table: the table's, else by kind and size, in metres."""
    if entry.radius_m:
        return entry.radius_m
    basis = basis_of(entry)
    if basis == "settlement" and entry.population:
        return int(min(15_000, max(2_000, 12 * entry.population**0.5)))
    return _RADIUS.get(basis, 10_000)


def place_at(doc: Document, mention: PlaceMention, entry: Entry, sure: float) -> Place:
    """The place of a mention whose entry is known: the entry itself, its surroundings, or a point off it."""
    basis, radius = basis_of(entry), radius_of(entry)
    name, lat, lon = plain_name(entry), entry.lat, entry.lon
    admin1: str | None = entry.admin1 or None
    rule = mention.rule
    if basis == "country":
        lat, lon = _city_state(entry)
        if mention.degrees is not None:
            name, basis, lat, lon = f"{side(mention.degrees)} {entry.name}", "country_region", None, None
            radius = _RADIUS[basis]
        elif mention.around and doc.forms[mention.first].endswith("وسط"):
            name, basis, radius = f"Central {entry.name}", "country_region", _RADIUS["country_region"]
    elif (
        mention.distance_km is not None
        and mention.degrees is not None
        and lat is not None
        and lon is not None
    ):
        lat, lon = towards(lat, lon, mention.degrees, mention.distance_km)
        basis, radius, rule = "bearing", int(max(3_000, 300 * mention.distance_km)), "place.bearing"
    elif mention.rural:
        basis, radius = "rural", max(radius, _RADIUS["rural"])
    elif (mention.degrees is not None or mention.around) and basis == "settlement":
        basis, radius = "near_settlement", max(radius, _RADIUS["near_settlement"])
    if mention.anaphor and mention.rule:
        rule = f"place.back.{mention.anaphor}"
    if lat is not None and lon is not None:
        lat, lon = round(lat, 4), round(lon, 4)
    return Place(_text(doc, mention), name, admin1, entry.country or None, lat, lon, entry.id, radius, basis,
                 doc.span(mention.start, mention.end), rule, sure)  # fmt: skip


def _city_state(entry: Entry) -> tuple[float | None, float | None]:
    """The point of a country that is all but one city, at its capital; no point for any other."""
    capital = capital_entry(entry.country) if entry.country in _CITY_STATES else None
    return (capital.lat, capital.lon) if capital else (None, None)


def place_in(doc: Document, mention: PlaceMention, holder_mention: PlaceMention, holder: Entry) -> Place:
    """An unknown place set at what holds it."""
    inside = place_at(doc, holder_mention, holder, 0.4)
    basis = _ELSEWHERE.get(inside.basis, "containing_admin")
    radius = max(inside.radius_m or 0, 10_000)
    return Place(_text(doc, mention), _name(doc, mention), inside.admin1, inside.country, inside.lat, inside.lon, None, radius,
                 basis, doc.span(mention.start, mention.end), "place.containing", 0.4)  # fmt: skip


def place_unknown(doc: Document, mention: PlaceMention, country: str | None, basis: str) -> Place:
    """A place that nothing resolves: its words, and the country of the report at most."""
    return Place(_text(doc, mention), _name(doc, mention), None, country, None, None, None, None, basis,
                 doc.span(mention.start, mention.end), mention.rule, 0.2)  # fmt: skip


def _text(doc: Document, mention: PlaceMention) -> str:
    return doc.raw[mention.start : mention.end]


def _name(doc: Document, mention: PlaceMention) -> str:
    """The name written over in Latin letters."""
    return romanise(doc.raw[mention.name_start : mention.end].strip('"«»“”()'))
