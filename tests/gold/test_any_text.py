"""On any text whatsoever: reading does not fail, spans quote the report exactly, the same input gives the same bytes."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.examples import path
from marsad.pipeline import Reader
from marsad.record import Coded, Report

CORPORA = Path(__file__).parents[3] / "shared" / "corpora" / "reports"
WORDS = sorted(
    {
        word
        for line in path().read_text(encoding="utf-8").splitlines()
        for word in json.loads(line)["text"].split()
    }
)
MARKS = [
    "\n",
    "\n\n",
    ".",
    "،",
    ":",
    "«",
    "»",
    '"',
    "(",
    ")",
    "-",
    "…",
    "#",
    "_",
    "ـ",
    "ً",
    "\u200f",
    "\ufe0f",
    "🙂",
    "\u00a0",
    "٥",
    "2017",
    "1,500",
    "3.5",
]
READER = Reader()
pytestmark = pytest.mark.slow

# Texts of the press's own words in any order, with marks and digits between, and texts of any characters at all.
PRESS = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=80).map(" ".join)
GLUED = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=40).map("".join)
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=200)
TEXTS = st.one_of(PRESS, GLUED, ANYTHING)
DAYS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str), st.just("no day"))


def wrong_spans(value: Any, report: Report) -> int:
    """How many spans under a value do not quote the report."""
    wrong = 0
    if isinstance(value, dict):
        if "start" in value and isinstance(value["start"], int):
            part = (report.title if value["in"] == "title" else report.text) or ""
            wrong += part[value["start"] : value["end"]] != value["text"]
        return wrong + sum(wrong_spans(inner, report) for inner in value.values())
    if isinstance(value, list):
        return sum(wrong_spans(inner, report) for inner in value)
    return 0


def faults(report: Report, coded: Coded) -> list[str]:
    """What is wrong with a record by the guideline's form."""
    whole = f"{report.title or ''}\n{report.text}"
    found = ["a span does not quote"] * wrong_spans(msgspec.to_builtins(coded.events), report)
    for event in coded.events:
        if not 1 <= len(event.evidence) <= 3:
            found.append(f"{event.id}: {len(event.evidence)} quotes of evidence")
        found += [
            f"{event.id}: not in the report: {q!r}"
            for q in [*event.evidence, *event.sources]
            if q not in whole
        ]
        if event.date and event.date.start > event.date.end:
            found.append(f"{event.id}: ends before it begins")
        found += [f"{event.id}: no name for {a.text!r}" for a in [*event.actor1, *event.actor2] if not a.name]
    return found


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.one_of(st.none(), TEXTS), DAYS)
def test_any_text_is_read(text: str, title: str | None, published: str | None) -> None:
    report = Report("any", text, title, published)
    coded = READER.read(report)
    assert faults(report, coded) == []
    assert msgspec.json.encode(READER.read(report)) == msgspec.json.encode(coded)


@pytest.mark.parametrize("name", ["conflict.jsonl", "peaceful.jsonl"])
def test_every_report_of_the_corpora_is_read(name: str) -> None:
    if not (CORPORA / name).exists():
        message = f"no {name} at {CORPORA}: its reports are not read"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    read = 0
    for number, line in enumerate((CORPORA / name).read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        report = Report(row["id"], row["text"], row.get("title"), row.get("published"))
        coded = READER.read(report)
        assert faults(report, coded) == [], row["id"]
        if number % 20 == 0:
            assert msgspec.json.encode(Reader().read(report)) == msgspec.json.encode(coded)
        read += 1
    assert read >= 600
