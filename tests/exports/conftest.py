"""Coded reports made by hand from the examples' gold, so that exports are tested apart from reading."""

from __future__ import annotations

import json

import pytest

from marsad.examples import path
from marsad.exports.coded import coded_of
from marsad.record import Coded, Report

Pairs = dict[str, tuple[Report, Coded]]


@pytest.fixture(scope="session")
def coded() -> Pairs:
    """Every example by its id, with its gold as the record."""
    rows = [json.loads(line) for line in path("gold.jsonl").read_text(encoding="utf-8").splitlines()]
    return {row["id"]: coded_of(row) for row in rows}
