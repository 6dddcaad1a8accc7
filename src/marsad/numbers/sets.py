"""Small closed sets of words by which clauses are read, from `knowledge/numbers/sets.tsv`."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.tables import rows
from marsad.text.fold import fold


@cache
def word_set(name: str) -> frozenset[str]:
    """The folded words of one set."""
    return frozenset(fold(row["word"]) for row in rows("numbers", "sets.tsv") if row["set"] == name)


def plain(form: str) -> str:
    """A form without و or ف before it."""
    return form[1:] if len(form) > 2 and form[0] in "وف" else form


def is_in(form: str, name: str) -> bool:
    """Whether a form, with or without و or ف before it, is one of a set."""
    words = word_set(name)
    return form in words or plain(form) in words
