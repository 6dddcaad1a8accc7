"""Numbers of a text in any notation, durations, relative places and intervals."""

from __future__ import annotations

from fractions import Fraction

import pytest

from marsad.numbers import find_durations, find_intervals, find_numbers


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("سالب خمسة", "number", -5),
        ("-٧٫٥", "number", Fraction(-15, 2)),
        ("٣/٤", "number", Fraction(3, 4)),
        ("١ ١/٢", "number", Fraction(3, 2)),
        ("12 000", "number", 12000),
        ("١،٢٥٠،٠٠٠", "number", 1250000),
        ("2e3", "number", 2000),
        ("ثلاثة فاصلة خمسة", "number", Fraction(7, 2)),
        ("خمسة وعشرون في المئة", "percent", 25),
        ("نسبة ٤٠", "percent", 40),
        ("واحد من عشرين", "number", Fraction(1, 20)),
        ("مئة إلا ربع", "number", 75),
        ("الكتاب الثلاثون", "ordinal", 30),
        ("سبعطعش", "number", 17),
        ("قبل الأخير", "relative", -1),
    ],
)
def test_one_number(text: str, kind: str, value: int | Fraction) -> None:
    (found,) = find_numbers(text)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize("text", ["20دولار", "1M", "أي واحد تريد", "لا رقم هنا"])
def test_no_number(text: str) -> None:
    assert find_numbers(text) == []


def test_offsets_are_those_of_the_text() -> None:
    text = "دفع ١٬٥٠٠ دينار ثم ألفين"
    assert [text[f.start : f.end] for f in find_numbers(text)] == ["١٬٥٠٠", "ألفين"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاثة أيام وساعتان", [(3, "day"), (2, "hour")]),
        ("ساعة ونصف", [(Fraction(3, 2), "hour")]),
        ("ساعة إلا ربع", [(Fraction(3, 4), "hour")]),
        ("20 دقيقة", [(20, "minute")]),
        ("أسبوعين", [(2, "week")]),
        ("ساعة ونصف دقيقة", [(1, "hour"), (Fraction(1, 2), "minute")]),
        ("لا مدة هنا", []),
    ],
)
def test_durations(text: str, expected: list[tuple[int | Fraction, str]]) -> None:
    assert [(d.amount, d.unit) for d in find_durations(text)] == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("بين 20 و30", (20, False), (30, True)),
        ("أكثر من خمسين", (50, True), (None, False)),
        ("لا يقل عن 7", (7, False), (None, False)),
        ("أقل من أو يساوي 9", (None, False), (9, False)),
        ("200 أو أكثر", (200, False), (None, False)),
        ("أكبر من 10 وأقل من 15", (10, True), (15, True)),
    ],
)
def test_intervals(text: str, low: tuple[int | None, bool], high: tuple[int | None, bool]) -> None:
    (found,) = find_intervals(text)
    assert ((found.low, found.low_open), (found.high, found.high_open)) == (low, high)
