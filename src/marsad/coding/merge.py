"""Merging: records of one report that tell one happening twice, made one; what a record lacks it takes from the other."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from marsad.coding.assemble import one_source
from marsad.coding.kinds import FAMILIES, family
from marsad.grounding.places.geometry import distance_km
from marsad.record import Actor, Days, Event, Place, Toll

UNLIKELY = 10
"""The count of killed from which two happenings of one report are unlikely to have the same."""


def merge_twice_told(events: list[Event]) -> list[Event]:
    """The events in their order, each happening once: the surer record keeps its values, the other fills what it lacks."""
    kept: list[Event] = []
    for event in events:
        twin = next((k for k, other in enumerate(kept) if one_happening(other, event)), None)
        if twin is None:
            kept.append(event)
        else:
            kept[twin] = joined(kept[twin], event)
    return [structs.replace(e, id=f"e{n}") for n, e in enumerate(kept, 1)]


def one_happening(a: Event, b: Event) -> bool:
    """Whether two records can be one: kinds of one family, the same place and days, a party in common, no toll apart.

    The guideline: a clash that ends in the capture of a place is one capture; one happening told twice is one record.
    """
    if a.status != b.status or not (a.kind == b.kind or {a.kind, b.kind} <= FAMILIES["battle"]):
        return False
    if not a.date or not b.date or days_apart(a.date, b.date) > int(one_count(a.fatalities, b.fatalities)):
        return False
    if (
        not same_place(a.place, b.place)
        or tolls_apart(a.fatalities, b.fatalities)
        or tolls_apart(a.injured, b.injured)
    ):
        return False
    return shared(a.actor1, b.actor1) and (not a.actor2 or not b.actor2 or shared(a.actor2, b.actor2))


def same_place(a: Place | None, b: Place | None) -> bool:
    """Whether two places bear one name or lie within four kilometres, as a town and its old quarter do."""
    if a is None or b is None:
        return False
    if a.name == b.name:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= 4


def days_apart(a: Days, b: Days) -> int:
    """How many days lie between two stretches of days, 0 where they touch."""
    day = dt.date.fromisoformat
    return max(0, (day(b.start) - day(a.end)).days, (day(a.start) - day(b.end)).days)


def one_count(a: Toll | None, b: Toll | None) -> bool:
    """Whether two counts are one that is hardly told of two happenings: what was a night's work may bear either day."""
    return a is not None and b is not None and a.low == b.low and a.low >= UNLIKELY


def tolls_apart(a: Toll | None, b: Toll | None) -> bool:
    """Whether two counts contradict each other; a headline's 50 and the more than 50 of the text do not."""
    if a is None or b is None or (a.low, a.high) == (b.low, b.high):
        return False
    return a.low != b.low or (a.high is not None and b.high is not None)


def fuller(a: Toll | None, b: Toll | None) -> Toll | None:
    """The first count, or the other where that says more: more than 50 instead of 50."""
    if a is not None and b is not None and a.low == b.low and b.high is None:
        return b
    return a or b


def shared(a: list[Actor], b: list[Actor]) -> bool:
    """Whether two sides have a party in common, or one of them is not told."""
    return not a or not b or bool({x.name for x in a} & {x.name for x in b})


def joined(a: Event, b: Event) -> Event:
    """One record of two: a capture outweighs a clash, the surer record the other; lists are brought together."""
    first, second = (a, b) if a.confidence >= b.confidence else (b, a)
    kind = "capture" if "capture" in (a.kind, b.kind) and family(a.kind) == "battle" else first.kind

    def parties(one: list[Actor], other: list[Actor], taken: list[Actor]) -> list[Actor]:
        names = {x.name for x in one} | {x.name for x in taken}
        return one + [x for x in other if x.name not in names]

    actor1 = parties(first.actor1, second.actor1, first.actor2)
    claims = [c for c in second.claims if not any(one_source(c.source, s) for s in first.sources)]
    evidence = list(dict.fromkeys(a.evidence + b.evidence))[:3]
    spans = {
        name: list(dict.fromkeys(a.spans.get(name, []) + b.spans.get(name, [])))
        for name in ("words", "evidence")
    }
    return structs.replace(
        first,
        kind=kind,
        actor1=actor1,
        actor2=parties(first.actor2, second.actor2, actor1),
        fatalities=fuller(first.fatalities, second.fatalities),
        injured=fuller(first.injured, second.injured),
        sources=first.sources + [c.source for c in claims],
        claims=first.claims + claims,
        evidence=evidence,
        spans={"words": spans["words"], "evidence": spans["evidence"][:3]},
    )
