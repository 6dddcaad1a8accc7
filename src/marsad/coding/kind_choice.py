"""The kind of an event: what its words may tell, weighed with the weapons, victims and parties around."""

from __future__ import annotations

from itertools import pairwise

from marsad.coding.gather import Draft
from marsad.coding.kinds import KINDS
from marsad.coding.material import Material
from marsad.coding.scorer import Scorer, chooser
from marsad.coding.tellings import stem
from marsad.coding.word_features import age, context_of


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
    """The names of the features from which an event's status is read: its words' tense, and the wording around them."""
    found = {f"k={draft.kind}", f"first={m.words[draft.words[0]].entry}"}
    for i in draft.words:
        w = m.words[i]
        before, after = context_of(m, w.first, w.last)
        found |= {
            f"t={w.tense}",
            f"t={w.tense}:{draft.kind}",
            f"e={w.entry}",
            f"e={w.entry}:{w.tense}:{w.pos}",
        }
        found |= (
            {f"b:{c}" for c in before} | {f"a:{c}" for c in after} | {f"b:{c}:{draft.kind}" for c in before}
        )
        found |= {f"w{d:+}={x}" for d, x in _near(m, w.first, w.last, (-3, -2, -1, 1, 2))}
    return sorted(found | _around_surest(m, draft))


def _near(m: Material, first: int, last: int, steps: tuple[int, ...]) -> list[tuple[int, str]]:
    """The stems that stand `steps` tokens before (negative) and after a word, within its sentence."""
    s = m.doc.sentences[m.sentence(first)]
    at = [(d, first + d if d < 0 else last + d - 1) for d in steps]
    return [(d, stem(m.doc.forms[i])) for d, i in at if s.first <= i < s.last]


def _around_surest(m: Material, draft: Draft) -> set[str]:
    """The wording of the clause of the draft's surest word, by side, and the ages of the days in its sentence."""
    w = m.words[draft.words[max(range(len(draft.words)), key=lambda k: draft.odds[k])]]
    n = m.sentence(w.first)
    s, segment = m.doc.sentences[n], m.segment[w.first]
    stems = [stem(form) for form in m.doc.forms[s.first : s.last]]
    at, end = w.first - s.first, w.last - s.first
    found = {f"c={x}" for x, k in zip(stems, m.segment[s.first : s.last], strict=True) if k == segment}
    found |= {f"l={x}" for x in stems[max(0, at - 6) : at]} | {f"r={x}" for x in stems[end : end + 6]}
    found |= {f"{a} {b}" for a, b in pairwise(stems[max(0, at - 4) : end + 4])}
    found |= {f"day={age(m, i)}" for i in m.in_sentence(m.times, n)}
    return found | {f"s1={m.doc.forms[s.first]}", f"role={s.role}", f"m={w.tense}:{w.pos}"}
