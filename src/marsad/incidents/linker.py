"""The linker: reports come in any order, one by one or all at once, and the incidents are always the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from marsad.incidents.blocking import Index, blocks
from marsad.incidents.cluster import cluster
from marsad.incidents.derive import derive, standing
from marsad.incidents.facts import UNREAD, Facts, Key, facts_of
from marsad.incidents.incident import Incident, Link, incident_id
from marsad.incidents.judgements import Judgement, standing_answers
from marsad.incidents.reasons import judged_link, link_of
from marsad.incidents.records import Record, record_of
from marsad.incidents.retold import retold
from marsad.incidents.scoring import Weights, weights

Pair = tuple[int, int]


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
        self._members: dict[int, list[int]] = {}
        self._made_by: dict[int, list[Pair]] = {}

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
            base = known.get(there.report.id)
            if base is None:
                base = known[there.report.id] = table.of_reports(there.report, report)
            if not table.may_reach(floor, base, there, facts):
                continue
            value = table.score_in(base, there, facts)
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
                self._dirty.update(self._members[first])
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
                stale.update(self._members[first])
        affected: set[int] = set()
        for number in stale:
            if number in self._facts and number not in affected:
                affected |= self._component(number, tied)
        for number in stale | affected:
            if (first := self._group.pop(number, None)) is not None and first not in undone:
                undone.add(first)
        for first in undone:
            for number in self._members.pop(first):
                self._group.pop(number, None)
            self._made_by.pop(first, None)
        made: list[int] = []
        left = set(affected)
        while left:
            component = self._component(next(iter(left)), tied)
            left -= component
            made += self._regroup(component, tied)
        self._dirty.clear()
        return sorted(undone), made

    def _tied(self) -> dict[int, list[int]]:
        """Events that people said are the same, by number, whether or not the machine sees it."""
        tied: dict[int, list[int]] = {}
        for judgement in self._answers:
            a, b = (self._number.get(key) for key in judgement.pair)
            if a is not None and b is not None and judgement.answer == "same":
                tied.setdefault(a, []).append(b)
                tied.setdefault(b, []).append(a)
        return tied

    def _component(self, start: int, tied: dict[int, list[int]]) -> set[int]:
        found, waiting, floor = {start}, [start], self.weights.link
        while waiting:
            number = waiting.pop()
            near = self._near.get(number)
            beside = (
                [n for n, value in near.items() if value >= floor or self._one_day(number, n)] if near else []
            )
            for other in (*beside, *tied.get(number, ())):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _one_day(self, x: int, y: int) -> bool:
        """Whether both tell one and the same day: then they may be parts of one happening told on different days."""
        a, b = self._facts[x], self._facts[y]
        return a.told and b.told and a.start == a.end == b.start == b.end

    def _regroup(self, component: set[int], tied: dict[int, list[int]]) -> list[int]:
        if len(component) == 1:
            (number,) = component
            self._group[number], self._members[number] = number, [number]
            return [number]
        key = self._key
        members = sorted(component, key=key)
        links = {
            (a, b): v for a in members for b, v in self._near.get(a, {}).items() if a < b and b in component
        }
        judged = []
        for judgement in self._answers:
            a, b = (self._number.get(k) for k in judgement.pair)
            if a in component and b in component and a is not None and b is not None:
                judged.append((a, b, judgement.answer == "same"))
        memory: dict[Pair, float] = {}
        groups = cluster(
            members,
            links,
            lambda x, y: self._score(x, y, memory),
            key,
            self.weights.link,
            judged,
            self._retold,
        )
        for first, held in groups.members.items():
            self._members[first] = held
            for number in held:
                self._group[number] = first
        for pair in groups.made_by:
            self._made_by.setdefault(groups.group[pair[0]], []).append(pair)
        return list(groups.members)

    def _key(self, number: int) -> tuple[str, str, str]:
        return standing(self._facts[number])

    def _score(self, x: int, y: int, memory: dict[Pair, float]) -> float:
        near = self._near.get(x)
        if near is not None and (value := near.get(y)) is not None:
            return value
        pair = (x, y) if x < y else (y, x)
        if pair not in memory:
            memory[pair] = self.weights.score(self._facts[x], self._facts[y])
        return memory[pair]

    def _retold(self, one: list[int], other: list[int]) -> bool:
        return retold([self._facts[n] for n in one], [self._facts[n] for n in other])

    def incidents(self) -> Iterator[Incident]:
        """Every incident, ordered by its earliest member."""
        self.refresh()
        for first in sorted(self._members, key=self._key):
            if self._facts[first].kind != UNREAD:
                yield self.incident(first)

    def groups(self) -> Iterator[list[Key]]:
        """The members of every incident, without the rest."""
        self.refresh()
        for first in sorted(self._members, key=self._key):
            if self._facts[first].kind != UNREAD:
                yield [self._facts[n].key for n in self._members[first]]

    def incident(self, first: int) -> Incident:
        """The incident of a group."""
        members = [self._facts[n] for n in self._members[first]]
        return derive(members, self._links(first), self.rule)

    def id_of(self, first: int) -> str:
        """The id of a group's incident."""
        return incident_id(self._facts[first].key)

    def _links(self, first: int) -> list[Link]:
        said = {j.pair: j for j in self._answers if j.answer == "same"} if self._answers else {}
        found = []
        for x, y in self._made_by.get(first, ()):
            a, b = self._facts[x], self._facts[y]
            judgement = said.get((a.key, b.key) if a.key <= b.key else (b.key, a.key))
            found.append(
                judged_link(a, b, judgement.by or "a person") if judgement else link_of(a, b, self.weights)
            )
        return sorted(found, key=lambda link: (link.a, link.b))

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
