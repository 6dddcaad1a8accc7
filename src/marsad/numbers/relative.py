"""Relative places in a row: the last, the one before the last, the next, the former, the present one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.knowledge.tables import rows
from marsad.text.tokens import tokenise


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    """Phrases of `relative.tsv` by their first form, the longest first: forms, anchor, offset."""
    table: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for row in rows("numbers", "relative.tsv"):
        forms = tuple(t.form for t in tokenise(row["phrase"]))
        table.setdefault(forms[0], []).append((forms, row["anchor"], int(row["offset"])))
    for phrases in table.values():
        phrases.sort(key=lambda p: -len(p[0]))
    return table


def relative_at(forms: Sequence[str], i: int) -> tuple[int, str, int] | None:
    """The relative place that begins at token `i`: its last token (exclusive), anchor and offset; None for other words."""
    for phrase, anchor, offset in _phrases().get(forms[i], ()):
        if tuple(forms[i : i + len(phrase)]) == phrase:
            return i + len(phrase), anchor, offset
    return None
