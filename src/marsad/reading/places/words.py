"""Small closed word lists about places, by their use (knowledge/places/around_words.tsv)."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.tables import rows


@cache
def words_of(use: str) -> frozenset[str]:
    """The folded words of one use: compound, kin, preposition, of_place, link, ask, agency."""
    return frozenset(row["word"] for row in rows("places", "around_words.tsv") if row["use"] == use)
