"""What two readings of the same reports differ in: records gained and lost, and cells that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

Row = dict[str, Any]
CELLS = ("kind", "status", "days", "place", "actor1", "actor2", "fatalities", "injured", "sources")
# How much two records of one report agree, cell by cell; two that agree in too little are two happenings.
_WEIGHTS = {"kind": 3.0, "place": 2.0, "days": 1.0, "actor1": 1.0, "actor2": 1.0, "fatalities": 1.0}
_SAME = 2.0


class Change(msgspec.Struct, frozen=True):
    """One difference: `what` is gained, lost or changed; for a changed cell its name, `before` and `after`; `record` as told."""

    report: str
    what: str
    record: dict[str, str]
    cell: str = ""
    before: str = ""
    after: str = ""


def cells_of(event: Row) -> dict[str, str]:
    """The cells of a coded event as short texts, for comparing and for showing."""
    days, place = event.get("date") or {}, event.get("place") or {}
    return {
        "kind": event["kind"],
        "status": event["status"],
        "days": " – ".join(dict.fromkeys(d for d in (days.get("start"), days.get("end")) if d)),
        "place": ", ".join(str(place[k]) for k in ("name", "admin1", "country") if place.get(k)),
        "actor1": _names(event["actor1"]),
        "actor2": _names(event["actor2"]),
        "fatalities": _toll(event.get("fatalities")),
        "injured": _toll(event.get("injured")),
        "sources": " | ".join(sorted(event["sources"])),
    }


def _names(actors: list[Row]) -> str:
    return " | ".join(sorted(actor["name"] for actor in actors))


def _toll(toll: Row | None) -> str:
    if not toll:
        return ""
    low, high = toll["low"], toll["high"]
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"


def compare(report: str, before: list[Row], after: list[Row]) -> list[Change]:
    """The differences between two readings of one report, in the order the later tells them, losses last."""
    pairs, gained, lost = _paired(before, after)
    found = []
    for old, new in pairs:
        a, b = cells_of(old), cells_of(new)
        found += [Change(report, "changed", b, c, a[c], b[c]) for c in CELLS if a[c] != b[c]]
    found += [Change(report, "gained", cells_of(event)) for event in gained]
    return found + [Change(report, "lost", cells_of(event)) for event in lost]


def _paired(before: list[Row], after: list[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Records of both readings that tell the same happening, best agreement first; the rest are gained or lost."""
    scored = sorted(
        (-_agreement(old, new), i, j) for i, old in enumerate(before) for j, new in enumerate(after)
    )
    left, right, pairs = set(range(len(before))), set(range(len(after))), []
    for score, i, j in scored:
        if -score >= _SAME and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((j, before[i], after[j]))
    ordered = [(old, new) for _, old, new in sorted(pairs, key=lambda pair: pair[0])]
    return ordered, [after[j] for j in sorted(right)], [before[i] for i in sorted(left)]


def _agreement(old: Row, new: Row) -> float:
    a, b = cells_of(old), cells_of(new)
    same = sum(weight for cell, weight in _WEIGHTS.items() if a[cell] == b[cell])
    return same + (4.0 if set(old["evidence"]) & set(new["evidence"]) else 0.0)


def counted(changes: Iterator[Change] | list[Change]) -> Counter[str]:
    """How many records were gained and lost, and how many cells of each name changed."""
    return Counter(change.cell or change.what for change in changes)
