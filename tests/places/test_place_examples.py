"""Every gazetteer row's example is read, and what is read is the row's place."""

from __future__ import annotations

import pytest

from marsad.grounding.places import explain_places
from marsad.grounding.places.geometry import distance_km
from marsad.knowledge.tables import rows, tables
from marsad.reading.places import find_places, gazetteer
from marsad.reading.places.sources import key_of
from marsad.record import Place, Report
from marsad.text import Document

ROWS = tables("places", "supplement")
COUNTRIES = {row["code"]: row["names_ar"].split("|")[0] for row in rows("places", "countries.tsv")}
PROVINCES = {(r["country"], r["name_en"]): r["names_ar"].split("|")[0] for r in rows("places", "admin1.tsv")}
# Cues under which an ordinary word is a name, by the row's kind.
CUES = {
    "neighbourhood": "حي",
    "village": "قرية",
    "town": "بلدة",
    "city": "مدينة",
    "district": "مديرية",
    "governorate": "محافظة",
}
BY_GRAMMAR = {"country_region", "rural", "country"}


def _read(row: dict[str, str], text: str) -> list[Place]:
    """The places of a text in a report whose title names the row's country and province."""
    province = PROVINCES.get((row["country"], row["admin1"]))
    title = ". ".join(
        part
        for part in (COUNTRIES.get(row["country"]), f"في محافظة {province}" if province else None)
        if part
    )
    doc = Document(Report("example", text, title or None))
    mentions = find_places(doc)
    return [
        g.place
        for m, g in zip(mentions, explain_places(doc, mentions), strict=True)
        if m.start >= doc.text_at
    ]


def _is(row: dict[str, str], place: Place) -> bool:
    """Whether a place is the row's: by id, by distance, or as a side of the row's country."""
    if place.id == row["id"]:
        return True
    if row["kind"] in {"region", "country"} and place.basis in BY_GRAMMAR and place.country == row["country"]:
        return True
    if not row["lat"] or place.lat is None or place.lon is None:
        return not row["lat"] and place.country == row["country"]
    reach = 25 + float(row["radius_m"] or 0) / 1000
    return distance_km(float(row["lat"]), float(row["lon"]), place.lat, place.lon) <= reach


def _fails(row: dict[str, str]) -> str:
    if not row["example"].strip():
        return "no example"
    places = _read(row, row["example"])
    if any(_is(row, place) for place in places):
        return ""
    if gazetteer().level(key_of(row["name_ar"])):  # an ordinary word is a place only after a cue
        cued = _read(row, f"وقع انفجار في {CUES.get(row['kind'], 'منطقة')} {row['name_ar']}")
        if any(_is(row, place) for place in cued):
            return ""
    return f"{row['id']} {row['name_ar']}: {row['example']} gives {[(p.text, p.name, p.country, p.basis) for p in places]}"


def test_every_row_has_what_a_row_needs() -> None:
    """Ids are used once, and every row has an Arabic and an English name, a source and an example."""
    ids = [row["id"] for row in ROWS]
    assert len(set(ids)) == len(ids)
    lacking = [
        row["id"]
        for row in ROWS
        if not (row["name_ar"] and row["name_en"] and row["source"] and row["example"])
    ]
    assert lacking == []


def test_there_are_many() -> None:
    """At least fifteen hundred towns, villages, quarters, camps and sites beside the governorates and districts."""
    admin = {"governorate", "district", "subdistrict"}
    assert sum(row["kind"] not in admin for row in ROWS) >= 1500


@pytest.mark.parametrize("part", range(8))
def test_examples(part: int) -> None:
    """All but one row in a hundred are read from their own example, in a report about their province."""
    mine = ROWS[part::8]
    faults = [fault for row in mine if (fault := _fails(row))]
    assert len(faults) <= len(mine) / 100, "\n".join(faults)


def test_countries() -> None:
    """Every name of a country is read after في, but for epithets that are ordinary words; only a city state has a point."""
    faults = []
    cities = {"SG", "LU", "MC", "SM", "VA", "LI", "MT", "AD"}
    for row in rows("places", "countries.tsv"):
        for name in row["names_ar"].split("|"):
            doc = Document(Report("x", f"وقع هجوم في {name} أمس"))
            places = [g.place for g in explain_places(doc, find_places(doc))]
            here = [p for p in places if p.country == row["code"] and p.basis == "country"]
            if not any((p.lat is not None) == (row["code"] in cities) for p in here):
                faults.append(name)
    assert faults in ([], ["الكيان"])


def test_provinces() -> None:
    """Nearly every name of a province is read after محافظة, at its capital, in a report about its country."""
    faults, asked = [], 0
    for row in rows("places", "admin1.tsv"):
        for name in row["names_ar"].split("|"):
            asked += 1
            doc = Document(Report("x", f"هجوم في محافظة {name}", COUNTRIES.get(row["country"])))
            places = [g.place for g in explain_places(doc, find_places(doc))]
            here = [p for p in places if p.country == row["country"] and p.basis == "admin1"]
            if not any(p.lat == pytest.approx(float(row["lat"]), abs=0.001) for p in here):
                faults.append(name)
    assert len(faults) <= asked / 100, faults
