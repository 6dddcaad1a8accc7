"""Kinds and countries as other formats name them, from the knowledge tables."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.tables import rows, tables


@cache
def kinds() -> dict[str, dict[str, str]]:
    """Each kind's row of `kinds.tsv`."""
    return {row["kind"]: row for row in rows("kinds.tsv")}


@cache
def countries() -> dict[str, dict[str, str]]:
    """Each country's row by ISO 3166-1 alpha-2: `iso3`, `iso` (numeric), ACLED's `name` and `region`."""
    return {row["iso2"]: row for row in rows("export", "countries.tsv")}


@cache
def capitals() -> dict[str, tuple[str, str, str]]:
    """A country's capital with its latitude and longitude, as text."""
    return {r["code"]: (r["capital_en"], r["lat"], r["lon"]) for r in rows("places", "countries.tsv")}


@cache
def acled_names() -> dict[str, str]:
    """A party's name in ACLED by its id in the registry."""
    return {row["id"]: row["acled_name"] for row in tables("actors") if row.get("acled_name")}


_FAMILIES = {
    "Battles": "battle",
    "Explosions/Remote violence": "explosive",
    "Violence against civilians": "civilian",
    "Protests": "crowd",
    "Riots": "crowd",
    "Strategic developments": "strategic",
}


@cache
def family(kind: str) -> str:
    """The family of a kind, by which a page colours it: battle, explosive, civilian, crowd, strategic or political."""
    return _FAMILIES.get(kinds()[kind]["acled_event_type"], "political")
