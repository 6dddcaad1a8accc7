"""The parties of an event: every party named near it, weighed for each side."""

from __future__ import annotations

import msgspec

from marsad.coding.gather import Draft
from marsad.coding.kinds import family
from marsad.coding.link_features import actor_key
from marsad.coding.material import Material
from marsad.coding.relation import Relation, context_sentences, ranks
from marsad.coding.roles import role_of
from marsad.coding.word_features import bucket

FORCES = frozenset({"military", "police", "intelligence"})
"""The types of a state's own forces."""


class PartyChoice(msgspec.Struct):
    """A candidate party: the numbers of its mentions, the best first, and its features."""

    key: str
    mentions: list[int]
    features: list[str]


def party_choices(m: Material, draft: Draft) -> list[PartyChoice]:
    """The candidates: every party named in the draft's sentences, the headline and the sentence before, each once."""
    own = set(draft.sentences(m))
    groups: dict[str, list[tuple[float, int, Relation]]] = {}
    roles: dict[int, str] = {}
    for n in context_sentences(m, draft, back=1, ahead=0):
        known: dict[int, str] = {}
        for i in m.in_sentence(m.actor_mentions, n):
            r = Relation(m, draft, m.actor_mentions[i])
            cost = (
                r.apart * 6 + r.clauses * 4 + r.between * 3 + max(0, r.tokens) / 4
                if r.gap == 0
                else 200 + 10 * abs(r.gap)
            )
            if r.gap == 0:
                roles[i] = known[i] = role_of(m, i, r, known)
            groups.setdefault(actor_key(m, i), []).append((cost, i, r))
    said = {a.actor for a in m.speakers if a.actor >= 0}
    found = []
    company = sum(any(r.gap == 0 for _, _, r in g) for g in groups.values())
    for group in groups.values():
        group.sort(key=lambda g: (g[0], g[1]))
    nearest = ranks([g[0][2] for g in groups.values()])
    for (key, group), rank in zip(groups.items(), nearest, strict=True):
        _, i, r = group[0]
        fam, who = family(draft.kind), m.actors[i].type or "?"
        more = rank + [f"{x}:{fam}" for x in rank] + [f"{x}:{who}" for x in rank[2:]]
        for _, j, relation in group:
            if j in roles:
                role, word = roles[j], relation.word
                plain = role.removeprefix("with ")
                more += [
                    f"role={role}",
                    f"role={plain}:{fam}",
                    f"role={plain}:{word.kinds[0]}",
                    f"role={plain}:{who}",
                    f"role={plain}:{word.entry}",
                    f"role={plain}:{draft.kind}:{who}",
                ]
        hurt = {
            m.victims[t]
            for _, j, _ in group
            for t in range(m.actor_mentions[j].first, m.actor_mentions[j].last)
            if t in m.victims
        }
        more += [f"victim={x}" for x in sorted(hurt)] + [f"victim={x}:{fam}:{who}" for x in sorted(hurt)]
        if not hurt and m.victims:
            more.append(f"no victim:{who}")
        more = list(dict.fromkeys(more))
        found.append(
            PartyChoice(
                key, [g[1] for g in group], _features(m, draft, i, r, group, own, company, i in said) + more
            )
        )
    return found


def _features(
    m: Material,
    draft: Draft,
    i: int,
    r: Relation,
    group: list[tuple[float, int, Relation]],
    own: set[int],
    company: int,
    said: bool,
) -> list[str]:
    mention, actor = m.actor_mentions[i], m.actors[i]
    fam = family(draft.kind)
    who = f"{actor.type or '?'}"
    where = "same" if r.gap == 0 else "prev" if r.gap < 0 else "next"
    side = "after" if r.after else "before"
    f = r.features()
    f += [
        f"type={who}:{where}", f"{fam}:{who}", f"{draft.kind}:{who}", f"{draft.kind}:{where}", f"inter={actor.inter}:{fam}",
        f"n={bucket(sum(g[2].gap == 0 for g in group), 1, 2, 4)}", f"company={bucket(company, 1, 2, 3, 5)}:{where}", f"said={said}:{where}",
        f"said={said}:{who}", f"known={actor.id is not None}", f"home={actor.country == m.country}:{fam}", f"private={actor.private}",
        f"headline={any(m.doc.sentences[g[2].sentence].role == 'headline' for g in group)}:{where}", f"rule={mention.rule}:{where}",
    ]  # fmt: skip
    if r.gap == 0:
        f += [f"apart={r.apart}:{side}:{fam}", f"apart={r.apart}:{side}:{who}"]
        verb = f"{r.word.pos}{'+' if r.word.tense else ''}"
        near = f"c{bucket(r.clauses, 1, 2)}:w{bucket(r.between, 1, 2)}"
        f += [
            f"{side}:{verb}:{near}:{r.before}{r.glued}", f"{fam}:{side}:{near}", f"{fam}:{side}:{r.before}{r.glued}", f"{fam}:{side}:{near}:{who}",
            f"entry={r.word.entry}:{side}:{bucket(r.tokens, 1, 3)}", f"kinds={r.word.kinds[0]}:{side}:{near}", f"next to={side}:{verb}:{bucket(r.tokens, 1, 2, 4)}:{r.before}{r.glued}",
            f"{who}:{side}:{r.before}{r.glued}",
        ]  # fmt: skip
    return f
