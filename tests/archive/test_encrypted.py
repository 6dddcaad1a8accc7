"""An archive under a passphrase: nothing of it can be read without, and everything works with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.archive import driver
from marsad.archive.backup import back_up, restore
from marsad.archive.deleting import delete
from marsad.archive.doctor import examine
from marsad.archive.errors import ArchiveError, Locked, NotAnArchive
from marsad.archive.judgements import judge
from marsad.archive.searching import search
from marsad.archive.store import Archive
from marsad.archive.verify import verify
from marsad.cli import main

from .conftest import TEXTS, add, jsonl

pytest.importorskip("sqlcipher3", reason="pip install 'marsad[encrypted]'")
SECRET = "مرصد's own: long enough"


@pytest.fixture(autouse=True)
def _nobody_gave_one(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("MARSAD_PASSPHRASE", raising=False)
    yield
    driver._remembered.clear()


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """An encrypted archive of four reports, closed."""
    path = tmp_path / "locked.marsad"
    with Archive(path, create=True, by="tester", secret=SECRET) as archive:
        add(
            archive,
            jsonl(tmp_path / "in.jsonl", [{"id": f"r{n}", "text": text} for n, text in enumerate(TEXTS)]),
        )
    return path


def test_all_of_it_works_with_the_passphrase(locked: Path) -> None:
    with Archive(locked, secret=SECRET) as archive:
        assert [h.id for h in search(archive, "حماه").hits] == ["r0", "r3"]
        judge(archive, 2, "set", event="e1", field="kind", value="airstrike")
        delete(archive, ["r0"], "asked for")
        assert list(verify(archive)) == []
        assert all(finding.sound for finding in examine(archive))


def test_nothing_can_be_read_without_it(locked: Path) -> None:
    data = locked.read_bytes()
    assert not data.startswith(b"SQLite")
    assert not any(word in data for word in (b"CREATE", b"evidence", "قصف".encode(), b"tester"))
    with pytest.raises(Locked, match="MARSAD_PASSPHRASE"):
        Archive(locked)
    with pytest.raises(Locked, match="wrong"):
        Archive(locked, secret="another")


def test_each_byte_changed_is_found(locked: Path) -> None:
    data = locked.read_bytes()
    for at in range(11, len(data), len(data) // 60):
        changed = bytearray(data)
        changed[at] ^= 1
        locked.write_bytes(bytes(changed))
        try:
            with Archive(locked, secret=SECRET) as archive:
                assert list(verify(archive)) or not all(f.sound for f in examine(archive)), at
        except ArchiveError:
            pass
        except driver.errors("DatabaseError"):
            pass


def test_backups_are_encrypted_as_the_archive_is_or_as_one_says(locked: Path, tmp_path: Path) -> None:
    with Archive(locked, secret=SECRET) as archive:
        heads = {
            back_up(archive, tmp_path / "same.marsad"),
            back_up(archive, tmp_path / "other.marsad", "another"),
        }
        heads.add(back_up(archive, tmp_path / "plain.marsad", None))
    assert len(heads) == 1
    for name, secret in (("same", SECRET), ("other", "another"), ("plain", None)):
        path = tmp_path / f"{name}.marsad"
        assert driver.is_encrypted(path) == (secret is not None)
        with Archive(path, secret=secret) as copy:
            assert copy.count() == 4
            assert list(verify(copy)) == []
            assert all(finding.sound for finding in examine(copy))


def test_restoring_over_one_under_another_passphrase(locked: Path, tmp_path: Path) -> None:
    target = tmp_path / "here.marsad"
    with Archive(target, create=True, secret="forgotten"):
        pass
    with pytest.raises(Locked):
        restore(locked, target, force=True)
    driver.remember(SECRET)
    assert restore(locked, target, force=True) == 4
    assert target.with_name("here.marsad.before-restore").exists()


def test_the_commands(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "حماه", "--archive", str(locked)]) == 1
    assert "encrypted" in capsys.readouterr().err
    file = tmp_path / "passphrase"
    file.write_text(SECRET + "\n", encoding="utf-8")
    monkeypatch.setenv("MARSAD_PASSPHRASE_FILE", str(file))
    assert main(["search", "حماه", "--archive", str(locked)]) == 0
    assert main(["verify", "--archive", str(locked)]) == 0
    monkeypatch.setenv("MARSAD_PASSPHRASE", "a new one")
    assert main(["init", str(tmp_path / "new.marsad"), "--encrypt"]) == 0
    assert driver.is_encrypted(tmp_path / "new.marsad")
    assert main(["init", str(tmp_path / "new.marsad")]) == 0
    assert main(["add", str(tmp_path / "in.jsonl"), "--archive", str(tmp_path / "added.marsad")]) == 0
    assert "a new archive, encrypted" in capsys.readouterr().err
    assert driver.is_encrypted(tmp_path / "added.marsad")
    monkeypatch.setenv("MARSAD_NEW_PASSPHRASE", "a third")
    assert (
        main(["backup", str(tmp_path / "b.marsad"), "--encrypt", "--archive", str(tmp_path / "new.marsad")])
        == 0
    )
    with pytest.raises(Locked):
        Archive(tmp_path / "b.marsad")
    with Archive(tmp_path / "b.marsad", secret="a third") as copy:
        assert copy.count() == 0


def test_chance_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"only words " * 4096)
    with pytest.raises(NotAnArchive):
        Archive(tmp_path / "x")
