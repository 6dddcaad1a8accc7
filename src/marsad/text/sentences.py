"""Sentences: where one ends and the next begins; a comma is no end."""

from __future__ import annotations

import msgspec

from marsad.text.layout import Block
from marsad.text.tokens import Token

_ENDS = frozenset(".!?؟۔")
_CLOSERS = frozenset("\"'”»’)]›")


class Sentence(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (exclusive) of one sentence, and the role of the block it stands in."""

    first: int
    last: int
    role: str
    block: int


def sentences_of(raw: str, tokens: list[Token], blocks: list[Block]) -> list[Sentence]:
    """The sentences of every block but furniture, in order; together they hold every token of those blocks."""
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        if block.role == "furniture":
            continue
        first = i = block.first
        while i < block.last:
            if tokens[i].form in _ENDS and not _goes_on(tokens, i, block):
                i += 1
                while i < block.last and (tokens[i].form in _ENDS or raw[tokens[i].start] in _CLOSERS):
                    if raw[tokens[i].start] == '"' and tokens[i].start > tokens[i - 1].end:
                        break  # a straight quote after a space opens the next sentence
                    i += 1
                found.append(Sentence(first, i, block.role, number))
                first = i
            else:
                i += 1
        if first < block.last:
            found.append(Sentence(first, block.last, block.role, number))
    return found


def _goes_on(tokens: list[Token], i: int, block: Block) -> bool:
    """Whether the full stop at `i` ends nothing: one inside an ellipsis, or an ellipsis near the edge of its block."""
    if tokens[i].form != ".":
        return False
    first = last = i
    while (
        first > block.first and tokens[first - 1].form == "." and tokens[first - 1].end == tokens[first].start
    ):
        first -= 1
    while (
        last + 1 < block.last and tokens[last + 1].form == "." and tokens[last + 1].start == tokens[last].end
    ):
        last += 1
    if first == last:
        return False
    return block.role == "headline" or i < last or i - block.first < 6 or block.last - i < 5
