"""The kind of an event: what its words may tell, weighed with the weapons, victims and parties around."""

from __future__ import annotations

from marsad.coding.gather import Draft
from marsad.coding.kinds import KINDS
from marsad.coding.material import Material
from marsad.coding.scorer import Scorer, chooser


def kind_features(m: Material, draft: Draft) -> list[str]:
    """The names of the features that hold for a draft, before its kind is known."""
    found: set[str] = set()
    for i in draft.words:
        w = m.words[i]
        found |= {f"e={w.entry}", f"k={w.kinds[0]}", f"e={w.entry}:{w.pos}"}
        found |= {f"k2={k}" for k in w.kinds}
    first = m.words[draft.words[0]]
    found.add(f"first={first.kinds[0]}")
    for n in draft.sentences(m):
        for i in m.in_sentence(m.words, n):
            if i not in draft.words:
                found.add(f"near={m.words[i].entry}")
                found.add(f"neark={m.words[i].kinds[0]}")
        for i in m.in_sentence(m.actor_mentions, n):
            a = m.actors[i]
            found |= {f"type={a.type}", f"inter={a.inter}", f"country={a.country}:{a.inter}"}
            if a.id:
                found.add(f"actor={a.id}")
        found |= {f"victims={m.tolls[i].kind}:{m.tolls[i].cls}" for i in m.in_sentence(m.tolls, n)}
    found.add(f"country={m.country}")
    for k, v in draft.told.items():
        if v > 0.03:
            found |= {f"told={k}:{x}" for x in (5, 15, 30, 50, 70, 90) if 100 * v >= x}
    best = sorted(draft.told, key=lambda k: -draft.told[k])[:2]
    found |= {f"best={best[0]}", f"best={best[0]}:{best[1]}"} if best else set()
    return sorted(found)


def choose_kind(m: Material, draft: Draft, scorer: Scorer) -> str:
    """The likeliest of the kinds; of two as likely the first by name."""
    scores = chooser(scorer).scores(kind_features(m, draft))
    return min(KINDS, key=lambda kind: (-scores[kind], kind))


def status_features(m: Material, draft: Draft) -> list[str]:
    """The names of the features from which an event's status is read."""
    from marsad.coding.word_features import context_of

    found = {f"k={draft.kind}"}
    for i in draft.words:
        w = m.words[i]
        before, after = context_of(m, w.first, w.last)
        found |= {f"t={w.tense}", f"t={w.tense}:{draft.kind}", f"e={w.entry}"}
        found |= (
            {f"b:{c}" for c in before} | {f"a:{c}" for c in after} | {f"b:{c}:{draft.kind}" for c in before}
        )
    return sorted(found)
