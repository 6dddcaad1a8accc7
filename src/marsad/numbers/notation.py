"""Notation: numbers in figures as they stand in a text, with signs, separators, fractions, powers and exponents."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from marsad.numbers.digits import Amount, read_digits
from marsad.text.fold import fold_indexed
from marsad.text.tokens import tokenise

_NUMBER = r"(?:\d{1,3}(?:[،,]\d{3})+(?!\d)(?:[.,]\d+)?|\d{1,3}(?:[ ,]\d{3})+(?![\d/])|\d+(?:[.,]\d+)*|(?<!\d)[.,]\d+)"
_LITERAL = re.compile(
    rf"(?P<sign>(?<![\w)\d])-(?=[\d.,]))?"
    rf"(?:(?P<whole>\d+) (?P<up>\d+)/(?P<down>\d+)(?![\d/])"
    rf"|(?P<up2>\d+)/(?P<down2>\d+) (?P<whole2>\d+)(?![\d/])"
    rf"|(?<![\d/])(?P<up3>\d+)/(?P<down3>\d+)(?![\d/])"
    rf"|(?P<number>{_NUMBER})(?:e(?P<ten>[+-]?\d+)|\^(?P<power>[+-]?\d+))?)"
)


class Piece(NamedTuple):
    """A word or a number in figures: `form` folded, offsets in the original; `value` None where it is a word.

    `compound` numbers (fractions, powers) stand alone; `glued` ones are stuck to a letter after them.
    """

    form: str
    start: int
    end: int
    value: Amount | None = None
    compound: bool = False
    glued: bool = False


def pieces_of(text: str) -> list[Piece]:
    """The words and the numbers in figures of a text, in order; offsets in code points of the text."""
    folded = fold_indexed(text)
    pieces: list[Piece] = []
    at = 0
    for match in _LITERAL.finditer(folded.text):
        literal = _literal(match)
        if match.start() < at:
            continue
        if literal is None:  # an address: its parts stand alone
            for part in re.finditer(r"\d{1,300}", match.group()):
                start, end = folded.original(match.start() + part.start(), match.start() + part.end())
                pieces.append(Piece(part.group(), start, end, int(part.group())))
            at = match.end()
            continue
        pieces += _words(folded.text, at, match.start(), folded.index)
        start, end = folded.original(match.start(), match.end())
        after = folded.text[match.end() : match.end() + 1]
        before = folded.text[match.start() - 1 : match.start()]
        glued = after.isalpha() or (before.isascii() and before.isalpha()) or before == "/" or after == "/"
        value, compound, form = literal
        if glued and (before == "/" or after == "/"):
            glued = False
        pieces.append(Piece(form, start, end, value, compound, glued))
        at = match.end()
    return pieces + _words(folded.text, at, len(folded.text), folded.index)


def _words(text: str, start: int, end: int, index: list[int]) -> list[Piece]:
    return [Piece(t.form, index[t.start], index[t.end - 1] + 1) for t in tokenise(text[start:end], start)]


def _literal(match: re.Match[str]) -> tuple[Amount, bool, str] | None:
    """Value, whether compound, and the plain decimal form of a number in figures."""
    sign = -1 if match["sign"] else 1
    up, down = match["up"] or match["up2"] or match["up3"], match["down"] or match["down2"] or match["down3"]
    if down is not None:
        if int(down) == 0:
            return None
        whole = match["whole"] or match["whole2"]
        return _whole(sign * (int(whole or 0) + Fraction(int(up), int(down)))), True, ""
    form = match["number"].replace("،", ",").replace(" ", ",")
    if form.count(",") > 1 and "." not in form and len(form.rsplit(",", 1)[1]) != 3:
        form = ".".join(form.rsplit(",", 1))
    value = read_digits("0" + form if form[0] in ".," else form)
    if value is None:
        return None
    exponent, power = match["ten"], match["power"]
    if exponent is not None and abs(int(exponent)) <= 300:
        value = _whole(value * Fraction(10) ** int(exponent))
    elif power is not None and abs(int(power)) <= 300:
        if value == 0 and int(power) < 0:
            return None
        value = _whole(Fraction(value) ** int(power))
    compound = exponent is not None or power is not None or sign < 0 or isinstance(value, Fraction)
    return sign * value, compound, str(value) if isinstance(value, int) else form


def _whole(value: Amount) -> Amount:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value
