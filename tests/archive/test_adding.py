"""What goes in is there, once."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import pytest

from marsad.archive.adding import Adder
from marsad.archive.copies import likeness, runs_of
from marsad.archive.errors import ArchiveError
from marsad.archive.store import Archive
from marsad.archive.verify import verify
from marsad.sources import read_inputs

from .conftest import TEXTS, add, jsonl


def count(archive: Archive, table: str) -> int:
    found: int = archive.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return found


def test_the_bytes_are_those_of_the_line(archive: Archive, tmp_path: Path) -> None:
    lines = (tmp_path / "in.jsonl").read_bytes().splitlines()
    assert [archive.evidence(n + 1) for n in range(4)] == lines
    hashes = [h for (h,) in archive.db.execute("SELECT sha256 FROM evidence ORDER BY id")]
    assert hashes == [hashlib.sha256(line).hexdigest() for line in lines]


def test_text_and_coding_come_back(archive: Archive) -> None:
    assert [archive.report(n + 1).text for n in range(4)] == TEXTS
    coding = archive.coded(archive.item("r1"))
    assert coding is not None
    assert coding.events[0].kind == "shelling"


def test_custody_tells_from_where(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    row = archive.db.execute("SELECT name, sha256, size FROM collection").fetchone()
    assert row == (str(file), hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_size)
    assert archive.db.execute("SELECT part FROM sighting WHERE item = 3").fetchone() == ("line 3",)


def test_the_same_file_again_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    before = archive.db.execute("SELECT max(seq) FROM log").fetchone()
    done = add(archive, tmp_path / "in.jsonl")
    assert (done.new, done.known) == (0, 4)
    assert archive.db.execute("SELECT max(seq) FROM log").fetchone() == before


def test_the_same_line_in_another_file_is_seen_again(archive: Archive, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_bytes((tmp_path / "in.jsonl").read_bytes().splitlines(keepends=True)[0])
    done = add(archive, other)
    assert (done.new, done.known, count(archive, "item"), count(archive, "sighting")) == (0, 1, 4, 5)
    assert list(verify(archive)) == []


def test_a_name_taken_is_made_unique(archive: Archive, tmp_path: Path) -> None:
    add(
        archive,
        jsonl(
            tmp_path / "b.jsonl",
            [{"id": "r1", "text": "هدأت الجبهات في ريف إدلب بعد ليلة من القصف المتبادل."}],
        ),
    )
    names = [n for (n,) in archive.db.execute("SELECT name FROM item ORDER BY id")]
    assert names[:4] == ["r0", "r1", "r2", "r3"]
    assert names[4].startswith("r1~")


def test_a_report_goes_by_its_name_or_its_number(archive: Archive, tmp_path: Path) -> None:
    assert (archive.item("r2"), archive.item("3")) == (3, 3)
    add(
        archive,
        jsonl(tmp_path / "b.jsonl", [{"id": "3", "text": "هدأت الجبهات في ريف إدلب بعد ليلة من القصف."}]),
    )
    assert archive.item("3") == 5, "a name goes before a number"
    with pytest.raises(ArchiveError, match="id or number '99'"):
        archive.item("99")


def test_exact_and_near_copies_are_linked_to_the_first(archive: Archive, tmp_path: Path) -> None:
    longer = " ".join(TEXTS)
    rows = [
        {"id": "exact", "text": TEXTS[0], "title": "خبر 0"},
        {"id": "long", "text": longer},
        {"id": "near", "text": longer.replace("ناشطون", "شهود عيان") + " وأضافوا أن الوضع صعب."},
        {"id": "other", "text": "افتتح الوزير معرض الكتاب في العاصمة بحضور كتاب وناشرين من دول عدة، ويستمر المعرض عشرة أيام كاملة."},
    ]  # fmt: skip
    done = add(archive, jsonl(tmp_path / "c.jsonl", rows))
    assert (done.new, done.copies) == (4, 2)
    links = archive.db.execute(
        "SELECT a.name, b.name, kind, likeness FROM copy c JOIN item a ON a.id = c.item JOIN item b ON b.id = c.source"
    ).fetchall()
    assert links[0] == ("exact", "r0", "exact", 1.0)
    assert links[1][:3] == ("near", "long", "near")
    assert 0.5 < links[1][3] < 1
    assert list(verify(archive)) == []


@pytest.mark.parametrize(("one", "other", "alike"), [("a b c", "a b c", 0.0), ("", "", 0.0)])
def test_too_little_text_is_no_copy(one: str, other: str, alike: float) -> None:
    assert likeness(runs_of(one.split()), runs_of(other.split())) == alike


@pytest.mark.parametrize(
    "table", ["log", "evidence", "reading_text", "coding", "item", "sighting", "collection"]
)
def test_what_is_stored_cannot_be_altered(archive: Archive, table: str) -> None:
    import sqlite3

    column = archive.db.execute(f"SELECT name FROM pragma_table_info('{table}') LIMIT 1").fetchone()[0]
    with pytest.raises(sqlite3.IntegrityError):
        archive.db.execute(f"UPDATE {table} SET {column} = {column}")
    with pytest.raises(sqlite3.IntegrityError):
        archive.db.execute(f"DELETE FROM {table}")


def test_the_log_refuses_an_entry_out_of_line(archive: Archive) -> None:
    import sqlite3

    with pytest.raises(sqlite3.IntegrityError, match="follows"):
        archive.db.execute("INSERT INTO log VALUES (99, '', '', 'x', NULL, '{}', '', '')")


def test_a_page_that_is_known_is_seen_again_without_being_taken_apart(
    archive: Archive, tmp_path: Path
) -> None:
    pytest.importorskip("trafilatura", reason="pip install 'marsad[sources]'")
    page = tmp_path / "p.html"
    body = "".join(f"<p>{text} {text}</p>" for text in TEXTS)
    page.write_text(
        f"<html><head><title>خبر</title></head><body><article>{body}</article></body></html>",
        encoding="utf-8",
    )
    assert add(archive, page).new == 1
    other = tmp_path / "q.html"
    other.write_bytes(page.read_bytes())
    adder = Adder(archive, "1")
    assert list(read_inputs([str(other)], met=adder.met)) == []
    assert adder.close().known == 1
    assert count(archive, "sighting") == 6
    assert list(read_inputs([str(other)], met=Adder(archive, "2").met)) != []
    if find_spec("resiliparse"):
        assert list(read_inputs([str(other)], bulk=True, met=Adder(archive, "1").met)) == [], (
            "care is not undone"
        )
    assert list(verify(archive)) == []
