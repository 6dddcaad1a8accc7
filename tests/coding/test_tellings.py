"""What a word tells is read from its company: one happening, of the kind that the whole sentence tells."""

from __future__ import annotations

import pytest

from marsad.coding.assemble import one_source
from marsad.coding.tellings import stem
from marsad.pipeline import read_report
from marsad.record import Report

CASES = [
    (
        "a missile that was fired and shot down is an interception",
        "interception",
        "اعترضت الدفاعات الجوية السعودية صباح اليوم صاروخا باليستيا أطلقته جماعة الحوثي باتجاه مدينة نجران، دون وقوع إصابات.",
    ),
    (
        "demonstrators shot by forces: a protest, the dead on it",
        "protest",
        "قتل ثلاثة متظاهرين وأصيب عشرون آخرون برصاص قوات الأمن خلال احتجاجات شهدتها مدينة الناصرية أمس الثلاثاء، وفق مصدر طبي.",
    ),
    (
        "soldiers killed in an ambush: a clash",
        "clash",
        "قتل أربعة جنود في كمين نصبه مسلحون لدورية للجيش العراقي قرب قضاء الطارمية شمال بغداد أمس الأحد.",
    ),
    (
        "a raid that detains: an arrest",
        "arrest",
        "شنت قوات سوريا الديمقراطية حملة دهم في بلدة الشحيل شرق دير الزور أمس واعتقلت ستة أشخاص.",
    ),
    (
        "the attacker dies setting it off",
        "suicide_bombing",
        "فجر انتحاري نفسه قرب مسجد في مدينة قندوز أمس الجمعة ما أدى إلى مقتل خمسة عشر مصليا.",
    ),
    ("a man taken from his house", "abduction", "خطف مسلحون مجهولون صحفيا من منزله في مدينة عدن مساء أمس."),
]


@pytest.mark.parametrize(("case", "kind", "text"), CASES, ids=[c[0] for c in CASES])
def test_one_happening_of_the_kind_the_sentence_tells(case: str, kind: str, text: str) -> None:
    events = read_report(Report("case", text, None, "2019-11-06")).events
    assert [e.kind for e in events] == [kind], case


@pytest.mark.parametrize(
    ("form", "known_by"),
    [
        ("القوات", "قوات"),
        ("والقوات", "قوات"),
        ("مدينه", "مدين"),
        ("المدينه", "مدين"),
        ("وزير", "زير"),
        ("12", "#"),
        ("في", "في"),
    ],
)
def test_stems_are_what_forms_of_one_word_share(form: str, known_by: str) -> None:
    assert stem(form) == known_by


def test_a_short_form_is_the_same_source() -> None:
    assert one_source("المرصد السوري", "المرصد السوري لحقوق الإنسان")
    assert not one_source("المرصد السوري", "الدفاع المدني السوري")
