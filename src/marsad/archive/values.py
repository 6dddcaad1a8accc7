"""Values as a person types them: what stands after the `=` of `marsad judge --set`, made the record's own type.

kind, status       airstrike, denied
date               2018-03-05, 2018-03-05/2018-03-07
place              الرقة, Raqqa, or the id that `marsad places find` shows
actor1, actor2     names or ids of the registry, parted by ;
fatalities, injured  12, 10-12, 10+
sources, evidence  words parted by ;
any field          none, or JSON of the record's type
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec

from marsad.archive.errors import ArchiveError
from marsad.record import Actor, Days, Place, Toll

_TOLL = re.compile(r"(\d+)(?:\s*(\+|-|–)\s*(\d+)?)?$")
RULE = "people"
_WIDE = ("country", "admin1", "admin2", "admin3")  # named after their town, which is meant before them


def value_of(field: str, told: str) -> Any:
    """The value for an event's field; raises ArchiveError where it cannot be one."""
    told = told.strip()
    if told.casefold() in ("none", "null", ""):
        return [] if field in ("actor1", "actor2", "sources", "evidence", "claims") else None
    if told[0] in "[{":
        try:
            return msgspec.json.decode(told.encode())
        except msgspec.DecodeError as error:
            raise ArchiveError(f"{field}: not valid JSON: {error}") from error
    if field == "date":
        return msgspec.to_builtins(_days(told))
    if field == "place":
        return msgspec.to_builtins(_place(told))
    if field in ("actor1", "actor2"):
        return [msgspec.to_builtins(_actor(name.strip())) for name in told.split(";") if name.strip()]
    if field in ("fatalities", "injured"):
        return msgspec.to_builtins(_toll(field, told))
    if field in ("sources", "evidence"):
        return [words.strip() for words in told.split(";") if words.strip()]
    return told


def _days(told: str) -> Days:
    parts = re.split(r"/|\.\.", told)
    try:
        days = [date.fromisoformat(part.strip()).isoformat() for part in parts]
    except ValueError as error:
        raise ArchiveError(f"date: {told!r} is no day: write YYYY-MM-DD, or two with / between") from error
    if len(days) > 2 or days != sorted(days):
        raise ArchiveError(f"date: {told!r}: one day, or the first and the last with / between")
    granularity = "day" if len(days) == 1 else "range"
    return Days(days[0], days[-1], None, granularity, basis=RULE, rule=RULE, confidence=1.0)


def _toll(field: str, told: str) -> Toll:
    found = _TOLL.match(told)
    if not found or (found[2] == "+" and found[3]) or (found[2] in ("-", "–") and not found[3]):
        raise ArchiveError(f"{field}: {told!r} is no number: write 12, 10-12, or 10+ for at least ten")
    low = int(found[1])
    high = int(found[3]) if found[3] else None if found[2] else low
    return Toll(low, high, None, rule=RULE, confidence=1.0)


def _place(told: str) -> Place:
    from marsad.grounding.places.command import places_named
    from marsad.grounding.places.placing import basis_of, radius_of

    found = places_named(told)
    if not found:
        raise ArchiveError(f"place: no place is known as {told!r} (`marsad places find` looks one up)")
    towns = [e for e in found if e.curated and e.kind not in _WIDE]
    found = towns if len(towns) == 1 else found
    if len(found) > 1:
        names = "; ".join(f"{e.id} ({e.name}, {e.admin1 or e.country})" for e in found[:6])
        raise ArchiveError(f"place: {told!r} is the name of {len(found)} places, give the id of one: {names}")
    e = found[0]
    return Place(
        told if told != e.id else e.name_ar, e.name, e.admin1 or None, e.country or None, e.lat, e.lon, e.id, radius_of(e),
        basis_of(e), rule=RULE, confidence=1.0,
    )  # fmt: skip


def _actor(told: str) -> Actor:
    from marsad.reading.actors_registry import registry

    known = registry()
    by_id = [told] if told in known.parties else list(known.find(told))
    ids = by_id or [p.id for p in known.parties.values() if p.name.casefold() == told.casefold()]
    states = [i for i in ids if known.parties[i].type == "state"]
    ids = states if len(states) == 1 else ids
    if len(ids) > 1:
        names = "; ".join(f"{i} ({known.parties[i].name})" for i in ids[:6])
        raise ArchiveError(f"{told!r} is the name of {len(ids)} parties, give the id of one: {names}")
    if not ids:
        return Actor(told, told, rule=RULE, confidence=1.0)
    p = known.parties[ids[0]]
    return Actor(
        told, p.name, p.id, p.type or None, p.inter or None, p.country or None, rule=RULE, confidence=1.0
    )
