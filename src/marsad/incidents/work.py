"""The parts of linking that several processes share: pure steps over what was put away on disk."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from marsad.incidents.blocking import Index, blocks, days_looked, first_of
from marsad.incidents.derive import standing
from marsad.incidents.facts import Facts, facts_of, put_away, take_out
from marsad.incidents.grouping import grouped, holds
from marsad.incidents.judgements import Judgement
from marsad.incidents.reasons import link_of
from marsad.incidents.records import records_in
from marsad.incidents.scoring import Weights
from marsad.incidents.spill import Spill, Where

Key = tuple[str, ...]
Report = tuple[int, Where]  # the number of its first event, and where its facts are
Piece = tuple[Key, Where]
Near = tuple[int, int, float]  # two events, the lesser number first, and their score


class Taken(msgspec.Struct):
    """One report as it was taken in: how many events, the days under which it looks, where it was put away."""

    id: str
    count: int
    days: array[int]
    where: Where


class Paired(msgspec.Struct):
    """Pairs of events: two numbers after one another, the score, and whether the pair binds its events into a component."""

    events: array[int]
    values: array[float]
    binding: array[int]


class Step:
    """What a process needs for its part of the work."""

    def __init__(self, folder: Path, rule: str, table: Weights) -> None:
        self.facts, self.out = Spill(folder, "facts"), Spill(folder, "out")
        self.rule, self.table = rule, table
        self._encode = msgspec.json.Encoder().encode

    def take(self, lines: bytes) -> tuple[list[Taken], list[tuple[int, str]]]:
        """Put the reports of JSON lines away; what is none comes back with its line's number and the reason."""
        taken, wrong = [], []
        for number, record in records_in(lines.split(b"\n")):
            if isinstance(record, str):
                wrong.append((number, record))
                continue
            events = facts_of(record)
            days = set[int]().union(*map(days_looked, events))
            where = self.facts.put(put_away(events)) if events else (0, 0, 0)
            taken.append(Taken(record.id, len(events), array("i", sorted(days)), where))
        self.facts.flush()
        return taken, wrong

    def pair(self, stretch: tuple[int, int, Sequence[Report]]) -> Paired:
        """The near pairs that share a block of the days from the first to the one before the second."""
        first, last, reports = stretch
        low, high = first_of(first), first_of(last)
        index, held = Index(), dict[int, Facts]()
        found = Paired(array("q"), array("d"), array("b"))
        table, floor = self.table, self.table.unsure
        for number, where in reports:
            known: dict[str, float] = {}
            for at, facts in enumerate(take_out(self.facts.get(where)), number):
                own, looked = blocks(facts)
                for other in index.candidates([b for b in looked if low <= b < high]):
                    there = held[other]
                    if other >= number:  # of this report
                        continue
                    value = table.near(known, there, facts)
                    if value >= floor:
                        found.events.extend((other, at))
                        found.values.append(value)
                        found.binding.append(holds(value, there, facts, table))
                index.add(at, [b for b in own if low <= b < high])
                held[at] = facts
        return found

    def group(
        self,
        task: tuple[Sequence[Report], Sequence[tuple[Sequence[int], Sequence[Near]]], Sequence[Judgement]],
    ) -> list[tuple[Piece | None, list[int]]]:
        """Of each component its groups: the incident as it is printed (none where nothing was read), and its events."""
        reports, components, answers = task
        events = self._events(reports)
        numbers = {facts.key: number for number, facts in events.items()}
        made: list[tuple[Piece | None, list[int]]] = []
        for members, near in components:
            links = {(a, b): value for a, b, value in near}
            for group in grouped({n: events[n] for n in members}, links, answers, self.table):
                own = [numbers[facts.key] for facts in group.members]
                piece = None
                if group.stands:
                    line = self._encode(group.incident(self.table, answers, self.rule)) + b"\n"
                    piece = (standing(group.members[0]), self.out.put(line))
                made.append((piece, own))
        self.out.flush()
        return made

    def ask(self, task: tuple[Sequence[Report], Sequence[tuple[int, int]]]) -> list[Piece]:
        """Pairs of events explained, as they are printed."""
        events = self._events(task[0])
        made: list[Piece] = []
        for x, y in task[1]:
            a, b = sorted((events[x], events[y]), key=lambda facts: facts.key)
            line = self._encode(link_of(a, b, self.table)) + b"\n"
            made.append(((*standing(a), *standing(b)), self.out.put(line)))
        self.out.flush()
        return made

    def keys(self, report: Report) -> dict[int, tuple[str, str]]:
        """The keys of a report's events by their numbers."""
        return {number: facts.key for number, facts in self._events([report]).items()}

    def _events(self, reports: Iterable[Report]) -> dict[int, Facts]:
        return {
            at: facts
            for number, where in reports
            for at, facts in enumerate(take_out(self.facts.get(where)), number)
        }


def chunks(lines: Iterable[bytes], size: int) -> Iterator[tuple[int, bytes]]:
    """Lines in pieces of about so many bytes, each with the number of lines before it."""
    piece: list[bytes] = []
    before = weight = 0
    for line in lines:
        piece.append(line.rstrip(b"\n"))
        weight += len(line)
        if weight >= size:
            yield before, b"\n".join(piece)
            before, weight = before + len(piece), 0
            piece.clear()
    if piece:
        yield before, b"\n".join(piece)
