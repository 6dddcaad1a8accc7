"""What differs between two readings of one report."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from marsad.examples import path
from marsad.lexicon.compare import cells_of, compare, counted

CLASH: dict[str, Any] = {
    "kind": "clash", "status": "happened", "date": {"start": "2018-05-08", "end": "2018-05-08"},
    "place": {"name": "Idlib", "admin1": "Idlib", "country": "SY"}, "actor1": [{"name": "A"}, {"name": "B"}],
    "actor2": [], "fatalities": {"low": 3, "high": None}, "injured": {"low": 2, "high": 4}, "sources": ["س", "أ"],
    "evidence": ["قتل ثلاثة"],
}  # fmt: skip
TALKS: dict[str, Any] = CLASH | {
    "kind": "talks", "date": None, "place": None, "actor1": [{"name": "C"}], "fatalities": None, "evidence": ["اجتمع"],
}  # fmt: skip


def test_cells_are_short_and_have_one_order() -> None:
    cells = cells_of(CLASH)
    assert (cells["days"], cells["place"], cells["fatalities"]) == ("2018-05-08", "Idlib, Idlib, SY", "3+")
    assert (cells["injured"], cells["sources"], cells["actor1"]) == ("2–4", "أ | س", "A | B")
    assert cells_of(CLASH | {"actor1": CLASH["actor1"][::-1]}) == cells


def test_the_same_is_no_change_in_any_order() -> None:
    assert compare("r", [CLASH, TALKS], [TALKS, CLASH]) == []


def test_a_record_that_came_is_gained_and_one_that_went_is_lost() -> None:
    assert [(c.what, c.record["kind"]) for c in compare("r", [CLASH], [CLASH, TALKS])] == [
        ("gained", "talks")
    ]
    assert [(c.what, c.record["kind"]) for c in compare("r", [CLASH, TALKS], [CLASH])] == [("lost", "talks")]
    assert [c.what for c in compare("r", [CLASH], [TALKS | {"sources": [], "injured": None}])] == [
        "gained",
        "lost",
    ]


def test_each_changed_cell_is_told_with_what_it_was() -> None:
    after = deepcopy(CLASH)
    after["kind"], after["fatalities"] = "attack", {"low": 5, "high": 5}
    changes = compare("r", [CLASH], [after])
    assert [(c.cell, c.before, c.after) for c in changes] == [
        ("kind", "clash", "attack"),
        ("fatalities", "3+", "5"),
    ]
    assert counted(changes) == {"kind": 1, "fatalities": 1}


def test_the_gold_of_every_example_pairs_with_itself_backwards() -> None:
    events = [
        json.loads(line)["events"] for line in path("gold.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert sum(map(len, events)) > 20
    assert [compare("r", told, told[::-1]) for told in events] == [[] for _ in events]
