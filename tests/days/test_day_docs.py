"""The program of the page on days runs."""

from __future__ import annotations

import re
from pathlib import Path

_PAGE = Path(__file__).parents[2] / "docs" / "days.md"


def test_the_program_on_the_page_runs() -> None:
    programs = re.findall(r"```python\n(.*?)```", _PAGE.read_text(encoding="utf-8"), re.S)
    assert programs
    for program in programs:
        exec(compile(program, str(_PAGE), "exec"), {})
