"""The feed: what became of the archive's incidents since a moment, told from its log."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from marsad.archive.store import Archive
from marsad.incidents.changes import Change


class _New(msgspec.Struct):
    id: str


class _Updated(msgspec.Struct):
    id: str
    slots: list[str]


class _Retired(msgspec.Struct):
    id: str
    heirs: list[str]


class _Entry(msgspec.Struct):
    new: list[_New] = []
    updated: list[_Updated] = []
    retired: list[_Retired] = []


_decode = msgspec.json.Decoder(_Entry).decode


def changed_since(archive: Archive, moment: str) -> Iterator[Change]:
    """What changed from a moment on (UTC, ISO; a day is its first second): each incident once, the latest change last.

    An incident that came and went meanwhile is not told; a retired one names those that stand now, over however many steps.
    """
    at: dict[str, str] = {}
    began: dict[str, bool] = {}  # whether it stood before
    slots: dict[str, dict[str, None]] = {}
    retired: dict[str, list[str]] = {}
    rows = archive.db.execute(
        "SELECT at, detail FROM log WHERE action = 'link' AND at >= ? ORDER BY seq", (moment,)
    )
    for when, detail in rows:
        entry = _decode(detail)
        for new in entry.new:
            began.setdefault(new.id, False)
            retired.pop(new.id, None)
            at[new.id] = when
        for updated in entry.updated:
            began.setdefault(updated.id, True)
            slots.setdefault(updated.id, {}).update(dict.fromkeys(updated.slots))
            at[updated.id] = when
        for gone in entry.retired:
            began.setdefault(gone.id, True)
            retired[gone.id] = gone.heirs
            at[gone.id] = when
    for name in sorted(at, key=lambda name: (at[name], name)):
        if name in retired:
            if began[name]:
                yield Change(name, "retired", heirs=_heirs(name, retired), at=at[name])
        elif not began[name]:
            yield Change(name, "new", at=at[name])
        else:
            yield Change(name, "updated", slots=list(slots.get(name, {})), at=at[name])


def _heirs(name: str, retired: dict[str, list[str]]) -> list[str]:
    """The incidents that stand of an incident's heirs and theirs."""
    found: dict[str, None] = {}
    waiting, seen = list(retired[name]), {name}
    while waiting:
        heir = waiting.pop(0)
        if heir in seen:
            continue
        seen.add(heir)
        if heir in retired:
            waiting += retired[heir]
        else:
            found[heir] = None
    return list(found)
