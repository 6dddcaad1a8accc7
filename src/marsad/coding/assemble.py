"""Assembling: a draft turned into the record of one event, every value with the words it was read from."""

from __future__ import annotations

import re

from marsad.coding.gather import Draft
from marsad.coding.kind_choice import status_features
from marsad.coding.material import Material
from marsad.coding.parties import FORCES
from marsad.coding.places import place_choices
from marsad.coding.scorer import Scorer, chooser, probability, share
from marsad.coding.speakers import speaker_choices
from marsad.coding.tolls import toll_choices
from marsad.coding.weighing import days_of, weigh_days, weigh_parties
from marsad.record import Actor, Claim, Days, Event, Place, Span, Toll
from marsad.text.fold import fold

STATUSES = ("happened", "ongoing", "planned", "failed", "denied")
_ALL_IN_ONE = frozenset({"talks", "agreement"})
_EDGES = " \n\t\r،,؛;:.\"'«»“”()[]-–—"


def assemble_all(m: Material, drafts: list[Draft], scorers: dict[str, Scorer]) -> list[Event]:
    """The event of every draft, in the drafts' order; the first dated draft dates the story for those without a day."""
    statuses = [choose_status(m, draft, scorers["status"]) for draft in drafts]
    weighed = weigh_days(m, drafts, statuses, scorers)
    return [
        assemble(m, draft, scorers, number, status, days_of(m, w, status))
        for number, (draft, status, w) in enumerate(zip(drafts, statuses, weighed, strict=True), 1)
    ]


def assemble(
    m: Material, draft: Draft, scorers: dict[str, Scorer], number: int, status: str, date: Days | None
) -> Event:
    """The event of one draft, whose status and days are known."""
    actor1, actor2 = choose_parties(m, draft, scorers)
    claims, sources = choose_sources(m, draft, scorers["source"])
    evidence = [m.doc.span(a, b) for a, b in evidence_ranges(m, draft)]
    words = [m.doc.span(m.words[i].start, m.words[i].end) for i in draft.words]
    return Event(
        id=f"e{number}",
        kind=draft.kind,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        date=date,
        place=choose_place(m, draft, scorers["place"]),
        actor1=actor1,
        actor2=actor2,
        fatalities=choose_toll(m, draft, scorers["killed"], "killed"),
        injured=choose_toll(m, draft, scorers["injured"], "injured"),
        sources=sources,
        evidence=[s.text for s in evidence],
        claims=claims,
        spans={"words": words, "evidence": evidence},
        rules={"words": " ".join(dict.fromkeys(m.words[i].entry for i in draft.words))},
        confidence=round(draft.confidence, 3),
    )


def choose_status(m: Material, draft: Draft, scorer: Scorer) -> str:
    """The likeliest of the five statuses."""
    odds = chooser(scorer).scores(status_features(m, draft))
    return max(STATUSES, key=lambda s: odds[s])


def choose_place(m: Material, draft: Draft, scorer: Scorer) -> Place | None:
    """The likeliest place named near the draft; else the first place of the report's country; else None."""
    choices = place_choices(m, draft)
    if choices:
        scores = [scorer.score(c.features) for c in choices]
        best = max(range(len(choices)), key=lambda k: (scores[k], -k))
        i, sure = choices[best].mention, share(scores, best)
    else:
        rest = [i for i, p in enumerate(m.place_mentions) if not p.part_of_name]
        home = [i for i in rest if m.places[i].country == m.country]
        if not rest:
            return None
        i, sure = (home or rest)[0], 0.2
    p, mention = m.places[i], m.place_mentions[i]
    span = m.doc.span(mention.start, mention.end)
    return Place(
        span.text, p.name, p.admin1, p.country, p.lat, p.lon, p.id, p.radius_m, p.basis, span, p.rule, sure
    )


def choose_parties(m: Material, draft: Draft, scorers: dict[str, Scorer]) -> tuple[list[Actor], list[Actor]]:
    """The parties of each side; one party stands on one side, and all stand on the first in talks and agreements."""
    sides: dict[str, list[tuple[int, Actor]]] = {"actor1": [], "actor2": []}
    for c, weighed in weigh_parties(m, draft, scorers):
        side = max(sides, key=lambda s: weighed[s].margin)
        if weighed[side].margin <= 0:
            continue
        sure = round(probability(weighed[side].score), 3)
        if draft.kind in _ALL_IN_ONE:
            side = "actor1"
        i = c.mentions[0]
        mention, a = m.actor_mentions[i], m.actors[i]
        span = m.doc.span(mention.start, mention.end)
        sides[side].append(
            (
                mention.start,
                Actor(
                    span.text, a.name, a.id, a.type, a.inter, a.country, a.private, span, mention.rule, sure
                ),
            )
        )
    first, second = (
        fold_parties([a for _, a in sorted(sides[s], key=lambda p: p[0])], draft.kind in _ALL_IN_ONE)
        for s in ("actor1", "actor2")
    )
    return first, second


