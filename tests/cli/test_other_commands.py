"""`marsad schema`, `explain`, `convert` and the front door."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from marsad import __version__
from marsad.examples import path

Run = Callable[..., tuple[int, str, str]]


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"marsad {__version__}\n", "")
    assert run("--help")[0] == 0


def test_schema_names_every_field_of_the_guideline(run: Run) -> None:
    status, out, _ = run("schema")
    schema = json.loads(out)
    assert status == 0
    assert {"id", "published", "title", "text", "events", "notes"} <= set(schema["properties"])
    event = schema["$defs"]["Event"]["properties"]
    wanted = {
        "id",
        "kind",
        "status",
        "date",
        "place",
        "actor1",
        "actor2",
        "fatalities",
        "injured",
        "sources",
        "evidence",
    }
    assert wanted <= set(event)
    assert set(schema["$defs"]["Span"]["properties"]) == {"start", "end", "in", "text"}
    assert len(event["kind"]["enum"]) == 23


def test_explain_tells_the_rule_behind_each_cell(run: Run) -> None:
    status, out, _ = run("explain", path(), "--id", "iq-mosul-victory")
    assert status == 0
    assert "⟦e1 " in out
    assert "evidence" in out
    assert "text[" in out


def test_explain_of_no_such_report(run: Run) -> None:
    status, _, err = run("explain", path(), "--id", "nobody")
    assert status == 1
    assert "no report has the id" in err


def test_convert_takes_gold(run: Run, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(path("gold.jsonl").read_text(encoding="utf-8") + "{}\n[]\n", encoding="utf-8")
    status, out, err = run("convert", gold, "--format", "csv")
    assert status == 1
    assert out.count("\r\n") == 82
    assert f"{gold}:22" in err
    assert f"{gold}:23" in err
