"""An entry of the gazetteer, and the line that the compiled index keeps of it."""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A known place: decimal degrees (None for a whole country), radius in metres (0: by its kind), curated or not.

    `kind` is one of: country, capital, seat, admin1, admin2, admin3, city, town, village, settlement, hood, camp, and the
    names of sites (airport, airbase, base, crossing, dam, site …) and wide places (region, front, mountain, river, road …).
    """

    id: str
    name: str
    name_ar: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    kind: str
    population: int = 0
    radius_m: int = 0
    admin2: str = ""
    curated: bool = False


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.5g}" if abs(value) < 1 else f"{value:.4f}"


def line_of(entry: Entry) -> str:
    """The entry as one line, its fields parted by tabs."""
    numbers = (entry.population or "", entry.radius_m or "")
    cells = (entry.id, entry.name, entry.name_ar, entry.country, entry.admin1, _cell(entry.lat), _cell(entry.lon), entry.kind,
             str(numbers[0]), str(numbers[1]), entry.admin2, "1" if entry.curated else "")  # fmt: skip
    return "\t".join(cells)


def read_line(line: str) -> Entry:
    """The entry that `line_of` wrote."""
    ident, name, arabic, country, admin1, lat, lon, kind, population, radius, admin2, curated = line.split(
        "\t"
    )
    return Entry(ident, name, arabic, country, admin1, float(lat) if lat else None, float(lon) if lon else None, kind,
                 int(population or 0), int(radius or 0), admin2, bool(curated))  # fmt: skip
