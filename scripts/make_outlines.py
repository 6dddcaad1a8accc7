"""Make `src/marsad/knowledge/map/outlines.tsv`, the base map of the HTML page, from the npm package world-atlas 2.

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python scripts/make_outlines.py package/countries-50m.json package/countries-110m.json

The package holds Natural Earth's countries (public domain) as TopoJSON. Countries around the Arab world are taken at
1:50m with two decimals, all others at 1:110m with one; islands too small to be seen are left out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent / "src/marsad/knowledge/map/outlines.tsv"
WEST, SOUTH, EAST, NORTH = -18.0, -5.0, 75.0, 46.0
Ring = list[tuple[float, float]]


def thinned(points: Ring, tolerance: float) -> Ring:
    """A line with the points left out that lie within `tolerance` degrees of it (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    dx, dy = x1 - x0, y1 - y0
    length = (dx * dx + dy * dy) ** 0.5

    def away(p: tuple[float, float]) -> float:
        if not length:
            return ((p[0] - x0) ** 2 + (p[1] - y0) ** 2) ** 0.5
        return abs(dx * (y0 - p[1]) - dy * (x0 - p[0])) / length

    at = max(range(1, len(points) - 1), key=lambda i: away(points[i]))
    if away(points[at]) <= tolerance:
        return [points[0], points[-1]]
    return thinned(points[: at + 1], tolerance)[:-1] + thinned(points[at:], tolerance)


def countries(path: str, decimals: int, tolerance: float) -> dict[str, tuple[str, list[Ring]]]:
    """Rings of every country by ISO numeric code; a polygon's holes are left out, for a neighbour fills them."""
    atlas = json.loads(Path(path).read_text())
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(x * sx + tx, decimals), round(y * sy + ty, decimals)))
        arcs.append(thinned(points, tolerance))  # whole arcs, so that neighbours keep one border
    found: dict[str, tuple[str, list[Ring]]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        polygons = (
            shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]] if "arcs" in shape else []
        )
        rings = [whole for polygon in polygons for whole in unwrapped(ring_of(polygon[0], arcs))]
        name = shape["properties"]["name"]
        found[shape.get("id") or name] = (name, rings)
    return found


def ring_of(numbers: list[int], arcs: list[Any]) -> Ring:
    """One closed ring from its arcs, repeated points left out."""
    ring: Ring = []
    for number in numbers:
        for point in arcs[number] if number >= 0 else reversed(arcs[~number]):
            if not ring or ring[-1] != point:
                ring.append(point)
    return ring


def unwrapped(ring: Ring) -> list[Ring]:
    """A ring that crosses the 180th meridian as two, one beyond each edge of the map; any other as it is."""
    turn, last, found = 0, ring[0][0], []
    for x, y in ring:
        turn += 360 if x - last < -180 else -360 if x - last > 180 else 0
        found.append((round(x + turn, 2), y))
        last = x
    if all(-180 <= x <= 180 for x, _ in found):
        return [found]
    other = -360 if max(x for x, _ in found) > 180 else 360
    return [found, [(round(x + other, 2), y) for x, y in found]]


def box(ring: Ring) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs), min(ys), max(xs), max(ys)


def near(rings: list[Ring]) -> bool:
    """Whether a country touches the Arab world's box."""
    return any(x1 > WEST and x0 < EAST and y1 > SOUTH and y0 < NORTH for x0, y0, x1, y1 in map(box, rings))


def main(fine_path: str, coarse_path: str) -> None:
    fine, coarse = countries(fine_path, 2, 0.035), countries(coarse_path, 1, 0.2)
    lines = ["iso\tname\trings"]
    for code, (name, rings) in sorted(fine.items()):
        close = near(rings) and name not in ("Russia", "France", "China", "Greece", "Spain", "Italy")
        if not close:
            name, rings = coarse.get(code, (name, []))
        smallest = 0.05 if close else 0.5
        kept = [r for r in rings if len(r) > 3 and (b := box(r)) and max(b[2] - b[0], b[3] - b[1]) > smallest]
        if kept and name != "Antarctica":
            told = ";".join(" ".join(f"{x:g},{y:g}" for x, y in ring) for ring in kept)
            lines.append(f"{code}\t{name}\t{told}")
    OUT.write_text(
        "# Natural Earth countries (public domain), by scripts/make_outlines.py: rings of lon,lat, parted by ;\n"
        + "\n".join(lines)
        + "\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
