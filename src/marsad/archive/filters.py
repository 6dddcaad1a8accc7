"""Filters: what narrows a search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from marsad.archive.store import Archive


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

    def items(self, db: sqlite3.Connection) -> set[int] | None:
        """The items that the filters leave, None where nothing is asked of them."""
        found: set[int] | None = None
        for sql, values in self._conditions():
            own = {item for (item,) in db.execute(sql, values)}
            found = own if found is None else found & own
        if self.originals and found is not None:
            found -= {item for (item,) in db.execute("SELECT item FROM copy")}
        return found

    def _conditions(self) -> Iterator[tuple[str, list[object]]]:
        """A query for each condition, each giving the items that fulfil it."""
        clauses, values = self._event()
        if clauses:
            once = (
                "DISTINCT " if self.kind or self.country else ""
            )  # their indexes have an item's events together
            yield f"SELECT {once}item FROM event WHERE {' AND '.join(clauses)}", values
        for name in ("party", "source"):
            if value := getattr(self, name):
                yield "SELECT item FROM facet WHERE name = ? AND value = ?", [name, value]
        if self.outlet:
            yield "SELECT item FROM shown WHERE outlet = ?", [self.outlet]
        if self.originals and self == Filters(originals=True):
            yield "SELECT item FROM shown", []

    def _event(self) -> tuple[list[str], list[object]]:
        columns = {
            "kind": self.kind,
            "status": self.status,
            "country": self.country,
            "admin1": self.governorate,
        }
        told = {name: value for name, value in columns.items() if value is not None}
        clauses, values = [f"{name} = ?" for name in told], list[object](told.values())
        for value, clause in (
            (self.confidence, "confidence >= ?"), (self.since, "finish >= ?"), (self.until, "start <= ?"),
        ):  # fmt: skip
            if value is not None:
                clauses.append(clause)
                values.append(value)
        return clauses, values


def unknown_values(archive: Archive, filters: Filters) -> Iterator[str]:
    """For each filter whose value no report of the archive has, a line that says so and names those near it."""
    for name in ("kind", "status", "country", "governorate", "party", "source", "outlet"):
        value = getattr(filters, name)
        rows = archive.db.execute("SELECT value FROM facet_value WHERE name = ? ORDER BY total DESC", (name,))
        known = [row[0] for row in rows] if value else []
        if value and value not in known:
            folded = {other.casefold(): other for other in known}
            near = [folded[n] for n in get_close_matches(value.casefold(), folded, 3, 0.6)]
            near = near or [other for other in known if value.casefold() in other.casefold()][:3]
            told = f"near it: {', '.join(near)}" if near else f"most have: {', '.join(known[:5])}"
            yield f"no report has the {name} {value!r}" + (f" ({told})" if known else "")
