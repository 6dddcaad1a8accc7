"""The examples on the pages about parties and speakers are programs that run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("parties.md", "التحالف | Saudi-led Coalition | saudi-led-coalition | context:earlier mention"),
        ("speakers.md", "مصدر عسكري | says | أضاف | verb:goes on"),
    ],
)
def test_the_example_of_a_page_runs(page: str, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = re.search(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.S)
    assert code is not None
    exec(compile(code.group(1), page, "exec"), {})
    assert expected in capsys.readouterr().out.splitlines()
