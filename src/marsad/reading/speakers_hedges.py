"""Hedges: words that leave open whether what is told is so."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.tables import rows
from marsad.text.document import Document
from marsad.text.fold import fold
from marsad.text.phrases import Phrases


@cache
def _hedges() -> Phrases[str]:
    found: Phrases[str] = Phrases()
    for row in rows("speech", "hedges.tsv"):
        found.add(row["form_ar"], row["form_ar"])
    return found


@cache
def _hedge_firsts() -> frozenset[str]:
    return frozenset(fold(row["form_ar"]).split()[0] for row in rows("speech", "hedges.tsv"))


def find_hedges(doc: Document) -> list[tuple[int, int, str]]:
    """The words that leave a telling open (يعتقد, أنباء عن, لم يتسن التأكد): token ranges and the hedge."""
    forms, hedges = doc.forms, _hedges()
    firsts = _hedge_firsts()
    found: list[tuple[int, int, str]] = []
    for i, form in enumerate(forms):
        match = hedges.at(forms, i) if form in firsts or form[1:] in firsts else None
        if match is not None and (not found or match.first >= found[-1][1]):
            found.append((match.first, match.last, match.value[0]))
    return found
