"""Lines: the lines of a document with what layout asks of them: their words, and whether they end in a full stop."""

from __future__ import annotations

from bisect import bisect_left

from marsad.text.tokens import Token

_STOPS = frozenset(".۔")  # a question may be a title
_CLOSERS = frozenset("\"')]»”’›*")
_OPEN = frozenset({"،", ",", ":", "؛", ";"})
_BODY = 12  # words from which a line that ends in a full stop is a paragraph
_LONG = 25  # words from which any line is one
_BULLETS = frozenset("-*•●▪■◼○◦‣–—ـ+>")


class Line:
    """One line: offsets in the document, tokens `first` to `last` (exclusive), and the tokens that are words."""

    __slots__ = ("at", "end", "first", "goes_on", "last", "role", "start", "stops", "words")

    def __init__(self, start: int, end: int, first: int, last: int, tokens: list[Token]) -> None:
        self.start, self.end, self.first, self.last = start, end, first, last
        self.at = [i for i in range(first, last) if tokens[i].form[0].isalnum()]
        self.words = [tokens[i].form for i in self.at]
        self.stops = _stops(tokens, first, last)
        self.goes_on = tokens[last - 1].form in _OPEN
        self.role = ""

    @property
    def is_body(self) -> bool:
        """Whether the line is a paragraph: a long line, or one of some length that ends in a full stop."""
        return len(self.at) >= _LONG or (self.stops and len(self.at) >= _BODY)

    def is_item(self, tokens: list[Token]) -> bool:
        """Whether the line is an item of a list: it begins with a dash, a bullet or a number."""
        form = tokens[self.first].form
        return form in _BULLETS or form.isdigit()


def _stops(tokens: list[Token], first: int, last: int) -> bool:
    """Whether tokens end in a full stop that is no ellipsis."""
    while last > first and tokens[last - 1].form in _CLOSERS:
        last -= 1
    if last == first or tokens[last - 1].form not in _STOPS:
        return False
    return not (last - 1 > first and tokens[last - 1].form == "." and tokens[last - 2].form == ".")


def lines_of(raw: str, tokens: list[Token]) -> list[Line]:
    """The lines that hold a token, in order."""
    starts = [t.start for t in tokens]
    found: list[Line] = []
    at = 0
    for text in raw.split("\n"):
        end = at + len(text)
        first, last = bisect_left(starts, at), bisect_left(starts, end)
        if last > first:
            found.append(Line(at, end, first, last, tokens))
        at = end + 1
    return found
