"""Filters and facets: what narrows a search, and how the reports found fall into kinds, places, parties and days."""

from __future__ import annotations

import sqlite3
from collections import Counter

import msgspec

FACETS = ("kind", "country", "governorate", "party", "source", "outlet", "day", "status", "confidence")


class Filters(msgspec.Struct, frozen=True):
    """What a search is narrowed to: all must hold, those of events for one and the same event; days are ISO, inclusive."""

    kind: str | None = None
    status: str | None = None
    country: str | None = None
    governorate: str | None = None
    confidence: float | None = None
    party: str | None = None
    source: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    originals: bool = False

    def where(self) -> tuple[str, list[object]]:
        """The conditions on `shown AS s`, "" for none, and their values."""
        clauses: list[str] = []
        values: list[object] = []
        inner, told = self._event()
        if inner:
            either = " AND ".join(inner)
            clauses.append(f"EXISTS (SELECT 1 FROM event e WHERE e.item = s.item AND {either})")
            values += told
        for name in ("party", "source"):
            if value := getattr(self, name):
                clauses.append("s.item IN (SELECT item FROM facet WHERE name = ? AND value = ?)")
                values += [name, value]
        if self.outlet:
            clauses.append("s.outlet = ?")
            values.append(self.outlet)
        if self.originals:
            clauses.append("NOT EXISTS (SELECT 1 FROM copy c WHERE c.item = s.item)")
        return " AND ".join(clauses), values

    def _event(self) -> tuple[list[str], list[object]]:
        columns = {
            "kind": self.kind,
            "status": self.status,
            "country": self.country,
            "admin1": self.governorate,
        }
        told = {name: value for name, value in columns.items() if value is not None}
        clauses, values = [f"e.{name} = ?" for name in told], list[object](told.values())
        for value, clause in (
            (self.confidence, "e.confidence >= ?"), (self.since, "e.finish >= ?"), (self.until, "e.start <= ?"),
        ):  # fmt: skip
            if value is not None:
                clauses.append(clause)
                values.append(value)
        return clauses, values


def facets(db: sqlite3.Connection, items: list[int], most: int = 20) -> dict[str, list[tuple[str, int]]]:
    """For each facet the values among these items with how many reports have them, most first, `most` of each."""
    counted: Counter[str] = Counter()
    sql = "SELECT told FROM tally WHERE item IN (SELECT value FROM json_each(?))"
    for (told,) in db.execute(sql, (msgspec.json.encode(items).decode(),)):
        counted.update(told.split("\n"))
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in FACETS}
    for value, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        name, _, rest = value.partition("=")
        if name in found and len(found[name]) < most:
            found[name].append((rest, count))
    return found
