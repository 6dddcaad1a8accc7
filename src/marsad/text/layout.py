"""Layout: the lines of a report told apart by what they are: headline, kicker, dateline, caption, body, furniture."""

from __future__ import annotations

import msgspec

from marsad.text.digest import mark_digest
from marsad.text.furniture import cut
from marsad.text.heads import dateline, short_line, title_parts
from marsad.text.lines import Line, lines_of
from marsad.text.pages import mark
from marsad.text.tokens import Token

_HEADLINE = 16  # words of the longest line of a text without a title that can be its headline
_KICKER = 14
_SUBHEAD = 8


class Block(msgspec.Struct, frozen=True):
    """A line of a report or a part of one: its role, its offsets in the document and its tokens (`last` exclusive)."""

    role: str
    start: int
    end: int
    first: int
    last: int


def blocks_of(raw: str, tokens: list[Token], titled: bool) -> list[Block]:
    """The blocks of a document in order, every token in one of them.

    Roles: headline, kicker, subhead, dateline, byline, caption, body; and furniture, which is not read: what a page
    prints around a report. When in doubt a line is body.
    """
    lines = lines_of(raw, tokens)
    if not lines:
        return []
    at = 1 if titled and lines[0].start == 0 else 0
    text = lines[at:]
    parts = title_parts(lines[0], tokens) if at else []
    title = [t.form for a, b, role in parts if role == "headline" for t in tokens[a:b] if t.form[0].isalnum()]
    mark(text, tokens, frozenset(title))
    _again(text, title)
    _heads(text, tokens, len(title) > 2)
    opening = next((line for line in text if not line.role), None)
    if opening is not None and dateline(opening, tokens) > opening.first:
        mark_digest(text, title)
    blocks = [_block(lines[0], tokens, *part) for part in parts]
    for line in text:
        blocks += _parts(line, tokens)
    return blocks


def _block(line: Line, tokens: list[Token], first: int, last: int, role: str) -> Block:
    """The block of some of a line's tokens; the first takes the line's start, the last its end."""
    start = line.start if first == line.first else tokens[first].start
    end = line.end if last == line.last else tokens[last - 1].end
    return Block(role, start, end, first, last)


def _again(text: list[Line], title: list[str]) -> None:
    """A title printed again above or below the body, whole or nearly, and any line printed again, is furniture."""
    seen: set[tuple[str, ...]] = set()
    for line in text:
        n = len(line.words)
        if n >= 4:
            key = tuple(line.words)
            if key in seen:
                line.role = "furniture"
            seen.add(key)
        if not line.role and n >= 4 and 5 * n >= 4 * len(title) and line.words == title[:n]:
            line.role = "furniture"


def _heads(text: list[Line], tokens: list[Token], titled: bool) -> None:
    """Headline and kicker above the body, subheads in it, datelines, bylines and captions on lines of their own."""
    body = [n for n, line in enumerate(text) if line.is_body and not line.role]
    for line in text:
        if not line.role:
            line.role = short_line(line, tokens)
    if not body:
        return
    for n in range(body[0]):
        line = text[n]
        if line.role or line.stops or line.is_item(tokens) or _is_date(line):
            continue
        if not titled and len(line.words) <= _HEADLINE and len(line.words) >= 3:
            line.role, titled = "headline", True
        elif 4 <= len(line.words) <= _KICKER:
            line.role = "kicker"
    for n in range(body[0] + 1, body[-1]):
        line = text[n]
        short = not line.stops and len(line.words) <= _SUBHEAD and not line.is_item(tokens)
        if short and not _is_date(line) and not line.role and text[n + 1].is_body:
            line.role = "subhead"


def _is_date(line: Line) -> bool:
    """Whether a short line is made of figures for the better part: the day and hour of publication."""
    return len(line.words) <= 9 and sum(word[0].isdigit() for word in line.words) >= 2


def _parts(line: Line, tokens: list[Token]) -> list[Block]:
    """The blocks of one line: a dateline at its head, furniture inside it, and the rest."""
    if line.role:
        return [_block(line, tokens, line.first, line.last, line.role)]
    at = dateline(line, tokens)
    blocks = [_block(line, tokens, line.first, at, "dateline")] if at > line.first else []
    while (furniture := cut(line, tokens, at)) is not None:
        start, end = furniture
        blocks.append(_block(line, tokens, at, start, "body"))
        blocks.append(_block(line, tokens, start, end, "furniture"))
        at = end
    if at < line.last:
        blocks.append(_block(line, tokens, at, line.last, "body"))
    return blocks
