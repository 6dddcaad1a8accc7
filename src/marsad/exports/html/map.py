"""The map: the places of the events on the countries' outlines, drawn as SVG, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import cos, pi, radians, sin, sqrt
from typing import NamedTuple

from marsad.exports.html.focus import focus
from marsad.exports.html.text import attribute, exact
from marsad.knowledge.tables import rows

WIDTH = 960
HEIGHTS = (300, 640)
_LEAST_DEGREES = 5.0
Ring = list[tuple[float, float]]


class Dot(NamedTuple):
    """An event at a place: its anchor on the page, its words for the tooltip and its family of kinds."""

    anchor: str
    label: str
    family: str
    lat: float
    lon: float


class View(NamedTuple):
    """The part of the world that is drawn, in degrees, and the scale to pixels."""

    west: float
    north: float
    scale_x: float
    scale_y: float
    height: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixels of a point: equidistant cylindrical, true at the middle of the view."""
        return round((lon - self.west) * self.scale_x, 1), round((self.north - lat) * self.scale_y, 1)


@cache
def _outlines() -> list[tuple[str, list[Ring]]]:
    found = []
    for row in rows("map", "outlines.tsv"):
        rings = [
            [(float(x), float(y)) for x, y in (p.split(",") for p in ring.split(" "))]
            for ring in row["rings"].split(";")
        ]
        found.append((row["name"], rings))
    return found


def view_of(dots: list[Dot]) -> View:
    """A view that holds every dot with a margin, never less than a few degrees wide."""
    lats, lons = [d.lat for d in dots], [d.lon for d in dots]
    margin = 0.12 * max(max(lats) - min(lats), max(lons) - min(lons), _LEAST_DEGREES)
    south, north = max(-85.0, min(lats) - margin), min(85.0, max(lats) + margin)
    west, east = min(lons) - margin, max(lons) + margin
    shrink = cos(radians((south + north) / 2))
    wide, tall = (east - west) * shrink, north - south
    wide_wanted = max(wide, tall * WIDTH / HEIGHTS[1], _LEAST_DEGREES * shrink)
    tall_wanted = max(tall, wide_wanted * HEIGHTS[0] / WIDTH)
    west -= (wide_wanted - wide) / shrink / 2
    north += (tall_wanted - tall) / 2
    scale = WIDTH / wide_wanted
    return View(west, north, scale * shrink, scale, round(tall_wanted * scale, 1))


def far_off(dots: list[Dot]) -> list[Dot]:
    """The few dots, one in ten at the most, without which the view is much closer; they are named, not drawn."""
    if not dots:
        return []
    south, north = focus([d.lat for d in dots], 0.05, _LEAST_DEGREES)
    west, east = focus([d.lon for d in dots], 0.05, _LEAST_DEGREES)
    return [d for d in dots if not (south <= d.lat <= north and west <= d.lon <= east)]


def map_svg(dots: list[Dot]) -> str:
    """The whole figure; an empty text where no event has coordinates."""
    if not dots:
        return ""
    view = view_of(dots)
    lands: list[str] = []
    names: list[str] = []
    for name, rings in _outlines():
        shown = [ring for ring in rings if _in_view(ring, view)]
        if shown:
            lands.append(f'<path d="{"".join(_path(ring, view) for ring in shown)}"/>')
            names += _label(name, max(shown, key=len), view)
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH} {view.height}" role="img" aria-label="Map of the events">'
        f'<g class="land">{"".join(lands)}</g><g class="names">{"".join(names)}</g>'
        f'<g class="dots">{"".join(_dots(dots, view))}</g></svg>'
    )


def _in_view(ring: Ring, view: View) -> bool:
    xs, ys = zip(*(view.at(lat, lon) for lon, lat in ring), strict=True)
    return bool(max(xs) > 0 and min(xs) < WIDTH and max(ys) > 0 and min(ys) < view.height)


def _path(ring: Ring, view: View) -> str:
    """The ring as a path; points far outside the view are pulled to its margin, which is not seen."""
    points: list[tuple[float, float]] = []
    for lon, lat in ring:
        x, y = view.at(lat, lon)
        point = (min(max(x, -200.0), WIDTH + 200.0), min(max(y, -200.0), view.height + 200.0))
        if not points or abs(points[-1][0] - point[0]) + abs(points[-1][1] - point[1]) >= 0.8:
            points.append(point)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _label(name: str, ring: Ring, view: View) -> Iterator[str]:
    """The country's name in the middle of what is seen of it, where there is room."""
    seen = [
        p for p in (view.at(lat, lon) for lon, lat in ring) if 0 <= p[0] <= WIDTH and 0 <= p[1] <= view.height
    ]
    if not seen:
        return
    xs, ys = [p[0] for p in seen], [p[1] for p in seen]
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    if wide > 8 * len(name) and tall > 24:
        x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
        yield f'<text x="{x:.0f}" y="{y:.0f}">{exact(name)}</text>'


def _dots(dots: list[Dot], view: View) -> Iterator[str]:
    """A circle for each place, as large as the square root of its events; several events fan out around it."""
    places: dict[tuple[float, float], list[Dot]] = {}
    for dot in dots:
        places.setdefault((round(dot.lat, 2), round(dot.lon, 2)), []).append(dot)
    for (lat, lon), here in sorted(places.items(), key=lambda p: -len(p[1])):
        x, y = view.at(lat, lon)
        if len(here) > 12:
            label = f"{len(here)} events: {here[0].label} …"
            yield _circle(here[0], label, x, y, 5 + sqrt(len(here)))
            continue
        for n, dot in enumerate(here):
            away = 0 if len(here) == 1 else 7 + 0.4 * len(here)
            dx, dy = _around(n, len(here), away)
            yield _circle(dot, dot.label, round(x + dx, 1), round(y + dy, 1), 6)


def _around(n: int, many: int, away: float) -> tuple[float, float]:
    return away * cos(2 * pi * n / many), away * sin(2 * pi * n / many)


def _circle(dot: Dot, label: str, x: float, y: float, radius: float) -> str:
    return (
        f'<a href="#{dot.anchor}" data-event="{dot.anchor}"><circle class="{dot.family}" cx="{x:g}" cy="{y:g}" r="{radius:.3g}" style="--r:{radius:.3g}px">'
        f"<title>{attribute(label)}</title></circle></a>"
    )
