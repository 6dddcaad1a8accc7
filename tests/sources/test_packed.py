"""Archives of files, and what hostile ones try."""

from __future__ import annotations

import gzip
import io
import json
import resource
import tarfile
import zipfile
from pathlib import Path

import pytest
from source_material import WORDS, fault, one, page, read

from marsad.sources import Fault, Item

LINE = json.dumps({"id": "a", "text": WORDS}, ensure_ascii=False).encode() + b"\n"


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def tarred(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as out:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            out.addfile(info, io.BytesIO(data))
    return path


MEMBERS = {"news/a.jsonl": LINE, "b.txt": WORDS.encode(), "pages/c.html": page(), "d.bin": b"\x00", ".e.txt": b"x", "f.txt.gz": gzip.compress(WORDS.encode())}  # fmt: skip


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz", "x.tgz"])
def test_every_kind_of_archive(tmp_path: Path, name: str) -> None:
    found = read((zipped if name.endswith("zip") else tarred)(tmp_path / name, MEMBERS))
    assert sorted(i.original.part for i in found if isinstance(i, Item) and i.original) == [
        "b.txt", "f.txt.gz", "news/a.jsonl, line 1", "pages/c.html",
    ]  # fmt: skip
    assert not [i for i in found if isinstance(i, Fault)]


def test_a_zip_in_a_zip_but_not_for_ever(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "0.zip", {"a.jsonl": LINE})
    for n in range(1, 5):
        inner = zipped(tmp_path / f"{n}.zip", {"i.zip": inner.read_bytes()})
        found = read(inner)
        assert isinstance(found[0], Item) == (n < 3)
    assert "archives within archives" in fault(inner).reason


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz"])
@pytest.mark.parametrize("path", ["../../etc/a.txt", "/etc/a.txt", "a/../../b.txt"])
def test_a_path_that_climbs_out(tmp_path: Path, name: str, path: str) -> None:
    found = read(
        (zipped if name.endswith("zip") else tarred)(
            tmp_path / name, {path: WORDS.encode(), "b.txt": WORDS.encode()}
        )
    )
    assert [type(i).__name__ for i in found].count("Item") == 1
    assert any(isinstance(i, Fault) and "climbs out" in i.reason for i in found)


def test_a_link_in_a_tar(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "x.tar", "w") as out:
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        out.addfile(info)
    assert "link" in fault(tmp_path / "x.tar").reason


@pytest.mark.parametrize("kind", ["zip", "jsonl.gz", "txt.gz", "tar.gz"])
def test_a_bomb_is_stopped(tmp_path: Path, kind: str) -> None:
    """300 MB of spaces from 300 KB: named, and never in memory."""
    size = 300_000_000
    file = tmp_path / f"x.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out, out.open("a.jsonl", "w") as member:
            for _ in range(300):
                member.write(b" " * (size // 300))
            member.write(b"\n" + LINE)
    else:
        with gzip.open(file, "wb", 9) as packed:
            if kind == "tar.gz":
                info = tarfile.TarInfo("a.jsonl")
                info.size = size
                packed.write(info.tobuf())
            for _ in range(300):
                packed.write(b" " * (size // 300))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(file)
    assert [f for f in found if isinstance(f, Fault)]
    assert not [i for i in found if isinstance(i, Item)]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000


def test_a_line_of_two_gigabytes(tmp_path: Path) -> None:
    """A hole in a file costs no disk: the line is passed over in pieces, the next one is read."""
    file = tmp_path / "x.jsonl"
    with file.open("wb") as out:
        out.write(LINE + b'{"text": "')
        out.truncate(2_000_000_000)
        out.seek(2_000_000_000)
        out.write(b"\n" + LINE)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(file)
    assert [type(i).__name__ for i in found] == ["Item", "Fault", "Item"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz", "x.jsonl.gz"])
def test_archives_that_break_off(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    if name == "x.jsonl.gz":
        file.write_bytes(gzip.compress(b"".join(LINE.replace(b'"a"', b'"%d"' % n) for n in range(500))))
    else:
        (zipped if name == "x.zip" else tarred)(
            file, {f"{n}.txt": f"{n} {WORDS}".encode() for n in range(200)}
        )
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    found = read(file)
    assert isinstance(found[-1], Fault)
    assert name == "x.zip" or any(isinstance(i, Item) for i in found)


def test_a_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    file = zipped(tmp_path / "x.zip", {"a.txt": WORDS.encode(), "b.txt": WORDS.encode() + b"."})
    data = bytearray(file.read_bytes())
    data[60] ^= 255
    file.write_bytes(bytes(data))
    found = read(file)
    assert sorted(type(i).__name__ for i in found) == ["Fault", "Item"]


def test_one_file_packed(tmp_path: Path) -> None:
    file = tmp_path / "news.html.gz"
    file.write_bytes(gzip.compress(page()))
    item = one(file)
    assert item.original is not None
    assert item.original.data == page()
    assert item.original.container.sha256 != item.original.container.name
