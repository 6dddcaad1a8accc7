"""No reader raises, whatever the bytes: what cannot be read is named."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from source_material import page, read
from test_documents import PDF, word
from test_feeds import ATOM, RSS
from test_packed import MEMBERS, tarred, zipped
from test_warc import warc

from marsad.sources.kinds import KINDS


def seeds(folder: Path) -> dict[str, bytes]:
    """A whole file of each kind."""
    return {
        ".html": page('<meta name="date" content="2018-03-05">'), ".pdf": PDF.read_bytes(), ".docx": word("قصف", "خبر"), ".xml": RSS.encode(),
        ".atom": ATOM.encode(), ".warc": warc(False), ".warc.gz": warc(True), ".json": b'{"messages": [{"id": 1, "type": "message", "text": "x"}]}',
        ".zip": zipped(folder / "s.zip", MEMBERS).read_bytes(), ".tar": tarred(folder / "s.tar", MEMBERS).read_bytes(),
        ".tar.gz": tarred(folder / "s.tar.gz", MEMBERS).read_bytes(), ".jsonl.gz": gzip.compress(b'{"text": "x"}\n' * 9), ".csv": "id,text\n1,قصف\n".encode(),
        ".jsonl": b'{"id": 1, "text": "x"}\n', ".txt": "قصف".encode("utf-16"),
    }  # fmt: skip


@pytest.mark.parametrize("round_", range(12))
def test_damaged_files_of_every_kind(tmp_path: Path, round_: int) -> None:
    rng = random.Random(round_)
    for ending, whole in seeds(tmp_path).items():
        data = bytearray(whole)
        for _ in range(rng.choice([1, 5, 50])):
            at = rng.randrange(len(data))
            data[at] = rng.randrange(256)
        file = tmp_path / f"x{ending}"
        file.write_bytes(bytes(data[: rng.choice([len(data), rng.randrange(len(data)) + 1])]))
        assert isinstance(read(file), list)


@pytest.mark.parametrize("ending", sorted({*KINDS, ".warc.gz", ".tar.gz", ".html.gz"}))
def test_random_bytes_under_every_ending(tmp_path: Path, ending: str) -> None:
    rng = random.Random(ending)
    for size in (0, 1, 10, 1_000, 20_000):
        file = tmp_path / f"x{ending}"
        file.write_bytes(rng.randbytes(size))
        assert read(file), "something must be said of every file"
