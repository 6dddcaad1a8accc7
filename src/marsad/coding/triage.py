"""Triage: whether a report is about conflict and its politics at all, told from its words before anything is coded."""

from __future__ import annotations

from marsad.coding.kinds import FAMILIES, VIOLENT
from marsad.coding.material import Material
from marsad.coding.scorer import Scorer, clusters
from marsad.coding.word_features import bucket

SHORT = 60
"""Tokens below which a text is too short to be told by its words as a whole."""
DOUBT = 1.15
"""How much lower (log-odds) the floor is for a short text: one sentence someone wants read is given the benefit of it."""


SURE, TAX = 1.6, 1.4
"""Log-odds of being about conflict from which a report is no longer doubted, and what each one missing adds to the floor of
its records: of 600 peaceful reports three have a record instead of six, at no cost on the coded reports of `dev`."""
ALONE = 0.1
"""How much surer (log-odds) a record of a single sentence must be, which nothing else in the text confirms: of the judged
sentences it lets in fewer that are no assault. Of crowds fewer are told, and as much less is asked."""


def doubt(m: Material, kind: str, score: float) -> float:
    """How much surer (log-odds) a record must be of a report that only just passes for one about conflict, or of a short text."""
    if len(m.doc.tokens) >= SHORT:
        return TAX * max(0.0, SURE - score)
    return -ALONE if kind in FAMILIES["crowd"] else ALONE


def floor_of(m: Material, scorer: Scorer) -> float:
    """The score below which a report is not about conflict."""
    return scorer.floor - (DOUBT if len(m.doc.tokens) < SHORT else 0.0)


def triage_features(m: Material) -> list[str]:
    """The names of the features that hold for a report as a whole."""
    doc = m.doc
    cluster = clusters().get
    seen: dict[int, int] = {}
    length = 0
    for s in doc.sentences:
        for form in doc.forms[s.first : s.last]:
            length += 1
            number = cluster(form, -1)
            seen[number] = seen.get(number, 0) + 1
    found = [f"in={n}" for n in sorted(seen)] + [
        f"much={n}" for n, k in sorted(seen.items()) if 100 * k >= length
    ]
    entries = {w.entry for w in m.words}
    found += [f"e={e}" for e in sorted(entries)]
    hard = sum(w.kinds[0] in VIOLENT for w in m.words)
    found += [
        f"hard={bucket(hard, 1, 2, 4, 8)}",
        f"dense={bucket(1000 * hard // max(1, length), 1, 5, 10, 20, 40)}",
    ]
    found += [f"inter={x}" for x in sorted({a.inter or "" for a in m.actors})]
    found.append(f"tolls={bucket(sum(t.kind == 'killed' for t in m.tolls), 1, 3)}")
    return found
