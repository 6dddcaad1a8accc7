"""Described cases: what is read as a place, what is not, and where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from place_cases import failures, load

TABLE = load(Path(__file__).with_name("cases.tsv"))


def test_there_are_many() -> None:
    """Three hundred described cases at the least, none described twice."""
    assert len(TABLE) >= 300
    assert len({description for description, _, _ in TABLE}) == len(TABLE)


@pytest.mark.parametrize(("description", "text", "wants"), TABLE, ids=[row[0] for row in TABLE])
def test_case(description: str, text: str, wants: str) -> None:
    """A case's text is read as the case says."""
    assert failures(text, wants) == [], description
