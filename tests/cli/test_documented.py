"""Everything the command line offers is documented: in `--help`, and in `docs/`."""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest

from marsad.cli.commands import COMMANDS
from marsad.cli.main import overview
from marsad.exports import FORMATS, acled, flat

DOCS = Path(__file__).parents[2] / "docs"
OWN = {name: c for name, c in COMMANDS.items() if c.target.startswith("marsad.cli.")}


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_overview_and_in_the_docs(name: str) -> None:
    assert f"  {name} " in overview()
    assert COMMANDS[name].example in overview()
    assert f"## `marsad {name}`" in text_of("commands.md")


@pytest.mark.parametrize("name", [n for n in OWN if n != "schema"])
def test_every_option_is_in_the_docs(name: str) -> None:
    parser: argparse.ArgumentParser = import_module(OWN[name].target.partition(":")[0]).parser()
    section = text_of("commands.md").partition(f"## `marsad {name}`")[2].partition("\n## ")[0]
    for action in parser._actions:
        assert action.help, action.dest
        for option in action.option_strings:
            assert f"`{option}" in section or option in ("-h", "--help"), f"{option} of {name}"
    assert "examples:" in (parser.epilog or "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_answers_help_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module, _, function = COMMANDS[name].target.partition(":")
    with pytest.raises(SystemExit) as stop:
        getattr(import_module(module), function)(["--help"])
    assert not stop.value.code
    assert "marsad " + name in capsys.readouterr().out


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_in_the_docs(name: str) -> None:
    assert re.search(rf"^## .*`{name}`", text_of("formats.md"), re.M)


@pytest.mark.parametrize(("columns", "section"), [(flat.COLUMNS, "csv"), (acled.COLUMNS, "acled")])
def test_every_column_is_in_the_docs(columns: dict[str, str], section: str) -> None:
    part = text_of("formats.md").partition(f"`{section}`")[2].partition("\n## ")[0]
    for name, what in columns.items():
        assert f"| `{name}` | {what} |" in part
