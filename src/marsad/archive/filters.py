"""Filters and facets: what narrows a search, and how the reports found fall into kinds, places, parties and days."""

from __future__ import annotations

import sqlite3

import msgspec

FACETS = ("kind", "country", "governorate", "party", "source", "outlet", "day", "status", "confidence")
_BAND = "CASE WHEN confidence >= 0.8 THEN 'high' WHEN confidence >= 0.5 THEN 'middle' ELSE 'low' END"
_EVENT_FACETS = {
    "kind": "kind", "country": "country", "governorate": "admin1", "status": "status", "day": "start", "confidence": _BAND,
}  # fmt: skip


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
    given = msgspec.json.encode(items).decode()
    told: dict[str, list[tuple[str, int]]] = {}
    for name in FACETS:
        if name in _EVENT_FACETS:
            column = _EVENT_FACETS[name]
            rows = f"SELECT {column} AS v, count(DISTINCT item) n FROM found JOIN event USING (item)"
        elif name == "outlet":
            rows = "SELECT outlet AS v, count(*) n FROM found JOIN shown USING (item)"
        else:
            rows = f"SELECT value AS v, count(*) n FROM found JOIN facet USING (item) WHERE facet.name = '{name}'"
        found = "WITH found AS MATERIALIZED (SELECT value AS item FROM json_each(?))"
        sql = f"{found} SELECT v, n FROM ({rows} GROUP BY v) WHERE v IS NOT NULL ORDER BY n DESC, v LIMIT ?"
        told[name] = [(str(v), n) for v, n in db.execute(sql, (given, most))]
    return told
