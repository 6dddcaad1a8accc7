"""Re-reading with a newer version: a coding beside the old one, people's decisions kept, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from marsad.archive.adding import add_coding, reindex
from marsad.archive.database import writing
from marsad.archive.judgements import matching, state
from marsad.archive.store import Archive
from marsad.record import Coded, Event, Report

_COMPARED = ("kind", "status", "date", "place", "actor1", "actor2", "fatalities", "injured", "sources")


class Change(msgspec.Struct, frozen=True):
    """What a new reading changed in an item: events gone and new, and fields that differ as `e1.place`."""

    id: str
    gone: list[str]
    new: list[str]
    differ: list[str]


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
        before = archive.coded(item)
        report = archive.raw_report(item)
        made = read(report)
        with writing(archive.db):
            present = state(archive, item)
            text_hash = archive.db.execute(
                "SELECT sha256 FROM reading_text WHERE id = ?", (present.text_id,)
            ).fetchone()[0]
            add_coding(archive, item, present.text_id, text_hash, msgspec.json.encode(made), version)
            reindex(archive, item)
        yield compare(archive.name(item), before.events if before else [], made.events)


def compare(name: str, old: list[Event], new: list[Event]) -> Change | None:
    """What differs between two readings, None where nothing does."""
    pairs = {o.id: matching(o, new) for o in old}
    taken = {n.id for n in pairs.values() if n}
    differ = [
        f"{n.id}.{field}"
        for o in old
        if (n := pairs[o.id])
        for field in _COMPARED
        if _value(getattr(o, field)) != _value(getattr(n, field))
    ]
    change = Change(
        name, [o for o, n in pairs.items() if n is None], [n.id for n in new if n.id not in taken], differ
    )
    return change if change.gone or change.new or change.differ else None


def _value(value: object) -> object:
    """A value without the words and rules behind it."""
    if isinstance(value, list):
        return [_value(v) for v in value]
    if isinstance(value, msgspec.Struct):
        told = msgspec.structs.asdict(value)
        return {key: told[key] for key in told if key not in ("span", "rule", "confidence", "text")}
    return value
