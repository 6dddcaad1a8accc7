"""The tests of knowledge: form first, then every example read as its row says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from marsad.lexicon.fault import Fault
from marsad.lexicon.forms import breaks, dangling, group_of, repeated_ids, repeated_names, slips
from marsad.lexicon.table import Table

Step = Callable[[int, int], object]  # rows done, rows there are


def check(tables: list[Table], only: list[Table], step: Step = lambda done, of: None) -> Iterator[Fault]:
    """The faults of the tables `only`, which are among `tables`; examples are read only where the tables can be loaded.

    References and repeated ids are looked for in all the tables.
    """
    known = {table.name: table for table in tables if not table.own}
    broken = [fault for table in only for fault in breaks(table, known)]
    yield from broken
    parties = {row["id"] for t in tables if _is_parties(t) for _, row in t.rows if "id" in row}
    kinds = {row["kind"] for _, row in known["kinds.tsv"].rows} | {"harm"}
    countries = {row["code"] for _, row in known["places/countries.tsv"].rows} | {
        r["iso2"] for r in _countries()
    }
    for table in only:
        yield from slips(table)
        yield from dangling(table, parties, kinds, countries)
    files = {table.file for table in only}
    yield from (fault for fault in repeated_ids(tables) if fault.file in files)
    yield from (fault for fault in repeated_names(only))
    if broken:
        return
    yield from _read(only, step)


def _is_parties(table: Table) -> bool:
    return group_of(table) in ("parties", "actors/civilians.tsv")


def _countries() -> list[dict[str, str]]:
    from marsad.knowledge.tables import rows

    return rows("export", "countries.tsv")


def _read(tables: list[Table], step: Step) -> Iterator[Fault]:
    from marsad.lexicon.examples import doubled_event_words, unread

    total, done = sum(len(table.rows) for table in tables), 0
    yield from doubled_event_words(tables)
    for table in tables:
        for _, fault in unread(table):
            done += 1
            step(done, total)
            if fault is not None:
                yield fault
