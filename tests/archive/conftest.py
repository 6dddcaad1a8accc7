"""Archives of small reports, with a reader that needs no knowledge."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from marsad.archive.adding import Added, Adder
from marsad.archive.store import Archive
from marsad.record import Actor, Coded, Days, Event, Place, Report, Span
from marsad.sources import Fault, read_inputs

Make = Callable[..., Archive]


def coded(report: Report) -> Coded:
    """One event: its first word is the deed, done to Idlib."""
    words = report.text.split()
    if not words:
        return Coded(report.id, [])
    span = Span(0, len(words[0]), "text", words[0])
    day = (report.published or "2020-01-02")[:10]
    event = Event(
        "e1", "shelling", "happened", Days(day, day, None), Place("إدلب", "Idlib", "Idlib", "SY", 35.9, 36.6),
        [Actor("الجيش", "Military Forces of Syria")], [], None, None, ["SANA"], [span.text],
        spans={"words": [span]}, confidence=0.9,
    )  # fmt: skip
    return Coded(report.id, [event], report.published)


def add(archive: Archive, *inputs: object, version: str = "1") -> Added:
    """Read inputs in with that reader."""
    adder = Adder(archive, version)
    for item in adder.fresh(read_inputs([str(i) for i in inputs])):
        if not isinstance(item, Fault):
            adder.keep(item, coded(item.report))
    return adder.close()


def jsonl(path: Path, rows: Iterable[dict[str, object]]) -> Path:
    """A JSON Lines file of these rows."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


TEXTS = [
    "وقصفت مدفعية الجيش أطراف بلدة اللطامنة في ريف حماة الشمالي مساء الاثنين، ولم ترد أنباء عن إصابات.",
    "شنّ الطيران الحربي ثلاث غارات على مواقع شرق مدينة دير الزور، وتصاعد الدخان من الضاحية الصناعية.",
    "أعلنت وزارة الخارجية أن المحادثات بشأن الهدنة ستستأنف في جنيف الأسبوع المقبل بحضور المبعوث الأممي.",
    "يتواصل القصف على حماه لليوم الثالث، وقال ناشطون إن بيوتا كثيرة دمرت وإن الأهالي نزحوا إلى القرى المجاورة.",
]


@pytest.fixture
def archive(tmp_path: Path) -> Iterable[Archive]:
    """An archive of four reports, from one file."""
    rows = [
        {"id": f"r{n}", "title": f"خبر {n}", "text": text, "published": f"2018-03-0{n + 1}", "url": f"https://www.paper{n}.example/x"}
        for n, text in enumerate(TEXTS)
    ]  # fmt: skip
    with Archive(tmp_path / "a.marsad", create=True, by="tester") as made:
        add(made, jsonl(tmp_path / "in.jsonl", rows))
        yield made
