"""The linker: reports come in any order, one by one or all at once, and the incidents are always the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from marsad.incidents.blocking import Index, blocks
from marsad.incidents.derive import standing
from marsad.incidents.facts import Facts, Key, facts_of
from marsad.incidents.grouping import Group, component, grouped, holds
from marsad.incidents.incident import Incident, Link
from marsad.incidents.judgements import Judgement, standing_answers
from marsad.incidents.reasons import link_of
from marsad.incidents.records import Record, record_of
from marsad.incidents.scoring import Weights, weights


class Linker:
    """Holds the events of many reports and the incidents they make; adding a report touches its own neighbours alone.

    `rule` is how tolls are reconciled (see `reconcile.RULES`). What comes out depends on the reports and judgements
    that are held, not on the order in which they came.
    """

    def __init__(self, rule: str = "ucdp", table: Weights | None = None) -> None:
        self.weights = table or weights()
        self.rule = rule
        self._facts: dict[int, Facts] = {}
        self._next = 0
        self._number: dict[Key, int] = {}
        self._of_report: dict[str, list[int]] = {}
        self._index = Index()
        self._near: dict[int, dict[int, float]] = {}
        self._log: list[Judgement] = []
        self._answers: list[Judgement] = []
        self._dirty: set[int] = set()
        self._group: dict[int, int] = {}
        self._members: dict[int, Group] = {}

    def add(self, record: Record | dict[str, Any]) -> None:
        """Take in a coded report; one that was held under its id is replaced."""
        record = record_of(record)
        self.remove(record.id)
        numbers = self._of_report[record.id] = []
        known: dict[str, float] = {}  # the reports' part of the scores with other reports
        for facts in facts_of(record):
            number, self._next = self._next, self._next + 1
            self._facts[number] = facts
            self._number[facts.key] = number
            numbers.append(number)
            self._take_in(number, facts, known)

    def _take_in(self, number: int, facts: Facts, known: dict[str, float]) -> None:
        own, looked = blocks(facts)
        table, floor = self.weights, self.weights.unsure
        report, held = facts.report, self._facts
        for other in self._index.candidates(looked):
            there = held[other]
            if there.report is report:
                continue
            value = table.near(known, there, facts)
            if value >= floor:
                self._near.setdefault(number, {})[other] = value
                self._near.setdefault(other, {})[number] = value
        self._index.add(number, own)
        self._dirty.add(number)

    def remove(self, report: str) -> None:
        """Let go of a report and of what rested on it."""
        for number in self._of_report.pop(report, ()):
            facts = self._facts.pop(number)
            del self._number[facts.key]
            self._index.remove(number, blocks(facts)[0])
            for other in self._near.pop(number, {}):
                del self._near[other][number]
            first = self._group.get(number)
            if first is not None:
                self._dirty.update(self._numbers(first))
            self._dirty.add(number)

    def judge(self, judgement: Judgement) -> None:
        """Append a person's answer: it wins over the machine, and a later one over an earlier."""
        self._log.append(judgement)
        self._answers = standing_answers(self._log)
        for key in judgement.pair:
            if (number := self._number.get(key)) is not None:
                self._dirty.add(number)

    def refresh(self) -> tuple[list[int], list[int]]:
        """Group anew what changes touched; returns the first members of groups that were undone and of those made."""
        if not self._dirty:
            return [], []
        tied = self._tied()
        undone: set[int] = set()
        stale = set(self._dirty)
        for number in self._dirty:
            if (first := self._group.get(number)) is not None:
                stale.update(self._numbers(first))
        affected: set[int] = set()
        for number in stale:
            if number in self._facts and number not in affected:
                affected |= component(number, lambda n: self._beside(n, tied))
        for number in stale | affected:
            if (first := self._group.pop(number, None)) is not None and first not in undone:
                undone.add(first)
        for first in undone:
            del self._members[first]
        made: list[int] = []
        left = set(affected)
        while left:
            found = component(next(iter(left)), lambda n: self._beside(n, tied))
            left -= found
            made += self._regroup(found)
        self._dirty.clear()
        return sorted(undone), made

    def _numbers(self, first: int) -> list[int]:
        """The events of a group that are still held."""
        found = (self._number.get(facts.key) for facts in self._members[first].members)
        return [number for number in found if number is not None]

    def _tied(self) -> dict[int, list[int]]:
        """Events that people said are the same, by number, whether or not the machine sees it."""
        tied: dict[int, list[int]] = {}
        for judgement in self._answers:
            a, b = (self._number.get(key) for key in judgement.pair)
            if a is not None and b is not None and judgement.answer == "same":
                tied.setdefault(a, []).append(b)
                tied.setdefault(b, []).append(a)
        return tied

    def _beside(self, number: int, tied: dict[int, list[int]]) -> Iterator[int]:
        facts, table = self._facts, self.weights
        for other, value in self._near.get(number, {}).items():
            if holds(value, facts[number], facts[other], table):
                yield other
        yield from tied.get(number, ())

    def _regroup(self, component: set[int]) -> list[int]:
        events = {number: self._facts[number] for number in component}
        near = {
            (a, b): v for a in component for b, v in self._near.get(a, {}).items() if a < b and b in component
        }
        made = []
        for group in grouped(events, near, self._answers, self.weights):
            numbers = [self._number[facts.key] for facts in group.members]
            self._members[numbers[0]] = group
            self._group |= dict.fromkeys(numbers, numbers[0])
            made.append(numbers[0])
        return made

    def _key(self, number: int) -> tuple[str, str, str]:
        return standing(self._facts[number])

    def incidents(self) -> Iterator[Incident]:
        """Every incident, ordered by its earliest member."""
        self.refresh()
        for first in sorted(self._members, key=self._key):
            if self._members[first].stands:
                yield self.incident(first)

    def groups(self) -> Iterator[list[Key]]:
        """The members of every incident, without the rest."""
        self.refresh()
        for first in sorted(self._members, key=self._key):
            if self._members[first].stands:
                yield [facts.key for facts in self._members[first].members]

    def incident(self, first: int) -> Incident:
        """The incident of a group."""
        return self._members[first].incident(self.weights, self._answers, self.rule)

    def unsure(self) -> Iterator[Link]:
        """Pairs of events of different incidents that may be one happening: for people to settle."""
        self.refresh()
        answered = {j.pair for j in self._answers}
        for x in sorted(self._near, key=self._key):
            for y, _ in sorted(self._near[x].items(), key=lambda p: self._key(p[0])):
                a, b = self._facts[x], self._facts[y]
                if a.key < b.key and self._group[x] != self._group[y] and (a.key, b.key) not in answered:
                    yield link_of(a, b, self.weights)


def link(
    records: Iterable[Record | dict[str, Any]], judgements: Iterable[Judgement] = (), rule: str = "ucdp"
) -> list[Incident]:
    """The incidents that coded reports tell of."""
    linker = Linker(rule)
    for record in records:
        linker.add(record)
    for judgement in judgements:
        linker.judge(judgement)
    return list(linker.incidents())
