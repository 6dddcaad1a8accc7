"""What a toll tells besides its figure: parts, breakdown, former figure, totals, victims, words quoted."""

from __future__ import annotations

import pytest

from marsad.numbers import TollMention, find_quantities, find_tolls
from marsad.record import Report
from marsad.text import Document


def tolls(text: str, title: str | None = None) -> list[TollMention]:
    return find_tolls(Document(Report(id="t", text=text, title=title)))


def only(text: str) -> TollMention:
    (toll,) = tolls(text)
    return toll


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("أعلن مقتل أكثر من 50 مدنيا", "أكثر من 50 مدنيا"),
        ("أدى إلى مقتل شرطي في الحي", "مقتل شرطي"),
        ("وقتل أحد المحتجين أمام المقر", "قتل أحد المحتجين"),
        ("أسفر عن عشرات القتلى في البلدة", "عشرات القتلى"),
        ("وصل العدد إلى (15) شهيدا اليوم", "(15) شهيدا"),
        ("وقتل سبعة رعاة في البادية", "سبعة رعاة"),
        ("مقتل 9 جنود على الأقل في كمين", "9 جنود على الأقل"),
        ("دون وقوع إصابات في المكان", "دون وقوع إصابات"),
    ],
)
def test_the_words_quoted(text: str, quote: str) -> None:
    toll = tolls(text)[0]
    assert text[toll.start : toll.end] == quote


def test_parts_are_added_and_kept() -> None:
    toll = only("قتل ثلاثة موظفين وأربعة حراس")
    assert (toll.low, toll.high, toll.parts) == (7, 7, [3, 4])


def test_breakdown_is_kept_and_never_added() -> None:
    toll = only("قتل 20 شخصا بينهم 6 أطفال و3 نساء وشرطي")
    assert (toll.low, toll.breakdown) == (20, {"children": 6, "women": 3, "police": 1})


def test_an_update_keeps_the_former_figure() -> None:
    toll = only("ارتفعت حصيلة القتلى من 9 إلى 15")
    assert (toll.low, toll.high, toll.former) == (15, 15, 9)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("قتل أكثر من 300 ألف شخص منذ بدء الحرب", True),
        ("منذ عام 2011 قتل 9 آلاف شخص", True),
        ("قتل ثلاثة أشخاص منذ صباح اليوم", False),
    ],
)
def test_running_totals_are_marked(text: str, total: bool) -> None:
    assert only(text).total is total


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("مقتل 3 أطفال", "children"),
        ("مقتل 3 نساء", "women"),
        ("مقتل 3 مسلحين", "fighters"),
        ("مقتل 3 جنود", "soldiers"),
        ("مقتل 3 متظاهرين", "civilians"),
        ("مقتل 3 صحفيين", "journalists"),
        ("مقتل 3 أشخاص", "unspecified"),
        ("مقتل 3 جنود وطفلين", "mixed"),
    ],
)
def test_who_the_victims_are(text: str, cls: str) -> None:
    assert only(text).cls == cls


def test_a_single_victim_is_marked_and_a_pronoun_is_anaphoric() -> None:
    assert only("مقتل شرطي في هجوم").single
    assert only("ما أدى إلى مقتله على الفور").anaphoric
    assert not only("مقتل شرطيين في هجوم").single


def test_a_figure_of_some_of_them_is_within() -> None:
    first, second = tolls("أصيب 9 جنود، إصابة 3 منهم خطيرة")
    assert (first.within, second.within) == (False, True)


def test_title_and_text_are_read_apart() -> None:
    doc = Document(Report(id="t", title="مقتل 4 جنود", text="قتل أربعة جنود في كمين وأصيب 3 آخرون."))
    found = [(t.kind, t.low, doc.span(t.start, t.end).part) for t in find_tolls(doc)]
    assert found == [("killed", 4, "title"), ("killed", 4, "text"), ("injured", 3, "text")]


def test_quantities_tell_their_noun() -> None:
    doc = Document(Report(id="t", text="سقطت نحو 20 قذيفة على 3 منازل"))
    shells, houses = find_quantities(doc)
    assert (shells.low, shells.approximate, shells.counts, shells.unit) == (20, True, "قذيفة", "weapons")
    assert houses.noun is not None
    assert doc.forms[houses.noun[0]] == "منازل"


def test_nobody_of_one_side_is_within() -> None:
    assert [t.within for t in tolls("لم يقتل أي إسرائيلي في المواجهات")] == [True]
    assert [t.within for t in tolls("لم يصب أحد بأذى")] == [False, False]
