"""`marsad read`: what it prints, says and returns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.cli.messages import Messages, Progress
from marsad.examples import path
from marsad.sources import Fault

Run = Callable[..., tuple[int, str, str]]
WORDS = "قصفت المدفعية أطراف البلدة مساء أمس."


def made(folder: Path, *rows: object) -> Path:
    file = folder / "r.jsonl"
    file.write_text(
        "\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows) + "\n", encoding="utf-8"
    )
    return file


def test_reports_come_out_in_order_with_their_own_fields(run: Run, tmp_path: Path) -> None:
    file = made(
        tmp_path,
        *({"id": f"r{n}", "text": WORDS, "published": "2020-01-02", "codes": [n]} for n in range(100)),
    )
    status, out, err = run("read", file, "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [row["id"] for row in rows] == [f"r{n}" for n in range(100)]
    assert rows[7]["codes"] == [7]
    assert rows[7]["text"] == WORDS
    assert rows[7]["events"][0]["spans"]["words"][0] == {"start": 0, "end": 4, "in": "text", "text": "قصفت"}


def test_bare_leaves_the_words_out(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("read", made(tmp_path, {"id": "a", "text": WORDS, "x": 1}), "--format", "jsonl", "--bare")
    assert set(json.loads(out)) == {"id", "published", "published_basis", "events", "notes"}


def test_an_error_is_named_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    file = made(
        tmp_path,
        {"id": "a", "text": WORDS, "published": "2020-01-02"},
        "{broken",
        {"id": "b", "text": WORDS, "published": "2020-01-02"},
    )
    status, out, err = run("read", file, "--format", "jsonl")
    assert status == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "b"]
    assert f"error: {file}:2: not valid JSON" in err


def test_a_notice_is_said_and_noted_and_no_error_unless_strict(run: Run, tmp_path: Path) -> None:
    file = made(tmp_path, {"id": "a", "text": WORDS})
    status, out, err = run("read", file, "--format", "jsonl")
    assert status == 0
    assert "no publication date" in err
    assert any("no publication date" in note for note in json.loads(out)["notes"])
    assert run("read", file, "--format", "jsonl", "--strict")[0] == 1
    assert run("read", file, "--format", "jsonl", "--strict", "--published", "2020-01-02")[0] == 0


def test_many_notices_alike_are_counted(run: Run, tmp_path: Path) -> None:
    file = made(tmp_path, *({"id": f"r{n}", "text": WORDS} for n in range(50)))
    _, _, err = run("read", file, "--format", "jsonl")
    assert err.count("\n") == 6
    assert "45 more" in err


def test_a_fault_of_the_reader_costs_one_report(run: Run, tmp_path: Path) -> None:
    file = made(
        tmp_path,
        {"id": "a", "text": "! " + WORDS, "published": "2020-01-02"},
        {"id": "b", "text": WORDS, "published": "2020-01-02"},
    )
    status, out, err = run("read", file, "--format", "jsonl")
    assert status == 1
    assert json.loads(out)["id"] == "b"
    assert "made to fail" in err


def test_an_empty_report_has_no_events_and_is_noted(run: Run, tmp_path: Path) -> None:
    status, out, err = run(
        "read", made(tmp_path, {"id": "a", "text": "", "published": "2020-01-02"}), "--format", "jsonl"
    )
    assert (status, json.loads(out)["events"]) == (0, [])
    assert "empty" in err


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("o.csv", '"report"'),
        ("o.jsonl", '{"id"'),
        ("o.geojson", '{"type":"FeatureCollection"'),
        ("o.html", "<!doctype html>"),
        ("o.txt", "عنوان"),
    ],
)
def test_the_ending_of_the_output_tells_the_format(run: Run, tmp_path: Path, name: str, begins: str) -> None:
    file = made(tmp_path, {"id": "a", "title": "عنوان", "text": WORDS, "published": "2020-01-02"})
    status, out, err = run("read", file, "-o", tmp_path / name)
    assert (status, out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert "1 reports, 1 events" in err
    assert not (tmp_path / f"{name}.part").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "x.jsonl", "--format", "xml"],
        ["read", "x.jsonl", "--published", "06/07/2017"],
        ["read", "x.jsonl", "--workers", "many"],
        ["read", "x.jsonl", "-o", "no/such/folder/x.csv"],
        ["nothing"],
        [],
    ],
)
def test_wrong_usage_is_2(run: Run, words: list[str]) -> None:
    assert run(*words)[0] == 2


def test_a_wrong_command_is_answered_with_the_nearest(run: Run) -> None:
    assert "did you mean 'read'" in run("raed")[2]


def test_several_processes_give_the_same_bytes(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; from marsad.cli import main; sys.exit(main())",
        "read",
        str(path()),
        "--format",
        "jsonl",
    ]
    one = subprocess.run(command, capture_output=True, check=True).stdout
    two = subprocess.run([*command, "--workers", "2"], capture_output=True, check=True).stdout
    assert one == two
    assert one.count(b"\n") == path().read_text(encoding="utf-8").count("\n")


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"'{sys.executable}' -c 'import sys; from marsad.cli import main; sys.exit(main())' read {path()} --format jsonl | head -c 10"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=os.environ)
    assert done.stdout.startswith('{"id"')
    assert "Traceback" not in done.stderr


def test_progress_and_messages_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    clock = iter([0.0, 0.5, 2.0, 3.0])
    monkeypatch.setattr("marsad.cli.messages.monotonic", lambda: next(clock))
    screen = Terminal()
    progress = Progress(total=100, err=screen)
    progress.step(10, 3)
    assert screen.getvalue() == ""
    progress.step(40, 9)
    assert "40 reports" in screen.getvalue()
    assert "40%" in screen.getvalue()
    Messages(screen).fault(Fault("x.jsonl:3", "why", "how"))
    assert screen.getvalue().endswith("marsad: error: x.jsonl:3: why (how)\n")
    plain = io.StringIO()
    Progress(total=100, err=plain).step(1000, 1)
    assert plain.getvalue() == ""
