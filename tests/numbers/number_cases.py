"""The tables of described cases, and how a reading is written to be compared with them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Case(NamedTuple):
    """One described case."""

    description: str
    text: str
    expected: str


def cases(name: str) -> list[Case]:
    """The cases of one table."""
    lines = (HERE / name).read_text(encoding="utf-8").rstrip("\n").split("\n")
    return [Case(*line.split("\t")) for line in lines[1:]]


def bounds(low: int, high: int | None) -> str:
    """`12`, `12+` or `12..15`."""
    return f"{low}+" if high is None else str(low) if low == high else f"{low}..{high}"
