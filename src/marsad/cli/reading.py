"""Reading many reports: in this process or in several, always in their order, never all in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Protocol

import msgspec

from marsad.record import Coded, Report
from marsad.sources import Fault, Item
from marsad.sources.fields import NO_DAY
from marsad.sources.language import left_out

if TYPE_CHECKING:
    from concurrent.futures import Future


class _Reads(Protocol):
    def read(self, report: Report) -> Coded: ...


CHUNK = 32
Outcome = tuple[Item, Coded] | Fault

_reader: _Reads | None = None


def _read(report: Report) -> Coded | str:
    """What a report says; the error's words where reading failed, which is a fault of Marsad's, not of the report."""
    global _reader
    if reason := left_out(report.text):
        return Coded(report.id, [], report.published, notes=[reason])
    if _reader is None:
        from marsad.pipeline import Reader

        _reader = Reader()
    try:
        return _reader.read(report)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _read_chunk(reports: list[Report]) -> list[Coded | str]:
    return [_read(report) for report in reports]


def read_all(items: Iterable[Item | Fault], workers: int = 1) -> Iterator[Outcome]:
    """Each item with what it says, and each fault, in the order they came; `workers` processes share the work."""
    if workers <= 1:
        for item in items:
            yield item if isinstance(item, Fault) else _outcome(item, _read(item.report))
        return
    yield from _read_parallel(iter(items), workers)


def _outcome(item: Item, answer: Coded | str) -> Outcome:
    if isinstance(answer, str):
        return Fault(
            item.where,
            f"reading failed: {answer}",
            "this is a fault of Marsad's: please report it with the text",
        )
    notices = item.notices
    if answer.published and NO_DAY in notices:
        told = f"no publication date: taken to be {answer.published}, by what the text says ({answer.published_basis})"
        notices = tuple(told if notice == NO_DAY else notice for notice in notices)
        item = msgspec.structs.replace(item, notices=notices)
    notes = [notice for notice in notices if notice not in answer.notes]
    return item, msgspec.structs.replace(answer, notes=[*answer.notes, *notes]) if notes else answer


def _read_parallel(items: Iterator[Item | Fault], workers: int) -> Iterator[Outcome]:
    """Chunks go out to the processes a few ahead of those that come back, and come back in order."""
    from concurrent.futures import ProcessPoolExecutor  # dear to import, and seldom needed

    waiting: deque[tuple[list[Item | Fault], Future[list[Coded | str]]]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        while True:
            while len(waiting) < 3 * workers and (chunk := list(islice(items, CHUNK))):
                reports = [item.report for item in chunk if isinstance(item, Item)]
                waiting.append((chunk, pool.submit(_read_chunk, reports)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            answers = iter(future.result())
            for item in chunk:
                yield item if isinstance(item, Fault) else _outcome(item, next(answers))
