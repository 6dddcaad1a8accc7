"""What holds of every attribution, whatever the text, and of the tables it is read with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_speakers import cases, said, speakers

from marsad.knowledge.tables import rows
from marsad.reading.speakers import find_hedges
from marsad.reading.speakers_verbs import sayings
from marsad.text import fold

WORDS = st.sampled_from(
    sorted({w for case in cases("cases.tsv") for w in case["text"].split()} | {'"', "«", "»", "،", ".", ":"})
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_every_source_quotes_the_text_and_every_scope_is_in_it(text: str) -> None:
    doc, found = speakers(text)
    for attribution in found:
        assert doc.raw[attribution.source_start : attribution.source_end] == attribution.source
        assert attribution.written_start < attribution.written_end
        assert attribution.source
        for first, last in attribution.scope + attribution.onward:
            assert 0 <= first <= last <= len(doc.tokens)
        assert all(0 <= n < len(found) for n in attribution.chain)
        assert attribution.refers < len(found)


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_it_raise(text: str) -> None:
    speakers(text)


@pytest.mark.parametrize("row", rows("speech", "verbs.tsv"), ids=lambda row: row["id"])
def test_a_verb_speaks_in_its_example(row: dict[str, str]) -> None:
    _, found = speakers(row["example"])
    speaks = (
        row["stance"] != "reacts" or " بأن " in row["example"]
    )  # who condemns a deed gives no account of it
    assert any(fold(a.verb) == fold(row["past"]) for a in found) == speaks, row["example"]


@pytest.mark.parametrize("row", rows("speech", "cues.tsv"), ids=lambda row: row["id"])
def test_a_cue_tells_its_source(row: dict[str, str]) -> None:
    _, found = speakers(row["example"])
    assert found, row["example"]


@pytest.mark.parametrize("row", rows("speech", "hedges.tsv"), ids=lambda row: row["id"])
def test_a_hedge_is_found_in_its_example(row: dict[str, str]) -> None:
    doc, _ = speakers(row["example"])
    assert any(fold(hedge).startswith(fold(row["form_ar"])[:4]) for _, _, hedge in find_hedges(doc)), row[
        "example"
    ]


def test_a_verb_is_known_in_its_forms() -> None:
    known = sayings()
    forms = "قال وقالت وقالوا فقال قالت قالوا يقول تقول يقولون سيقول قائلا قائلة أعلنته نقلتها نفى نفت نفوا ينفي ادعت دعوا"
    assert {fold(form) for form in forms.split()} <= set(known)


def test_a_hedge_in_what_is_said_goes_with_it() -> None:
    _, found = speakers("قال مصدر أمني إن التنظيم يعتقد أنه وراء الهجوم")
    assert [a.hedge for a in found] == ["يعتقد أن"] or [a.hedge for a in found] == ["يعتقد"]


def test_the_source_behind_another_is_chained() -> None:
    _, found = speakers("نقلت وكالة سانا عن مصدر عسكري قوله إن الصواريخ أسقطت")
    assert [a.source for a in found] == ["وكالة سانا", "مصدر عسكري"]
    assert found[0].chain == (1,)


def test_a_short_form_refers_to_who_spoke_before() -> None:
    doc, found = speakers("قال المرصد السوري لحقوق الإنسان إن القصف توقف. وقالت المنظمة إن الجرحى كثر")
    assert [a.source for a in found] == ["المرصد السوري لحقوق الإنسان"] * 2
    assert found[1].refers == 0
    assert doc.raw[found[1].written_start : found[1].written_end] == "المنظمة"


def test_a_speaker_may_reach_over_what_follows_in_the_paragraph() -> None:
    doc, found = speakers("قال ناشطون إن القصف تجدد. دمرت ثلاثة منازل.\nفي مدينة أخرى ساد الهدوء.")
    assert len(found) == 1
    assert [doc.raw[slice(*doc.words(*reach))] for reach in found[0].onward] == ["دمرت ثلاثة منازل."]


def test_a_title_speaks_for_itself() -> None:
    doc, found = speakers("عاد الهدوء إلى المدينة.", title="المرصد: مقتل عشرة مدنيين")
    assert [(a.source, said(doc, a)) for a in found] == [("المرصد", ["مقتل عشرة مدنيين"])]
