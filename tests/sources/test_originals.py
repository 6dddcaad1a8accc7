"""A report's own bytes, from whatever it was read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from source_material import WORDS, one, read

from marsad.sources import Item


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_a_row_of_a_csv(tmp_path: Path, encoding: str) -> None:
    """Its bytes are in the file as they are, in whatever encoding, quotes and line breaks within them too."""
    file = tmp_path / "r.csv"
    file.write_bytes(f'id,text\r\n1,"{WORDS}\nسطر ثان"\r\n2,{WORDS.replace("،", "")}\r\n'.encode(encoding))
    first, second = (i for i in read(file) if isinstance(i, Item))
    for item in (first, second):
        assert item.original is not None
        assert item.original.data in file.read_bytes()
        assert item.original.container.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert first.report.text == f"{WORDS}\nسطر ثان"
    assert [i.original.part for i in (first, second) if i.original] == ["row 2", "row 3"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "windows-1256"])
def test_a_line_of_json(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "r.jsonl"
    line = json.dumps({"id": "a", "text": WORDS}, ensure_ascii=False)
    file.write_bytes((line + "\n" + line.replace('"a"', '"b"') + "\n").encode(encoding))
    for item in read(file):
        assert isinstance(item, Item)
        assert item.original is not None
        assert item.original.data in file.read_bytes()
        assert item.report.text == WORDS


def test_columns_of_other_names(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text(f"no,story,when,text\n1,{WORDS.replace('،', '')},2018-03-05,ملخص\n", encoding="utf-8")
    report = one(file, columns={"id": "no", "text": "story", "published": "when"}).report
    assert (report.id, report.text, report.published) == ("1", WORDS.replace("،", ""), "2018-03-05")
    assert report.extra == {"text": "ملخص"}
