"""GeoJSON (RFC 7946): one feature an event, longitude first, WGS84; an event without coordinates has no geometry."""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from marsad.exports.flat import flat
from marsad.record import Coded, Event, Report


def feature(report: Report, coded: Coded, event: Event) -> dict[str, Any]:
    """The event as a Feature, its row as properties."""
    row = flat(report, coded, event)
    lat, lon = row.pop("latitude"), row.pop("longitude")
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": f"{coded.id}#{event.id}", "geometry": point, "properties": row}


class GeojsonWriter:
    """Writes a FeatureCollection feature by feature; nothing is held."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._first = out, True
        out.write(b'{"type":"FeatureCollection","features":[')

    def add(self, report: Report, coded: Coded) -> None:
        for event in coded.events:
            self._out.write(b"\n" if self._first else b",\n")
            self._out.write(msgspec.json.encode(feature(report, coded, event)))
            self._first = False

    def close(self) -> None:
        self._out.write(b"\n]}\n")
        self._out.flush()
