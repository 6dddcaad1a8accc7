"""The command's face: lines and JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

from marsad.numbers.command import run_count

TEXT = "ارتفعت حصيلة القتلى من 9 إلى 15 بينهم 3 أطفال، ونزح 1.5 مليون شخص"


def test_lines_name_figure_kind_and_words() -> None:
    lines = run_count(TEXT, as_json=False).split("\n")
    assert "3\tpeople طفل\t3 أطفال" in lines
    assert "15\tkilled of them 3 children before 9\t15" in lines
    assert "1500000\tdisplaced\t1.5 مليون شخص" in lines


def test_json_has_offsets_that_are_true() -> None:
    found = json.loads(run_count(TEXT, as_json=True))
    assert {t["kind"] for t in found["tolls"]} == {"killed", "displaced"}
    for item in found["quantities"] + found["tolls"]:
        assert TEXT[item["start"] : item["end"]] == item["text"]


def test_a_text_without_numbers_says_so() -> None:
    assert run_count("لا شيء هنا", as_json=False) == "no numbers"
    assert json.loads(run_count("", as_json=True)) == {"quantities": [], "tolls": []}


def test_the_example_in_the_docs_runs() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "numbers.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", text, re.S)
    assert example is not None
    names: dict[str, object] = {}
    exec(example[1], names)
    assert "killed" in names
