"""Who says what in texts of our own: sources, stances, and what is inside and outside their words."""

from __future__ import annotations

import pytest
from reading_speakers import cases, said, speakers

ALL = cases("cases.tsv") + cases("verb_cases.tsv")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["description"])
def test_a_described_speaker(case: dict[str, str]) -> None:
    doc, found = speakers(case["text"])
    told = [(a.source, a.stance, said(doc, a)) for a in found]
    if case["source"] == "!":
        assert not told
        return
    fitting = [
        a
        for a in found
        if case["source"] in ("*", a.source)
        and case["stance"] in ("*", a.stance)
        and (not case["said"] or any(case["said"] in words for words in said(doc, a)))
        and not (case["not_said"] and any(case["not_said"] in words for words in said(doc, a)))
    ]
    assert fitting, told


def test_there_are_at_least_three_hundred_cases_with_a_description_of_their_own() -> None:
    described = [case["description"] for case in ALL]
    assert len(described) >= 300
    assert len(set(described)) == len(described)
