"""Bounds: what stands before or after a number and makes it a lower bound, an estimate or a limit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.text.phrases import prefixed
from marsad.text.tokens import tokenise


class Bound(NamedTuple):
    """A bound phrase at tokens `first` to `last` (exclusive): `kind` is min, about, max or exact."""

    first: int
    last: int
    skip: int
    kind: str


@cache
def _phrases(side: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Bound phrases by their last form (side `before`) or first form (side `after`), the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("numbers", "bounds.tsv"):
        if row["side"] == side:
            forms = tuple(t.form for t in tokenise(row["phrase"]))
            table.setdefault(forms[-1 if side == "before" else 0], []).append((forms, row["bound"]))
    for phrases in table.values():
        phrases.sort(key=lambda p: -len(p[0]))
    return table


@cache
def _heads() -> frozenset[str]:
    return frozenset(p[0][0] for ps in _phrases("before").values() for p in ps)


_REST: dict[str, list[tuple[int, str]]] = {}


def _skipped(form: str, head: str) -> int:
    """How many letters of proclitics stand before `head` in `form`, -1 where it is another word."""
    if form == head:
        return 0
    if len(form) > len(head) + 2 or not form.endswith(head):
        return -1
    return next((skip for skip, rest in prefixed(form) if rest == head), -1)


def bound_before(forms: Sequence[str], i: int, floor: int = 0) -> Bound | None:
    """The bound phrase that ends just before token `i` and begins at `floor` or later."""
    j = i - 1
    if j < floor:
        return None
    if forms[j] in ('"', "(", "ال") and j > floor:
        j -= 1
    form = forms[j]
    table = _phrases("before")
    found = table.get(form)
    if found is None and form[0] in "وفبلك":
        found = next((table[rest] for _, rest in prefixed(form) if rest in table), None)
        found = None if found is None else [p for p in found if len(p[0]) == 1]
    for phrase, kind in found or ():
        first = j - len(phrase) + 1
        if first >= floor and tuple(forms[first + 1 : j + 1]) == phrase[1:]:
            skip = _skipped(forms[first], phrase[0])
            if skip >= 0:
                return Bound(first, j + 1, skip, kind)
    return None


def bound_after(forms: Sequence[str], i: int, ceiling: int) -> Bound | None:
    """The bound phrase that begins at token `i` and ends by `ceiling`."""
    if i >= ceiling:
        return None
    for phrase, kind in _phrases("after").get(forms[i], ()):
        if i + len(phrase) <= ceiling and tuple(forms[i : i + len(phrase)]) == phrase:
            return Bound(i, i + len(phrase), 0, kind)
    return None


def bounded(low: int, high: int | None, kind: str) -> tuple[int, int | None, bool]:
    """Low, high and whether it is an estimate, for a figure under a bound (the coding guideline, Counts)."""
    if kind == "min":
        return low, None, True
    if kind == "max":
        return 0, high, True
    return low, high, kind == "about"
