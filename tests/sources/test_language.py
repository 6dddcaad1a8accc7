"""Languages of the Arabic script, named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from source_material import MORE, WORDS, one, shared

from marsad.sources.language import left_out, other_language

TEXTS = {
    "Persian": "نیروهای دولتی روز دوشنبه اعلام کردند که در درگیری های شمال کشور دست کم پنج نفر کشته شده اند و شماری نیز زخمی شدند.",
    "Urdu": "حکام کے مطابق پیر کے روز ہونے والے حملے میں کم از کم پانچ افراد ہلاک اور متعدد زخمی ہو گئے جنہیں ہسپتال منتقل کیا گیا ہے۔",
    "Kurdish": "بەرپرسان ڕایانگەیاند کە لە هێرشەکەی ڕۆژی دووشەممە لە باکووری شارەکە لانیکەم پێنج کەس کوژراون و ژمارەیەکی تریش بریندار بوون.",
    "Pashto": "چارواکو ویلي چې د دوشنبې په ورځ د ښار په شمال کې په برید کې لږ تر لږه پنځه کسان وژل شوي او یو شمېر نور ټپیان شوي دي.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_its_neighbours_are_named(name: str) -> None:
    assert other_language(TEXTS[name]) == name
    assert left_out(TEXTS[name]) == f"left out of reading: it is in {name}, and Marsad reads Arabic"


@pytest.mark.parametrize("text", [WORDS, MORE, "قصف", "", "أعلن اللواء چاوید پرويز گل أن قواته في بيشاور"])
def test_arabic_is_arabic(text: str) -> None:
    assert other_language(text) is None


def test_another_script() -> None:
    assert "Arabic" in (
        other_language("The army shelled the town on Monday evening, and three people died.") or ""
    )


@pytest.mark.parametrize("name", ["conflict", "peaceful"])
def test_no_arabic_report_is_taken_for_another_language(name: str) -> None:
    with shared("corpora", "reports", f"{name}.jsonl").open(encoding="utf-8") as lines:
        assert [row["id"] for row in map(json.loads, lines) if other_language(row["text"])] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [(WORDS, "ar"), (TEXTS["Persian"], "fa"), (TEXTS["Kurdish"], "ckb"), ("The army shelled the town on Monday evening. " * 3, "und"), ("قصف", None)],
)  # fmt: skip
def test_each_report_has_the_code_of_its_language(tmp_path: Path, text: str, code: str | None) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    assert one(file).report.language == code


def test_the_language_its_source_tells_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f'{{"text": "{WORDS}", "language": "ar-SY"}}\n', encoding="utf-8")
    assert one(file).report.language == "ar-SY"
