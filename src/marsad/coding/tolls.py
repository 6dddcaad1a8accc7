"""The tolls of an event: every count of killed or wounded near it, weighed against each other and against none."""

from __future__ import annotations

import msgspec

from marsad.coding.gather import Draft
from marsad.coding.kinds import family
from marsad.coding.material import Material
from marsad.coding.relation import Relation, context_sentences, nearest_of, ranks
from marsad.coding.word_features import bucket


class TollChoice(msgspec.Struct):
    """A candidate toll: the number of its mention and its features."""

    mention: int
    features: list[str]


def toll_choices(m: Material, draft: Draft, kind: str) -> list[TollChoice]:
    """The candidates for `kind` (killed or injured): counts in the draft's sentences and around."""
    numbers = [
        i
        for n in context_sentences(m, draft, back=1, ahead=2)
        for i in m.in_sentence(m.tolls, n)
        if m.tolls[i].kind == kind
    ]
    own = set(draft.sentences(m))
    inside = [i for i in numbers if m.sentence(m.tolls[i].first) in own]
    most = max((m.tolls[i].low for i in inside), default=-1)
    heads = {
        m.tolls[i].low for i in numbers if m.doc.sentences[m.sentence(m.tolls[i].first)].role == "headline"
    }
    values: dict[int, int] = {}
    for i in numbers:
        values[m.tolls[i].low] = values.get(m.tolls[i].low, 0) + 1
    fam = family(draft.kind)
    triggers = {m.words[w].first for w in draft.words}
    found = []
    near = [Relation(m, draft, m.tolls[i]) for i in numbers]
    chosen = nearest_of([(m.tolls[i].low, m.tolls[i].high) for i in numbers], near)
    numbers, relations = [numbers[k] for k in chosen], [near[k] for k in chosen]
    heights: dict[int, set[int | None]] = {}
    for i in numbers:
        heights.setdefault(m.tolls[i].low, set()).add(m.tolls[i].high)
    for i, r, rank in zip(numbers, relations, ranks(relations), strict=True):
        t = m.tolls[i]
        twin = f"{t.high is None}:{len(heights[t.low]) > 1}"  # 50 in the headline, more than 50 in the body
        where = "same" if r.gap == 0 else "prev" if r.gap < 0 else "next"
        f = r.features() + rank
        f += [
            f"own={t.trigger in triggers}:{where}", f"inside={bucket(len(inside), 1, 2, 3, 5)}:{where}", f"most={t.low == most}:{where}:{bucket(len(inside), 2, 3)}",
            f"agree={bucket(values[t.low], 2, 3)}:{where}", f"head={t.low in heads}:{bool(heads)}:{where}", f"size={bucket(t.low, 1, 2, 5, 20, 100, 1000)}:{where}",
            f"total={t.total}", f"updates={t.former is not None}:{where}", f"zero={t.zero}:{where}", f"single={t.single}:{where}", f"single={t.single}:{fam}", f"within={t.within}:{where}", f"anaphoric={t.anaphoric}:{where}", f"{fam}:{where}", f"{draft.kind}:{where}", f"victims={t.cls}:{fam}", f"open={t.high is None}", f"twin={twin}", f"twin={twin}:{r.role}",
            f"rule={t.rule}:{where}",
        ]  # fmt: skip
        found.append(TollChoice(i, f))
    return found
