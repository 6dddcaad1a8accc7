"""From a group of events to an incident: every account kept as a claim, each slot's value by a stated rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from marsad.incidents.copies import copy_groups
from marsad.incidents.facts import UNREAD, Facts, bounds, kin, unpack
from marsad.incidents.incident import Conflict, Incident, Link, Said, incident_id, member_of
from marsad.incidents.officials import speaks_for
from marsad.incidents.reconcile import Account, Figure, reconcile
from marsad.incidents.records import Actor, Event, Toll
from marsad.incidents.words import words_in

_FEW = 3  # a party told by fewer than one account in so many is left to the claims


class Voice(NamedTuple):
    """One event with its slots, and the report its text was copied from (its own id where it was not)."""

    facts: Facts
    event: Event
    original: str


def derive(members: Sequence[Facts], links: list[Link], rule: str = "ucdp") -> Incident:
    """The incident of these events; the same for any order of them."""
    ordered = sorted(members, key=standing)
    read = [facts for facts in ordered if facts.kind != UNREAD]
    reports = {facts.report.id: facts.report for facts in read}
    original = copy_groups(list(reports.values()))
    voices = [Voice(facts, unpack(facts.slots), original[facts.report.id]) for facts in read]
    own = [v for v in voices if v.original == v.facts.report.id]
    claims = [said for voice in voices for said in _claims(voice, voices)]
    tolls = {slot: _figure(claims, original, slot, rule) for slot in ("fatalities", "injured")}
    return Incident(
        id=incident_id(ordered[0].key),
        members=[member_of(facts.key) for facts in ordered],
        kind=_kind(own),
        date=_date(own),
        place=_place(own),
        actor1=_actors(own, 1),
        actor2=_actors(own, 2),
        fatalities=tolls["fatalities"],
        injured=tolls["injured"],
        claims=claims,
        sources_independent=len({_origin(voice) for voice in own}),
        copies=len(reports) - len(set(original.values())),
        conflicts=_conflicts(own, claims),
        links=links,
    )


def refigured(incident: Incident, rule: str) -> Incident:
    """The incident with its tolls by another rule, from the claims it keeps."""
    original = {said.report: said.copy_of or said.report for said in incident.claims}
    fatalities, injured = (
        _figure(incident.claims, original, slot, rule) for slot in ("fatalities", "injured")
    )
    return msgspec.structs.replace(incident, fatalities=fatalities, injured=injured)


def standing(facts: Facts) -> tuple[str, str, str]:
    """The order of members: by publication, then by the report's and the event's own ids."""
    stamp = facts.report.stamp or "9999"
    return f"unread {stamp}" if facts.kind == UNREAD else stamp, facts.report.id, facts.event


def _claims(voice: Voice, voices: Sequence[Voice]) -> list[Said]:
    """The account of the report itself, and each speaker's where it gives figures or a stance of its own."""
    event = voice.event
    first = event.sources[0] if event.sources else None
    own = [
        _said(voice, voices, claim.source, claim.fatalities, claim.injured, claim.stance, own=True)
        for claim in event.claims
        if claim.fatalities or claim.injured or (claim.stance != "says" and claim.source)
    ]
    return [_said(voice, voices, first, None, None, "says"), *own]


def _said(
    voice: Voice,
    voices: Sequence[Voice],
    source: str | None,
    killed: Toll | None,
    hurt: Toll | None,
    stance: str,
    own: bool = False,
) -> Said:
    event, report = voice.event, voice.facts.report
    if not own:
        killed, hurt = event.fatalities, event.injured
    return Said(
        report=report.id,
        event=event.id,
        source=source,
        outlet=report.outlet or None,
        at=report.stamp or None,
        party=bool(source) and speaks_for(source or "", _all_parties(voices)),
        copy_of=None if voice.original == report.id else voice.original,
        kind=event.kind,
        date=msgspec.to_builtins(event.date) if event.date else None,
        place=msgspec.to_builtins(event.place) if event.place else None,
        actor1=[actor.name or actor.text for actor in event.actor1],
        actor2=[actor.name or actor.text for actor in event.actor2],
        fatalities=_toll(killed),
        injured=_toll(hurt),
        stance=stance,
    )


def _all_parties(voices: Sequence[Voice]) -> frozenset[str]:
    return frozenset(party for v in voices for party in v.facts.actor1 | v.facts.actor2)


def _toll(toll: Toll | None) -> dict[str, Any] | None:
    held = bounds(toll)
    return {"low": held[0], "high": held[1], "text": toll.text if toll else None} if held else None


