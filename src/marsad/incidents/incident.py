"""The incident: what many reports tell of one happening, with every account kept."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec

from marsad.incidents.facts import Key
from marsad.incidents.reconcile import Figure


class Member(msgspec.Struct, frozen=True, order=True):
    """An event of a report; None where none was read and the report joined by its headline."""

    report: str
    event: str | None


def member_of(key: Key) -> Member:
    """The member with this key."""
    return Member(key[0], key[1] or None)


class Reason(msgspec.Struct, frozen=True):
    """One part of a link's score (log-odds) and what it rests on, in words."""

    part: str
    score: float
    text: str


class Link(msgspec.Struct, frozen=True):
    """Why two events are one happening: a probability and its parts; `judged` where a person said so."""

    a: Member
    b: Member
    score: float
    reasons: list[Reason]


class Said(msgspec.Struct, frozen=True):
    """What one account says: who speaks (None: the report itself), in which outlet, when, and the values told."""

    report: str
    event: str
    source: str | None
    outlet: str | None
    at: str | None
    party: bool
    copy_of: str | None
    kind: str
    date: dict[str, Any] | None
    place: dict[str, Any] | None
    actor1: list[str]
    actor2: list[str]
    fatalities: dict[str, Any] | None
    injured: dict[str, Any] | None
    stance: str = "says"


class Conflict(msgspec.Struct, frozen=True):
    """A slot on which accounts differ, and the values told."""

    slot: str
    values: list[str]


class Incident(msgspec.Struct, frozen=True):
    """One happening: its members, its values by a stated rule, every claim, and the links that made it."""

    id: str
    members: list[Member]
    kind: str
    date: dict[str, Any] | None
    place: dict[str, Any] | None
    actor1: list[dict[str, Any]]
    actor2: list[dict[str, Any]]
    fatalities: Figure | None
    injured: Figure | None
    claims: list[Said]
    sources_independent: int
    copies: int
    conflicts: list[Conflict]
    links: list[Link]


def incident_id(first: tuple[str, ...]) -> str:
    """The id of the incident whose earliest member this is: it does not change as later ones join."""
    return "i" + sha256("\x1f".join(first).encode()).hexdigest()[:16]
