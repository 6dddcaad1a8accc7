"""Copies: the same agency text in six papers, told by the five-word runs that two reports share.

A report's fingerprint is its 24 smallest run hashes; those with enough in common are compared run by run, so that
what is linked is alike and not only hashed alike.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from zlib import crc32

RUN = 5
KEPT = 24
_SHARED = 5  # of the fingerprint, before two reports are compared whole
_COMMON = 500  # a run in more reports than this is a formula
_ALIKE = 0.5  # runs in common of all runs
_WITHIN = 0.8  # runs in common of the shorter's, for a copy within a longer report
_LEAST = 20

Runs = frozenset[int]


def runs_of(forms: list[str]) -> Runs:
    """The hashes of all five-word runs of a text's folded words."""
    return frozenset(crc32(" ".join(forms[n : n + RUN]).encode()) for n in range(len(forms) - RUN + 1))


def fingerprint(runs: Runs) -> list[int]:
    """The smallest hashes: two texts that share most of their runs share most of these."""
    return sorted(runs)[:KEPT]


def likeness(one: Runs, other: Runs) -> float:
    """The share of runs in common, or of the shorter's where it stands within the longer; 0.0 where they are not alike."""
    shared, least = len(one & other), min(len(one), len(other))
    if least < _LEAST:
        return 0.0
    alike = shared / len(one | other)
    within = shared / least
    return alike if alike >= _ALIKE else within if within >= _WITHIN else 0.0


def find_source(
    db: sqlite3.Connection, item: int, text_hash: str, runs: Runs, runs_of_item: Callable[[int], Runs]
) -> tuple[int, str, float] | None:
    """The earlier report this one copies: its item, `exact` or `near`, and how alike they are."""
    row = db.execute(
        "SELECT min(item) FROM shown WHERE text_hash = ? AND item < ?", (text_hash, item)
    ).fetchone()
    if row[0] is not None:
        return _root(db, row[0]), "exact", 1.0
    shared: Counter[int] = Counter()
    for value in fingerprint(runs):
        found = db.execute(
            "SELECT item FROM fingerprint WHERE hash = ? LIMIT ?", (value, _COMMON + 1)
        ).fetchall()
        if len(found) <= _COMMON:
            shared.update(other for (other,) in found if other < item)
    candidates = sorted((-n, other) for other, n in shared.items() if n >= _SHARED)[:5]
    best = max(((likeness(runs, runs_of_item(other)), -other) for _, other in candidates), default=(0.0, 0))
    return (_root(db, -best[1]), "near", round(best[0], 4)) if best[0] else None


def _root(db: sqlite3.Connection, item: int) -> int:
    """The first of a family of copies."""
    row = db.execute("SELECT source FROM copy WHERE item = ?", (item,)).fetchone()
    return row[0] if row else item
