"""The described cases: one test each, positives and traps."""

from __future__ import annotations

import pytest
from number_cases import Case, bounds, cases

from marsad.numbers import count, find_tolls, read_number
from marsad.record import Report
from marsad.text import Document, tokenise


def ids(table: list[Case]) -> list[str]:
    return [c.description for c in table]


READ, QUANTITIES, TOLLS = cases("read.tsv"), cases("quantities.tsv"), cases("tolls.tsv")


def test_there_are_enough_cases_and_none_twice() -> None:
    every = [c for table in (READ, QUANTITIES, TOLLS) for c in table]
    assert len(every) >= 300
    assert len({(c.text, c.expected) for c in every}) == len(every)


@pytest.mark.parametrize("case", READ, ids=ids(READ))
def test_read_number(case: Case) -> None:
    forms = [t.form for t in tokenise(case.text)]
    read = read_number(forms, 0)
    if read is None:
        shown = "none"
    elif read.value is None:
        shown = bounds(read.low, read.high)
    else:
        shown = f"{read.value}{'o' if read.ordinal else ''}"
    assert shown == case.expected


@pytest.mark.parametrize("case", QUANTITIES, ids=ids(QUANTITIES))
def test_quantities(case: Case) -> None:
    shown = ";".join(f"{bounds(q.low, q.high)} {q.unit} {q.counts}".strip() for q in count(case.text))
    assert (shown or "none") == case.expected


@pytest.mark.parametrize("case", TOLLS, ids=ids(TOLLS))
def test_tolls(case: Case) -> None:
    tolls = find_tolls(Document(Report(id="case", text=case.text)))
    shown = sorted(f"{t.kind} {bounds(t.low, t.high)}" for t in tolls)
    assert shown == ([] if case.expected == "none" else sorted(case.expected.split(";")))
