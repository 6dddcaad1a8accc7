"""One process reading in and one searching: no error, no lock message, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from marsad.archive.backup import back_up
from marsad.archive.searching import search
from marsad.archive.store import Archive
from marsad.archive.verify import verify

from .conftest import TEXTS, jsonl

WORKER = Path(__file__).with_name("kill_worker.py")
SECONDS = float(os.environ.get("MARSAD_SOAK", "4"))
"""How long; a minute or more where the environment asks for it."""


def test_two_writers_and_a_searcher(tmp_path: Path) -> None:
    path = tmp_path / "t.marsad"
    Archive(path, create=True).close()
    totals: list[int] = []
    wanted = rounds = 0
    began = time.monotonic()
    while time.monotonic() - began < SECONDS:
        files = [
            jsonl(tmp_path / f"{rounds}-{n}.jsonl", ({"id": f"{rounds}-{n}-{i}", "text": f"{rounds} {n} {TEXTS[i % 4]} {i * 13}"} for i in range(300)))
            for n in range(2)
        ]  # fmt: skip
        children = [
            subprocess.Popen(
                [sys.executable, WORKER, path, f], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
            for f in files
        ]
        with Archive(path, read_only=True) as archive:
            while any(child.poll() is None for child in children):
                totals.append(search(archive, "قصف OR هدنة OR غارات").total)
        for child in children:
            _, err = child.communicate()
            assert (child.returncode, err) == (0, b"")
        rounds, wanted = rounds + 1, wanted + 600
    with Archive(path) as archive:
        assert archive.count() == wanted
        assert totals == sorted(totals)
        assert len(set(totals)) > 3, "the searches must see the work as it goes on"
        assert list(verify(archive)) == []
        back_up(archive, tmp_path / "b.marsad")
    with Archive(tmp_path / "b.marsad", read_only=True) as copy:
        assert copy.count() == wanted
        assert list(verify(copy)) == []
