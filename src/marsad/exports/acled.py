"""ACLED's CSV: 31 columns in ACLED's order, one event a row, values as ACLED writes them.

Left out, and counted: kinds for which ACLED has no type, what is planned, failed or denied (ACLED holds what
happened), and what has no day or no country. A toll is the most conservative figure; the figures of each source and
the words behind every cell are in Marsad's own format, under the same id.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, BinaryIO

from marsad.exports.acled_parties import FEW, Scene, civilian_targeting, interaction, party, sub_event
from marsad.exports.csv import Rows
from marsad.exports.kinds import capitals, countries, kinds
from marsad.record import Coded, Days, Event, Place, Report, Toll

COLUMNS: dict[str, str] = {
    "event_id_cnty": "country's three letters and a number made from the report's and event's ids: the same at every run",
    "event_date": "first day, ISO",
    "year": "its year",
    "time_precision": "1 the day, 2 within a week (also a default day), 3 within a month",
    "disorder_type": "Political violence; Demonstrations; Strategic developments",
    "event_type": "by the kind of event",
    "sub_event_type": "by the kind of event and the parties",
    "actor1": "the first doer by its name in ACLED",
    "assoc_actor_1": "the other doers",
    "inter1": "what the first doer is: State forces, Rebel group, …",
    "actor2": "the first of the other side",
    "assoc_actor_2": "the others of the other side",
    "inter2": "what the other side is",
    "interaction": "the two together",
    "civilian_targeting": "`Civilian targeting` or blank",
    "iso": "the country's ISO number",
    "region": "ACLED's region",
    "country": "ACLED's name of the country",
    "admin1": "governorate or province",
    "admin2": "blank: not read",
    "admin3": "blank: not read",
    "location": "the place; the capital where only the country is told",
    "latitude": "four decimals",
    "longitude": "four decimals",
    "geo_precision": "1 the place, 2 near it or a part of a region, 3 a region or country",
    "source": "the publisher of the report",
    "source_scale": "blank: Marsad does not judge it",
    "notes": "the words of the report that carry the event",
    "fatalities": "the most conservative figure, 0 where none is told",
    "tags": "blank",
    "timestamp": "the report's publication as Unix time",
}
_THE_PLACE = ("settlement", "part_of_settlement", "site")
_FACTS = ("happened", "ongoing")


def acled_row(report: Report, coded: Coded, event: Event) -> dict[str, Any] | str:
    """The event's row, or in a few words why ACLED has no place for it."""
    kind = kinds()[event.kind]
    if not kind["acled_event_type"]:
        return f"ACLED has no type for {event.kind}"
    if event.status not in _FACTS:
        return "planned, failed or denied: ACLED holds what happened"
    if event.date is None:
        return "no day is known"
    country = countries().get(event.place.country or "") if event.place else None
    if event.place is None or country is None:
        return "no country is known"
    scene = Scene(event.kind, country["name"], country["iso2"], int(event.date.start[:4]))
    first, second = party(event.actor1, scene, doer=True), party(event.actor2, scene, doer=False)
    sub, disorder = sub_event(event, kind, first.inter, second.inter)
    return {
        "event_id_cnty": f"{country['iso3']}{_number(coded.id, event.id)}",
        "event_date": event.date.start,
        "year": event.date.start[:4],
        "time_precision": _time_precision(event.date),
        "disorder_type": disorder,
        "event_type": kind["acled_event_type"],
        "sub_event_type": sub,
        "actor1": first.name,
        "assoc_actor_1": first.others,
        "inter1": first.inter,
        "actor2": second.name,
        "assoc_actor_2": second.others,
        "inter2": second.inter,
        "interaction": interaction(first.inter, second.inter),
        "civilian_targeting": civilian_targeting(kind["acled_event_type"], sub, second.inter),
        "iso": country["iso"],
        "region": country["region"],
        "country": country["name"],
        "admin1": event.place.admin1,
        "admin2": "",
        "admin3": "",
        **_where(event.place),
        "source": report.publisher,
        "source_scale": "",
        "notes": " ".join(" … ".join(event.evidence).split()),
        "fatalities": _fatalities(event.fatalities),
        "tags": "",
        "timestamp": _timestamp(coded.published, event.date.end),
    }


def _number(report_id: str, event_id: str) -> int:
    """Nine digits made from the two ids, so that a row keeps its id from run to run."""
    return int.from_bytes(sha256(f"{report_id}\0{event_id}".encode()).digest()[:8]) % 1_000_000_000


def _time_precision(days: Days) -> int:
    length = (date.fromisoformat(days.end) - date.fromisoformat(days.start)).days
    if length > 7:
        return 3
    return 2 if length or days.text is None else 1


def _where(place: Place) -> dict[str, Any]:
    """Location, coordinates and their precision; a country told alone stands at its capital, as ACLED codes it."""
    if place.lat is None or place.lon is None:
        name, lat, lon = capitals().get(place.country or "", (place.name, "", ""))
        at = (
            {"latitude": f"{float(lat):.4f}", "longitude": f"{float(lon):.4f}"}
            if lat
            else {"latitude": "", "longitude": ""}
        )
        return {"location": name, **at, "geo_precision": 3}
    if place.basis in _THE_PLACE:
        precision = 1
    else:
        radius = place.radius_m or 0
        precision = 1 if radius <= 10_000 else 2 if radius <= 30_000 else 3
    return {
        "location": place.name,
        "latitude": f"{place.lat:.4f}",
        "longitude": f"{place.lon:.4f}",
        "geo_precision": precision,
    }


def _fatalities(toll: Toll | None) -> int:
    """ACLED's single figure: the lowest told; dozens are 12 there and not 24."""
    if toll is None:
        return 0
    if (
        toll.high is None
        and toll.text
        and (few := next((n for word, n in FEW.items() if word in toll.text), None))
    ):
        return min(few, toll.low) if toll.low else few
    return toll.low


def _timestamp(published: str | None, day: str) -> int:
    told = datetime.fromisoformat(published or day)
    return int((told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp())


class AcledWriter:
    """Writes each event as it comes; `left_out` counts, by reason, what has no row."""

    def __init__(self, out: BinaryIO) -> None:
        self._rows = Rows(out)
        self._rows.write(COLUMNS)
        self.left_out: Counter[str] = Counter()

    def add(self, report: Report, coded: Coded) -> None:
        for event in coded.events:
            row = acled_row(report, coded, event)
            if isinstance(row, str):
                self.left_out[row] += 1
            else:
                self._rows.write(row[name] for name in COLUMNS)

    def close(self) -> None:
        self._rows.close()
