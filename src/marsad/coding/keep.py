"""Keeping: which drafts become records, and how sure each is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise

from msgspec import structs

from marsad.coding.gather import Draft
from marsad.coding.kinds import KINDS, family
from marsad.coding.material import Material
from marsad.coding.scorer import Scorer, probability
from marsad.coding.tellings import Company, stem
from marsad.coding.triage import SURE, doubt
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
    f += opening(m, own[0]) + _wording(m, d) + _standing(m, overview.company, d, own, events, number)
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


def _wording(m: Material, d: Draft) -> list[str]:
    """What its words tell and how surely, their entries in order, and the stems beside them."""
    best = max(KINDS, key=d.told.__getitem__)
    sure = int(10 * d.told[best])
    words = [m.words[i] for i in d.words]
    f = [
        f"tt={best}:{sure}",
        f"tp={sure}",
        f"agree={best == d.kind}",
        f"agree={family(best) == family(d.kind)}:{sure // 3}",
    ]
    f += [
        f"fe={words[0].entry}",
        f"fe={words[0].entry}:{words[0].pos}{words[0].definite}{words[0].tense[:2]}",
    ]
    f += [f"pair={a.entry}>{b.entry}" for a, b in pairwise(words)]
    main = words[max(range(len(words)), key=lambda k: d.odds[k])]
    f += [
        f"me={main.entry}",
        f"me={main.entry}:{main.pos}{main.definite}{main.tense[:2]}",
        f"mek={main.entry}:{d.kind}",
    ]
    f += [
        f"ne={m.words[i].entry}" for i in m.in_sentence(m.words, m.sentence(main.first)) if i not in d.words
    ]
    near = set()
    for w in words[:3]:
        s = m.doc.sentences[m.sentence(w.first)]
        for k, i in (("-2", w.first - 2), ("-1", w.first - 1), ("+1", w.last), ("+2", w.last + 1)):
            if s.first <= i < s.last:
                near.add(f"w{k}={stem(m.doc.forms[i])}")
    return f + sorted(near)


def _standing(
    m: Material, company: Company, d: Draft, own: list[int], events: list[Event], number: int
) -> list[str]:
    """The stems of its sentences, how many of them headline and lead share, and how its day, place and parties stand."""
    stems = {x for n in own for x in company.stem_features(n)}
    top = {
        x
        for n in range(min(m.lead + 1, len(m.doc.sentences)))
        if n not in own
        for x in company.stem_features(n)
    }
    shared = min(9, sum(len(x) > 5 for x in stems & top))
    f = [*sorted(stems), f"shared={shared}", f"shared={shared // 2}:{own[0] - m.lead > 2}"]
    e = events[number]
    if e.date is not None:
        days = Counter(o.date.start for o in events if o.date is not None)
        usual = dt.date.fromisoformat(min(days, key=lambda x: (-days[x], x))).toordinal()
        apart = dt.date.fromisoformat(e.date.start).toordinal() - usual
        f += [
            f"usual day={bucket(apart, -30, 0, 1)}:{e.date.text is not None}",
            f"gran={e.date.granularity}:{e.date.basis}",
        ]
    if e.place is not None:
        again = sum(o.place is not None and o.place.name == e.place.name for o in events) > 1
        home = e.place.country == m.country
        f += [f"again={again}:{e.place.basis}", f"in={e.place.country}", f"home={home}:{e.kind}"]
    return f + [f"by={a.name}" for a in e.actor1] + [f"on={a.name}" for a in e.actor2]


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


def keep(
    m: Material, drafts: list[Draft], events: list[Event], scorer: Scorer, score: float = SURE
) -> list[Event]:
    """The events whose drafts score above the scorer's `floor` (log-odds) with their confidence; `score` is what triage
    gave the report, which in `doubt` asks for more.

    In the report's order.
    """
    kept: list[tuple[int, Event, float]] = []
    overview = Overview(m)
    for i, draft in enumerate(drafts):
        odds = scorer.score(keep_features(m, overview, drafts, events, i))
        if odds > scorer.floor + doubt(m, draft.kind, score):
            kept.append((m.words[draft.words[0]].start, events[i], round(probability(odds), 3)))
    kept.sort(key=lambda k: k[0])
    return [structs.replace(e, id=f"e{n}", confidence=sure) for n, (_, e, sure) in enumerate(kept, 1)]
