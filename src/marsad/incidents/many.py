"""Many records: linked a stretch of days at a time, by several processes, most of what is known of them put away on disk.

What comes out is what `Linker` gives. Records are read once and their facts put away; blocks stand under days, so that
each stretch of days is paired by itself; the pairs bind events into components, and each component is grouped by itself.
"""

from __future__ import annotations

import multiprocessing
from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice, pairwise
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from types import TracebackType
from typing import Any

from marsad.incidents.judgements import Judgement, standing_answers
from marsad.incidents.scoring import Weights, weights
from marsad.incidents.work import Near, Paired, Piece, Report, Step, Taken, chunks

_CHUNK = 2_000_000  # bytes of lines read at a time
_STRETCH = 12_000  # events paired at a time
_TASK = 4_000  # events grouped at a time
_PAIRS = 5_000  # pairs explained at a time

_step: Step | None = None


def _begin(folder: Path, rule: str, table: Weights) -> None:
    global _step
    _step = Step(folder, rule, table)


def _do(name: str, task: Any) -> Any:
    return getattr(_step, name)(task)


class Many:
    """Links records that need not fit into memory; use it in a `with` block: what it puts away on disk goes with it.

    `read` as often as there are inputs, `judge` what people said, then `incidents` and `unsure` as lines of JSON.
    """

    def __init__(self, rule: str = "ucdp", workers: int = 1, table: Weights | None = None) -> None:
        self._folder = Path(mkdtemp(prefix="marsad-link-"))
        self._table = table or weights()
        self._step = Step(self._folder, rule, self._table)
        self._pool: ProcessPoolExecutor | None = None
        if workers > 1:
            context = multiprocessing.get_context("spawn")  # nothing of this process is carried along
            self._pool = ProcessPoolExecutor(workers, context, _begin, (self._folder, rule, self._table))
        self._ahead = 2 * workers
        self._rows: list[Taken] = []
        self._row: dict[str, int] = {}
        self._first = array(
            "q"
        )  # of each report the number of its first event; beyond the last, how many there are
        self._answers: list[Judgement] = []
        self._paired: Paired | None = None
        self._group: array[int] | None = None

    def __enter__(self) -> Many:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        rmtree(self._folder, ignore_errors=True)

    def read(self, lines: Iterable[bytes]) -> Iterator[tuple[int, str]]:
        """Take in coded reports, one a line; of reports with one id the last counts. What is none: its line and why."""
        counts: deque[int] = deque()

        def fed() -> Iterator[bytes]:
            for before, piece in chunks(lines, _CHUNK):
                counts.append(before)
                yield piece

        for taken, wrong in self._all("take", fed()):
            before = counts.popleft()
            for row in taken:
                if (earlier := self._row.get(row.id)) is not None:
                    self._rows[earlier].count = 0
                self._row[row.id] = len(self._rows)
                self._rows.append(row)
            for number, reason in wrong:
                yield before + number, reason

    def judge(self, log: Iterable[Judgement]) -> None:
        """People's answers in the order they were given."""
        self._answers = standing_answers(log)

    def incidents(self) -> Iterator[bytes]:
        """Every incident as a line of JSON, ordered by its earliest member."""
        paired = self._pair()
        roots = self._bind(paired)
        group = array("q", range(self._first[-1]))
        found: list[Piece] = []
        for made in self._all("group", self._components(paired, roots)):
            for piece, members in made:
                for number in members:
                    group[number] = members[0]
                if piece:
                    found.append(piece)
        self._group = group
        yield from self._printed(found)

    def unsure(self) -> Iterator[bytes]:
        """Pairs of events of different incidents that may be one happening, as lines of JSON; after `incidents`."""
        group, paired = self._group, self._pair()
        if group is None:
            raise RuntimeError("unsure() is asked after incidents()")
        events = paired.events
        pairs = {
            (events[at], events[at + 1])
            for at in range(0, len(events), 2)
            if group[events[at]] != group[events[at + 1]]
        }
        answered = self._numbered(lambda judgement: True)
        asked = iter(sorted(pairs - set(answered) - {(b, a) for a, b in answered}))
        tasks = iter(lambda: list(islice(asked, _PAIRS)), [])
        found: list[Piece] = []
        for made in self._all(
            "ask", ((self._reports(n for pair in task for n in pair), task) for task in tasks)
        ):
            found += made
        yield from self._printed(found)

    def _pair(self) -> Paired:
        """The near pairs of all stretches, each as often as it was met."""
        if self._paired is None:
            self._number()
            self._paired = Paired(array("q"), array("d"), array("b"))
            for found in self._all("pair", self._stretches()):
                self._paired.events.extend(found.events)
                self._paired.values.extend(found.values)
                self._paired.binding.extend(found.binding)
        return self._paired

    def _number(self) -> None:
        self._first.append(0)
        for row in self._rows:
            self._first.append(self._first[-1] + row.count)

    def _stretches(self) -> Iterator[tuple[int, int, list[Report]]]:
        """Stretches of days with the reports that look under them, about as many events in each."""
        weight: dict[int, float] = {}
        for row in self._rows:
            for day in row.days if row.count else ():
                weight[day] = weight.get(day, 0.0) + row.count / len(row.days)
        bounds, held = [0], 0.0
        for day in sorted(weight):
            if held and held + weight[day] > _STRETCH:
                bounds.append(day)
                held = 0.0
            held += weight[day]
        bounds.append(max(weight, default=0) + 1)
        rows = [array("i") for _ in bounds]
        for n, row in enumerate(self._rows):
            for at in {bisect_right(bounds, day) for day in row.days} if row.count else ():
                rows[at - 1].append(n)
        for (low, high), inside in zip(pairwise(bounds), rows, strict=False):
            if inside:
                yield low, high, [self._report(n) for n in inside]

    def _report(self, row: int) -> Report:
        return self._first[row], self._rows[row].where

    def _reports(self, events: Iterable[int]) -> list[Report]:
        """The reports of these events."""
        return [self._report(row) for row in sorted({bisect_right(self._first, n) - 1 for n in events})]

    def _numbered(self, wanted: Callable[[Judgement], bool]) -> list[tuple[int, int]]:
        """The events of answers, by number, where both are held."""
        found = []
        for judgement in filter(wanted, self._answers):
            numbers = []
            for report, event in judgement.pair:
                row = self._row.get(report)
                if row is None or not self._rows[row].count:
                    continue
                keys = self._step.keys(self._report(row))
                numbers += [number for number, key in keys.items() if key == (report, event)]
            if len(numbers) == 2:
                found.append((numbers[0], numbers[1]))
        return found

    def _bind(self, paired: Paired) -> array[int]:
        """For each event the least event of its component."""
        root = array("q", range(self._first[-1]))

        def top(n: int) -> int:
            while root[n] != n:
                root[n] = root[root[n]]
                n = root[n]
            return n

        def bind(x: int, y: int) -> None:
            a, b = top(x), top(y)
            if a != b:
                root[max(a, b)] = min(a, b)

        events = paired.events
        for at, binding in enumerate(paired.binding):
            if binding:
                bind(events[2 * at], events[2 * at + 1])
        for x, y in self._numbered(lambda judgement: judgement.answer == "same"):
            bind(x, y)
        for n in range(len(root)):
            root[n] = top(n)
        return root

    def _components(
        self, paired: Paired, root: Sequence[int]
    ) -> Iterator[tuple[list[Report], list[tuple[Sequence[int], Sequence[Near]]], list[Judgement]]]:
        """Components with their pairs, as many at a time as make a task, in the order of their first events."""
        members: dict[int, array[int]] = {}
        for n, first in enumerate(root):
            if n != first:
                members.setdefault(first, array("q", (first,))).append(n)
        pairs: dict[int, array[int]] = {}
        events = paired.events
        for at in range(len(paired.values)):
            first = root[events[2 * at]]
            if first == root[events[2 * at + 1]]:
                pairs.setdefault(first, array("q")).append(at)
        task: list[tuple[Sequence[int], Sequence[Near]]] = []
        held = 0
        for first, n in enumerate(root):
            if first != n:
                continue
            own = members.pop(first, None) or array("q", (first,))
            near = [(events[2 * at], events[2 * at + 1], paired.values[at]) for at in pairs.pop(first, ())]
            task.append((own, near))
            held += len(own)
            if held >= _TASK:
                yield self._reports(n for own, _ in task for n in own), task, self._answers
                task, held = [], 0
        if task:
            yield self._reports(n for own, _ in task for n in own), task, self._answers

    def _printed(self, pieces: list[Piece]) -> Iterator[bytes]:
        pieces.sort()
        for _, where in pieces:
            yield self._step.out.get(where)

    def _all(self, name: str, tasks: Iterable[Any]) -> Iterator[Any]:
        """The outcomes of tasks in their order, only so many ahead of what is taken."""
        if self._pool is None:
            yield from map(getattr(self._step, name), tasks)
            return
        waiting: deque[Future[Any]] = deque()
        for task in tasks:
            waiting.append(self._pool.submit(_do, name, task))
            if len(waiting) > self._ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
