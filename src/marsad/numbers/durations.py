"""Durations: how long, as amounts of one unit each: ثلاثة أيام وساعتان."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.numbers.digits import Amount
from marsad.numbers.lexicon import number_word
from marsad.numbers.notation import pieces_of
from marsad.numbers.nouns import counted
from marsad.numbers.reading import read_number
from marsad.text.fold import fold


class Duration(NamedTuple):
    """An amount of one unit of time (`second` … `year`) at `start` to `end` (code points) of a text."""

    start: int
    end: int
    amount: Amount
    unit: str


@cache
def _units() -> dict[str, str]:
    """Lemma → unit, and spoken plurals that the list of nouns does not hold."""
    return {fold(r["word"]): r["unit"] for r in rows("numbers", "durations.tsv")}


def find_durations(text: str) -> list[Duration]:
    """Every duration of a text in order: a number with a unit, a dual (ساعتين), or a unit alone (ساعة: one)."""
    pieces = pieces_of(text)
    forms = [p.form or "0" for p in pieces]
    found: list[Duration] = []
    i = 0
    while i < len(pieces):
        amount, at = _amount(forms, i)
        unit, number = _unit(forms[at]) if at < len(forms) else ("", "")
        if not unit or (number == "d" and at > i):
            i = max(at, i + 1) if unit else i + 1
            continue
        value: Amount = amount if at > i else 2 if number == "d" else 1
        value, last = _more(forms, at + 1, value)
        found.append(Duration(pieces[i].start, pieces[last - 1].end, value, unit))
        i = last
    return found


def _amount(forms: Sequence[str], i: int) -> tuple[Amount, int]:
    """The number at token `i` and where what it counts stands; nothing read leaves the place as it is."""
    word = number_word(forms[i])
    if word is None or word.role == "ordinal":
        return 1, i
    read = read_number(forms, i, loose=True)
    if read is None or read.value is None or read.ordinal:
        return 1, i
    return read.value, read.last


def _unit(form: str) -> tuple[str, str]:
    """The unit of time that a form names and its number (s, d, p)."""
    units = _units()
    for rest in (form, form[1:] if form[:1] == "و" else form):
        if rest in units:
            return units[rest], "p"
    noun = counted(form)
    if noun is None or noun.definite or fold(noun.lemma) not in units:
        return "", ""
    return units[fold(noun.lemma)], noun.number


def _more(forms: Sequence[str], j: int, value: Amount) -> tuple[Amount, int]:
    """What `إلا ربع` takes away and `ونصف`, without a unit of its own, adds."""
    if j + 1 < len(forms) and forms[j] == "الا":
        word = number_word(forms[j + 1])
        if word is not None and word.role == "fraction":
            return value - Fraction(word.value), j + 2
    if j < len(forms):
        word = number_word(forms[j])
        own = j + 1 < len(forms) and (bool(_unit(forms[j + 1])[0]) or number_word(forms[j + 1]) is not None)
        if word is not None and word.role == "fraction" and word.joined and not own:
            return value + word.value, j + 1
    return value, j
