"""Phrases: many known names and expressions found in a report at once, over its tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from marsad.text.tokens import form_of, tokenise

T = TypeVar("T")


class Match(NamedTuple, Generic[T]):
    """A phrase found at tokens `first` to `last` (exclusive); `skip` folded letters of the first are a proclitic."""

    first: int
    last: int
    skip: int
    value: T


def prefixed(form: str) -> Iterator[tuple[int, str]]:
    """Each way to read a form as proclitics and a rest: the letters skipped and the rest, the whole form first.

    `للتحالف` gives `التحالف` with nothing skipped, for its ل has swallowed the alef.
    """
    yield 0, form
    n = len(form)
    at = 0
    if n > 2 and form[0] in "وف":
        at = 1
        yield 1, form[1:]
    if n > at + 3 and form.startswith("لل", at):
        yield at, "ال" + form[at + 2 :]
    if n > at + 2 and form[at] in "بلك":
        yield at + 1, form[at + 1 :]


class Phrases(Generic[T]):
    """A set of phrases with values, matched by folded tokens; several values may share one phrase."""

    def __init__(self) -> None:
        self._first: dict[str, dict[tuple[str, ...], list[T]]] = {}
        self._longest: dict[str, int] = {}
        self._heads: dict[str, tuple[tuple[int, str], ...]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Add one phrase as it is written in the press; matching folds it."""
        forms = tuple(t.form for t in tokenise(phrase)) if not phrase.isalpha() else (form_of(phrase),)
        if not forms:
            return
        values = self._first.setdefault(forms[0], {}).setdefault(forms, [])
        if value not in values:
            values.append(value)
        self._longest[forms[0]] = max(len(forms), self._longest.get(forms[0], 0))
        self._heads.clear()

    def __contains__(self, phrase: str) -> bool:
        forms = tuple(t.form for t in tokenise(phrase))
        return bool(forms) and forms in self._first.get(forms[0], {})

    def at(self, forms: Sequence[str], i: int, proclitics: bool = True) -> Match[list[T]] | None:
        """The longest phrase that begins at token `i`, or None; the fewest letters skipped win among equals."""
        form = forms[i]
        heads = self._heads.get(form)
        if heads is None:
            heads = tuple((skip, rest) for skip, rest in prefixed(form) if rest in self._first)
            if len(self._heads) > 200_000:
                self._heads.clear()
            self._heads[form] = heads
        best: Match[list[T]] | None = None
        for skip, rest in heads:
            if (skip or rest != form) and not proclitics:
                continue
            table = self._first[rest]
            for n in range(min(self._longest[rest], len(forms) - i), 0, -1):
                if best is not None and n <= best.last - best.first:
                    break
                values = table.get((rest, *forms[i + 1 : i + n]))
                if values is not None:
                    best = Match(i, i + n, skip, values)
                    break
        return best

    def find(self, forms: Sequence[str], proclitics: bool = True) -> list[Match[list[T]]]:
        """Every phrase in a row of forms from left to right, the longest first, none overlapping."""
        found: list[Match[list[T]]] = []
        i, n = 0, len(forms)
        while i < n:
            match = self.at(forms, i, proclitics)
            if match is None:
                i += 1
            else:
                found.append(match)
                i = match.last
        return found
