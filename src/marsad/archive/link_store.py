"""What linking keeps in the archive: the facts of every report, the blocks and near pairs of its events, people's answers."""

from __future__ import annotations

import sqlite3
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence

import msgspec

from marsad.incidents.blocking import blocks
from marsad.incidents.facts import Facts, put_away, take_out
from marsad.incidents.grouping import holds
from marsad.incidents.judgements import Judgement
from marsad.incidents.scoring import Weights

_EACH = 4096  # numbers an item's events have to themselves
_KEPT = 4096  # reports whose facts stay in memory
_ASKED = 500  # values asked for in one query


def item_of(event: int) -> int:
    """The item an event belongs to."""
    return event // _EACH


class LinkStore:
    """The tables of linking in an archive's file; every call is within the caller's transaction."""

    def __init__(self, db: sqlite3.Connection, table: Weights) -> None:
        self.db, self.table = db, table
        self._kept: OrderedDict[int, list[Facts]] = OrderedDict()

    def events(self, item: int) -> dict[int, Facts]:
        """The facts of an item's events by their numbers, as they were linked last."""
        held = self._kept.get(item)
        if held is None:
            row = self.db.execute("SELECT packed FROM linked WHERE item = ?", (item,)).fetchone()
            held = self._kept[item] = take_out(zlib.decompress(row[0])) if row else []
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(item)
        return dict(enumerate(held, item * _EACH))

    def facts(self, event: int) -> Facts:
        """The facts of an event."""
        return self.events(item_of(event))[event]

    def same_as(self, item: int, events: Sequence[Facts]) -> bool:
        """Whether an item was linked with just these facts."""
        row = self.db.execute("SELECT packed FROM linked WHERE item = ?", (item,)).fetchone()
        stored = zlib.decompress(row[0]) if row else b""
        return stored == (_put(events) if events else b"")

    def remove(self, item: int) -> dict[str, str]:
        """Take an item's events out; returns the incidents they were of, by the events' ids."""
        low, high = _range(item)
        was = self.events(item)
        held = {was[event].event: name for event, name in self.incident_of(was).items()}
        near = self.db.execute("SELECT b, a FROM linked_near WHERE a BETWEEN ? AND ?", (low, high)).fetchall()
        self.db.executemany("DELETE FROM linked_near WHERE a = ? AND b = ?", near)
        for sql in (
            "DELETE FROM linked_near WHERE a BETWEEN ? AND ?",
            "DELETE FROM linked_block WHERE event BETWEEN ? AND ?",
            "DELETE FROM linked_event WHERE event BETWEEN ? AND ?",
        ):
            self.db.execute(sql, (low, high))
        self.db.execute("DELETE FROM linked WHERE item = ?", (item,))
        self._kept.pop(item, None)
        return held

    def gone(self) -> set[str]:
        """The incidents of which something was deleted on request, and which must be made anew; told once."""
        found = {name for (name,) in self.db.execute("SELECT id FROM incident_gone")}
        self.db.execute("DELETE FROM incident_gone")
        return found

    def add(self, item: int, events: Sequence[Facts]) -> list[int]:
        """Put an item's events in and pair them with those that share a block; returns their numbers."""
        if not events:
            return []
        events = events[:_EACH]
        self.db.execute("INSERT INTO linked VALUES (?, ?)", (item, zlib.compress(_put(events), 1)))
        self._kept[item] = list(events)
        known: dict[str, float] = {}
        for event, facts in enumerate(events, item * _EACH):
            own, looked = blocks(facts)
            self._pair(event, facts, self._standing_in(looked), known)
            self.db.executemany(
                "INSERT INTO linked_block VALUES (?, ?)", [(block, event) for block in set(own)]
            )
        return list(range(item * _EACH, item * _EACH + len(events)))

    def _standing_in(self, looked: list[int]) -> set[int]:
        found: set[int] = set()
        for at in range(0, len(looked), _ASKED):
            some = looked[at : at + _ASKED]
            marks = ",".join("?" * len(some))
            found |= {
                e
                for (e,) in self.db.execute(f"SELECT event FROM linked_block WHERE block IN ({marks})", some)
            }
        return found

    def _pair(self, event: int, facts: Facts, others: Iterable[int], known: dict[str, float]) -> None:
        rows = []
        for other in sorted(others):
            if item_of(other) == item_of(event):
                continue
            there = self.facts(other)
            value = self.table.near(known, there, facts)
            if value >= self.table.unsure:
                binding = int(holds(value, there, facts, self.table))
                rows += [(event, other, value, binding), (other, event, value, binding)]
        self.db.executemany("INSERT INTO linked_near VALUES (?, ?, ?, ?)", rows)

    def near(self, event: int) -> list[tuple[int, float, bool]]:
        """The events near one: their numbers, scores and whether they bind."""
        rows = self.db.execute("SELECT b, score, binding FROM linked_near WHERE a = ?", (event,))
        return [(b, score, bool(binding)) for b, score, binding in rows]

    def answers(self, events: Iterable[int]) -> dict[int, tuple[int, int, Judgement]]:
        """People's answers that stand on any of these events, by their numbers."""
        found = {}
        for event in events:
            for number, a, b, told in self.db.execute(
                "SELECT number, a, b, told FROM linked_answer WHERE a = ?1 OR b = ?1", (event,)
            ):
                found[number] = (a, b, msgspec.json.decode(told, type=Judgement))
        return found

    def answer(self, item: int, standing: Iterable[tuple[int, int, int, Judgement]]) -> set[int]:
        """Put the answers that stand on an item in the place of those that stood; returns the events that either are on."""
        low, high = _range(item)
        where = "(a BETWEEN ?1 AND ?2) OR (b BETWEEN ?1 AND ?2)"
        before = self.db.execute(
            f"SELECT number, a, b, told FROM linked_answer WHERE {where}", (low, high)
        ).fetchall()
        after = [(number, a, b, msgspec.json.encode(told).decode()) for number, a, b, told in standing]
        if sorted(before) == sorted(after):
            return set()
        self.db.execute(f"DELETE FROM linked_answer WHERE {where}", (low, high))
        self.db.executemany("INSERT OR REPLACE INTO linked_answer VALUES (?, ?, ?, ?)", after)
        return {event for row in (*before, *after) for event in (row[1], row[2])}

    def incident_of(self, events: Iterable[int]) -> dict[int, str]:
        """The incidents that events belong to."""
        found = {}
        for event in events:
            row = self.db.execute("SELECT incident FROM linked_event WHERE event = ?", (event,)).fetchone()
            if row:
                found[event] = row[0]
        return found

    def members(self, incident: str) -> list[int]:
        """The events of an incident."""
        rows = self.db.execute(
            "SELECT event FROM linked_event WHERE incident = ? ORDER BY event", (incident,)
        )
        return [event for (event,) in rows]

    def clear(self) -> None:
        """Empty it all, before everything is linked anew."""
        for name in (
            "linked",
            "linked_event",
            "linked_block",
            "linked_near",
            "linked_answer",
            "incident",
            "incident_gone",
        ):
            self.db.execute(f"DELETE FROM {name}")
        self._kept.clear()


def _range(item: int) -> tuple[int, int]:
    return item * _EACH, item * _EACH + _EACH - 1


def _put(events: Sequence[Facts]) -> bytes:
    return put_away(list(events))
