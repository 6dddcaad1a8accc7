"""Described cases: what each expression comes to in a news report."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.days import Resolved, when

_TABLE = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
CASES = [tuple(line.split("\t")) for line in _TABLE]


def told(found: list[Resolved]) -> str:
    """What was read, in the notation of the table: days, a range, open, duration, repetition or none."""
    parts = []
    for one in found:
        if one.kind in ("duration", "repetition"):
            parts.append(one.kind)
        elif one.start is None and one.end is None:
            parts.append("open")
        else:
            parts.append(
                one.start if one.start == one.end and one.start else f"{one.start or ''}..{one.end or ''}"
            )
    return " ; ".join(parts) or "none"


@pytest.mark.parametrize(("text", "published", "expected", "description"), CASES, ids=[c[3] for c in CASES])
def test_case(text: str, published: str, expected: str, description: str) -> None:
    assert told(when(text.replace("\\n", "\n"), published or None)) == expected, description


def test_there_are_enough_cases_each_described_once() -> None:
    assert len(CASES) >= 230
    assert len({case[3] for case in CASES}) == len(CASES)
