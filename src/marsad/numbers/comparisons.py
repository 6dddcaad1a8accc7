"""Intervals: numbers bounded in the manner of arithmetic: بين 20 و30، أكبر من 10 وأقل من 15، 200 أو أكثر، 20~100."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.numbers.digits import Amount
from marsad.numbers.general import NumberFound, find_numbers
from marsad.numbers.lexicon import number_word
from marsad.text.tokens import Token, tokenise


class Interval(NamedTuple):
    """The numbers from `low` to `high` (None: no bound) told at `start` to `end` of a text; an open end is left out."""

    start: int
    end: int
    low: Amount | None
    low_open: bool
    high: Amount | None
    high_open: bool


Phrase = tuple[tuple[str, ...], str]


@cache
def _phrases(side: str) -> list[Phrase]:
    """Comparing phrases of one side, the longest first."""
    found = [
        (tuple(t.form for t in tokenise(r["phrase"])), r["relation"])
        for r in rows("numbers", "comparisons.tsv")
        if r["side"] == side
    ]
    return sorted(found, key=lambda p: -len(p[0]))


def find_intervals(text: str) -> list[Interval]:
    """Every interval that a text tells, in order; a bare number is none."""
    tokens = tokenise(text)
    numbers = [
        n for n in find_numbers(text) if n.kind in ("number", "ordinal", "percent") and n.value is not None
    ]
    found: list[Interval] = []
    taken = 0
    for n, number in enumerate(numbers):
        if number.start < taken:
            continue
        right = numbers[n + 1] if n + 1 < len(numbers) else None
        interval = (right and _between(tokens, number, right)) or _bounded(tokens, number)
        if interval is None:
            continue
        if found and (joined := _joined(text, found[-1], interval)) is not None:
            found[-1] = interval = joined
        else:
            found.append(interval)
        taken = interval.end
    return found


def _forms(tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    return [t for t in tokens if start <= t.start and t.end <= end]


def _between(tokens: Sequence[Token], left: NumberFound, right: NumberFound) -> Interval | None:
    """`بين 20 و30`, `من 20 إلى 100`, `20~100`, `1000 - 5000`."""
    middle = [t.form for t in _forms(tokens, left.end, right.start)]
    before = next((t for t in reversed(tokens) if t.end <= left.start), None)
    head = before.form if before else ""
    low, high = left.value, right.value
    if low is None or high is None or low >= high:
        return None
    joined = middle in ([], ["و"]) and head in ("بين", "البين")
    if joined or middle in (["~"], ["-"], ["الي"]):
        start = before.start if before is not None and head in ("بين", "من") else left.start
        return Interval(start, right.end, low, False, high, True)
    return None


def _bounded(tokens: Sequence[Token], number: NumberFound) -> Interval | None:
    """A number with a comparing phrase before it, after it, or both."""
    before = [t for t in tokens if t.end <= number.start]
    after = [t for t in tokens if t.start >= number.end]
    first, start = _match(before, "before")
    last, end = _match(after, "after")
    relation = {("gt", "eq"): "ge", ("lt", "eq"): "le", ("eq", "ge"): "ge", ("eq", "le"): "le"}.get(
        (first, last), ""
    )
    if not relation:
        relation, end = (first, 0) if first else ("" if last == "eq" else last, end)
    if not relation or number.value is None:
        return None
    low = number.value if relation in ("gt", "ge", "eq") else None
    high = number.value if relation in ("lt", "le", "eq") else None
    begin, stop = (start if first else number.start), (end or number.end)
    return Interval(begin, stop, low, relation == "gt", high, relation == "lt")


def _match(tokens: Sequence[Token], side: str) -> tuple[str, int]:
    """The relation told by the tokens that end (or begin) there, and where its phrase begins (or ends)."""
    for phrase, relation in _phrases(side):
        part = tokens[-len(phrase) :] if side == "before" else tokens[: len(phrase)]
        forms = [t.form for t in part]
        if not forms:
            continue
        plain = [forms[0][1:] if forms[0][0] == "و" and len(forms[0]) > 2 else forms[0], *forms[1:]]
        if tuple(plain) == phrase:
            if side == "after" and phrase[-1] in ("من", "يساوي") and _number_next(tokens[len(phrase) :]):
                return "", 0  # the bound of the next number
            outer = tokens[-len(phrase) - 1].form if side == "before" and len(tokens) > len(phrase) else ""
            if outer in "<>=" and outer:
                return "", 0  # <>30, =>30
            skip = len(forms[0]) - len(plain[0])
            return relation, part[0].start + skip if side == "before" else part[-1].end
    return "", 0


def _number_next(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and number_word(tokens[0].form) is not None


def _joined(text: str, left: Interval, right: Interval) -> Interval | None:
    """`أكبر من 10 وأقل من 15`: one interval of two bounds."""
    between = text[left.end : right.start].strip(" ،,")
    if between not in ("و", "أو", "او") or left.low is None or right.high is None:
        return None
    if left.high is not None or right.low is not None or left.low >= right.high:
        return None
    return Interval(left.start, right.end, left.low, left.low_open, right.high, right.high_open)
