"""Gathering: the event words that tell one happening brought together into a draft of one record."""

from __future__ import annotations

import msgspec

from marsad.coding.link_features import Unit, compatible, link_score, told_by, units_of
from marsad.coding.material import Material
from marsad.coding.scorer import Scorer, probability
from marsad.coding.tellings import tellings
from marsad.coding.word_features import Overview, word_features

FAINT = -1.25
"""The log-odds below which a word is left out of the drafts, which it would only blur: held out as many events are found as
from -2 on, and three tenths more slots; of a hundred drafts with no surer word two would be kept."""


class Draft(msgspec.Struct):
    """Event words (their numbers, in order) that tell one happening, and how surely each tells an event.

    `units` are its clauses; `links` the log-odds with which its first clause was nearest to joining an earlier draft.
    """

    words: list[int]
    odds: list[float]
    kind: str = ""
    units: list[Unit] = []
    links: list[float] = []
    confidence: float = 0.0
    told: dict[str, float] = {}

    def sentences(self, material: Material) -> list[int]:
        """The sentences its words stand in, in order, each once."""
        return sorted({material.sentence(material.words[i].first) for i in self.words})


def gather(
    material: Material, weights: dict[str, Scorer], floor: float = FAINT, join: float = -0.5
) -> list[Draft]:
    """The drafts of a report: words above `floor` (log-odds) by clause, each joined to the draft before that it fits best.

    A clause joins where the mean of its links to a draft's clauses is above `join` (log-odds): on a third of the coded reports
    held out this found 1.3 points more than the mean of the greatest and the average above zero.
    """
    overview, word_scorer, link_scorer = Overview(material), weights["word"], weights["link"]
    company = overview.company
    if material.told is None:
        material.told = tellings(material, company, weights["telling"])
    told, beside = material.told, {}
    odds = []
    for i, w in enumerate(material.words):
        n = material.sentence(w.first)
        if n not in beside:
            beside[n] = word_scorer.score(company.stem_features(n)) - word_scorer.bias
        odds.append(word_scorer.score(word_features(material, overview, i)) + beside[n])
    drafts: list[tuple[Draft, list[Unit]]] = []
    kept = [i for i, o in enumerate(odds) if o >= floor]
    for unit in units_of(material, kept, told):
        best, best_score, top = None, join, -9.0
        for held in drafts:
            scores = [
                link_score(material, other, unit, link_scorer) for other in held[1] if compatible(other, unit)
            ]
            if not scores:
                continue
            score = sum(scores) / len(scores)
            top = max(top, score)
            if score > best_score:
                best, best_score = held, score
        if best is None:
            best = (Draft([], [], links=[top]), [])
            drafts.append(best)
        best[0].words += unit.words
        best[0].odds += [odds[i] for i in unit.words]
        best[1].append(unit)
        best[0].units.append(unit)
    for draft, _ in drafts:
        draft.told = told_by(draft.words, told)
        draft.confidence = probability(max(draft.odds))
    return [draft for draft, _ in drafts]
