"""Rivals: a candidate weighed a second time, beside what the first weighing said of those it stands against.

Alone each party near an attack may be its doer; beside the plain subject of the verb the others are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from marsad.coding.gather import Draft
from marsad.coding.kinds import family
from marsad.coding.material import Material
from marsad.coding.parties import FORCES, PartyChoice
from marsad.coding.word_features import bucket
from marsad.text.fold import fold

HOPELESS = -3.0
"""The log-odds of the first weighing below which a party is not weighed again."""


def _half(x: float) -> int:
    """A score in steps of one half, held within the scale."""
    return max(-8, min(6, int(2 * x // 1)))


def _margin(x: float) -> int:
    return bucket(int(2 * x), -4, -2, 0, 2, 4)


def party_rivals(
    m: Material, draft: Draft, choices: Sequence[PartyChoice], mine: list[float], other: list[float]
) -> list[list[str]]:
    """For each candidate of one side its features beside its rivals; `mine` are the scores of that side, `other` of the other.

    Nothing for the hopeless.
    """
    order = sorted(range(len(choices)), key=lambda k: (-mine[k], k))
    across = sorted(range(len(choices)), key=lambda k: (-other[k], k))
    likely = bucket(sum(x > -0.5 for x in mine), 1, 2, 3, 4)
    fam = family(draft.kind)
    found: list[list[str]] = []
    for k in range(len(choices)):
        if mine[k] < HOPELESS:
            found.append([])
            continue
        o = next((j for j in order if j != k), None)
        p = next((j for j in across if j != k), None)
        top, facing = (mine[o] if o is not None else -9.0), (other[p] if p is not None else -9.0)
        lead, lean = mine[k] - top, mine[k] - other[k]
        rank, s = min(3, order.index(k)), _half(mine[k])
        f = [
            f"~s={s}", f"~top={_half(top)}", f"~lead={_half(lead)}", f"~other={_half(other[k])}", f"~lean={_half(lean)}", f"~facing={_half(facing)}",
            f"~rank={rank}", f"~across={min(3, across.index(k))}", f"~s={s}:lead={_margin(lead)}", f"~s={s}:facing={bucket(int(facing), -2, -1, 0, 1)}",
            f"~lead={_margin(lead)}:{fam}", f"~lean={_margin(lean)}:{fam}", f"~likely={likely}:{rank}",
        ]  # fmt: skip
        if o is not None:
            f += _beside_best(m, choices[k], choices[o], bucket(int(top), -1, 0, 1, 2))
        if p is not None:
            a, b = m.actors[choices[k].mentions[0]], m.actors[choices[p].mentions[0]]
            high = bucket(int(facing), -1, 0, 1, 2)
            home = bool(a.country and a.country == b.country)
            f += [f"~against={a.inter}|{b.inter}:{high}", f"~one country={home}:{high}"]
        found.append(f)
    return found


def _beside_best(m: Material, choice: PartyChoice, best: PartyChoice, high: int) -> list[str]:
    """How a party stands to the likeliest other of its side: of one country, of which sort, how near, of like name."""
    i, j = choice.mentions[0], best.mentions[0]
    a, b, x, y = m.actors[i], m.actors[j], m.actor_mentions[i], m.actor_mentions[j]
    home = "country" if a.country and a.country == b.country else "other"
    force = f"{'F' if a.type in FORCES else ''}{'f' if b.type in FORCES else ''}"
    apart = m.sentence(x.first) - m.sentence(y.first)
    alike = bool(_names(m, i) & _names(m, j))
    f = [
        f"~same={home}{force}:{high}", f"~types={a.type}>{b.type}:{high}", f"~inter={a.inter}>{b.inter}:{high}",
        f"~apart={apart if abs(apart) < 3 else 9}:{high}", f"~alike={alike}:{high}",
    ]  # fmt: skip
    if apart == 0:
        gap = x.first - y.last if x.first > y.first else y.first - x.last
        f.append(f"~near={bucket(gap, 1, 2, 4, 8)}:{x.first > y.first}:{high}")
    return f


def _names(m: Material, i: int) -> set[str]:
    """The words of a party as written, without the article."""
    mention = m.actor_mentions[i]
    return {w.removeprefix("ال") for w in fold(m.doc.raw[mention.start : mention.end]).split()}


def rank_rivals(values: Sequence[Sequence[Hashable]], scores: Sequence[list[float]]) -> list[list[list[str]]]:
    """For each draft of a report and each candidate its features beside what the other drafts took.

    `values[d][k]` is what candidate `k` of draft `d` stands for, `scores[d][k]` what the first weighing gave it.
    """
    best = [max(range(len(s)), key=lambda k, s=s: (s[k], -k)) if s else -1 for s in scores]  # type: ignore[misc]
    taken = [v[b] if b >= 0 else None for v, b in zip(values, best, strict=True)]
    return [_of_draft(d, values[d], scores[d], taken) for d in range(len(values))]


def _of_draft(
    d: int, values: Sequence[Hashable], scores: list[float], taken: Sequence[Hashable]
) -> list[list[str]]:
    order = sorted(range(len(scores)), key=lambda k: (-scores[k], k))
    others = [t for j, t in enumerate(taken) if j != d]
    usual, times = Counter(others).most_common(1)[0] if others else (None, 0)
    before = taken[d - 1] if d else None
    after = taken[d + 1] if d + 1 < len(taken) else None
    found = []
    for k, value in enumerate(values):
        lead = scores[k] - max((s for j, s in enumerate(scores) if j != k), default=-9.0)
        f = [f"~rank={min(3, order.index(k))}", f"~lead={_half(lead)}"]
        f.append(f"~share={bucket(others.count(value), 1, 2, 3)}/{bucket(len(others), 1, 2, 4)}")
        if others:
            f += [
                f"~usual={usual == value}:{min(3, times)}",
                f"~usual={usual == value}:lead={_margin(lead)}",
                f"~before={before == value}:{d > 0}",
                f"~after={after == value}:{d + 1 < len(taken)}",
            ]
        found.append(f)
    return found
