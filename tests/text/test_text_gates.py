"""Gates on shared corpora: clitics right, no coded evidence in furniture, furniture caught, nothing lost of a peaceful page."""

from __future__ import annotations

import re

import pytest
from text_shared import reports, shared, words

from marsad.record import Report
from marsad.text import Document, fold
from marsad.text.clitics import split

_PRONOUNS = {"ه", "ها", "هم", "هما", "هن", "نا", "ي", "ني", "ك", "كم", "كما"}


def _proclitics(pieces: list[str]) -> tuple[str, ...]:
    n = next((n for n, piece in enumerate(pieces) if piece not in "وفبلكس"), len(pieces))
    return tuple(pieces[: min(n, len(pieces) - 1)])


@pytest.mark.parametrize(("names", "floor"), [(("ud_pud", "ar_pud-ud-test.conllu"), 0.985), (("iahlt_morph", "ar_iahlt-ud-test.conllu"), 0.975)], ids=["ud_pud", "iahlt"])  # fmt: skip
def test_proclitics(names: tuple[str, str], floor: float) -> None:
    found = words(shared("corpora", *names))
    right = sum(split("".join(one), written=True).proclitics == _proclitics(one) for one in found)
    assert len(found) > 3000
    assert right / len(found) >= floor


def test_enclitics() -> None:
    told = right = given = 0
    for pieces in words(shared("corpora", "ud_pud", "ar_pud-ud-test.conllu")):
        last = fold(pieces[-1])
        gold = last if len(pieces) > 1 and last in _PRONOUNS else ""
        found = split("".join(pieces), written=True).enclitic
        told += bool(gold)
        given += bool(found)
        right += bool(found) and found == gold
    assert right / given >= 0.96
    assert right / told >= 0.89


def test_no_coded_evidence_is_furniture() -> None:
    lost = []
    for report in reports("gold", "train.jsonl") + reports("gold", "dev.jsonl"):
        doc = Document(Report(id=report["id"], text=report["text"], title=report["title"]))
        furniture = [(b.start, b.end) for b in doc.blocks if b.role == "furniture"]
        for event in report["events"]:
            for quote in event["evidence"]:
                places = [m.start() for m in re.finditer(re.escape(quote), doc.raw)]
                end = len(quote)
                if all(any(a < at + end and at < b for a, b in furniture) for at in places):
                    lost.append((report["id"], quote))
    assert not lost


def test_furniture_of_web_pages_is_caught() -> None:
    """Lines that stand in many reports of one corpus of web pages are furniture of the pages."""
    seen: dict[str, list[bool]] = {}
    for report in reports("gold", "airwars", "reports.jsonl"):
        doc = Document(
            Report(id=report["source_id"], text=report["text"], title=report["page_title"] or None)
        )
        for block in doc.blocks:
            line = doc.raw[block.start : block.end].strip()
            if block.start >= doc.text_at and len(line.split()) > 1:
                seen.setdefault(line, []).append(block.role == "furniture")
    common = [caught for caught in seen.values() if len(caught) >= 5]
    caught = sum(sum(one) for one in common) / sum(len(one) for one in common)
    assert len(common) > 50
    assert caught >= 0.85


def test_little_of_news_without_page_is_furniture() -> None:
    furniture = whole = 0
    for report in reports("corpora", "reports", "peaceful.jsonl"):
        doc = Document(Report(id=report["id"], text=report["text"], title=report["title"]))
        furniture += sum(b.last - b.first for b in doc.blocks if b.role == "furniture")
        whole += len(doc.tokens)
    assert furniture / whole <= 0.03
