"""What is weighed of a report: its words however they are written, the place of its headline, its sketch."""

from __future__ import annotations

import pytest
from building import afrin, report

from marsad.incidents.facts import UNREAD, facts_of, put_away, take_out
from marsad.incidents.records import record_of
from marsad.incidents.words import copied, rarest, sketch, words_in

TEXT = "قال مسعفون إن القصف طال سوقا في أطراف البلدة عند الظهر وإن الناس كانوا يشترون حاجات العيد حين سقطت القذيفة الأولى"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("وقُصِفَت المدينةُ", ["قصفت", "مدينه"]),
        ("قصـ.ـف قـ ـتـ ـلى", ["قصف", "قتلي"]),
        ("٢٤ قتيلا و35 جريحا", ["24", "قتيلا", "35", "جريحا"]),
        ("ب ، ! ـ", []),
    ],
)
def test_words_are_found_however_they_are_written(written: str, words: list[str]) -> None:
    assert words_in(written) == words


def test_the_rarest_words_are_kept() -> None:
    kept = rarest(words_in("قال إن اللطامنة في حماة قصفت من كفرزيتا"), 2)
    assert len(kept) == 2
    assert "قال" not in kept


def test_a_copy_is_known_by_its_sketch_and_another_text_is_not() -> None:
    words = words_in(TEXT)
    bits, bands = sketch(words)
    assert copied(bits, sketch([*words, "خاتمه", "قصيره"])[0]) > 0.8
    assert copied(bits, sketch(words[::-1])[0]) < 0.2
    assert sketch(words[:5]) == (b"", ())
    assert len(set(bands)) > 1


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("جرحى بقصف على مدينة إدلب شمال غربي سوريا", True),
        ("بيان حول آخر التطورات", False),
        ("اجتماع في سوريا", False),
    ],
)
def test_a_report_without_events_stands_where_its_headline_says(title: str, place: bool) -> None:
    (facts,) = facts_of(record_of(report("u", [], title=title)))
    assert facts.kind == UNREAD
    assert (facts.lat is not None) == place


def test_what_is_put_away_comes_back() -> None:
    events = facts_of(record_of(afrin("a")))
    again = take_out(put_away(events))
    assert put_away(again) == put_away(events)
    assert again[0].report.id == "a"
    assert again[0].key == ("a", "e1")
