"""Judgements: what people decided, appended; the present state is a function of what was read and of these.

A judgement is bound to the coding it was made on. When a newer version has read the report again, a judged event is
found in the new coding by the words it was read from; where it is not found, it stays as it was judged.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from marsad.archive import log
from marsad.archive.database import writing
from marsad.archive.errors import ArchiveError
from marsad.archive.hashing import canonical, now, sha256
from marsad.archive.store import Archive, coded_of
from marsad.record import Event

Decision = Literal["set", "accept", "reject", "add", "note"]
_FIELDS = frozenset(Event.__struct_fields__) - {"id"}


class Judgement(msgspec.Struct, frozen=True):
    """One decision: on which coding's event, what, of which field, with which value, by whom and when."""

    id: int
    coding: int | None
    event: str | None
    decision: Decision
    field: str | None
    value: Any
    by: str
    at: str


class State(msgspec.Struct):
    """An item as it stands: its events after all decisions, and the ids of those that people decided on."""

    events: list[Event]
    judged: frozenset[str]
    text_id: int
    coding_id: int | None


def judge(
    archive: Archive,
    item: int,
    decision: Decision,
    *,
    event: str | None = None,
    field: str | None = None,
    value: Any = None,
) -> int:
    """Append a decision by `archive.by` and index the item anew; returns its number.

    `set` gives an event's `field` a value (JSON of the record's type), `accept` and `reject` confirm or refuse an event,
    `add` brings in one that the machine did not read (`value` is the event), `note` keeps words. Raises ArchiveError
    where the event or field does not exist, or the value is none the field can hold.
    """
    from marsad.archive.adding import reindex

    with writing(archive.db):
        present = state(archive, item)
        _check(present, decision, event, field, value)
        at, number = now(), _next(archive)
        packed = canonical(value).decode()
        detail = {
            "judgement": number, "coding": present.coding_id, "event": event, "decision": decision, "field": field,
            "value": sha256(packed.encode()), "at": at,
        }  # fmt: skip
        entry = log.append(archive.db, archive.by, "judge", item, detail)
        archive.db.execute(
            "INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, item, present.coding_id, event, decision, field, packed, archive.by, at, entry),
        )
        reindex(archive, item)
    return number


def _next(archive: Archive) -> int:
    found: int = archive.db.execute("SELECT coalesce(max(id), 0) + 1 FROM judgement").fetchone()[0]
    return found


def _check(present: State, decision: str, event: str | None, field: str | None, value: Any) -> None:
    if decision in ("set", "accept", "reject") and event not in {e.id for e in present.events}:
        raise ArchiveError(f"no event {event!r} in this report")
    if decision == "set" and field not in _FIELDS:
        raise ArchiveError(f"no field {field!r} in an event")
    try:
        if decision == "add":
            msgspec.convert(value, Event)
        elif decision == "set":
            chosen = next(e for e in present.events if e.id == event)
            _with(chosen, str(field), value)
    except msgspec.ValidationError as error:
        raise ArchiveError(f"not a value of {field or 'an event'}: {error}") from error


def judgements(archive: Archive, item: int) -> list[Judgement]:
    """The decisions on an item, in the order they were made."""
    rows = archive.db.execute(
        "SELECT id, coding, event, decision, field, value, by, at FROM judgement WHERE item = ? ORDER BY id",
        (item,),
    )
    return [
        Judgement(number, coding, event, decision, field, msgspec.json.decode(value), by, at)
        for number, coding, event, decision, field, value, by, at in rows
    ]


def state(archive: Archive, item: int) -> State:
    """What stands of an item now: what the machine read last, and over it what people decided, in their order."""
    text_id = archive.db.execute("SELECT max(id) FROM reading_text WHERE item = ?", (item,)).fetchone()[0]
    row = archive.db.execute(
        "SELECT id, packed FROM coding WHERE reading_text = ? ORDER BY id DESC LIMIT 1", (text_id,)
    ).fetchone()
    events = {e.id: e for e in coded_of(row[1]).events} if row else {}
    judged: set[str] = set()
    carried: dict[tuple[int | None, str], str] = {}
    for j in judgements(archive, item):
        if j.decision == "add":
            added = msgspec.structs.replace(msgspec.convert(j.value, Event), id=f"p{j.id}")
            events[added.id] = added
            judged.add(added.id)
        elif j.event is not None:
            at = j.event
            if j.coding != (row and row[0]) and at[0] != "p" and "@" not in at:
                if (j.coding, at) not in carried:
                    carried[(j.coding, at)] = _carry(archive, j, events)
                at = carried[(j.coding, at)]
            _apply(events, at, j)
            judged.add(at)
    return State(list(events.values()), frozenset(judged & events.keys()), text_id, row[0] if row else None)


def _apply(events: dict[str, Event], at: str, j: Judgement) -> None:
    if j.decision == "reject":
        events.pop(at, None)
    elif j.decision == "set" and at in events and j.field:
        events[at] = _with(events[at], j.field, j.value)


def _with(event: Event, field: str, value: Any) -> Event:
    """The event with a field's value replaced; the words behind the old value stay only where the new one names them."""
    return msgspec.convert({**msgspec.to_builtins(event), field: value}, Event)


def _carry(archive: Archive, j: Judgement, events: dict[str, Event]) -> str:
    """The id under which a judged event of an earlier coding now stands; brought back as it was where it is gone."""
    row = archive.db.execute("SELECT packed FROM coding WHERE id = ?", (j.coding,)).fetchone()
    old = next((e for e in coded_of(row[0]).events if e.id == j.event), None) if row else None
    if old is None:
        return j.event or ""
    if found := matching(old, list(events.values())):
        return found.id
    kept = f"{old.id}@{j.coding}"
    events.setdefault(kept, msgspec.structs.replace(old, id=kept))
    return kept


def matching(event: Event, others: list[Event]) -> Event | None:
    """The event of another coding that tells the same happening: same words behind it, the same kind before another."""
    own = _places(event)
    scored = [(len(own & _places(o)) + (o.kind == event.kind) * 0.5, o) for o in others]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, event))
    return best[1] if best[0] >= 1 else None


def _places(event: Event) -> frozenset[tuple[str, int]]:
    return frozenset((s.part, at) for s in event.spans.get("words", []) for at in range(s.start, s.end))
