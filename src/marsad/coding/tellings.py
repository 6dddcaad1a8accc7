"""Tellings: the kind of happening that each event word tells where it stands, read from its company.

A word alone seldom says it: اعترض صاروخا أطلقته القوات is one interception, not also a shelling; مقتل متظاهرين is told of
a protest, مقتل جنود في كمين of a clash.
"""

from __future__ import annotations

import math
from functools import lru_cache

from marsad.coding.material import Material
from marsad.coding.scorer import Scorer, chooser


@lru_cache(maxsize=200_000)
def stem(form: str) -> str:
    """A folded form without conjunction, article and the commonest endings: enough to know it again."""
    if form.isdigit():
        return "#"
    for prefix in ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف"):
        if form.startswith(prefix) and len(form) - len(prefix) >= 2:
            form = form[len(prefix) :]
            break
    if len(form) > 4:
        for suffix in ("تين", "ها", "هم", "ات", "ين", "ون", "ان", "ه", "ا", "ي"):
            if form.endswith(suffix):
                return form[: -len(suffix)]
    return form


_AROUND = (("-3", -3), ("-2", -2), ("-1", -1))


class Company:
    """What each sentence of a report holds besides its event words, worked out once for a sentence."""

    def __init__(self, m: Material) -> None:
        self.m = m
        self.held: dict[int, list[str]] = {}
        self.stems: dict[int, list[tuple[int, str]]] = {}

    def of(self, n: int) -> list[str]:
        held = self.held.get(n)
        if held is None:
            m, s = self.m, self.m.doc.sentences[n]
            self.stems[n] = [
                (m.segment[i], x) for i in range(s.first, s.last) if len(x := stem(m.doc.forms[i])) > 1
            ]
            found = {f"s={x}" for _, x in self.stems[n]}
            for j in m.in_sentence(m.actor_mentions, n):
                a = m.actors[j]
                found |= {f"inter={a.inter}", f"type={a.type}"}
                if a.id:
                    found.add(f"actor={a.id}")
            found |= {f"v={m.tolls[j].kind}:{m.tolls[j].cls}" for j in m.in_sentence(m.tolls, n)}
            found.add(f"country={m.country}")
            held = self.held[n] = sorted(found)
        return held

    def clause(self, n: int, segment: int) -> list[str]:
        """The stems of one clause of a sentence, each once."""
        self.of(n)
        return sorted({f"c={x}" for k, x in self.stems[n] if k == segment})

    def stem_features(self, n: int) -> list[str]:
        """The stems of a sentence, each once."""
        return [f for f in self.of(n) if f.startswith("s=")]


def telling_features(m: Material, company: Company, i: int) -> list[str]:
    """The names of the features that hold for event word `i`, before its kind is known."""
    w, forms = m.words[i], m.doc.forms
    n = m.sentence(w.first)
    s, k0, seg = m.doc.sentences[n], w.kinds[0], m.segment[w.first]
    f = [f"e={w.entry}", f"e={w.entry}:{w.pos}:{w.tense[:2]}{w.definite}", f"k0={k0}"]
    f += [f"k={k}" for k in w.kinds]
    near = [(k, w.first + d) for k, d in _AROUND] + [("+1", w.last), ("+2", w.last + 1), ("+3", w.last + 2)]
    for k, j in near:
        x = stem(forms[j]) if s.first <= j < s.last else "^"
        f += [f"{k}={x}", f"{k0}:{k}={x}"]
    words = m.in_sentence(m.words, n)
    entries: set[str] = set()
    for j in words:
        if j == i:
            continue
        o, side = m.words[j], "<" if j < i else ">"
        entries |= {f"near={o.entry}", f"{k0}:neark={o.kinds[0]}:{side}"}
        if m.segment[o.first] == seg:
            entries |= {f"seg{side}={o.entry}", f"{k0}:segk{side}={o.kinds[0]}"}
    if i - 1 in words:
        f += [f"prev={m.words[i - 1].entry}", f"{k0}:prevk={m.words[i - 1].kinds[0]}"]
    if i + 1 in words:
        f += [f"next={m.words[i + 1].entry}", f"{k0}:nextk={m.words[i + 1].kinds[0]}"]
    f += sorted(entries)
    return f


def all_features(m: Material, company: Company, i: int) -> list[str]:
    """The features of an event word with those of its sentence and clause."""
    n, seg = m.sentence(m.words[i].first), m.segment[m.words[i].first]
    return telling_features(m, company, i) + company.of(n) + company.clause(n, seg)


def tellings(m: Material, company: Company, scorer: Scorer) -> dict[int, dict[str, float]]:
    """For each event word the probabilities of the kinds it may tell."""
    weigh = chooser(scorer)
    whole: dict[int, dict[str, float]] = {}  # what the sentence says, once for its clauses
    base: dict[tuple[int, int], dict[str, float]] = {}  # and what the clause adds, once for its words
    found = {}
    for i, w in enumerate(m.words):
        at = n, segment = m.sentence(w.first), m.segment[w.first]
        if n not in whole:
            whole[n] = weigh.add(company.of(n), weigh.base)
        if at not in base:
            base[at] = weigh.add(company.clause(n, segment), whole[n])
        found[i] = softmax(weigh.add(telling_features(m, company, i), base[at]))
    return found


def softmax(scores: dict[str, float]) -> dict[str, float]:
    """Scores turned into probabilities."""
    top = max(scores.values())
    parts = {k: math.exp(v - top) for k, v in scores.items()}
    total = sum(parts.values())
    return {k: v / total for k, v in parts.items()}