def fold_parties(actors: list[Actor], apart: bool) -> list[Actor]:
    """The parties of one side without those told twice: a state beside its own force is that force.

    `apart` keeps a state and its force beside each other, as in talks, where both may sit.
    """
    kept: list[Actor] = []
    for a in actors:
        if any(b.name == a.name for b in kept):
            continue
        force = any(b.type in FORCES and b.country == a.country and b.country for b in actors)
        if not apart and force and a.type in ("state", "government"):
            continue
        kept.append(a)
    return kept


def choose_toll(m: Material, draft: Draft, scorer: Scorer, kind: str) -> Toll | None:
    """The likeliest count, or None where none is more likely the event's than not."""
    choices = toll_choices(m, draft, kind)
    if not choices:
        return None
    scores = [scorer.score(c.features) for c in choices]
    best = max(range(len(choices)), key=lambda k: (scores[k], -k))
    if scores[best] <= scorer.floor:
        return None
    t = m.tolls[choices[best].mention]
    span = m.doc.span(t.start, t.end)
    return Toll(
        t.low, t.high, span.text, dict(t.breakdown), span, t.rule, round(probability(scores[best]), 3)
    )


def choose_sources(m: Material, draft: Draft, scorer: Scorer) -> tuple[list[Claim], list[str]]:
    """The claims that carry the draft, and the texts of their sources, each once and in its fullest form."""
    claims: list[Claim] = []
    for c in speaker_choices(m, draft):
        if scorer.score(c.features) <= scorer.floor:
            continue
        a = m.speakers[c.attribution]
        span: Span = m.doc.span(a.source_start, a.source_end)
        claim = Claim(span.text, a.stance, a.verb or None, None, None, span, a.rule)
        known = next((k for k, other in enumerate(claims) if one_source(other.source, span.text)), None)
        if known is None:
            claims.append(claim)
        elif len(span.text) > len(claims[known].source):
            claims[known] = claim
    return claims, [c.source for c in claims]


def one_source(a: str, b: str) -> bool:
    """Whether one source is the other's short form: المرصد السوري, المرصد السوري لحقوق الإنسان."""
    first, second = set(fold(a).split()), set(fold(b).split())
    return first <= second or second <= first


def evidence_ranges(m: Material, draft: Draft, most: int = 3, longest: int = 45) -> list[tuple[int, int]]:
    """One to three stretches of the report that carry a draft, around its surest words, in order."""
    ranked = sorted(range(len(draft.words)), key=lambda k: (-draft.odds[k], draft.words[k]))
    chosen: dict[int, tuple[int, int]] = {}
    for k in ranked:
        w = m.words[draft.words[k]]
        n = m.sentence(w.first)
        if n in chosen or len(chosen) >= most:
            continue
        chosen[n] = _clause(m, n, w.first, longest)
    found = []
    for n in sorted(chosen):
        first, last = chosen[n]
        a, b = m.doc.tokens[first].start, m.doc.tokens[last - 1].end
        text = m.doc.raw[a:b]
        a += len(text) - len(text.lstrip(_EDGES))
        b -= len(text) - len(text.rstrip(_EDGES))
        if b > a:
            found.append((a, b))
    return found or [(m.words[draft.words[0]].start, m.words[draft.words[0]].end)]


_BREAK = re.compile("[،,؛;:]")


def _clause(m: Material, n: int, at: int, longest: int) -> tuple[int, int]:
    """The sentence, or where it is long the stretch of it around a token, cut at marks."""
    s = m.doc.sentences[n]
    if s.last - s.first <= longest:
        return s.first, s.last
    first, last = s.first, s.last
    for i in range(at, s.first, -1):
        if at - i > longest // 3 and _BREAK.fullmatch(m.doc.forms[i]):
            first = i + 1
            break
    for i in range(max(at, first) + 1, s.last):
        if i - first > 2 * longest // 3 and _BREAK.fullmatch(m.doc.forms[i]):
            last = i
            break
    return first, min(last, first + 2 * longest)
