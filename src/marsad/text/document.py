"""A document: a report's title and text in one row of tokens, with the way back to each part's offsets."""

from __future__ import annotations

from functools import cached_property

from marsad.record import Part, Report, Span
from marsad.text.fold import fold_indexed
from marsad.text.layout import Block, blocks_of
from marsad.text.sentences import Sentence, sentences_of
from marsad.text.tokens import Token, tokenise


class Document:
    """A report laid out for reading.

    `raw` is the title, a line break and the text (the text alone where there is no title); tokens, sentences and
    blocks have their offsets in `raw`; `span` turns them into offsets of `title` or `text`.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        title = report.title or ""
        self.text_at = len(title) + 1 if title else 0
        self.raw = f"{title}\n{report.text}" if title else report.text
        self.tokens: list[Token] = tokenise(self.raw)
        self.forms: list[str] = [t.form for t in self.tokens]
        self.blocks: list[Block] = blocks_of(self.raw, self.tokens, bool(title))
        self.sentences: list[Sentence] = sentences_of(self.raw, self.tokens, self.blocks)

    @cached_property
    def sentence_at(self) -> list[int]:
        """For every token the number of its sentence, -1 for furniture."""
        at = [-1] * len(self.tokens)
        for n, sentence in enumerate(self.sentences):
            at[sentence.first : sentence.last] = [n] * (sentence.last - sentence.first)
        return at

    def span(self, start: int, end: int) -> Span:
        """The span of `raw[start:end]`, which must not cross from the title into the text."""
        part: Part = "text" if start >= self.text_at else "title"
        back = self.text_at if part == "text" else 0
        return Span(start - back, end - back, part, self.raw[start:end])

    def words(self, first: int, last: int, skip: int = 0) -> tuple[int, int]:
        """Offsets in `raw` of tokens `first` to `last` (exclusive) without the first `skip` folded letters."""
        token = self.tokens[first]
        start = token.start
        if skip:
            folded = fold_indexed(self.raw[token.start : token.end])
            if skip < len(folded.index):
                start += folded.index[skip]
        return start, self.tokens[last - 1].end
