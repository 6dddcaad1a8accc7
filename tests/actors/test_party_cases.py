"""Parties in texts of our own: spans, names by context, and words that only look like parties."""

from __future__ import annotations

import pytest
from reading_parties import cases, read


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["description"])
def test_a_described_party(case: dict[str, str]) -> None:
    _doc, mentions, actors = read(case["text"], case["country"] or None, case["published"])
    start = case["text"].rindex(case["mention"])
    end = start + len(case["mention"])
    if case["name"] == "!":
        inside = [
            actor.text
            for mention, actor in zip(mentions, actors, strict=True)
            if mention.role != "demonym" and start <= mention.start and mention.end <= end
        ]
        assert not inside
    else:
        found = {(m.start, m.end): actor for m, actor in zip(mentions, actors, strict=True)}
        assert (start, end) in found, [actor.text for actor in actors]
        if case["name"] != "*":
            assert found[start, end].name == case["name"]


def test_there_are_at_least_three_hundred_cases_with_a_description_of_their_own() -> None:
    described = [case["description"] for case in cases()]
    assert len(described) >= 300
    assert len(set(described)) == len(described)
