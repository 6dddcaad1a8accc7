"""The archive's incidents: kept, brought up to date with what came in since, and the feed of what changed.

Nothing is linked twice: the log tells which reports came in, were read again, judged or deleted since; those alone are taken
out and put in, and only the components they touch are grouped anew. An incident keeps its id while it keeps most of its
members; one that is retired points to its heirs. What became of each incident is an entry of the log.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

import msgspec

from marsad.archive.database import writing
from marsad.archive.hashing import canonical, sha256
from marsad.archive.link_store import LinkStore
from marsad.archive.pairs import answers_on
from marsad.archive.presenting import present
from marsad.archive.regrouping import Regrouping
from marsad.archive.store import Archive
from marsad.incidents.facts import facts_of
from marsad.incidents.incident import Incident, Link
from marsad.incidents.judgements import Judgement
from marsad.incidents.reasons import link_of
from marsad.incidents.records import record_of
from marsad.incidents.scoring import Weights, weights

BATCH = 200
VERSION = 1  # of what is kept; with the weights it tells whether all is linked anew
_TOUCHING = "('import', 'derive', 'read', 'judge', 'delete')"

_decode = msgspec.json.Decoder(Incident).decode


class Incidents:
    """The incidents of an open archive; `update` first, then what stands is read."""

    def __init__(self, archive: Archive, table: Weights | None = None) -> None:
        self.archive, self.db = archive, archive.db
        self.table = table or weights()
        self.store = LinkStore(self.db, self.table)

    def update(self, told: Callable[[int, int], None] | None = None, batch: int = BATCH) -> int:
        """Bring the incidents up to date with the archive; returns how many reports were looked at.

        A transaction for each batch of reports: stopped at any moment, it goes on from there. `told` hears how many of
        how many reports are done.
        """
        self._begin()
        done, last = 0, int(self._setting("linked") or 0)
        touched = self._touched(last)
        for at in range(0, len(touched), batch):
            some = touched[at : at + batch]
            with writing(self.db):
                self._take_in([item for _, item in some])
                self._set("linked", str(some[-1][0]))
            done += len(some)
            if told:
                told(done, len(touched))
        return done

    def waiting(self) -> int:
        """How many reports changed since the incidents were brought up to date."""
        return len(self._touched(int(self._setting("linked") or 0)))

    def all(self) -> Iterator[Incident]:
        """Every incident, ordered by its earliest member, under its stored id."""
        for (told,) in self.db.execute("SELECT told FROM incident WHERE length(told) > 0 ORDER BY first, id"):
            yield _decode(zlib.decompress(told))

    def get(self, name: str) -> Incident | None:
        """The incident of that id, None where none stands."""
        row = self.db.execute("SELECT told FROM incident WHERE id = ?", (name,)).fetchone()
        return _decode(zlib.decompress(row[0])) if row and row[0] else None

    def unsure(self) -> Iterator[Link]:
        """Pairs of events of different incidents that may be one happening and on which nobody has answered."""
        rows = self.db.execute(
            "SELECT n.a, n.b FROM linked_near n JOIN linked_event x ON x.event = n.a JOIN linked_event y ON y.event = n.b "
            "WHERE n.a < n.b AND x.incident <> y.incident AND NOT EXISTS (SELECT 1 FROM linked_answer w "
            "WHERE (w.a = n.a AND w.b = n.b) OR (w.a = n.b AND w.b = n.a)) ORDER BY n.a, n.b"
        )
        for a, b in rows:
            yield link_of(self.store.facts(a), self.store.facts(b), self.table)

    def _begin(self) -> None:
        """Link everything anew where another version or other weights made what is kept."""
        own = f"{VERSION} {_sum_of(self.table)}"
        if self._setting("linking") != own:
            with writing(self.db):
                self.store.clear()
                self._set("linked", "0")
                self._set("linking", own)

    def _touched(self, last: int) -> list[tuple[int, int]]:
        """The items that something was done to after an entry of the log, each with its last such entry, in their order."""
        return self.db.execute(
            f"SELECT max(seq), item FROM log WHERE seq > ? AND item IS NOT NULL AND action IN {_TOUCHING} "
            "GROUP BY item ORDER BY 1",
            (last,),
        ).fetchall()

    def _take_in(self, items: list[int]) -> None:
        """Link these items as they stand now, within the caller's transaction."""
        store, dirty, carried = self.store, set[int](), dict[int, str]()
        stale = lost = store.gone()
        for item in items:
            events = facts_of(record_of(self._record(item))) if self._there(item) else []
            if not store.same_as(item, events):
                held = store.remove(item)
                numbers = store.add(item, events)
                stale = stale | set(held.values())
                dirty.update(numbers)
                carried |= {
                    n: held[f.event] for n, f in zip(numbers, events, strict=False) if f.event in held
                }
        for item in items:
            if self._there(item):
                dirty |= store.answer(item, self._answers(item))
        Regrouping(self.archive, store, self.table, carried, lost).run(dirty, stale)

    def _there(self, item: int) -> bool:
        return self.db.execute("SELECT 1 FROM shown WHERE item = ?", (item,)).fetchone() is not None

    def _record(self, item: int) -> dict[str, object]:
        """The record of an item under the archive's own name for it, which is unique there."""
        report, coded = present(self.archive, item)
        return {
            "id": self.archive.name(item),
            "published": report.published or coded.published,
            "title": report.title,
            "text": report.text,
            "publisher": report.publisher,
            "url": report.url,
            "events": msgspec.to_builtins(coded.events),
        }

    def _answers(self, item: int) -> Iterator[tuple[int, int, int, Judgement]]:
        for answer in answers_on(self.archive, item):
            numbers = [self._event(*answer.a), self._event(*answer.b)]
            if numbers[0] is not None and numbers[1] is not None:
                yield answer.number, numbers[0], numbers[1], answer.told

    def _event(self, item: int, name: str) -> int | None:
        return next((n for n, facts in self.store.events(item).items() if facts.event == name), None)

    def _setting(self, name: str) -> str | None:
        row = self.db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _set(self, name: str, value: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


def _sum_of(table: Weights) -> str:
    """The weights' own sum: with other weights everything is linked anew."""
    return sha256(canonical([table.bias, table.link, table.unsure, table.table]))[:16]
