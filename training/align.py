"""Coded reports laid beside what Marsad finds in them: which event words tell which coded event."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from marsad.coding.kinds import may_tell
from marsad.coding.material import Material
from marsad.reading.events import EventWord
from marsad.record import Report

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
sys.path.insert(0, str(GOLD))
import score as S  # noqa: E402

__all__ = ["GOLD", "S", "load", "material_of", "owners"]


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
    """For each event word the coded events in whose evidence it stands and whose kind it may tell."""
    ranges = [[r for q in e["evidence"] for r in occurrences(m.doc.raw, q)] for e in events]

    def told_by(w: EventWord) -> list[int]:
        return [
            k
            for k, e in enumerate(events)
            if may_tell(w.kinds, e["kind"]) and any(a <= w.start < b for a, b in ranges[k])
        ]

    return [told_by(w) for w in m.words]
