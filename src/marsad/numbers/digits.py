"""Digits: an amount written in figures, whatever its script and separators."""

from __future__ import annotations

import re
from fractions import Fraction

Amount = int | Fraction
"""A number's exact value: whole, or a fraction."""

_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$")


def read_digits(form: str) -> Amount | None:
    """The value of a folded run of digits (`1500`, `1,500`, `12.5`, `0,75`, `12,220.13`), None where it is none.

    A comma before groups of three marks thousands; a single point before three digits is left a decimal
    (`thousands` reads it the other way, for things that are counted whole).
    """
    if form.isascii() and form.isdigit():
        return int(form) if len(form) < 400 else None
    groups = re.split("[.,]", form)
    if not all(g.isascii() and g.isdigit() for g in groups) or len(form) > 400:
        return None
    marks = [c for c in form if c in ".,"]
    if len(marks) == 1:
        whole, part = groups
        if marks[0] == "," and len(part) == 3 and 1 <= len(whole) <= 3 and whole.strip("0"):
            return int(whole + part)
        return _decimal(whole, part)
    if len(set(marks)) == 1:
        return int("".join(groups)) if all(len(g) == 3 for g in groups[1:]) else None
    if len(set(marks[:-1])) == 1 and all(len(g) == 3 for g in groups[1:-1]):
        return _decimal("".join(groups[:-1]), groups[-1])
    return None


def thousands(form: str) -> int | None:
    """The whole number of `1.500` read with the point as a mark of thousands, or None where it can't be."""
    return int(re.sub("[.,]", "", form)) if _THOUSANDS.match(form) and form[0] != "0" else None


def _decimal(whole: str, part: str) -> Amount:
    value = Fraction(int(whole + part), 10 ** len(part))
    return value.numerator if value.denominator == 1 else value
