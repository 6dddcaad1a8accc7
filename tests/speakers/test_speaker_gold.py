"""Speakers on gold that others made: floors that may not be fallen below.

The gold's sentences are not part of this repository: these tests are skipped where they are missing, and fail there
where CI=true.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from marsad.reading.actors import find_actors
from marsad.reading.speakers import Attribution, find_speakers
from marsad.record import Report
from marsad.text import Document

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
if not GOLD.exists() and os.environ.get("CI") != "true":
    pytest.skip(f"{GOLD} is missing", allow_module_level=True)
sys.path.insert(0, str(GOLD))


class Told(NamedTuple):
    """One event of the gold: all attributions of its report, those over its evidence, the sentences it rests on."""

    event: dict[str, Any]
    found: list[Attribution]
    over: list[Attribution]
    sentences: str


def of_report(report: dict[str, Any]) -> Iterator[Told]:
    doc = Document(
        Report(id=report["id"], text=report["text"], title=report["title"], published=report["published"])
    )
    found = find_speakers(doc, find_actors(doc))
    for event in report["events"]:
        spans = [(at, at + len(quote)) for quote in event["evidence"] if (at := doc.raw.find(quote)) >= 0]
        tokens = {n for n, t in enumerate(doc.tokens) if any(a <= t.start and t.end <= b for a, b in spans)}
        over = [a for a in found if any(first <= n < last for n in tokens for first, last in a.scope)]
        numbers = {doc.sentence_at[n] for n in tokens} - {-1}
        words = [doc.raw[slice(*doc.words(doc.sentences[n].first, doc.sentences[n].last))] for n in numbers]
        yield Told(event, found, over, " ".join(words))


@cache
def told() -> list[Told]:
    lines = [
        line for name in ("train", "dev") for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    return [event for line in lines for event in of_report(json.loads(line))]


def same(gold: str, coded: str) -> bool:
    import score

    return bool(score.same_name({"text": gold}, {"text": coded}))


def test_the_golds_sources_are_among_those_found() -> None:
    right = [any(same(s, a.source) for a in t.found) for t in told() for s in t.event["sources"]]
    assert sum(right) / len(right) >= 0.95


def test_a_source_named_in_a_sentence_of_the_evidence_covers_it() -> None:
    right = [
        any(same(s, a.source) for a in t.over) for t in told() for s in t.event["sources"] if s in t.sentences
    ]
    assert sum(right) / len(right) >= 0.91


def test_who_covers_the_evidence_is_a_source_in_the_gold() -> None:
    right: list[bool] = []
    for t in told():
        names = {a.source for a in t.over}
        right += [any(same(s, name) for s in t.event["sources"]) for name in names]
    assert sum(right) / len(right) >= 0.80
