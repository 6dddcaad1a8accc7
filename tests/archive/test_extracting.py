"""A text made anew from the bytes as collected stands beside the old one, and decisions find their events in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.archive import extracting
from marsad.archive.adding import Adder
from marsad.archive.doctor import examine
from marsad.archive.extracting import extract_again, to_extract
from marsad.archive.judgements import judge, state
from marsad.archive.rereading import reread, to_read
from marsad.archive.store import Archive
from marsad.archive.verify import verify
from marsad.record import Coded, Days, Event, Report, Span
from marsad.sources import Fault, Item, read_inputs

from .conftest import TEXTS

pytest.importorskip("resiliparse", reason="pip install 'marsad[bulk]'")
pytest.importorskip("trafilatura", reason="pip install 'marsad[sources]'")
LINKS = "".join(
    f"<li><a href='/{n}'>عنوان خبر آخر من أخبار الموقع في هذا اليوم رقم {n}</a></li>" for n in range(8)
)


def read(report: Report) -> Coded:
    """An event wherever a text tells of shelling or of air raids."""
    events = []
    for number, (word, kind) in enumerate(
        (("وقصفت مدفعية", "shelling"), ("ثلاث غارات", "airstrike"), ("عنوان خبر", "talks")), 1
    ):
        if (at := report.text.find(word)) >= 0:
            span = Span(at, at + len(word), "text", word)
            events.append(
                Event(
                    f"e{number}",
                    kind,
                    "happened",
                    Days("2018-03-05", "2018-03-05", None),
                    None,
                    [],
                    [],
                    None,
                    None,
                    [],
                    [word],
                    spans={"words": [span]},
                )  # type: ignore[arg-type]
            )
    return Coded(report.id, list(reversed(events)))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """An archive with one page, taken apart in bulk: its links came along."""
    file = tmp_path / "p.html"
    body = "".join(f"<p>{text} {text}</p>" for text in TEXTS)
    file.write_text(
        f"<html><head><title>خبر</title></head><body><article><h1>خبر</h1>{body}</article><ul>{LINKS}</ul></body></html>",
        encoding="utf-8",
    )
    path = tmp_path / "a.marsad"
    with Archive(path, create=True, by="tester") as archive:
        adder = Adder(archive, "1")
        for item in adder.fresh(read_inputs([str(file)], bulk=True)):
            assert isinstance(item, Item)
            adder.keep(item, read(item.report))
        adder.close()
    return path


def test_a_new_text_beside_the_old_one(page: Path) -> None:
    with Archive(page, by="tester") as archive:
        before = archive.report(1)
        judge(archive, 1, "set", event="e1", field="status", value="denied")
        judge(archive, 1, "set", event="e2", field="status", value="planned")
        assert to_extract(archive) == [1]
        assert list(extract_again(archive, [1])) == [archive.report(1).text != before.text]
        assert to_extract(archive) == []
        tools = [t for (t,) in archive.db.execute("SELECT tool FROM reading_text ORDER BY id")]
        assert ["resiliparse" in tools[0], "trafilatura" in tools[1]] == [True, True]
        parents = archive.db.execute("SELECT DISTINCT parent FROM reading_text").fetchall()
        assert parents == archive.db.execute("SELECT sha256 FROM evidence").fetchall()
        assert to_read(archive, "1") == [1]
        list(reread(archive, [1], read, "1"))
        report = archive.report(1)
        stands = {e.kind: e for e in state(archive, 1).events}
        assert (stands["shelling"].status, stands["airstrike"].status) == ("denied", "planned")
        for event in stands.values():
            for span in event.spans.get("words", []):
                assert report.text[span.start : span.end] == span.text
        assert list(verify(archive)) == []
        assert all(finding.sound for finding in examine(archive))


def test_an_event_that_the_new_text_does_not_have_stays_with_its_words_alone(page: Path) -> None:
    with Archive(page, by="tester") as archive:
        event = archive.coded(1).events[-1]  # type: ignore[union-attr]
        judge(archive, 1, "accept", event=event.id)
        list(extract_again(archive, [1]))
        list(reread(archive, [1], lambda report: Coded(report.id, []), "1"))
        (kept,) = state(archive, 1).events
        assert (kept.kind, kept.evidence, kept.spans) == (event.kind, event.evidence, {})


def test_what_can_no_longer_be_taken_apart_is_named(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "read_page", lambda *given: Fault("p", "no article on this page"))
    with Archive(page) as archive:
        (found,) = extract_again(archive, [1])
        assert isinstance(found, Fault)
        assert archive.db.execute("SELECT count(*) FROM reading_text").fetchone() == (1,)
