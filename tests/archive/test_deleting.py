"""Deletion on request: nothing of the content is left in the file, and the proof is."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.archive.deleting import delete
from marsad.archive.doctor import examine
from marsad.archive.errors import ArchiveError
from marsad.archive.searching import search
from marsad.archive.store import Archive
from marsad.archive.verify import verify

from .conftest import add


def test_the_content_is_gone_and_the_proof_stays(archive: Archive, tmp_path: Path) -> None:
    item = archive.item("r0")
    gone = [archive.db.execute("SELECT packed FROM evidence WHERE sha256 = (SELECT evidence FROM item WHERE id = ?)", (item,)).fetchone()[0]]  # fmt: skip
    gone += [archive.db.execute("SELECT packed FROM reading_text WHERE item = ?", (item,)).fetchone()[0]]
    hash_ = archive.db.execute("SELECT evidence FROM item WHERE id = ?", (item,)).fetchone()[0]
    assert delete(archive, ["r0"], "asked for by the family") == 1
    assert [h.id for h in search(archive, "قصف").hits] == ["r3"]
    assert search(archive, "اللطامنة").total == 0
    assert archive.db.execute("SELECT sha256 FROM tombstone WHERE what = 'evidence'").fetchone() == (hash_,)
    assert list(verify(archive)) == []
    assert all(finding.sound for finding in examine(archive))
    archive.close()
    data = archive.path.read_bytes()
    assert not any(blob in data for blob in gone)
    assert "لطامن".encode() not in data
    wal = archive.path.with_name(archive.path.name + "-wal")
    assert not wal.exists() or wal.stat().st_size == 0


def test_it_is_not_taken_in_again(archive: Archive, tmp_path: Path) -> None:
    delete(archive, ["r0"], "asked for")
    done = add(archive, tmp_path / "in.jsonl")
    assert (done.new, done.known, done.refused) == (0, 3, 1)


def test_no_reason_no_such_report_twice(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="reason"):
        delete(archive, ["r0"], " ")
    with pytest.raises(ArchiveError, match="no report"):
        delete(archive, ["r0", "nobody"], "asked for")
    assert archive.count() == 4
    delete(archive, ["r0"], "asked for")
    with pytest.raises(ArchiveError, match="before"):
        delete(archive, ["r0"], "asked for")
    with pytest.raises(ArchiveError, match="deleted on request"):
        archive.report(1)
