"""Described cases of folding, tokens and sentences, one a line of cases.tsv."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marsad.record import Report
from marsad.text import Document, fold, tokenise

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def cases(kind: str) -> list[object]:
    """The cases of one kind, by what they are about; \\uXXXX and \\n in the table stand for characters."""
    return [
        pytest.param(_plain(text), _plain(expected), id=about)
        for row, about, text, expected in ROWS
        if row == kind
    ]


def _plain(text: str) -> str:
    text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
    return text.replace("\\n", "\n").replace("\\\\", "\\")


@pytest.mark.parametrize(("text", "expected"), cases("fold"))
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("tokens"))
def test_tokens(text: str, expected: str) -> None:
    assert [token.form for token in tokenise(text)] == expected.split(" ")


@pytest.mark.parametrize(("text", "expected"), cases("sentences"))
def test_sentences(text: str, expected: str) -> None:
    doc = Document(Report(id="", text=text))
    found = [doc.raw[doc.tokens[s.first].start : doc.tokens[s.last - 1].end] for s in doc.sentences]
    assert found == expected.split("‖")
