"""Judgements: what people decided, appended; the present state is a function of what was read and of these.

A judgement is bound to the coding it was made on. When a newer version has read the report again, a judged event is
found in the new coding by the words it was read from; where it is not found, it stays as it was judged. A judgement
is never taken away: it is withdrawn by a later one, which may be withdrawn itself.
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

Decision = Literal["set", "accept", "reject", "add", "note", "withdraw", "same", "different"]
_BESIDE = frozenset(("note", "same", "different"))  # what is said beside what the event itself tells
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
    """An item as it stands: its events after all decisions, those that were rejected, and what was decided of each.

    `judged` are the ids of events that stand and of which something was decided; `decided` has the standing judgements by
    the id their event has now, "" for the report as a whole.
    """

    events: list[Event]
    judged: frozenset[str]
    text_id: int
    coding_id: int | None
    rejected: list[Event] = []
    decided: dict[str, list[Judgement]] = {}


class Decided(msgspec.Struct, frozen=True):
    """A decision to be appended: what, of which event and field, with which value."""

    decision: Decision
    event: str | None = None
    field: str | None = None
    value: Any = None


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
    `add` brings in one that the machine did not read (`value` is the event), `note` keeps words, `withdraw` takes back
    the judgement whose number `value` is. Raises ArchiveError where the event, field or judgement does not exist, or
    the value is none the field can hold.
    """
    return judge_all(archive, item, [Decided(decision, event, field, value)])[0]


def judge_all(archive: Archive, item: int, decisions: list[Decided]) -> list[int]:
    """Append these decisions, all or none, each as `judge` does; returns their numbers."""
    from marsad.archive.deriving import reindex

    with writing(archive.db):
        numbers = [append(archive, item, decided) for decided in decisions]
        reindex(archive, item)
    return numbers


def append(archive: Archive, item: int, d: Decided) -> int:
    """Append one decision and its entry in the log, within the caller's transaction; the index stays as it is."""
    present = state(archive, item)
    _check(present, d.decision, d.event, d.field, d.value)
    if d.decision == "withdraw" and d.value not in {j.id for j in standing(judgements(archive, item))}:
        raise ArchiveError(f"no judgement {d.value} stands on this report")
    at, number = now(), _next(archive)
    packed = canonical(d.value).decode()
    detail = {
        "judgement": number, "coding": present.coding_id, "event": d.event, "decision": d.decision, "field": d.field,
        "value": sha256(packed.encode()), "at": at,
    }  # fmt: skip
    entry = log.append(archive.db, archive.by, "judge", item, detail)
    archive.db.execute(
        "INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, item, present.coding_id, d.event, d.decision, d.field, packed, archive.by, at, entry),
    )
    return number


def _next(archive: Archive) -> int:
    found: int = archive.db.execute("SELECT coalesce(max(id), 0) + 1 FROM judgement").fetchone()[0]
    return found


def _check(present: State, decision: str, event: str | None, field: str | None, value: Any) -> None:
    if decision in ("same", "different") and event is None:  # a report from which no event was read
        return
    if decision in ("set", "accept", "reject", "same", "different") and event not in {
        e.id for e in present.events
    }:
        raise ArchiveError(f"no event {event!r} in this report{_standing_ids(present)}")
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


def _standing_ids(present: State) -> str:
    ids = ", ".join(e.id for e in present.events)
    return f" (it has {ids})" if ids else " (it has none)"


def standing(made: list[Judgement]) -> list[Judgement]:
    """The judgements that were not withdrawn, in their order; withdrawing one that withdrew brings back what it took."""
    gone: set[int] = set()
    for j in reversed(made):
        if j.decision == "withdraw" and j.id not in gone:
            gone.add(j.value)
    return [j for j in made if j.id not in gone]


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
    read = coded_of(row[1]).events if row else []
    made = _Making(archive, text_id, row[0] if row else None, read)
    for j in standing(judgements(archive, item)):
        made.apply(j)
    judged = frozenset(
        at for at, told in made.decided.items() if any(j.decision not in _BESIDE for j in told)
    )
    return State(
        list(made.events.values()), judged & made.events.keys(), text_id, made.coding, list(made.rejected.values()),
        made.decided,
    )  # fmt: skip


