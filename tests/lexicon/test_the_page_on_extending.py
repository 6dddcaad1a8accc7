"""The page on adding to what Marsad knows: its tables are written as they stand there and its commands are run."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from lexicon_commands import marsad

PAGE = (Path(__file__).parents[2] / "docs" / "extend.md").read_text(encoding="utf-8")
FILES = re.findall(r"```\w+ file=(\S+)\n(.*?)```", PAGE, re.S)
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, re.S)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    for name, text in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_page_has_tables_and_commands() -> None:
    assert len(FILES) == 7
    assert len(BLOCKS) == 6


@pytest.mark.parametrize("block", BLOCKS)
def test_a_command_prints_what_the_page_says(block: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here)
    said, expected = "", []
    for line in block.splitlines():
        if line.startswith("$ marsad "):
            _, out, err = marsad(*shlex.split(line[2:])[1:], data=here / "none")
            said += out + err
        else:
            expected.append(line)
    assert [line for line in expected if line.rstrip("… ") not in said] == []


def test_the_tables_of_the_page_change_the_first_report_and_not_the_second(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here)
    _, out, _ = marsad("lexicon", "diff", "reports.jsonl", "--with", "mine", "--json", data=here / "none")
    changes = [json.loads(line) for line in out.splitlines()]
    assert {change["report"] for change in changes} == {"r1"}
    after = {change["cell"]: change["after"] for change in changes}
    assert after["actor1"] == "River Lions Brigade"
    assert after["place"] == "Kafr Rumman al-Sharqiya, Idlib, SY"
