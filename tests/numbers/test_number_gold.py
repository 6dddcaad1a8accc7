"""The tolls of the coded reports: the share that is read, with its bounds, may not fall below the floors."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from number_shared import shared

from marsad.numbers import TollMention, find_tolls
from marsad.record import Report
from marsad.text import Document

KINDS = (("fatalities", "killed"), ("injured", "injured"))


class Counts(NamedTuple):
    """Gold tolls, those read anywhere in the report, those read at the gold's words (80 characters round)."""

    gold: int
    anywhere: int
    near: int


def near(doc: Document, text: str, found: list[TollMention]) -> bool:
    """Whether one of the mentions stands at or close to the words that the gold quotes."""
    at = doc.raw.find(text)
    while at >= 0:
        if any(t.start < at + len(text) + 80 and t.end > at - 80 for t in found):
            return True
        at = doc.raw.find(text, at + 1)
    return False


def compared(name: str) -> Counts:
    gold = anywhere = close = 0
    for line in shared("gold", name).read_text(encoding="utf-8").splitlines():
        report: dict[str, Any] = json.loads(line)
        doc = Document(Report(id=report["id"], text=report["text"], title=report["title"]))
        tolls = find_tolls(doc)
        for event in report["events"]:
            for field, kind in KINDS:
                if not (toll := event.get(field)):
                    continue
                same = [t for t in tolls if (t.kind, t.low, t.high) == (kind, toll["low"], toll["high"])]
                gold += 1
                anywhere += bool(same)
                close += bool(toll["text"]) and near(doc, toll["text"], same)
    return Counts(gold, anywhere, close)


def test_train() -> None:
    counts = compared("train.jsonl")
    assert counts.anywhere / counts.gold >= 0.905
    assert counts.near / counts.gold >= 0.88


def test_dev() -> None:
    counts = compared("dev.jsonl")
    assert counts.anywhere / counts.gold >= 0.93
    assert counts.near / counts.gold >= 0.92
