"""Distances and bearings on the globe, in kilometres and degrees."""

from __future__ import annotations

from math import asin, cos, degrees, radians, sin, sqrt


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The great-circle distance between two points in decimal degrees."""
    la, lb = radians(lat1), radians(lat2)
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(radians(lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, h)))


def towards(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` away in the direction `bearing` (degrees from north, clockwise); flat-earth, good to a few hundred km."""
    north = km * cos(radians(bearing)) / 6371
    east = km * sin(radians(bearing)) / 6371
    return lat + degrees(north), lon + degrees(east / max(0.05, cos(radians(lat))))


def degrees_between(a: float, b: float) -> float:
    """The angle between two directions, 0 to 180."""
    return abs((a - b + 180) % 360 - 180)


def bearing_of(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The direction from the first point to the second, degrees from north."""
    from math import atan2

    return degrees(atan2((lon2 - lon1) * cos(radians((lat1 + lat2) / 2)), lat2 - lat1)) % 360
