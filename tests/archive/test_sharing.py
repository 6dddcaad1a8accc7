"""Redaction, export, backup and restore."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from marsad.archive import database
from marsad.archive.backup import back_up, restore
from marsad.archive.doctor import examine, rebuild
from marsad.archive.errors import ArchiveError, NoArchive, NotAnArchive, TooNew
from marsad.archive.redact import redacted
from marsad.archive.searching import search
from marsad.archive.store import Archive
from marsad.archive.verify import verify
from marsad.cli import main
from marsad.pipeline import read_report
from marsad.record import Actor, Coded, Report, Span

from .conftest import coded

TEXT = (
    "قتل المواطن سمير عبد الله الحلبي وأصيبت زوجته في قصف مدفعي على بلدة اللطامنة بريف حماة مساء الاثنين، "
    "بحسب ما قال الدفاع المدني. وقال الحلبي قبل أيام إنه لن يغادر بيته. وأدان الرئيس الفرنسي إيمانويل ماكرون القصف."
)


def test_private_names_are_covered_and_offsets_hold() -> None:
    report = Report("r", TEXT, title="مقتل سمير عبد الله الحلبي", published="2018-03-05", url="https://a.example/%D8%B3%D9%85%D9%8A%D8%B1-%D8%B9%D8%A8%D8%AF-%D8%A7%D9%84%D9%84%D9%87-%D8%A7%D9%84%D8%AD%D9%84%D8%A8%D9%8A")  # fmt: skip
    name = "سمير عبد الله الحلبي"
    at = TEXT.index(name)
    made = coded(report)
    actor = Actor(name, "Samir Abdullah al-Halabi", private=True, span=Span(at, at + len(name), "text", name))
    event = msgspec.structs.replace(
        made.events[0], actor2=[actor], sources=["Samir Abdullah al-Halabi", "SANA"]
    )
    safe, told = redacted(report, Coded("r", [event]))
    everything = msgspec.json.encode([safe, told]).decode()
    for hidden in ("سمير", "الحلبي", "Samir", "%D8%B3%D9%85"):
        assert hidden not in everything
    assert len(safe.text) == len(TEXT)
    assert safe.text.replace("█", "") in TEXT or "إيمانويل ماكرون" in safe.text
    assert "الدفاع المدني" in safe.text
    assert told.events[0].sources == ["private person", "SANA"]
    span = told.events[0].actor2[0].span
    assert span is not None
    assert safe.text[span.start : span.end] == span.text
    assert set(span.text) <= {"█", " "}


def test_real_readings_keep_their_offsets() -> None:
    report = Report("r", TEXT, published="2018-03-05")
    safe, told = redacted(report, read_report(report))
    for event in told.events:
        for spans in event.spans.values():
            for span in spans:
                assert (safe.title or "" if span.part == "title" else safe.text)[
                    span.start : span.end
                ] == span.text


def test_a_report_without_private_persons_stays_as_it_is() -> None:
    report = Report("r", "قصفت المدفعية أطراف البلدة مساء أمس.")
    assert redacted(report, coded(report)) == (report, coded(report))


def test_backup_and_restore(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "b.marsad"
    head = back_up(archive, file)
    assert restore(file, tmp_path / "elsewhere" / "c.marsad") == 4
    with Archive(tmp_path / "elsewhere" / "c.marsad", read_only=True) as other:
        assert list(verify(other, f"{head[0]}:{head[1]}")) == []
        assert search(other, "قصف").total == 2
    with pytest.raises(ArchiveError, match="stands here"):
        restore(file, archive.path)
    archive.close()
    assert restore(file, archive.path, force=True) == 4
    assert archive.path.with_name("a.marsad.before-restore").exists()


def test_a_damaged_backup_is_not_restored(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "b.marsad"
    back_up(archive, file)
    packed = archive.db.execute("SELECT packed FROM evidence LIMIT 1").fetchone()[0]
    data = bytearray(file.read_bytes())
    data[data.find(packed) + 20] ^= 1
    file.write_bytes(bytes(data))
    with pytest.raises(ArchiveError, match="unsound: evidence"):
        restore(file, tmp_path / "c.marsad")
    assert not list(tmp_path.glob("c.marsad*"))


LATER = database.migrations()[-1][0] + 1


def test_the_doctor_finds_a_wrong_index_and_makes_it_anew(archive: Archive) -> None:
    assert all(f.sound for f in examine(archive))
    archive.db.execute("UPDATE event SET kind = 'riot' WHERE item = 1")
    archive.db.execute(
        "INSERT INTO search (search, rowid, title, text, parties, places) VALUES ('delete', 2, 'خبر', '', '', '')"
    )
    wrong = [f for f in examine(archive) if not f.sound]
    assert [f.promise for f in wrong] == ["words and events are indexed as they stand"]
    assert rebuild(archive) == 4
    assert all(f.sound for f in examine(archive))


def test_what_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match="marsad init"):
        Archive(tmp_path / "none.marsad")
    (tmp_path / "text.marsad").write_text("not a database at all, only words " * 100, encoding="utf-8")
    with pytest.raises(NotAnArchive):
        Archive(tmp_path / "text.marsad")
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t (x)")
    with pytest.raises(NotAnArchive):
        Archive(tmp_path / "other.db", create=True)
    with pytest.raises(NotAnArchive):
        Archive(tmp_path)


def test_an_archive_of_a_later_version(archive: Archive) -> None:
    archive.db.execute("PRAGMA user_version = 99")
    archive.close()
    with pytest.raises(TooNew, match="update Marsad"):
        Archive(archive.path)


def test_a_migration_keeps_a_backup_first(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.close()
    later = [*database.migrations(), (LATER, "more", "CREATE TABLE more (x);")]
    monkeypatch.setattr(database, "migrations", lambda: later)
    with Archive(archive.path) as opened:
        assert opened.db.execute("PRAGMA user_version").fetchone() == (LATER,)
        assert opened.db.execute("SELECT count(*) FROM more").fetchone() == (0,)
        assert opened.count() == 4
    monkeypatch.undo()
    with Archive(archive.path.with_name(f"a.marsad.before-{LATER:03d}"), read_only=True) as before:
        assert before.count() == 4


def test_a_migration_that_fails_changes_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.close()
    later = [*database.migrations(), (LATER, "more", "CREATE TABLE more (x);\nCREATE TABLE more (x);")]
    monkeypatch.setattr(database, "migrations", lambda: later)
    with pytest.raises(ArchiveError, match="already exists"):
        Archive(archive.path)
    monkeypatch.undo()
    with Archive(archive.path) as opened:
        assert list(verify(opened)) == []


Ran = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Ran:
    """Runs a command line; gives its status, what it printed and what it said."""

    def ran(*words: object) -> tuple[int, str, str]:
        try:
            status = main([str(w) for w in words])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capfd.readouterr()
        return status, out, err

    return ran


def test_the_commands_from_end_to_end(run: Ran, tmp_path: Path) -> None:
    path, file = tmp_path / "a.marsad", tmp_path / "in.jsonl"
    file.write_text(
        json.dumps({"id": "r1", "text": TEXT, "published": "2018-03-05"}) + "\n{broken\n", encoding="utf-8"
    )
    status, _, err = run("add", file, "--archive", path, "--by", "tester")
    assert status == 1
    assert f"{path}: a new archive" in err
    assert "1 new, 0 known" in err
    assert "an archive already" in run("init", path)[1]
    assert f"{file}:2: not valid JSON" in err
    status, out, _ = run("search", "قصف", "--archive", path, "--facets")
    assert status == 0
    assert "⟦قصف⟧" in out
    status, out, _ = run("search", "قصف", "--archive", path, "--format", "jsonl")
    hit = json.loads(out)
    assert [TEXT[a:b] for a, b in hit["snippet"]["marks"]] == ["قصف"]
    assert run("search", "--archive", path)[0] == 2
    status, out, err = run("search", "--party", "Civilian", "--kind", "shellin", "--archive", path)
    assert (status, out) == (0, "0 reports\n")
    assert "no report has the kind 'shellin' (near it: shelling)" in err
    assert run("search", "(", "--archive", path)[0] == 1
    status, out, _ = run("verify", "--archive", path)
    assert (status, "sound, 1 report," in out) == (0, True)
    assert run("verify", "--archive", path, "--expect", "1:0000")[0] == 1
    assert run("doctor", "--archive", path)[0] == 0
    assert run("export", "--archive", path, "--redact", "people", "-o", tmp_path / "o.csv")[0] == 0
    assert (
        run(
            "judge",
            "r1",
            "e1",
            "--set",
            "kind=clash",
            "--set",
            "fatalities=10+",
            "--by",
            "tester",
            "--archive",
            path,
        )[0]
        == 0
    )
    assert run("judge", "r1", "e1", "--set", "kind=quarrel", "--archive", path)[0] == 1
    assert run("judge", "r1", "--accept", "--archive", path)[0] == 2
    out = run("judge", "r1", "--archive", path)[1]
    assert "e1    clash" in out
    assert "tester: e1 fatalities = 10+" in out or "tester: fatalities = 10+" in out
    assert run("search", "--kind", "clash", "--archive", path)[1].startswith("1 report\n")
    assert run("judge", "r1", "--withdraw", "1", "--archive", path)[0] == 0
    assert run("search", "--kind", "clash", "--archive", path)[1].startswith("0 reports")
    actions = [
        line.split("  ")[2].partition(":")[0]
        for line in run("history", "r1", "--archive", path)[1].splitlines()
    ]
    assert actions == ["import", "export", "judge", "judge", "judge"]
    assert run("reread", "--archive", path, "--all")[1] == "1 read again, 0 changed\n"
    assert run("backup", tmp_path / "b.marsad", "--archive", path)[0] == 0
    assert run("delete", "r1", "--archive", path, "--reason", "asked for")[0] == 0
    assert run("search", "قصف", "--archive", path)[1].startswith("0 reports")
    assert run("restore", tmp_path / "b.marsad", "--archive", path, "--force")[0] == 0
    assert run("search", "قصف", "--archive", path)[1].startswith("1 report\n")
    assert run("verify", "--archive", path)[0] == 0


def test_what_cannot_be_read_is_kept_and_read_later(
    run: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fails:
        def read(self, report: Report) -> Coded:
            raise RuntimeError("made to fail")

    path, file = tmp_path / "a.marsad", tmp_path / "in.jsonl"
    file.write_text(json.dumps({"id": "r1", "text": TEXT, "published": "2018-03-05"}), encoding="utf-8")
    run("init", path)
    monkeypatch.setattr("marsad.cli.reading._reader", Fails())
    status, _, err = run("add", file, "--archive", path)
    assert (status, "made to fail" in err, "1 new" in err) == (1, True, True)
    assert run("search", "اللطامنة", "--archive", path)[1].startswith("1 report\n")
    monkeypatch.setattr("marsad.cli.reading._reader", None)
    assert "1 read anew" in run("add", file, "--archive", path)[2]
    with Archive(path, read_only=True) as archive:
        coding = archive.coded(1)
        assert coding is not None
        assert coding.events
        assert list(verify(archive)) == []


def test_another_language_is_kept_and_left_out_of_reading(run: Ran, tmp_path: Path) -> None:
    path, file = tmp_path / "a.marsad", tmp_path / "in.txt"
    file.write_text(
        "نیروهای دولتی اعلام کردند که در درگیری های شمال کشور پنج نفر کشته شده اند و شماری نیز زخمی شدند.",
        encoding="utf-8",
    )
    run("init", path)
    assert run("add", file, "--archive", path, "--published", "2018-03-05")[0] == 0
    with Archive(path, read_only=True) as archive:
        coding = archive.coded(1)
        assert coding is not None
        assert (coding.events, coding.notes[0]) == (
            [],
            "left out of reading: it is in Persian, and Marsad reads Arabic",
        )
