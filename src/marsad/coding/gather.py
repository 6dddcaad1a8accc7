"""Gathering: the event words that tell one happening brought together into a draft of one record."""

from __future__ import annotations

import msgspec

from marsad.coding.kinds import FAMILIES, VIOLENT, family
from marsad.coding.link_features import Local, link_features
from marsad.coding.material import Material
from marsad.coding.scorer import Scorer, probability
from marsad.coding.word_features import Overview, word_features


class Draft(msgspec.Struct):
    """Event words (their numbers, in order) that tell one happening, and how surely each tells an event."""

    words: list[int]
    odds: list[float]
    kind: str = ""
    confidence: float = 0.0

    def sentences(self, material: Material) -> list[int]:
        """The sentences its words stand in, in order, each once."""
        return sorted({material.sentence(material.words[i].first) for i in self.words})


def compatible(m: Material, a: int, b: int) -> bool:
    """Whether two event words may tell one event at all, by their kinds."""
    ka, kb = m.words[a].kinds, m.words[b].kinds
    if {family(k) for k in ka} & {family(k) for k in kb}:
        return True
    soft = {"harm", "interception", "destruction", "arrest", "protest", "riot"} | VIOLENT
    return any(k in soft for k in ka) and any(k in soft for k in kb)


def gather(material: Material, word_scorer: Scorer, link_scorer: Scorer, floor: float = -2.0, join: float = 0.2) -> list[Draft]:
    """The drafts of a report: words above `floor` (log-odds), joined from left to right to the draft they fit best."""
    overview = Overview(material)
    odds = [word_scorer.score(word_features(material, overview, i)) for i in range(len(material.words))]
    kept = [i for i, o in enumerate(odds) if o >= floor]
    local = {i: Local(material, i) for i in kept}
    drafts: list[Draft] = []
    for i in kept:
        best, best_score = None, join
        for draft in drafts:
            scores = [link_scorer.score(link_features(material, j, i, local[j], local[i])) for j in draft.words if compatible(material, j, i)]
            if not scores:
                continue
            score = (max(scores) + sum(scores) / len(scores)) / 2
            if score > best_score:
                best, best_score = draft, score
        if best is None:
            drafts.append(Draft([i], [odds[i]]))
        else:
            best.words.append(i)
            best.odds.append(odds[i])
    for draft in drafts:
        draft.confidence = probability(max(draft.odds))
    return drafts


__all__ = ["FAMILIES", "Draft", "compatible", "gather"]
