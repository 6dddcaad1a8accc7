"""Grouping anew what a change touched, within one transaction: which incidents there are now, under which ids, and what changed."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator

import msgspec

from marsad.archive import log
from marsad.archive.link_store import LinkStore, item_of
from marsad.archive.store import Archive
from marsad.incidents.changes import differing
from marsad.incidents.derive import standing
from marsad.incidents.grouping import Group, component, grouped
from marsad.incidents.incident import Incident, incident_id
from marsad.incidents.scoring import Weights

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Incident).decode

Made = tuple[Group, list[int]]  # a group and the numbers of its events


class Regrouping:
    """One change: `carried` are the incidents that events taken out and put in again were of, `lost` those deleted from."""

    def __init__(
        self, archive: Archive, store: LinkStore, table: Weights, carried: dict[int, str], lost: set[str]
    ) -> None:
        self.archive, self.db, self.store, self.table = archive, archive.db, store, table
        self.carried, self.lost = carried, lost
        self._near: dict[int, list[tuple[int, float, bool]]] = {}
        self._dirty: set[int] = set()
        self._sizes: Counter[str] = Counter()

    def run(self, dirty: set[int], stale: set[str]) -> None:
        """Group the components of these events and of these incidents' members, write the incidents and log what changed."""
        store = self.store
        self._dirty = dirty
        starts = {event for event in dirty if event in store.events(item_of(event))}
        before = stale | set(store.incident_of(dirty).values())
        starts.update(event for name in before for event in store.members(name))
        groups: list[Made] = []
        seen: set[int] = set()
        while starts:
            event = starts.pop()
            if event in seen:
                continue
            members = component(event, self._beside)
            seen |= members
            for name in set(store.incident_of(members).values()) - before:
                before.add(name)
                starts.update(store.members(name))
            groups += self._grouped(members)
        old = {event: name for name in before for event in store.members(name)} | self.carried
        self._sizes = Counter(old.values())
        self._write(self._named(groups, old, before), old, before)

    def _near_of(self, event: int) -> list[tuple[int, float, bool]]:
        found = self._near.get(event)
        if found is None:
            found = self._near[event] = self.store.near(event)
        return found

    def _beside(self, event: int) -> Iterator[int]:
        for other, _, binding in self._near_of(event):
            if binding:
                yield other
        for a, b, told in self.store.answers([event]).values():
            if told.answer == "same":
                yield b if a == event else a

    def _grouped(self, members: set[int]) -> Iterator[Made]:
        store = self.store
        events = {event: store.facts(event) for event in members}
        near = {
            (event, other): score
            for event in members
            for other, score, _ in self._near_of(event)
            if event < other and other in members
        }
        answers = [told for _, (_, _, told) in sorted(store.answers(members).items(), reverse=True)]
        numbers = {facts.key: event for event, facts in events.items()}
        for group in grouped(events, near, answers, self.table):
            yield group, [numbers[facts.key] for facts in group.members]

    def _named(self, groups: list[Made], old: dict[int, str], before: set[str]) -> dict[str, Made]:
        """Groups by their ids: the one with most of an incident's members keeps its id, others get one by their first member."""
        wishes = []
        for at, (_, events) in enumerate(groups):
            for name, count in Counter(old[e] for e in events if e in old).items():
                row = self.db.execute("SELECT first FROM incident WHERE id = ?", (name,)).fetchone()
                wishes.append(
                    (-count, row[0] if row else "", name, at)
                )  # of as many members the earlier incident's
        named: dict[str, Made] = {}
        placed: set[int] = set()
        for _, _, name, at in sorted(wishes):
            if name not in named and at not in placed:
                named[name] = groups[at]
                placed.add(at)
        for at, made in enumerate(groups):
            if at not in placed:
                key = made[0].members[0].key
                name, turn = incident_id(key), 0
                while name in named or (name not in before and self._stands(name)):
                    turn += 1
                    name = incident_id((*key, str(turn)))
                named[name] = made
        return named

    def _stands(self, name: str) -> bool:
        return self.db.execute("SELECT 1 FROM incident WHERE id = ?", (name,)).fetchone() is not None

    def _write(self, named: dict[str, Made], old: dict[int, str], before: set[str]) -> None:
        told: dict[str, list[dict[str, object]]] = {"new": [], "updated": [], "retired": []}
        for name in sorted(before | named.keys()):
            made = named.get(name)
            if made and self._as_it_was(name, made[1], old):
                continue
            was = self._was(name)
            now = self._derived(name, made) if made and made[0].stands else None
            self._put(name, made, now)
            if now is None and (was or name in self.lost):
                told["retired"].append({"id": name, "heirs": self._heirs(name, old, named)})
            elif now and was and (slots := differing(was, now)):
                told["updated"].append({"id": name, "slots": slots})
            elif now and not was and name in self.lost:
                told["updated"].append({"id": name, "slots": ["members"]})
            elif now and not was:
                told["new"].append({"id": name})
        if any(told.values()):
            log.append(self.db, self.archive.by, "link", detail={k: v for k, v in told.items() if v})

    def _as_it_was(self, name: str, events: list[int], old: dict[int, str]) -> bool:
        """Whether an incident has the members it had, and none of them was touched: then it tells what it told."""
        if name in self.lost or any(event in self._dirty or old.get(event) != name for event in events):
            return False
        return self._sizes[name] == len(events) and self._stands(name)

    def _was(self, name: str) -> Incident | None:
        row = self.db.execute("SELECT told FROM incident WHERE id = ?", (name,)).fetchone()
        return _decode(zlib.decompress(row[0])) if row and row[0] else None

    def _derived(self, name: str, made: Made) -> Incident:
        group, events = made
        answers = [told for _, _, told in self.store.answers(events).values()] if group.made_by else []
        return msgspec.structs.replace(group.incident(self.table, answers, "ucdp"), id=name)

    def _put(self, name: str, made: Made | None, now: Incident | None) -> None:
        if made is None:
            self.db.execute("DELETE FROM incident WHERE id = ?", (name,))
            return
        group, events = made
        first = "\x1f".join(standing(group.members[0]))
        packed = zlib.compress(_encode(now), 1) if now else b""
        self.db.execute("INSERT OR REPLACE INTO incident VALUES (?, ?, ?)", (name, first, packed))
        self.db.executemany("INSERT OR REPLACE INTO linked_event VALUES (?, ?)", [(e, name) for e in events])

    def _heirs(self, name: str, old: dict[int, str], named: dict[str, Made]) -> list[str]:
        """Where an incident's members went, the incident that took most first."""
        count: Counter[str] = Counter()
        for heir, (group, events) in named.items():
            if group.stands and (taken := sum(old.get(e) == name for e in events)):
                count[heir] = taken
        return sorted(count, key=lambda heir: (-count[heir], heir))
