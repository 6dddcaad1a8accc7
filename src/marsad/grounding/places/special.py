"""Countries and capitals by their codes."""

from __future__ import annotations

from functools import cache

from marsad.reading.places import Entry, gazetteer


def country_entry(code: str | None) -> Entry | None:
    """The entry of a country by its code (ISO 3166-1 alpha-2)."""
    return _table("country").get(code or "")


def capital_entry(code: str | None) -> Entry | None:
    """The entry of a country's capital by the country's code."""
    return _table("capital").get(code or "")


@cache
def _table(kind: str) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in gazetteer().special:
        if entry.kind == kind:
            found.setdefault(entry.country, entry)
    return found
