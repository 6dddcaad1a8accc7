"""What changed between two states of the incidents: new, updated, retired; a retired id points to its heirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from marsad.incidents.incident import Incident, Member


class Change(msgspec.Struct, frozen=True):
    """One change: the incident, what befell it, its heirs where it is retired, and the slots that differ where updated."""

    id: str
    what: Literal["new", "updated", "retired"]
    heirs: list[str] = []
    slots: list[str] = []
    at: str | None = None


def read_incidents(path: str) -> list[Incident]:
    """Incidents from the lines that `marsad link` printed."""
    decoder = msgspec.json.Decoder(Incident)
    return [decoder.decode(line) for line in Path(path).read_bytes().splitlines() if line.strip()]


def changes(before: Iterable[Incident], after: Iterable[Incident], at: str | None = None) -> list[Change]:
    """The changes from one state to the next, by id; what is the same in both is not told."""
    old = {incident.id: incident for incident in before}
    new = {incident.id: incident for incident in after}
    home = {member: incident.id for incident in new.values() for member in incident.members}
    found = []
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            found.append(Change(name, "new", at=at))
        elif name not in new:
            found.append(Change(name, "retired", heirs=_heirs(old[name].members, home), at=at))
        elif slots := differing(old[name], new[name]):
            found.append(Change(name, "updated", slots=slots, at=at))
    return found


def _heirs(members: Iterable[Member], home: Mapping[Member, str]) -> list[str]:
    """Where the members went, the incident that took most first."""
    count: dict[str, int] = {}
    for member in members:
        if heir := home.get(member):
            count[heir] = count.get(heir, 0) + 1
    return sorted(count, key=lambda name: (-count[name], name))


def differing(a: Incident, b: Incident) -> list[str]:
    """The slots, the id left out, in which two states of an incident differ."""
    return [
        name for name in Incident.__struct_fields__ if name != "id" and getattr(a, name) != getattr(b, name)
    ]
