"""The reasons told for a record are those by which it was read: the same candidates win, by the scores that are told."""

from __future__ import annotations

import json

import pytest

from marsad.coding.explain import Reasons, reasons
from marsad.coding.material import Material
from marsad.examples import path
from marsad.exports.why import decisions
from marsad.pipeline import Reader
from marsad.record import Coded, Report

ROWS = [json.loads(line) for line in path().read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module", params=ROWS, ids=[row["id"] for row in ROWS])
def told(request: pytest.FixtureRequest) -> tuple[Coded, Reasons]:
    row = request.param
    material = Material(Report(row["id"], row["text"], row["title"], row["published"]))
    coded = Reader().code(material)
    return coded, reasons(material, coded.events)


def test_every_record_has_its_reasons(told: tuple[Coded, Reasons]) -> None:
    coded, found = told
    assert set(found.events) == {event.id for event in coded.events}


def test_what_won_is_what_the_record_says(told: tuple[Coded, Reasons]) -> None:
    coded, found = told
    for event in coded.events:
        cells: dict[str, list[str]] = {}
        for why in found.events[event.id]:
            cells.setdefault(why.cell, []).append(why.taken.told)
        assert event.kind in cells["kind"]
        assert event.status in cells["status"]
        if event.place and "place" in cells:
            assert any(told.endswith(f"= {event.place.name}") for told in cells["place"])
        for cell, toll in (("fatalities", event.fatalities), ("injured", event.injured)):
            if cell in cells:
                assert (" ".join((toll.text or "").split()) if toll else "none") in cells[cell]


def test_the_winner_scored_highest_and_above_the_floor(told: tuple[Coded, Reasons]) -> None:
    _, found = told
    for whys in found.events.values():
        for why in whys:
            # a kind or status is the best of its class, a slot the best of its candidates; a party may stand on its
            # other side with more, so only the floor holds for it
            if why.next is not None and why.cell in ("status", "date", "place"):
                assert why.taken.score >= why.next.score
            if why.floor is not None and why.taken.reasons:
                assert why.taken.score > why.floor or why.cell in ("actor1", "actor2"), why


def test_reasons_are_printed(told: tuple[Coded, Reasons]) -> None:
    _, found = told
    lines = list(decisions(found))
    assert [line for line in lines if line in found.events] == list(found.events)
    assert all(len(why.taken.reasons) <= 4 for whys in found.events.values() for why in whys)


def test_a_report_about_something_else_says_so() -> None:
    text = (
        "فاز الفريق بالمباراة النهائية بهدفين، وتسلم لاعبوه كأس البطولة وسط فرحة الجماهير في المدرجات. " * 8
    )
    found = reasons(Material(Report("sport", text, "الفريق بطلا للكأس", "2020-01-02")), [])
    assert found.events == {}
    assert found.report.floor is not None
    assert found.report.taken.score < found.report.floor
    assert found.report.taken.reasons
