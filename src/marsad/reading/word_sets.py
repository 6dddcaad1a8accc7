"""Sets of words by what they are for: where names end, what opens a quotation, what tells a place."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.tables import rows
from marsad.text.fold import fold


@cache
def word_set(table: str, kind: str) -> frozenset[str]:
    """The folded words of one kind in `knowledge/<table>/word_sets.tsv`; KeyError where there is no such kind."""
    return {row["kind"]: frozenset(fold(row["words"]).split()) for row in rows(table, "word_sets.tsv")}[kind]
