"""Explaining: for each cell of each record the candidates, their scores and the features that decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from marsad.coding.assemble import assemble_all
from marsad.coding.gather import Draft, gather
from marsad.coding.keep import keep_features
from marsad.coding.kind_choice import choose_kind, kind_features, status_features
from marsad.coding.kinds import KINDS
from marsad.coding.material import Material
from marsad.coding.places import place_choices
from marsad.coding.scorer import Scorer, chooser, scorers
from marsad.coding.speakers import speaker_choices
from marsad.coding.tolls import toll_choices
from marsad.coding.triage import doubt, floor_of, triage_features
from marsad.coding.weighing import WeighedDays, weigh_days, weigh_parties
from marsad.coding.word_features import Overview, word_features
from marsad.reading.mention import Mention
from marsad.record import Event

MOST = 4


class Weighed(msgspec.Struct):
    """A candidate in its words, its score (log-odds), and the features that weighed most with their weights."""

    told: str
    score: float
    reasons: list[tuple[str, float]]


class Why(msgspec.Struct):
    """One decision: what it was about, the candidate taken, the best one passed over, and the score it had to pass."""

    cell: str
    taken: Weighed
    next: Weighed | None = None
    floor: float | None = None


class Reasons(msgspec.Struct):
    """The decisions behind the records of a report: of the report as a whole, by event id, and of drafts left out."""

    report: Why
    events: dict[str, list[Why]] = {}
    left_out: list[Why] = []


def reasons(m: Material, read: Sequence[Event]) -> Reasons:
    """Why each of a report's records, `read` by the pipeline, says what it says; the choices are weighed anew.

    A record made of several drafts has the reasons of each.
    """
    weights = scorers()
    floor = floor_of(m, weights["triage"])
    found = Reasons(Why("about conflict", _weighed("", weights["triage"], triage_features(m)), floor=floor))
    if found.report.taken.score < floor:
        return found
    drafts = gather(m, weights)
    for draft in drafts:
        draft.kind = choose_kind(m, draft, weights["kind"])
    events = assemble_all(m, drafts, weights)
    ids = {span: event.id for event in read for span in event.spans["words"]}
    overview = Overview(m)
    days = weigh_days(m, drafts, [e.status for e in events], weights)
    for number, (draft, event) in enumerate(zip(drafts, events, strict=True)):
        features = keep_features(m, overview, drafts, events, number)
        least = weights["keep"].floor + doubt(m, draft.kind, found.report.taken.score)
        kept = Why("record", _weighed(_words(m, draft), weights["keep"], features), floor=least)
        name = ids.get(event.spans["words"][0])
        if name is None:
            found.left_out.append(kept)
        else:
            cells = _cells(m, draft, event, weights, overview, days[number])
            found.events.setdefault(name, []).extend([kept, *cells])
    return found


def _cells(
    m: Material,
    draft: Draft,
    event: Event,
    weights: dict[str, Scorer],
    overview: Overview,
    days: WeighedDays,
) -> list[Why]:
    """The decisions behind one record, in the order of its cells."""
    found = [
        Why(
            "word",
            _weighed(
                f"{m.doc.span(w.start, w.end).text} [{w.entry}]",
                weights["word"],
                word_features(m, overview, i) + overview.company.stem_features(m.sentence(w.first)),
            ),
        )
        for i, w in ((i, m.words[i]) for i in draft.words)
    ]
    found += _class("kind", draft.kind, list(KINDS), weights["kind"], kind_features(m, draft))
    statuses = ["happened", "ongoing", "planned", "failed", "denied"]
    found += _class("status", event.status, statuses, weights["status"], status_features(m, draft))
    told = [
        _weighed(_day(m, c.start, c.end, c.mention), w.scorer, w.features)
        for c, w in zip(days.choices, days.weighed, strict=True)
    ]
    found += _best("date", told)
    places = [
        _weighed(
            f"{_text(m, m.place_mentions, c.mention)} = {m.places[c.mention].name}",
            weights["place"],
            c.features,
        )
        for c in place_choices(m, draft)
    ]
    found += _best("place", places)
    found += _sides(m, draft, event, weights)
    for cell, kind in (("fatalities", "killed"), ("injured", "injured")):
        tolls = [
            _weighed(_text(m, m.tolls, c.mention), weights[kind], c.features)
            for c in toll_choices(m, draft, kind)
        ]
        found += _best(cell, tolls, weights[kind].floor)
    found += _sources(m, draft, weights["source"])
    return found


def _sides(m: Material, draft: Draft, event: Event, weights: dict[str, Scorer]) -> list[Why]:
    """Each party that was taken, on the side it stands; beside it the best that stands on neither."""
    told = {side: [a.text for a in getattr(event, side)] for side in ("actor1", "actor2")}
    found: list[Why] = []
    weighed = weigh_parties(m, draft, weights)
    names = [_text(m, m.actor_mentions, c.mentions[0]) for c, _ in weighed]
    for side, texts in told.items():
        held = [w[side] for _, w in weighed]
        scored = [_weighed(name, w.scorer, w.features) for name, w in zip(names, held, strict=True)]
        rest = [w for w in scored if w.told not in told["actor1"] + told["actor2"]]
        passed = max(rest, key=lambda w: w.score, default=None)
        floor = held[0].scorer.floor if held else 0.0
        taken = [w for w in scored if w.told in texts]
        found += [Why(side, w, passed, floor) for w in taken]
        if not taken and passed is not None:
            found.append(Why(side, Weighed("nobody", floor, []), passed, floor))
    return found


def _sources(m: Material, draft: Draft, scorer: Scorer) -> list[Why]:
    """Each source that carries the record, and beside it the best that does not."""
    scored = [
        _weighed(
            m.doc.span(m.speakers[c.attribution].source_start, m.speakers[c.attribution].source_end).text,
            scorer,
            c.features,
        )
        for c in speaker_choices(m, draft)
    ]
    taken = [w for w in scored if w.score > scorer.floor]
    passed = max((w for w in scored if w.score <= scorer.floor), key=lambda w: w.score, default=None)
    if not taken and passed is not None:
        return [Why("source", Weighed("nobody", scorer.floor, []), passed, scorer.floor)]
    return [Why("source", w, passed, scorer.floor) for w in taken]


def _best(cell: str, candidates: list[Weighed], floor: float | None = None) -> list[Why]:
    """The candidate of the greatest score and the one after it; nothing where there was no candidate."""
    if not candidates:
        return []
    ranked = sorted(candidates, key=lambda w: -w.score)
    if floor is not None and ranked[0].score <= floor:
        return [Why(cell, Weighed("none", floor, []), ranked[0], floor)]
    return [Why(cell, ranked[0], ranked[1] if len(ranked) > 1 else None, floor)]


def _class(
    cell: str, taken: str, classes: Iterable[str], scorer: Scorer, features: Sequence[str]
) -> list[Why]:
    """A decision between classes."""
    odds = chooser(scorer).scores(features)
    scored = {}
    for name in classes:
        held = Scorer({f: w[name] for f in features if name in (w := chooser(scorer).of(f))})
        scored[name] = Weighed(name, odds.get(name, 0.0), _heaviest(held, features))
    rest = max((w for name, w in scored.items() if name != taken), key=lambda w: w.score, default=None)
    return [Why(cell, scored[taken], rest)] if taken in scored else []


def _weighed(told: str, scorer: Scorer, features: Sequence[str]) -> Weighed:
    return Weighed(" ".join(told.split()), scorer.score(features), _heaviest(scorer, features))


def _heaviest(scorer: Scorer, features: Sequence[str]) -> list[tuple[str, float]]:
    """The features that weighed most; one that was counted twice is told once, with what both weighed."""
    held: dict[str, float] = {}
    for name, weight in scorer.reasons(features, len(features)):
        held[name] = held.get(name, 0.0) + weight
    return sorted(held.items(), key=lambda h: (-abs(h[1]), h[0]))[:MOST]


def _text(m: Material, mentions: Sequence[Mention], number: int) -> str:
    return m.doc.span(mentions[number].start, mentions[number].end).text


def _words(m: Material, draft: Draft) -> str:
    return "، ".join(dict.fromkeys(m.doc.span(m.words[i].start, m.words[i].end).text for i in draft.words))


def _day(m: Material, start: str, end: str, mention: int | None) -> str:
    days = start if start == end else f"{start}..{end}"
    return f"{days} «{_text(m, m.times, mention)}»" if mention is not None else f"{days} (no words)"