def _figure(claims: Iterable[Said], original: dict[str, str], slot: str, rule: str) -> Figure | None:
    accounts = []
    for said in claims:
        told = getattr(said, slot)
        if told:
            accounts.append(
                Account(told["low"], told["high"], said.at or "", original[said.report], said.party)
            )
    return reconcile(accounts, rule)


def _origin(voice: Voice) -> str:
    """Whose account it is: the first source it names, else the outlet, else the report: one source told twice is one."""
    if voice.event.sources:
        return "source " + " ".join(words_in(voice.event.sources[0]))
    return "outlet " + (voice.facts.report.outlet or voice.facts.report.id)


def _kind(own: Sequence[Voice]) -> str:
    """The kind most accounts give, a report's surest first; of equals that of the family most are in, then the earliest."""
    kinds: Counter[str] = Counter()
    families: Counter[str] = Counter()
    for voice in own:
        weight = round(100 * voice.facts.confidence) + 1
        kinds[voice.event.kind] += weight
        families[voice.facts.families] += weight
    told = [v.event.kind for v in own]
    table = kin()
    return max(
        kinds, key=lambda k: (kinds[k], families[table[k].family] if k in table else 0, -told.index(k))
    )


def _date(own: Sequence[Voice]) -> dict[str, Any] | None:
    """The days most accounts tell in words; where none does, those taken from the publications."""
    told = [v for v in own if v.facts.start is not None and v.facts.told] or [
        v for v in own if v.facts.start is not None
    ]
    if not told:
        return None
    count = Counter((v.event.date.start, v.event.date.end) for v in told if v.event.date)
    start, end = max(
        count,
        key=lambda d: (
            count[d],
            d[0] == d[1],
            -told.index(
                next(v for v in told if v.event.date and (v.event.date.start, v.event.date.end) == d)
            ),
        ),
    )
    return {"start": start, "end": end, "told": told[0].facts.told}


def _place(own: Sequence[Voice]) -> dict[str, Any] | None:
    """The place most accounts give among those that give a town or better; else the narrowest."""
    placed = [v for v in own if v.event.place]
    if not placed:
        return None
    narrow = [v for v in placed if v.facts.radius <= 15_000 and v.facts.lat is not None] or placed
    count: Counter[str] = Counter()
    for voice in narrow:
        count[voice.facts.place] += round(100 * voice.facts.confidence) + 1
    best = max(narrow, key=lambda v: (count[v.facts.place], -v.facts.radius, v.facts.confidence))
    return msgspec.to_builtins(best.event.place) if best.event.place else None


def _actors(own: Sequence[Voice], side: int) -> list[dict[str, Any]]:
    """The parties that enough accounts name, those of most accounts first."""
    named: dict[str, Actor] = {}
    count: Counter[str] = Counter()
    telling = 0
    for voice in own:
        actors = voice.event.actor1 if side == 1 else voice.event.actor2
        telling += bool(actors)
        for actor in actors:
            name = actor.id or actor.name or actor.text
            named.setdefault(name, actor)
        count.update({actor.id or actor.name or actor.text for actor in actors})
    order = list(named)
    kept = [n for n in sorted(named, key=lambda n: (-count[n], order.index(n))) if count[n] * _FEW >= telling]
    return [{**msgspec.to_builtins(named[n]), "told_by": count[n]} for n in kept]


def _conflicts(own: Sequence[Voice], claims: Sequence[Said]) -> list[Conflict]:
    """The slots on which accounts differ, with the values told, in the order they were first told."""
    values: dict[str, dict[str, None]] = defaultdict(dict)
    for voice in own:
        event = voice.event
        values["kind"][event.kind] = None
        if voice.facts.told and event.date:
            values["date"][f"{event.date.start}/{event.date.end}"] = None
        if event.place and voice.facts.radius <= 15_000:
            values["place"][event.place.name or event.place.text or ""] = None
        if event.actor1:
            values["actor1"]["; ".join(sorted(a.name or a.text for a in event.actor1))] = None
        if event.actor2:
            values["actor2"]["; ".join(sorted(a.name or a.text for a in event.actor2))] = None
        values["status"][event.status] = None
    for said in claims:
        for slot in ("fatalities", "injured"):
            told = getattr(said, slot)
            if told:
                high = told["high"]
                values[slot][
                    f"{told['low']}+"
                    if high is None
                    else str(high)
                    if high == told["low"]
                    else f"{told['low']}–{high}"
                ] = None
    return [Conflict(slot, list(told)) for slot, told in sorted(values.items()) if len(told) > 1]
