"""Tampering found: one byte flipped anywhere, one cell changed anywhere, one row taken away or put in."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from marsad.archive import log
from marsad.archive.deleting import delete
from marsad.archive.errors import ArchiveError
from marsad.archive.judgements import judge
from marsad.archive.store import Archive
from marsad.archive.verify import verify

from .conftest import TEXTS, add, jsonl

STORE = [
    "log",
    "evidence",
    "collection",
    "item",
    "sighting",
    "reading_text",
    "coding",
    "judgement",
    "copy",
    "tombstone",
]


@pytest.fixture
def full(archive: Archive, tmp_path: Path) -> Path:
    """An archive in which everything that can happen has happened; the path of its closed file."""
    rows = [
        {"id": "copy", "text": TEXTS[0], "title": "خبر 0"},
        {"id": "gone", "text": "خبر يحذف لاحقا بطلب من أهل الضحية."},
    ]
    add(archive, jsonl(tmp_path / "more.jsonl", rows))
    judge(archive, archive.item("r1"), "set", event="e1", field="status", value="denied")
    judge(archive, archive.item("gone"), "accept", event="e1")
    delete(archive, ["gone"], "asked for")
    archive.close()
    return archive.path


def problems(path: Path, expected: str | None = None) -> list[str]:
    try:
        with Archive(path, read_only=True) as opened:
            return [str(p) for p in verify(opened, expected)]
    except (ArchiveError, sqlite3.DatabaseError) as error:
        return [str(error)]


def contents(path: Path) -> dict[str, list[object]]:
    db = sqlite3.connect(path)
    try:
        found = {t: db.execute(f"SELECT * FROM {t}").fetchall() for t in STORE}
        return {**found, "schema": db.execute("SELECT * FROM sqlite_master").fetchall()}
    finally:
        db.close()


def test_a_sound_archive_has_no_problem(full: Path) -> None:
    assert problems(full) == []
    found = contents(full)
    assert all(found[table] for table in STORE), "the fixture must fill every table"


def test_one_byte_flipped_anywhere_is_named(full: Path, tmp_path: Path) -> None:
    """A thousand flips, each of one bit: every one is found, or lies where nothing is stored and changes nothing that is.

    Half of them fall anywhere, half where something is written: most of a small file is empty pages.
    """
    sound, data = contents(full), full.read_bytes()
    written = [at for at, byte in enumerate(data) if byte]
    rng = random.Random(6)
    found = harmless = 0
    for number in range(1_000):
        at = rng.randrange(len(data)) if number % 2 else rng.choice(written)
        changed = bytearray(data)
        changed[at] ^= 1 << rng.randrange(8)
        file = tmp_path / f"flip{number}.marsad"
        file.write_bytes(bytes(changed))
        if problems(file):
            found += 1
        else:
            assert contents(file) == sound, f"byte {at}: changed and not found"
            harmless += 1
        for each in tmp_path.glob("flip*"):
            each.unlink()
    assert found > 300
    assert found + harmless == 1_000


@pytest.mark.parametrize("table", ["evidence", "reading_text", "coding"])
def test_every_byte_of_what_is_stored_counts(full: Path, table: str) -> None:
    """A flip within a stored blob is found whichever byte it hits, and the row is named."""
    db = sqlite3.connect(full)
    number, packed = db.execute(f"SELECT id, packed FROM {table} LIMIT 1").fetchone()
    db.close()
    at = full.read_bytes().find(packed)
    assert at > 0
    for offset in range(0, len(packed), 7):
        data = bytearray(full.read_bytes())
        data[at + offset] ^= 4
        file = full.with_name("blob.marsad")
        file.write_bytes(bytes(data))
        assert any(table.replace("_", " ") in told for told in problems(file)), (number, offset)
        file.unlink()


def tampered(path: Path, sql: str) -> Path:
    """A copy in which somebody with a database tool did this, triggers taken away and put back."""
    file = path.with_name("tampered.marsad")
    shutil.copyfile(path, file)
    db = sqlite3.connect(file, isolation_level=None)
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    db.executescript(sql)
    for _, text in triggers:
        db.execute(text)
    db.close()
    return file


def columns() -> list[tuple[str, str]]:
    from marsad.archive.database import migrations, statements

    db = sqlite3.connect(":memory:")
    for _, _, sql in migrations():
        for statement in statements(sql):
            db.execute(statement)
    keys = {("evidence", "id"), ("reading_text", "id"), ("coding", "id")}
    found = [(t, c) for t in STORE for (c,) in db.execute(f"SELECT name FROM pragma_table_info('{t}')")]
    return [pair for pair in found if pair not in keys]


@pytest.mark.parametrize(("table", "column"), columns())
def test_one_cell_changed_is_named(full: Path, table: str, column: str) -> None:
    sql = (
        f"PRAGMA foreign_keys = OFF; UPDATE {table} SET {column} = CASE typeof({column}) WHEN 'integer' THEN {column} + 1 "
        f"WHEN 'real' THEN {column} / 2 WHEN 'blob' THEN x'789c030000000001' WHEN 'null' THEN 1 ELSE {column} || 'x' END "
        f"WHERE ({', '.join(key(table))}) = (SELECT {', '.join(key(table))} FROM {table} ORDER BY 1 DESC LIMIT 1)"
    )
    assert problems(tampered(full, sql))


def key(table: str) -> list[str]:
    return {"log": ["seq"], "sighting": ["item", "collection", "part"], "tombstone": ["sha256", "item"], "copy": ["item"]}.get(table, ["id"])  # fmt: skip


@pytest.mark.parametrize("table", STORE)
def test_one_row_taken_away_is_named(full: Path, table: str) -> None:
    columns = ", ".join(key(table))
    sql = f"DELETE FROM {table} WHERE ({columns}) = (SELECT {columns} FROM {table} LIMIT 1)"
    assert problems(tampered(full, sql))


def test_one_row_put_in_is_named(full: Path) -> None:
    sql = "INSERT INTO evidence (sha256, size, media_type, packed, entry) VALUES ('x', 1, 'text/plain', x'00', 1)"
    assert any("does not vouch" in told for told in problems(tampered(full, sql)))


def test_a_trigger_taken_away_is_named(full: Path) -> None:
    db = sqlite3.connect(full)
    db.execute("DROP TRIGGER evidence_stays")
    db.close()
    assert problems(full) == ["schema: trigger evidence_stays: is missing"]


def test_the_log_cut_with_all_its_rows_is_seen_by_who_kept_its_head(full: Path) -> None:
    with Archive(full, read_only=True) as opened:
        seq, hash_ = log.head(opened.db)
    assert problems(full, f"{seq}:{hash_}") == []
    sql = (
        "DELETE FROM tombstone; DELETE FROM log WHERE action = 'delete'; UPDATE item SET evidence = evidence"
    )
    assert any("is gone" in told for told in problems(tampered(full, sql), f"{seq}:{hash_}"))


def test_a_rewritten_entry_is_named(full: Path) -> None:
    sql = "UPDATE log SET detail = replace(detail, 'asked for', 'an error') WHERE action = 'delete'"
    assert any("was changed: its hash" in told for told in problems(tampered(full, sql)))
