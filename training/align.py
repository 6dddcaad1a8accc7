"""Coded reports laid beside what Marsad finds in them: which event words tell which coded event."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from marsad.coding.kinds import family, may_tell
from marsad.coding.material import Material
from marsad.reading.events import EventWord
from marsad.record import Report

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
sys.path.insert(0, str(GOLD))
import score as S  # noqa: E402

__all__ = ["GOLD", "S", "covering", "load", "material_of", "owners"]


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.open(encoding="utf-8") if line.strip()]


def material_of(report: dict[str, Any]) -> Material:
    return Material(
        Report(
            id=report["id"], text=report["text"], title=report.get("title"), published=report.get("published")
        )
    )


def occurrences(raw: str, quote: str) -> list[tuple[int, int]]:
    found, at = [], raw.find(quote)
    while at >= 0:
        found.append((at, at + len(quote)))
        at = raw.find(quote, at + 1)
    return found


def owners(m: Material, events: list[dict[str, Any]]) -> list[list[int]]:
    """For each event word the coded events in whose evidence it stands and whose kind it may tell.

    An event that no word may tell has those words of its evidence that tell no other: دمرت الطائرات مخزنا.
    """
    ranges = [[r for q in e["evidence"] for r in occurrences(m.doc.raw, q)] for e in events]

    def told_by(i: int, w: EventWord) -> list[int]:
        return [
            k
            for k, e in enumerate(events)
            if any(a <= w.start < b for a, b in ranges[k])
            and (may_tell(w.kinds, e["kind"]) or in_family(m.told, i, e["kind"]) >= 0.4)
        ]

    own = [told_by(i, w) for i, w in enumerate(m.words)]
    for k in set(range(len(events))).difference(*own):
        for i, w in enumerate(m.words):
            if not own[i] and any(a <= w.start < b for a, b in ranges[k]):
                own[i] = [k]
    return own


def in_family(told: dict[int, dict[str, float]] | None, i: int, kind: str) -> float:
    """The probability that a word tells a kind of the family of `kind`."""
    return sum(v for k, v in told[i].items() if family(k) == family(kind)) if told and i in told else 0.0


def covering(m: Material, events: list[dict[str, Any]]) -> list[list[int]]:
    """For each event word the coded events in whose evidence it stands, those first whose kind it may tell."""
    ranges = [[r for q in e["evidence"] for r in occurrences(m.doc.raw, q)] for e in events]
    found = []
    for w in m.words:
        held = [k for k in range(len(events)) if any(a <= w.start < b for a, b in ranges[k])]
        found.append(sorted(held, key=lambda k: not may_tell(w.kinds, events[k]["kind"])))
    return found
