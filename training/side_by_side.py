"""Work done on all the machine's cores at once, the results in the order of the work: the same as one after another."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from typing import Any

_work: Callable[[int], Any] | None = None


def _do(number: int) -> Any:
    assert _work is not None
    return _work(number)


def side_by_side(work: Callable[[int], Any], count: int) -> list[Any]:
    """`work(0)` to `work(count - 1)`, each in a process forked from this one, so that nothing need be sent to it."""
    global _work
    _work = work
    with multiprocessing.get_context("fork").Pool(min(count, multiprocessing.cpu_count())) as pool:
        return pool.map(_do, range(count), chunksize=1)
