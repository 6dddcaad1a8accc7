"""Precision: how near a place is known, in ACLED's and UCDP's scales."""

from __future__ import annotations

from marsad.record import Place

# What a resolution can rest on, from the nearest to the farthest, with ACLED's geo_precision and UCDP's where_prec.
SCALES: dict[str, tuple[int, int]] = {
    "settlement": (1, 1),
    "part_of_settlement": (1, 1),
    "site": (1, 1),
    "near_settlement": (1, 2),
    "bearing": (2, 2),
    "containing_settlement": (1, 2),
    "beside": (2, 3),
    "line": (2, 5),
    "admin3": (2, 3),
    "admin2": (2, 3),
    "containing_admin2": (2, 3),
    "area": (2, 3),
    "rural": (2, 4),
    "admin1": (3, 4),
    "containing_admin": (3, 4),
    "region": (3, 5),
    "country_region": (3, 5),
    "country": (3, 6),
    "containing_country": (3, 6),
    "sea": (3, 7),
    "unresolved": (3, 6),
}


def geo_precision(place: Place) -> int:
    """ACLED's geo_precision: 1 the place itself, 2 part of a region, 3 a region or less."""
    scale = SCALES.get(place.basis, (3, 6))[0]
    if scale == 1 and place.radius_m and place.radius_m > 25_000:
        return 2
    return scale


def where_prec(place: Place) -> int:
    """UCDP's where_prec: 1 exact, 2 near, 3 second-order region, 4 first-order, 5 part of a country, 6 country, 7 sea or air."""
    return SCALES.get(place.basis, (3, 6))[1]
