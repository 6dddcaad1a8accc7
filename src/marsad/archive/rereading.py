"""Re-reading with a newer version: a coding beside the old one, people's decisions kept, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from marsad.archive.database import writing
from marsad.archive.deriving import add_coding, reindex
from marsad.archive.judgements import State, matching, state
from marsad.archive.store import Archive, coded_of
from marsad.record import Coded, Event, Report

_COMPARED = ("kind", "status", "date", "place", "actor1", "actor2", "fatalities", "injured", "sources")


class Cell(msgspec.Struct, frozen=True):
    """A cell that a new reading has otherwise: `kept` where what people decided of it stands all the same."""

    event: str
    field: str
    before: Any
    after: Any
    kept: bool = False


class Change(msgspec.Struct, frozen=True):
    """What a new reading changed in an item: events gone and new, by their ids in either reading, and cells that differ.

    `kept` are those gone that stand all the same, because people decided on them.
    """

    id: str
    gone: list[str]
    new: list[str]
    differ: list[Cell]
    kept: list[str] = []


def to_read(archive: Archive, version: str) -> list[int]:
    """The items whose latest text this version has not read."""
    rows = archive.db.execute(
        "SELECT item FROM shown WHERE NOT EXISTS (SELECT 1 FROM coding c WHERE c.reading_text = shown.reading_text "
        "AND c.version = ?) ORDER BY item",
        (version,),
    )
    return [item for (item,) in rows]


def reread(
    archive: Archive, items: list[int], read: Callable[[Report], Coded], version: str
) -> Iterator[Change | None]:
    """Read these items again, each its own transaction; gives for each what changed, None where nothing did."""
    for item in items:
        before, text = _last_reading(archive, item)
        report = archive.raw_report(item)
        made = read(report)
        with writing(archive.db):
            present = state(archive, item)
            text_hash = archive.db.execute(
                "SELECT sha256 FROM reading_text WHERE id = ?", (present.text_id,)
            ).fetchone()[0]
            add_coding(archive, item, present.text_id, text_hash, msgspec.json.encode(made), version)
            reindex(archive, item)
            after = state(archive, item)
        change = compare(archive.name(item), before, made.events, text == present.text_id)
        yield _with_decisions(change, after) if change else None


def _with_decisions(change: Change, present: State) -> Change:
    """The change with what people's decisions keep of it marked."""
    held = {(at, j.field) for at, told in present.decided.items() for j in told if j.decision == "set"}
    differ = [msgspec.structs.replace(c, kept=(c.event, c.field) in held) for c in change.differ]
    standing = {e.id.partition("@")[0] for e in present.events if "@" in e.id}
    return msgspec.structs.replace(change, differ=differ, kept=[at for at in change.gone if at in standing])


def _last_reading(archive: Archive, item: int) -> tuple[list[Event], int | None]:
    """The events that were read last from the item, and the text they were read from, whichever of its texts that is."""
    row = archive.db.execute(
        "SELECT c.packed, t.id FROM coding c JOIN reading_text t ON t.id = c.reading_text WHERE t.item = ? "
        "ORDER BY c.id DESC LIMIT 1",
        (item,),
    ).fetchone()
    return (coded_of(row[0]).events, row[1]) if row else ([], None)


def compare(name: str, old: list[Event], new: list[Event], same_text: bool = True) -> Change | None:
    """What differs between two readings, of the same text or not; None where nothing does."""
    pairs = {o.id: matching(o, new, same_text) for o in old}
    taken = {n.id for n in pairs.values() if n}
    differ = [
        Cell(n.id, field, before, after)
        for o in old
        if (n := pairs[o.id])
        for field in _COMPARED
        if (before := _value(getattr(o, field))) != (after := _value(getattr(n, field)))
    ]
    change = Change(
        name, [o for o, n in pairs.items() if n is None], [n.id for n in new if n.id not in taken], differ
    )
    return change if change.gone or change.new or change.differ else None


def _value(value: object) -> Any:
    """A value without the words and rules behind it."""
    if isinstance(value, list):
        return [_value(v) for v in value]
    if isinstance(value, msgspec.Struct):
        told = msgspec.structs.asdict(value)
        return {key: told[key] for key in told if key not in ("span", "rule", "confidence", "text")}
    return value
