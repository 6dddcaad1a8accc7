"""Queries: what a person types, as an expression of the index and as a finder of the words to highlight.

قصف حلب            both words, in whatever form
"قوات النظام"       the words in this order, next to one another
مدفع*               words that begin so
قصف OR غارة         one or the other; also أو
قصف -إسرائيل        without; also NOT
(قصف OR غارة) حماة  brackets
title:هدنة          in one field: title text party place
"""

from __future__ import annotations

import re

import msgspec

from marsad.archive.errors import ArchiveError
from marsad.archive.words import kin, lead_off, stem, words_of
from marsad.text import fold

FIELDS = {
    "title": "title", "text": "text", "party": "parties", "place": "places",
    "عنوان": "title", "نص": "text", "طرف": "parties", "مكان": "places",
}  # fmt: skip
_PIECE = re.compile(r'\s*(?:(\()|(\))|(-(?=\S))?(?:(\w+):(?=\S))?(?:"([^"]*)"?|([^\s()"]+)))')
_MOST_WORDS = 64


class QueryError(ArchiveError):
    """The query cannot be understood; the message says where."""


class Wanted(msgspec.Struct, frozen=True):
    """Words to highlight: a run of alternatives, each a set of stems; `prefix` for words that only begin so."""

    run: tuple[frozenset[str], ...]
    prefix: str = ""


class Query(msgspec.Struct, frozen=True):
    """A query understood: the index's expression, and what to highlight of the words found."""

    match: str
    wanted: tuple[Wanted, ...]

    def places(self, words: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
        """Where in a text (its `words_of`) the query's words stand: starts and ends in code points, in order."""
        single = frozenset(s for w in self.wanted if len(w.run) == 1 and not w.prefix for s in w.run[0])
        found = {(word[0], word[1]) for word in words if word[2] in single}
        for wanted in self.wanted:
            long = len(wanted.run)
            if long > 1 or wanted.prefix:
                for at in range(len(words) - long + 1):
                    if all(_fits(words[at + n][2], wanted, n) for n in range(long)):
                        found.update((words[at + n][0], words[at + n][1]) for n in range(long))
        return sorted(found)


def _fits(word: str, wanted: Wanted, n: int) -> bool:
    return word in wanted.run[n] or bool(wanted.prefix and word.startswith(wanted.prefix))


def parse(told: str) -> Query:
    """The query as the index understands it; raises QueryError where it asks for nothing."""
    pieces = [m for m in _PIECE.finditer(told) if m.group().strip()]
    if len(pieces) > _MOST_WORDS:
        raise QueryError(f"a query has at most {_MOST_WORDS} words")
    reader = _Parser(pieces)
    match = reader.alternatives()
    if reader.at < len(pieces):
        raise QueryError("a bracket is closed that was not opened")
    if not match:
        raise QueryError("the query has no word to find")
    return Query(match, tuple(reader.wanted))


class _Parser:
    """Reads pieces from left to right: alternatives of lists of words, with brackets."""

    def __init__(self, pieces: list[re.Match[str]]) -> None:
        self.pieces, self.at = pieces, 0
        self.wanted: list[Wanted] = []

    def alternatives(self) -> str:
        """`A OR B`, each a list of words that all must be found."""
        options = [self._all()]
        while self.at < len(self.pieces) and self._word() in ("OR", "أو", "|"):
            self.at += 1
            options.append(self._all())
        options = [o for o in options if o]
        return " OR ".join(options) if len(options) < 2 else "(" + " OR ".join(options) + ")"

    def _all(self) -> str:
        needed: list[str] = []
        refused: list[str] = []
        negate = False
        while self.at < len(self.pieces):
            piece, word = self.pieces[self.at], self._word()
            if piece[2] or word in ("OR", "أو", "|"):
                break
            self.at += 1
            if word in ("NOT", "AND"):
                negate = word == "NOT"
                continue
            without = negate or bool(piece[3])
            found = self._bracket(without) if piece[1] else self._term(piece, without)
            if found:
                (refused if without else needed).append(found)
            negate = False
        if refused and not needed:
            raise QueryError("a query needs a word to find beside those to leave out")
        match = " AND ".join(needed)
        return f"(({match}) NOT ({' OR '.join(refused)}))" if refused else match

    def _bracket(self, without: bool) -> str:
        before = len(self.wanted)
        inner = self.alternatives()
        if self.at >= len(self.pieces):
            raise QueryError("a bracket is not closed")
        self.at += 1
        if without:
            del self.wanted[before:]
        return f"({inner})" if inner else ""

    def _word(self) -> str | None:
        piece = self.pieces[self.at]
        return piece[6] if not piece[4] and not piece[3] else None

    def _term(self, piece: re.Match[str], without: bool) -> str:
        field = piece[4] and FIELDS.get(piece[4].lower())
        told = piece[5] if piece[5] is not None else piece[6]
        if piece[4] and not field:
            told = f"{piece[4]} {told}"
        match, wanted = _phrase(told) if piece[5] is not None or not told.endswith("*") else _prefix(told)
        if wanted and not without:
            self.wanted.append(wanted)
        return f"{{{field}}} : {match}" if field and match else match


def _phrase(told: str) -> tuple[str, Wanted | None]:
    """A word, or words in their order."""
    stems = [found for _, _, found in words_of(told)]
    if not stems:
        return "", None
    if len(stems) == 1:
        options = kin(stems[0])
        joined = " OR ".join(_quoted(o) for o in options)
        return (f"({joined})" if len(options) > 1 else joined), Wanted((frozenset(options),))
    return _quoted(" ".join(stems)), Wanted(tuple(frozenset([s]) for s in stems))


def _prefix(told: str) -> tuple[str, Wanted | None]:
    """Words that begin so; the ending that the index takes off is taken off here too."""
    form = fold(told.rstrip("*")).strip()
    if not form or not form[0].isalnum():
        return "", None
    begun = lead_off(form)
    short = stem(form)
    match = f"{_quoted(begun)} *"
    return (
        (f"({match} OR {_quoted(short)})" if short != begun else match),
        Wanted((frozenset([short]),), begun),
    )


def _quoted(words: str) -> str:
    return '"' + words.replace('"', " ") + '"'