class _Making:
    """The state in the making: what the machine read, changed by one judgement after the other."""

    def __init__(self, archive: Archive, text: int, coding: int | None, read: list[Event]) -> None:
        self.archive, self.text, self.coding, self.read = archive, text, coding, read
        self.events = {e.id: e for e in read}
        self.rejected: dict[str, Event] = {}
        self.decided: dict[str, list[Judgement]] = {}
        self._carried: dict[tuple[int | None, str], str] = {}

    def apply(self, j: Judgement) -> None:
        """One judgement over what stands."""
        if j.decision == "withdraw":
            return
        at = self._id(j)
        if j.decision == "add":
            self.events[at] = msgspec.structs.replace(msgspec.convert(j.value, Event), id=at)
        elif j.decision == "reject" and at in self.events:
            self.rejected[at] = self.events.pop(at)
        elif j.decision == "set" and at in self.events and j.field:
            self.events[at] = _with(self.events[at], j.field, j.value)
        self.decided.setdefault(at, []).append(j)

    def _id(self, j: Judgement) -> str:
        """The id under which the event judged stands now."""
        if j.decision == "add":
            return f"p{j.id}"
        if j.event is None or j.coding == self.coding or j.event[0] == "p" or "@" in j.event:
            return j.event or ""
        if (j.coding, j.event) not in self._carried:
            self._carried[(j.coding, j.event)] = self._carry(j)
        return self._carried[(j.coding, j.event)]

    def _carry(self, j: Judgement) -> str:
        """The id of a judged event of an earlier coding in the present one; brought back as it was where it is gone."""
        row = self.archive.db.execute(
            "SELECT packed, reading_text FROM coding WHERE id = ?", (j.coding,)
        ).fetchone()
        old = next((e for e in coded_of(row[0]).events if e.id == j.event), None) if row else None
        if old is None:
            return j.event or ""
        same = row[1] == self.text
        if found := matching(old, self.read, same):
            return found.id
        kept = f"{old.id}@{j.coding}"
        self.events.setdefault(kept, msgspec.structs.replace(old if same else unbound(old), id=kept))
        return kept


def _with(event: Event, field: str, value: Any) -> Event:
    """The event with a field's value replaced; the words behind the old value stay only where the new one names them."""
    return msgspec.convert({**msgspec.to_builtins(event), field: value}, Event)


def unbound(event: Event) -> Event:
    """The event without the places of its words, which are another text's; the words stay."""
    return msgspec.convert(_without_spans(msgspec.to_builtins(event)), Event)


def _without_spans(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_spans(v) for v in value]
    if isinstance(value, dict):
        return {key: _without_spans(v) for key, v in value.items() if key not in ("span", "spans")}
    return value


def matching(event: Event, others: list[Event], same_text: bool = True) -> Event | None:
    """The event of another coding that tells the same happening: same words behind it, the same kind before another.

    Of the same text the words must stand in the same places; of another text half of them must be the same words.
    """
    own = _places(event) if same_text else _words(event)
    least = 1.0 if same_text else 0.5 * max(1, len(own))
    theirs = _places if same_text else _words
    scored = [(len(own & theirs(o)) + (o.kind == event.kind) * 0.4, o) for o in others]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, event))
    return best[1] if best[0] >= least else None


def _places(event: Event) -> frozenset[Any]:
    return frozenset((s.part, at) for s in event.spans.get("words", []) for at in range(s.start, s.end))


def _words(event: Event) -> frozenset[Any]:
    quoted = [*event.evidence, *(s.text for s in event.spans.get("words", []))]
    return frozenset(word for words in quoted for word in words.split())
