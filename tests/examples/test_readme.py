"""The programs in the README run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.cli.commands import COMMANDS
from marsad.examples import path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.S)
LINES = [
    line[2:]
    for kind, block in BLOCKS
    if kind == "console"
    for line in block.splitlines()
    if "marsad " in line
]


@pytest.mark.parametrize("program", [block for kind, block in BLOCKS if kind == "python"])
def test_python(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("line", LINES)
def test_console(line: str, tmp_path: Path) -> None:
    """Each command line, on one of the examples in the place of the reader's own file."""
    report = path().read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "report.txt").write_text("قصفت المدفعية أحياء المدينة أمس.", encoding="utf-8")
    (tmp_path / "reports.jsonl").write_text(report, encoding="utf-8")
    (tmp_path / "reports.csv").write_text("id,text\n1,قصفت المدفعية أحياء المدينة أمس.\n", encoding="utf-8")
    words = shlex.split(line)
    assert words[1] in COMMANDS
    code = "import sys; from marsad.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *words[1:]], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_every_file_it_points_to_is_there() -> None:
    links = re.findall(r"\]\(((?!http)[^)#]+)\)", README)
    assert len(links) > 6
    assert [link for link in links if not (ROOT / link).exists()] == []
