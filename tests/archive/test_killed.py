"""Killed with -9 at twenty random moments and started again: nothing is lost and nothing is doubled."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from marsad.archive.doctor import examine
from marsad.archive.store import Archive
from marsad.archive.verify import verify

from .conftest import TEXTS, jsonl

WORKER = Path(__file__).with_name("kill_worker.py")
ROWS = 1_500
KILLS = 20


def test_killed_at_twenty_moments(tmp_path: Path) -> None:
    rng = random.Random(20)
    rows = [{"id": f"r{n}", "text": f"{n} {TEXTS[n % 4]} {n * 7}"} for n in range(ROWS)]
    file = jsonl(tmp_path / "in.jsonl", rows)
    path = tmp_path / "k.marsad"
    Archive(path, create=True).close()
    counts, midway = [0], 0
    for _ in range(KILLS):
        child = subprocess.Popen([sys.executable, WORKER, path, file], stdout=subprocess.PIPE)
        assert child.stdout is not None
        assert child.stdout.readline() == b"begun\n"
        time.sleep(rng.uniform(0.0, 0.15))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        with Archive(path, read_only=True) as archive:
            counts.append(archive.count())
            assert list(verify(archive)) == []
        midway += 0 < counts[-1] < ROWS
    assert counts == sorted(counts), "what was stored stays"
    assert midway >= 5, f"the kills must fall into the work: {counts}"
    subprocess.run([sys.executable, WORKER, path, file], check=True, stdout=subprocess.DEVNULL)
    with Archive(path) as archive:
        lines = file.read_bytes().splitlines()
        stored = [h for (h,) in archive.db.execute("SELECT sha256 FROM evidence ORDER BY id")]
        assert stored == [hashlib.sha256(line).hexdigest() for line in lines]
        assert archive.db.execute("SELECT count(*), count(DISTINCT part) FROM sighting").fetchone() == (
            ROWS,
            ROWS,
        )
        assert all(finding.sound for finding in examine(archive))
