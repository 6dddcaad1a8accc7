"""Digests: the leads of other stories that some agencies print, paragraph after paragraph, below a report."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.tables import rows
from marsad.text.fold import fold
from marsad.text.lines import Line

_SHORTEST, _LONGEST = 14, 60  # words of a lead
_OF_TITLE = 2  # words that it may share with the report's title
_OF_BODY = 0.35  # share of its words that may stand in the report's first paragraphs
_NEAR = 0.5  # the same above a lead already found
_HEAD = 2  # paragraphs that tell what the report is about
_JOINED = 0.5  # share of the report's own paragraphs that go on from the one before


@cache
def _connectors() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("text", "connectors.tsv") for word in row["words"].split("|"))


def mark_digest(text: list[Line], title: list[str]) -> None:
    """Make furniture of two or more last paragraphs that each begin anew and share hardly a word with the report.

    `text` are the lines of a report that opens with an agency's dateline; only where the report's own paragraphs are
    joined by conjunctions can it be told that these are not.
    """
    body = [line for line in text if not line.role]
    about = _content(title)
    if len(body) < 4 or not about:
        return
    heads = [_content(line.words) for line in body[:_HEAD]]
    n = len(body)
    while n > 1 and _is_lead(body[n - 1], about, heads[: n - 1], _OF_BODY):
        n -= 1
    if len(body) - n < 2:
        return
    while n > 2 and _is_lead(body[n - 1], about, heads[: n - 1], _NEAR):
        n -= 1
    own = body[1:n]
    if own and sum(_goes_on(line) for line in own) >= _JOINED * len(own):
        for line in body[n:]:
            line.role = "furniture"


def _goes_on(line: Line) -> bool:
    """Whether a paragraph begins as one that continues another."""
    return bool(line.words) and (line.words[0][0] in "وف" or line.words[0] in _connectors())


def _is_lead(line: Line, about: set[str], heads: list[set[str]], most: float) -> bool:
    if not _SHORTEST <= len(line.words) <= _LONGEST or _goes_on(line):
        return False
    words = _content(line.words)
    known = about.union(*heads)
    return len(words & about) <= _OF_TITLE and len(words & known) <= most * len(words)


def _content(words: list[str]) -> set[str]:
    """The longer words without conjunction and article, cut to five letters."""
    found = set()
    for word in words:
        if len(word) > 3 and word.isalpha():
            bare = word[1:] if word[0] in "وف" and len(word) > 5 else word
            bare = bare[3:] if bare.startswith("بال") else bare[2:] if bare.startswith(("ال", "لل")) else bare
            found.add(bare[:5])
    return found
