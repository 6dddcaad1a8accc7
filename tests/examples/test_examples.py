"""The examples: their gold keeps the guideline, and Marsad reads them."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from marsad.examples import path
from marsad.exports.kinds import kinds
from marsad.pipeline import Reader
from marsad.record import Kind, Report, Status

REPORTS = [json.loads(line) for line in path().read_text(encoding="utf-8").splitlines()]
GOLD = [json.loads(line) for line in path("gold.jsonl").read_text(encoding="utf-8").splitlines()]
DAY = re.compile(r"\d{4}-\d\d-\d\d$")


def quotes(event: dict[str, object]) -> list[str]:
    """Every quoted string of a gold record."""
    found = [*event["sources"], *event["evidence"]]  # type: ignore[misc]
    for slot in ("date", "place", "fatalities", "injured"):
        if isinstance(cell := event[slot], dict) and cell["text"] is not None:
            found.append(cell["text"])  # noqa: PERF401
    for slot in ("actor1", "actor2"):
        found += [actor["text"] for actor in event[slot]]  # type: ignore[attr-defined]
    return found


def test_gold_and_reports_are_the_same_reports() -> None:
    assert len(REPORTS) >= 12
    assert [(r["id"], r["title"], r["text"], r["published"]) for r in REPORTS] == [
        (g["id"], g["title"], g["text"], g["published"]) for g in GOLD
    ]


@pytest.mark.parametrize("report", GOLD, ids=[g["id"] for g in GOLD])
def test_gold_keeps_the_guideline(report: dict[str, object]) -> None:
    whole = f"{report['title']}\n{report['text']}"
    for number, event in enumerate(report["events"], 1):  # type: ignore[arg-type, var-annotated]
        assert event["id"] == f"e{number}"
        assert 1 <= len(event["evidence"]) <= 3
        assert [q for q in quotes(event) if q not in whole] == []
        if event["date"]:
            assert DAY.match(event["date"]["start"])
            assert event["date"]["start"] <= event["date"]["end"]


def test_every_kind_and_status_is_shown() -> None:
    events = [event for report in GOLD for event in report["events"]]
    assert {e["kind"] for e in events} == set(Kind.__args__)  # type: ignore[attr-defined]
    assert {e["status"] for e in events} == set(Status.__args__)  # type: ignore[attr-defined]
    assert len({e["place"]["country"] for e in events if e["place"]}) >= 12


EVENTS_FOUND = 0.55  # the scorers learned from these too, so this shows that the demonstration works, no more; raised as the coder learns, never lowered


def test_marsad_reads_them() -> None:
    """A coarse net under the demonstration: the share of gold events for which one of the same kind is read."""
    found = told = 0
    for row, gold in zip(REPORTS, GOLD, strict=True):
        coded = Reader().read(Report(row["id"], row["text"], row["title"], row["published"]))
        kinds, wanted = Counter(e.kind for e in coded.events), Counter(e["kind"] for e in gold["events"])
        found += sum((kinds & wanted).values())
        told += sum(wanted.values())
        for event in coded.events:
            for span in [s for spans in event.spans.values() for s in spans]:
                part = (row["title"] if span.part == "title" else row["text"]) or ""
                assert part[span.start : span.end] == span.text
    assert found >= EVENTS_FOUND * told, found / told


KINDS_READ = (
    7  # of 23, one sentence alone telling little to triage: raised as the coder learns, never lowered
)


def test_the_sentence_beside_each_kind_is_read_as_that_kind() -> None:
    """`kinds.tsv` has a plain sentence for each kind."""
    missed = []
    for kind, row in kinds().items():
        events = Reader().read(Report(kind, row["example"] + " أمس.", None, "2020-01-02")).events
        if kind not in {event.kind for event in events}:
            missed.append((kind, [event.kind for event in events]))
    assert 23 - len(missed) >= KINDS_READ, missed
