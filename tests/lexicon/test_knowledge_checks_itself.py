"""What `marsad lexicon check` says of the shipped tables, and that every example of event words is read as its row."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.knowledge.tables import rows
from marsad.lexicon.check import check
from marsad.lexicon.examples import unread
from marsad.lexicon.fault import Fault
from marsad.lexicon.table import shipped
from marsad.reading.events import EventWord, find_events
from marsad.record import Report
from marsad.text import Document

WORDS = rows("events", "words.tsv")
# Examples that are not read as their row, of 20,000: short forms whose meaning hangs on more than a clause.
KNOWN = 9


@cache
def faults() -> list[Fault]:
    tables = shipped()
    return list(check(tables, tables))


def test_the_shipped_tables_are_sound_in_form() -> None:
    assert [
        str(fault) for fault in faults() if "example" not in fault.what and "mean" not in fault.what
    ] == []


def test_nearly_every_example_is_read_as_its_row() -> None:
    assert len(faults()) <= KNOWN, "\n".join(map(str, faults()))


def found_in(row: dict[str, str]) -> list[EventWord]:
    return find_events(Document(Report("example", row["example"])))


@pytest.mark.parametrize("part", range(8))
def test_the_example_of_an_event_word_is_read_as_it_or_as_one_of_its_kinds(part: int) -> None:
    wrong = []
    for row in WORDS[part::8]:
        kinds = set(row["kinds"].split(","))
        if not any(word.entry == row["id"] or kinds & set(word.kinds) for word in found_in(row)):
            wrong.append(f"{row['id']} {row['forms']}: {row['example']}")
    assert wrong == []


def test_most_event_words_are_read_as_themselves_and_not_as_another_entry() -> None:
    others = [row["id"] for row in WORDS if all(word.entry != row["id"] for word in found_in(row))]
    assert len(others) <= 55, (
        others
    )  # nouns whose letters are a verb's too (قصف، هدم), and rows that repeat another


def test_every_event_word_has_a_source_and_an_example_of_its_own() -> None:
    assert [row["id"] for row in WORDS if not (row["source"] and row["example"])] == []
    assert len({row["example"] for row in WORDS}) == len(WORDS)
    assert max(len(row["example"].split()) for row in WORDS) <= 9


@pytest.mark.parametrize(
    "name", ["events/context.tsv", "speech/verbs.tsv", "speech/cues.tsv", "events/words.tsv"]
)
def test_every_example_of_a_table_is_read(name: str) -> None:
    table = next(table for table in shipped() if table.name == name)
    told = list(unread(table))
    assert len(told) == len(table.rows) > 15
    assert [str(fault) for _, fault in told if fault] == []
