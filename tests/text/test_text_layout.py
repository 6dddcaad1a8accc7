"""Reports laid out: every line of layout.txt has the role written before it; + joins it to the line above."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marsad.knowledge.tables import rows
from marsad.record import Report
from marsad.text import Document

_LINE = re.compile(r"(\w+)(\+?): (.*)")


def reports() -> list[object]:
    """The reports of layout.txt by their descriptions: title, lines, and the role and words of each block."""
    found: list[object] = []
    for part in (Path(__file__).parent / "layout.txt").read_text(encoding="utf-8").split("# ")[1:]:
        about, *lines = part.strip().split("\n")
        told = [m.groups() for line in lines if (m := _LINE.match(line))]
        title = next((words for role, _, words in told if role == "title"), "")
        blocks = [block for block in told if block[0] != "title"]
        of_title = 0
        while " ".join(words for _, _, words in blocks[:of_title]) != title:
            of_title += 1
        text = "".join((" " if joined else "\n") + words for _, joined, words in blocks[of_title:])
        found.append(
            pytest.param(title or None, text[1:], [(role, words) for role, _, words in blocks], id=about)
        )
    return found


@pytest.mark.parametrize(("title", "text", "expected"), reports())
def test_roles(title: str | None, text: str, expected: list[tuple[str, str]]) -> None:
    doc = Document(Report(id="", text=text, title=title))
    assert [(b.role, doc.raw[b.start : b.end].strip()) for b in doc.blocks] == expected


@pytest.mark.parametrize("row", rows("text", "furniture.tsv"), ids=lambda row: row["id"])
def test_every_row_of_furniture_is_recognised(row: dict[str, str]) -> None:
    """Each row's example stands after a paragraph and is furniture, all of it or from the row's words on."""
    body = "قتل خمسة جنود في هجوم استهدف حاجزا للجيش شمالي المدينة صباح يوم الاثنين الماضي بحسب مصدر أمني."
    doc = Document(Report(id="", text=f"{body}\n{row['example']}", title="هجوم على حاجز"))
    furniture = " ".join(doc.raw[b.start : b.end] for b in doc.blocks if b.role == "furniture")
    assert row["words"] in furniture
    assert body in " ".join(doc.raw[b.start : b.end] for b in doc.blocks if b.role == "body")


@pytest.mark.parametrize("row", rows("text", "heads.tsv"), ids=lambda row: row["id"])
def test_every_row_of_heads_is_recognised(row: dict[str, str]) -> None:
    """Each row's example stands above a paragraph, or as the title for a site's name, and has the row's role."""
    body = "قتل خمسة جنود في هجوم استهدف حاجزا للجيش شمالي المدينة صباح يوم الاثنين الماضي بحسب مصدر أمني."
    role = {"outlet": "dateline", "byline": "byline", "credit": "caption", "site": "furniture"}[row["kind"]]
    title = row["example"] if row["kind"] == "site" else "هجوم على حاجز للجيش"
    text = body if row["kind"] == "site" else f"{row['example']}\n{body}"
    doc = Document(Report(id="", text=text, title=title))
    assert role in [b.role for b in doc.blocks]
