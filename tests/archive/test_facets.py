"""Facets are counted value by value and come out as if every report had been looked at."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.archive import postings
from marsad.archive.database import migrations, statements
from marsad.archive.deleting import delete
from marsad.archive.doctor import examine
from marsad.archive.facets import facets
from marsad.archive.judgements import judge
from marsad.archive.postings import FACETS
from marsad.archive.store import Archive

from .conftest import add, jsonl

COUNT = 150_000  # three chunks, of which one is begun
KINDS = {"kind": 9, "country": 40, "governorate": 300, "party": 900, "source": 4_000, "day": 2_000, "outlet": 60, "status": 5}  # fmt: skip


@pytest.fixture(scope="module")
def tallied() -> Iterator[tuple[sqlite3.Connection, dict[int, list[str]]]]:
    """An index of which only the tallies are filled, all but the last reports sealed, and what each report has."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    for _, _, sql in migrations():
        for statement in statements(sql):
            db.execute(statement)
    rng = random.Random(3)
    told = {}
    for item in range(1, COUNT, 3):
        lines = {
            f"{name}=v{int(n * rng.random() ** 3)}"
            for name, n in KINDS.items()
            for _ in range(rng.randrange(1, 3))
        }
        told[item] = sorted(lines)
    rows = [(item, postings.tally(db, lines)) for item, lines in told.items()]
    db.execute("BEGIN")
    db.executemany("INSERT INTO tally VALUES (?, ?)", rows[:-500])
    postings.seal(db, postings.SEAL)
    db.executemany("INSERT INTO tally VALUES (?, ?)", rows[-500:])
    postings.seal(db, postings.SEAL)
    db.execute("COMMIT")
    yield db, told
    db.close()


@pytest.mark.parametrize("share", [1.0, 0.5, 0.1, 0.01, 0.0])
def test_counts_are_those_of_all_reports(
    tallied: tuple[sqlite3.Connection, dict[int, list[str]]], share: float
) -> None:
    db, told = tallied
    rng = random.Random(share)
    items = [item for item in told if rng.random() < share]
    counted: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for item in items:
        for line in told[item]:
            name, _, value = line.partition("=")
            counted[name][value] += 1
    found = facets(db, items)
    for name in FACETS:
        assert found[name] == sorted(counted[name].items(), key=lambda pair: (-pair[1], pair[0]))[:20], name


def test_the_last_ones_wait_and_all_else_is_sealed(
    tallied: tuple[sqlite3.Connection, dict[int, list[str]]],
) -> None:
    db, told = tallied
    assert postings.sealed(db) == sorted(told)[-501]
    assert postings.differ(db) == 0
    sizes = [len(packed) for (packed,) in db.execute("SELECT items FROM posting")]
    assert max(sizes) == 8192
    assert min(sizes) == 2


def test_an_item_leaves_and_comes_back(tallied: tuple[sqlite3.Connection, dict[int, list[str]]]) -> None:
    db, told = tallied
    item = 70_000
    assert item in told
    ids = db.execute("SELECT told FROM tally WHERE item = ?", (item,)).fetchone()[0]
    postings.take(db, item, ids)
    assert postings.differ(db) == len(told[item])
    postings.put(db, item, ids)
    assert postings.differ(db) == 0


def test_they_follow_decisions_deletions_and_what_is_added(archive: Archive, tmp_path: Path) -> None:
    assert postings.sealed(archive.db) == 4
    judge(archive, 1, "set", event="e1", field="kind", value="airstrike")
    assert facets(archive.db, [1, 2, 3, 4])["kind"] == [("shelling", 3), ("airstrike", 1)]
    judge(archive, 2, "set", event="e1", field="sources", value=["امرأة من البلدة"])
    assert facets(archive.db, [1, 2, 3, 4])["source"] == [("SANA", 3), ("امرأة من البلدة", 1)]
    delete(archive, ["r1"], "asked for")
    assert not archive.db.execute("SELECT 1 FROM facet_value WHERE value LIKE 'امرأة%'").fetchone()
    add(
        archive,
        jsonl(tmp_path / "more.jsonl", [{"id": "m", "text": "قصفت المدفعية أطراف البلدة فجر اليوم."}]),
    )
    assert postings.sealed(archive.db) == 5
    assert postings.differ(archive.db) == 0
    assert all(finding.sound for finding in examine(archive))
    archive.db.execute("UPDATE posting SET items = x'0000' WHERE value = (SELECT min(value) FROM posting)")
    assert [f.promise for f in examine(archive) if not f.sound] == [
        "words and events are indexed as they stand"
    ]
