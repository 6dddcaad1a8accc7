"""A row of forms to parse: the forms and words of one block, with safe look-ups past its ends."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.days.words import EMPTY, Lexicon, Word, lexicon

_MARKS = frozenset(",،")


class Row:
    """Tokens `first` to `last` (exclusive) of a document's forms; outside of them every look-up is empty."""

    __slots__ = ("first", "forms", "last", "lexicon", "loose")

    def __init__(self, forms: Sequence[str], first: int, last: int, loose: bool = False) -> None:
        self.forms = forms
        self.first = first
        self.last = last
        self.loose = loose
        self.lexicon: Lexicon = lexicon()

    def form(self, i: int) -> str:
        """The form at `i`, empty outside the row."""
        return self.forms[i] if self.first <= i < self.last else ""

    def word(self, i: int) -> Word:
        """The word at `i`, `EMPTY` outside the row or where the form is none of time's."""
        if self.first <= i < self.last:
            return self.lexicon[self.forms[i]] or EMPTY
        return EMPTY

    def skip_comma(self, i: int) -> int:
        """The token after a comma at `i`, else `i`."""
        return i + 1 if self.form(i) in _MARKS else i
