"""The words of number: each form with its value and its part in a number, read from `knowledge/numbers/words.tsv`."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.numbers.digits import Amount, read_digits
from marsad.text.fold import fold
from marsad.text.phrases import prefixed


class NumberWord(NamedTuple):
    """One word of a number: its value and role, the letters skipped before it, whether و or ال stands before."""

    value: Amount
    role: str
    skip: int
    joined: bool
    definite: bool


# A word may have two roles where the context decides (خمس 5 or a fifth): the first row in the file stands.
@cache
def _table() -> dict[str, tuple[Amount, str]]:
    """Folded word → value and role."""
    table: dict[str, tuple[Amount, str]] = {}
    for row in rows("numbers", "words.tsv"):
        value = Fraction(row["value"])
        plain: Amount = value.numerator if value.denominator == 1 else value
        table.setdefault(fold(row["word"]), (plain, row["role"]))
    return table


# Words that only look like a number with a proclitic: لست "I am not", كمية "a quantity", بعده "after him".
_LOOKALIKES = """
    لست لستم لستما ولست فلست بثمن لثمن كثمن كمية كميات وكمية وكميات بكمية بكميات لكمية لكميات بعده وبعده فبعده
"""
_NEVER = frozenset(fold(_LOOKALIKES).split())

_WORDS: dict[str, NumberWord | None] = {}
_MOST = 400_000


def number_word(form: str) -> NumberWord | None:
    """What part of a number a folded form is, or None; remembered per form."""
    try:
        return _WORDS[form]
    except KeyError:
        pass
    if len(_WORDS) >= _MOST:
        _WORDS.clear()
    word = _WORDS[form] = _look_up(form)
    return word


def _look_up(form: str) -> NumberWord | None:
    if form[:1].isdigit():
        amount = read_digits(form)
        return None if amount is None else NumberWord(amount, "digits", 0, False, False)
    if form in _NEVER:
        return None
    table = _table()
    for skip, rest in prefixed(form):
        joined = skip > 0 and form[0] == "و"
        if rest in table:
            value, role = table[rest]
            return NumberWord(value, role, skip, joined, False)
        if rest.startswith("ال") and rest[2:] in table:
            value, role = table[rest[2:]]
            if role == "fraction" and value == Fraction(1, 10):
                return None
            return NumberWord(value, role, skip, joined, True)
    return None
