"""Keeping: which drafts become records, and how sure each is."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from marsad.coding.gather import Draft
from marsad.coding.kinds import family
from marsad.coding.material import Material
from marsad.coding.scorer import Scorer, probability
from marsad.coding.word_features import Overview, age, bucket, opening
from marsad.record import Event


def keep_features(
    m: Material, overview: Overview, drafts: list[Draft], events: list[Event], number: int
) -> list[str]:
    """The names of the features that hold for a draft among the drafts of its report."""
    d = drafts[number]
    own = d.sentences(m)
    fam = family(d.kind)
    top, total = max(d.odds), sum(d.odds)
    rank = sum(max(o.odds) > top for o in drafts)
    same = sum(family(o.kind) == fam for o in drafts)
    f = [
        f"top={bucket(int(top * 2), 0, 1, 2, 3, 4, 6, 8)}", f"top={bucket(int(top * 2), 1, 3, 6)}:{fam}", f"sum={bucket(int(total), 0, 1, 2, 4, 8, 16)}",
        f"n={bucket(len(d.words), 2, 3, 5, 8)}", f"drafts={bucket(len(drafts), 2, 3, 5, 8)}", f"rank={bucket(rank, 1, 2, 4)}",
        f"kind={d.kind}", f"same={bucket(same, 2, 3, 5)}:{bucket(rank, 1, 2)}", f"headline={any(m.doc.sentences[n].role == 'headline' for n in own)}",
        f"sentences={bucket(len(own), 2, 3)}", f"top={bucket(int(top * 2), 1, 3, 6)}:n={bucket(len(d.words), 2, 4)}",
    ]  # fmt: skip
    f += opening(m, own[0])
    f += _beside(m, drafts, number) + _record(m, events[number])
    f += {f"e={m.words[i].entry}" for i in d.words} | {
        f"ek={m.words[i].kinds[0]}:{m.words[i].pos}" for i in d.words
    }
    for name, mentions in (
        ("day", m.times),
        ("place", m.place_mentions),
        ("toll", m.tolls),
        ("actor", m.actor_mentions),
        ("source", m.speakers),
    ):
        count = sum(len(m.in_sentence(mentions, n)) for n in own)
        f.append(f"{name}={bucket(count, 1, 2, 4)}")
    ages = [age(m, i) for n in own for i in m.in_sentence(m.times, n)]
    f += [f"age={a}" for a in set(ages)]
    f.append(
        f"linked={any(o is not d and family(o.kind) == fam and set(o.sentences(m)) & set(own) for o in drafts)}"
    )
    return f


def _beside(m: Material, drafts: list[Draft], number: int) -> list[str]:
    """How a draft stands to the earlier ones it may repeat."""
    d = drafts[number]
    if not d.units:
        return []
    first = d.units[0]
    f = [
        f"link={bucket(int(2 * d.links[0]), -6, -3, -1, 0, 1, 2, 4) if d.links else 'x'}",
        f"stance={first.stance}",
        f"opener={first.opener}",
        f"stance={first.stance}:{family(d.kind)}",
    ]
    mine = [
        set().union(*(getattr(u, name) for u in d.units)) for name in ("places", "tolls", "actors", "days")
    ]
    best = ""
    for o in drafts[:number]:
        if not any(u.families & first.families for u in o.units):
            continue
        theirs = [
            set().union(*(getattr(u, name) for u in o.units))
            for name in ("places", "tolls", "actors", "days")
        ]
        best = max(
            best,
            "".join("=" if a & b else "!" if a and b else "-" for a, b in zip(mine, theirs, strict=True)),
        )
        if max(o.odds) > max(d.odds):
            f.append("a surer one before")
    f += [
        f"beside={best}",
        f"beside={best[:2]}:{first.stance}",
        f"beside places={best[:1]}:{family(d.kind)}",
        f"has={''.join('1' if x else '0' for x in mine)}",
    ]
    return sorted(set(f))


def _record(m: Material, e: Event) -> list[str]:
    """What the record itself says: when, where, who, how many, and according to whom."""
    day = "none"
    if e.date is not None and m.published is not None:
        days = m.published.toordinal() - dt.date.fromisoformat(e.date.end).toordinal()
        day = f"{bucket(days, -1, 0, 1, 2, 4, 8, 31, 366)}:{e.date.basis if e.date.text is None else 'told'}"
    place = e.place.basis if e.place else "none"
    sides = f"{min(2, len(e.actor1))}{min(2, len(e.actor2))}"
    tolls = f"{'z' if e.fatalities and e.fatalities.high == 0 else bool(e.fatalities)}{bool(e.injured)}"
    return [
        f"r day={day}", f"r day={day}:{e.kind}", f"r place={place}", f"r home={e.place is not None and e.place.country == m.country}", f"r sides={sides}",
        f"r sides={sides}:{family(e.kind)}", f"r tolls={tolls}", f"r tolls={tolls}:{family(e.kind)}", f"r sources={min(3, len(e.sources))}", f"r status={e.status}:{e.kind}",
        f"r day={day[:1]}:sides={sides}:tolls={tolls}", f"r armed={sorted({a.inter or '?' for a in e.actor1})[:1]}:{family(e.kind)}",
    ]  # fmt: skip


def keep(m: Material, drafts: list[Draft], events: list[Event], scorer: Scorer) -> list[Event]:
    """The events whose drafts score above the scorer's `floor` (log-odds), in the report's order, with their confidence."""
    kept: list[tuple[int, Event, float]] = []
    overview = Overview(m)
    for i, draft in enumerate(drafts):
        score = scorer.score(keep_features(m, overview, drafts, events, i))
        if score > scorer.floor:
            kept.append((m.words[draft.words[0]].start, events[i], round(probability(score), 3)))
    kept.sort(key=lambda k: k[0])
    return [structs.replace(e, id=f"e{n}", confidence=sure) for n, (_, e, sure) in enumerate(kept, 1)]
