"""Knowledge of time: every row's example tells a time, ids are single, forms lead to their month."""

from __future__ import annotations

import pytest

from marsad.days import when
from marsad.knowledge.tables import rows

WORDS = rows("days", "words.tsv")
MONTHS = rows("days", "months.tsv")
FEASTS = rows("days", "feasts.tsv")


@pytest.mark.parametrize("row", WORDS + MONTHS + FEASTS, ids=lambda row: row["id"])
def test_the_example_of_a_row_tells_a_time(row: dict[str, str]) -> None:
    assert when(row["example"], "2018-05-09"), row["example"]


@pytest.mark.parametrize("table", [WORDS, MONTHS, FEASTS], ids=["words", "months", "feasts"])
def test_ids_are_single_and_sources_given(table: list[dict[str, str]]) -> None:
    assert len({row["id"] for row in table}) == len(table)
    assert all(row["source"] and row["example"] for row in table)


@pytest.mark.parametrize("row", MONTHS, ids=lambda row: row["id"])
def test_every_spelling_of_a_month_is_read(row: dict[str, str]) -> None:
    year = "1436" if row["system"] == "hijri" else "2015"
    for form in row["forms"].split("|"):
        found = when(f"في 14 {form} {year}", "2018-05-09")
        assert len(found) == 1
        if row["system"] != "hijri":
            assert found[0].start == f"2015-{int(row['month']):02d}-14", form


@pytest.mark.parametrize("row", FEASTS, ids=lambda row: row["id"])
def test_every_feast_has_its_days(row: dict[str, str]) -> None:
    for form in row["forms"].split("|"):
        found = when(form, "2017-06-29")
        assert found[0].start is not None
        assert found[0].rule in ("Feast", "At")
