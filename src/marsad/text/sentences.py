"""Sentences: where one ends and the next begins; a comma is no end."""

from __future__ import annotations

import msgspec

from marsad.text.layout import Block
from marsad.text.tokens import Token

_ENDS = frozenset({".", "!", "?", "؟", "۔", "..."})
_CLOSERS = frozenset("\"'”»’)]›")
_COMMAS = frozenset({"،", ",", "؛", ";"})
# what follows the full stop of a site's name: العربية.نت
_SITES = frozenset({"نت", "كوم", "اورغ", "تيفي"})
_TITLES = frozenset({"headline", "kicker", "subhead"})
_LEFT, _RIGHT = 6, 5  # tokens on either side of an ellipsis that make it an end


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
            if tokens[i].form not in _ENDS or _goes_on(tokens, i, block):
                i += 1
                continue
            i = _closed(raw, tokens, i + 1, block.last)
            if i < block.last and tokens[i].form in _COMMAS:
                continue  # «لماذا؟»، سأل
            found.append(Sentence(first, i, block.role, number))
            first = i
        if first < block.last:
            found.append(Sentence(first, block.last, block.role, number))
    return found


def _closed(raw: str, tokens: list[Token], i: int, last: int) -> int:
    """The token after the marks and closing quotes and brackets that follow the end of a sentence."""
    while i < last and (tokens[i].form in _ENDS or raw[tokens[i].start] in _CLOSERS):
        if raw[tokens[i].start] == '"' and tokens[i].start > tokens[i - 1].end:
            break  # a straight quote after a space opens the next sentence
        i += 1
    return i


def _goes_on(tokens: list[Token], i: int, block: Block) -> bool:
    """Whether the mark at `i` ends nothing: inside brackets, an abbreviation or a site's name, near a block's edge."""
    form = tokens[i].form
    before = tokens[i - 1] if i > block.first else None
    if before is not None and before.form == "(" and i + 1 < block.last and tokens[i + 1].form == ")":
        return True  # (!)
    if form == "...":
        return block.role in _TITLES or i - block.first < _LEFT or block.last - i < _RIGHT
    return form == "." and (
        _is_ellipsis(tokens, i, block) or (before is not None and _is_joint(tokens, i, block))
    )


def _is_joint(tokens: list[Token], i: int, block: Block) -> bool:
    """Whether a full stop stands inside a name: د. محمد, العربية.نت, example.com, or after a number that opens a line."""
    before = tokens[i - 1]
    if i + 1 == block.last or before.end != tokens[i].start:
        return False
    after = tokens[i + 1]
    glued = after.start == tokens[i].end
    if before.form.isdigit():
        return i - 1 == block.first and after.form[0].isalpha()
    if len(before.form) == 1 and before.form.isalpha():
        return after.form[0].isalpha()
    if not glued:
        return False
    return after.form in _SITES or (
        before.form.isascii() and after.form.isascii() and after.form[0].isalnum()
    )


def _is_ellipsis(tokens: list[Token], i: int, block: Block) -> bool:
    """Whether the full stop at `i` is inside an ellipsis, or the last of one near the edge of its block."""
    if i + 1 < block.last and tokens[i + 1].form == "." and tokens[i + 1].start == tokens[i].end:
        return True
    if i == block.first or tokens[i - 1].form != "." or tokens[i - 1].end != tokens[i].start:
        return False
    return block.role in _TITLES or i - block.first < _LEFT or block.last - i < _RIGHT
