"""What holds of every mention of a party, whatever the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_parties import cases, read

from marsad.grounding.actors import explain_actor, ground_actors
from marsad.reading.actors import find_actors
from marsad.reading.mention import Mention
from marsad.record import Report
from marsad.text import Document

WORDS = st.sampled_from(
    sorted({word for case in cases() for word in case["text"].split()} | {'"', "(", ")", "،", ".", ":"})
)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from([None, "SY", "YE"]))
@settings(max_examples=150, deadline=None)
def test_every_span_quotes_the_text_and_none_overlap(text: str, country: str | None) -> None:
    doc, mentions, actors = read(text, country, "2018-05-01")
    assert len(mentions) == len(actors)
    for mention, actor in zip(mentions, actors, strict=True):
        assert actor.span is not None
        assert text[actor.span.start : actor.span.end] == actor.span.text == actor.text
        assert actor.name
        assert actor.rule
        assert 0 < actor.confidence <= 1
        assert mention.first < mention.last <= len(doc.tokens)
    for before, after in itertools.pairwise(mentions):
        assert before.last <= after.first


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_it_raise(text: str) -> None:
    read(text)


def test_the_same_text_gives_the_same_parties() -> None:
    text = "قصف الجيش التركي مواقع قوات سوريا الديمقراطية وقال ناشطون إن مدنيين قتلوا"
    assert read(text, "SY", "2018-01-01")[2] == read(text, "SY", "2018-01-01")[2]


def test_title_and_text_have_offsets_of_their_own() -> None:
    report = Report(id="t", title="مقتل جندي تركي", text="قتل جندي تركي في كمين")
    doc = Document(report)
    spans = [doc.span(m.start, m.end) for m in find_actors(doc)]
    assert [(s.part, s.text) for s in spans] == [("title", "جندي تركي"), ("text", "جندي تركي")]
    assert report.text[spans[1].start : spans[1].end] == "جندي تركي"


def test_the_number_that_heads_a_noun_is_kept() -> None:
    _, mentions, _ = read("قتل 12 مدنيا وأصيب ثلاثة جنود وعشرات المتظاهرين")
    assert [m.quantity for m in mentions] == [12, 3, 0]


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("قتل الطفل أحمد الحسون بقذيفة", True),
        ("اغتيل علي العمامي في سيارته", True),
        ("قال وزير الدفاع البريطاني مارك فالون إن الحملة مستمرة", False),
        ("قال المتحدث باسم الجيش الإسرائيلي جوناثان المنذري إن الطائرة عادت", False),
    ],
)
def test_private_people_are_marked(text: str, private: bool) -> None:
    _, mentions, actors = read(text)
    named = [actor for mention, actor in zip(mentions, actors, strict=True) if mention.name]
    assert [actor.private for actor in named] == [private]


def test_who_an_official_speaks_for_is_told() -> None:
    text = "قال المتحدث الرسمي باسم وحدات حماية الشعب الكردية نوري محمود إن القرية حررت"
    doc, mentions, actors = read(text, "SY", "2017-07-06")
    mention = mentions[0]
    assert mention.name is not None
    assert doc.raw[slice(*doc.words(*mention.name))] == "نوري محمود"
    assert mention.office is not None
    assert doc.raw[slice(*doc.words(*mention.office))] == "المتحدث الرسمي باسم وحدات حماية الشعب الكردية"
    assert actors[0].id == "sy-ypg"
    assert not actors[0].private


def test_a_choice_explains_itself() -> None:
    doc, mentions, actors = read("قصف التحالف موقعا", "YE", "2017-06-01")
    choice = explain_actor(doc, mentions, 0, "YE", "2017-06-01")
    assert choice.id == actors[0].id == "saudi-led-coalition"
    assert choice.rule == actors[0].rule
    assert "saudi-led-coalition" in choice.others


def test_a_council_takes_the_town_it_is_of() -> None:
    for text in ("اجتمع المجلس العسكري بصبراتة مع الوجهاء", "أعلن المجلس العسكري لصبراتة انسحابه"):
        doc = Document(Report(id="t", text=text))
        town = doc.forms.index(next(f for f in doc.forms if f.endswith("صبراته")))
        mentions = find_actors(doc, [Mention(town, town + 1, *doc.words(town, town + 1, 1), "place")])
        named = next(m for m in mentions if m.head == "council")
        assert named.last == town + 1
        actors = ground_actors(doc, mentions, "LY", "2017-10-01")
        assert actors[mentions.index(named)].name == "Sabrata Military Council"
