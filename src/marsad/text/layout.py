"""Layout: the lines of a report told apart by what they are: headline, kicker, dateline, caption, body, furniture."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from marsad.text.tokens import Token


class Block(msgspec.Struct, frozen=True):
    """A line of a report: its role, its offsets in the document and its tokens (`last` exclusive)."""

    role: str
    start: int
    end: int
    first: int
    last: int


def blocks_of(raw: str, tokens: list[Token], titled: bool) -> list[Block]:
    """The blocks of a document in order; roles: headline, body, furniture."""
    starts = [t.start for t in tokens]
    blocks: list[Block] = []
    at = 0
    for line in raw.split("\n"):
        end = at + len(line)
        first, last = bisect_left(starts, at), bisect_left(starts, end)
        if last > first:
            role = "headline" if titled and at == 0 else "body"
            blocks.append(Block(role, at, end, first, last))
        at = end + 1
    return blocks
