"""Reading a number: words and digits at a place in a row of forms, with its exact value or its bounds."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from marsad.numbers.digits import Amount
from marsad.numbers.lexicon import NumberWord, number_word

DOZENS = 24
"""The lower bound of "dozens" (the coding guideline, Counts)."""


class NumberRead(NamedTuple):
    """A number read at tokens `i` to `last` (exclusive).

    `value` is exact where the words are; a vague number (عشرات، مئات، بضعة) has `value` None and its bounds in `low`
    and `high` (None: no upper bound). `skip` folded letters of the first token are a proclitic.
    """

    last: int
    low: int
    high: int | None
    value: Amount | None
    skip: int = 0
    ordinal: bool = False
    definite: bool = False
    digits: bool = False
    vague: bool = False


class _Part(NamedTuple):
    """A part of a number while it is being read: where it ends, its value, whether an ordinal stood in it."""

    last: int
    value: Amount
    ordinal: bool = False


def read_number(forms: Sequence[str], i: int, loose: bool = False) -> NumberRead | None:
    """The longest number that begins at token `i` of a row of folded forms, or None.

    `loose` also adds parts that stand out of order, as in speech (أربعين وخمسة، واحد وتسعين وتسعمية وألفين), and takes
    خمس after و or after tens for a fifth; a news report means two numbers by these.
    """
    word = number_word(forms[i])
    if word is None or (word.role in ("one", "one_ordinal") and not _goes_on(forms, i)):
        return None
    if word.role in ("fraction", "fractions"):
        read = _fraction(forms, i, word)
        plain = forms[i][word.skip + 2 * word.definite :]
        # ثمن is nearly always the price, and نص a text
        alone = read is not None and read.last == i + 1 and plain in ("نص", "ثمن") and not loose
        return None if alone else read
    if word.role in ("vague", "several", "scales"):
        return _vague(forms, i, word)
    if (
        word.value == 2
        and word.role == "unit"
        and forms[i].endswith(("نا", "ني", "نتا", "نتي"))
        and not _goes_on(forms, i)
    ):
        return None  # only before عشر
    if word.definite and word.role == "unit" and forms[i].endswith("الاثنين") and not _goes_on(forms, i):
        return None  # the day
    part = _cardinal(forms, i, loose)
    if part is None:
        return None
    part = _fraction_after(forms, part, loose)
    last = part.last
    low = int(part.value)
    over = last < len(forms) and forms[last] in ("ونيف", "نيف", "ونيفا")
    if over:
        last += 1
    value = None if over else part.value
    skip = 1 if forms[i] == "واحد" and forms[i + 1 : i + 2] in (["عشر"], ["عشره"]) else word.skip  # وأحد عشر
    return NumberRead(
        last,
        low,
        None if over else low,
        value,
        skip,
        part.ordinal,
        word.definite,
        word.role == "digits",
        over,
    )


def _next(forms: Sequence[str], j: int) -> tuple[int, NumberWord] | None:
    """The number word joined to what came before by و, attached or apart, and its place."""
    if j >= len(forms):
        return None
    if forms[j] == "و" and j + 1 < len(forms):
        word = number_word(forms[j + 1])
        return (j + 1, word) if word is not None and not word.skip else None
    word = number_word(forms[j])
    if forms[j] == "واحد" and word is not None and j + 1 < len(forms) and forms[j + 1] in ("عشر", "عشره"):
        return j, word._replace(skip=1, joined=True)  # وأحد عشر
    return (j, word) if word is not None and word.joined and word.skip == 1 else None


def _plain(forms: Sequence[str], j: int) -> NumberWord | None:
    """The number word at `j` that stands without و or another proclitic."""
    if j >= len(forms):
        return None
    word = number_word(forms[j])
    return word if word is not None and not word.skip else None


def _goes_on(forms: Sequence[str], i: int) -> bool:
    """Whether the unit at `i` is followed by عشر or و and a ten: أحد عشر، إحدى وعشرين."""
    ten = _plain(forms, i + 1)
    if ten is not None and ten.role == "ten" and not ten.definite:
        return True
    after = _next(forms, i + 1)
    return after is not None and after[1].role == "tens"


def _below_hundred(forms: Sequence[str], j: int, word: NumberWord) -> _Part | None:
    """A number of 1 to 99 (or digits) whose first word is `word` at `j`."""
    role, value = word.role, word.value
    if role in ("unit", "one", "ordinal", "one_ordinal"):
        ordinal = role in ("ordinal", "one_ordinal")
        ten = _plain(forms, j + 1)
        if ten is not None and ten.role == "ten" and not ten.definite and value != 10:
            return _Part(j + 2, value + 10, ordinal)
        after = _next(forms, j + 1)
        if after is not None and after[1].role == "tens" and value != 10:
            return _Part(after[0] + 1, value + after[1].value, ordinal)
        return _Part(j + 1, value, ordinal) if role in ("unit", "ordinal") else None
    if role in ("ten", "tens", "teen", "digits", "zero", "dozen", "dozens"):
        return _Part(j + 1, value)
    return None


def _below_thousand(forms: Sequence[str], j: int, word: NumberWord) -> _Part | None:
    """A number of 1 to 999 (or digits, or tens of hundreds) whose first word is `word` at `j`."""
    if word.role in ("hundred", "hundreds"):
        return _hundreds(forms, _Part(j + 1, word.value))
    part = _below_hundred(forms, j, word)
    if part is None or part.ordinal:
        return part
    after = _plain(forms, part.last)
    if after is not None and not after.definite:
        if after.role in ("hundred", "vague") and after.value == 100:
            return _hundreds(forms, _Part(part.last + 1, part.value * 100))
        if after.role in ("dozen", "dozens") and after.value == 12:
            return _Part(part.last + 1, part.value * 12)
    return part


def _hundreds(forms: Sequence[str], part: _Part) -> _Part:
    """What و adds to hundreds: خمسمئة وخمسة وعشرون."""
    after = _next(forms, part.last)
    if after is not None:
        rest = _below_hundred(forms, *after)
        if rest is not None and 0 < rest.value < 100 and not _multiplied(forms, rest.last):
            return _Part(rest.last, part.value + rest.value, rest.ordinal)
    return part


def _multiplied(forms: Sequence[str], j: int) -> bool:
    """Whether a hundred follows, or parts of a whole after a unit, so that the number before counts those instead."""
    word, before = _plain(forms, j), number_word(forms[j - 1])
    if word is None or before is None:
        return False
    return word.role == "hundred" or (word.role == "fractions" and before.role in ("unit", "digits"))


def _term(forms: Sequence[str], j: int, word: NumberWord) -> tuple[_Part, int] | None:
    """A number with its scale (خمسة وعشرون ألفا) and that scale's value, 1 where there is none."""
    scale = 1
    if word.role in ("scale", "scale_a"):
        part = _Part(j + 1, word.value)
        scale = int(word.value)
    elif word.role == "scale_dual":
        part = _Part(j + 1, word.value)
        scale = int(word.value) // 2
    else:
        below = _below_thousand(forms, j, word)
        if below is None:
            return None
        part = below
    while not part.ordinal:
        after = _plain(forms, part.last)
        if (
            after is None
            or after.role not in ("scale", "scales", "scale_a")
            or (scale > 1 and after.value <= scale)
        ):
            break
        part = _Part(part.last + 1, _whole(part.value * after.value))
        scale *= int(after.value)
    return part, scale


def _cardinal(forms: Sequence[str], i: int, loose: bool) -> _Part | None:
    """A whole number of terms of falling scale joined by و."""
    word = number_word(forms[i])
    first = None if word is None else _term(forms, i, word)
    if first is None:
        return None
    part, scale = first
    while scale > 1 or loose:
        after = _next(forms, part.last)
        if (
            after is None
            and loose
            and (bare := _plain(forms, part.last)) is not None
            and bare.role == "digits"
        ):
            after = (part.last, bare) if scale > 1 else None
        term = None if after is None else _term(forms, *after)
        if term is None or _multiplied(forms, term[0].last):
            break
        value, size = term[0].value, term[1]
        if not (size < scale and value < scale) and not (loose and _apart(part.value, value)):
            break
        part = _Part(term[0].last, part.value + value, term[0].ordinal)
        scale = size
    if word is not None and (part.ordinal or word.definite) and forms[part.last : part.last + 1] == ["بعد"]:
        base = _plain(forms, part.last + 1)
        if base is not None and base.definite and base.role in ("hundred", "hundreds", "scale", "scale_dual"):
            part = _Part(part.last + 2, part.value + base.value, True)
    return part


def _apart(left: Amount, right: Amount) -> bool:
    """Whether two numbers share no decimal place, so that together they are one (40 and 5, 91 and 900)."""
    if isinstance(left, Fraction) or isinstance(right, Fraction) or left <= 0 or right <= 0:
        return False
    if right > left and right < 100:
        return False
    return all(a == "0" or b == "0" for a, b in zip(reversed(str(left)), reversed(str(right)), strict=False))


def _fraction_after(forms: Sequence[str], part: _Part, loose: bool) -> _Part:
    """A number with the part of a whole that stands after it: مليون ونصف، ثلاثة وربع، عشرون وثلاثة أخماس، خمسة أثمان."""
    if part.ordinal:
        return part
    piece = _plain(forms, part.last)
    if piece is not None and piece.role == "fractions" and not piece.definite:
        return _Part(part.last + 1, _whole(part.value * piece.value))
    after = _next(forms, part.last)
    if after is None:
        return _fifth(forms, part) if loose else part
    at, word = after
    scale = next((s for s in (10**12, 10**9, 10**6, 10**3) if part.value >= s and part.value % s == 0), 1)
    if word.role == "fraction" and not word.definite and word.value != Fraction(1, 8):
        last, named = at + 1, _plain(forms, at + 1)
        if named is not None and named.role in ("scale", "hundred"):
            last, scale = last + 1, int(named.value)
        return _Part(last, _whole(part.value + word.value * scale))
    if word.role in ("unit", "digits"):
        piece = _plain(forms, at + 1)
        if piece is not None and piece.role == "fractions" and not piece.definite:
            return _Part(at + 2, _whole(part.value + word.value * piece.value))
        if loose and part.value < 10 and forms[at].endswith("خمس"):
            return _Part(at + 1, part.value + Fraction(1, 5))
    return part


def _fifth(forms: Sequence[str], part: _Part) -> _Part:
    """`ثلاث وعشرون خمس`: so many fifths."""
    if part.last < len(forms) and forms[part.last] == "خمس" and part.value > 10:
        return _Part(part.last + 1, _whole(part.value * Fraction(1, 5)))
    return part


def _whole(value: Amount) -> Amount:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def _fraction(forms: Sequence[str], i: int, word: NumberWord) -> NumberRead | None:
    """A part of a whole at `i`, of a scale where one follows: نصف، نصف مليون، ربع مئة."""
    if word.role == "fractions":
        return None
    value, last = word.value, i + 1
    after = _plain(forms, last)
    if after is not None and after.role in ("scale", "hundred", "dozen"):
        value, last = _whole(value * after.value), last + 1
    whole = int(value)
    return NumberRead(last, whole, whole, value, word.skip, False, word.definite)


def _vague(forms: Sequence[str], i: int, word: NumberWord) -> NumberRead | None:
    """A vague number: عشرات، مئات الآلاف، بضعة عشر، بضع مئات، عدة آلاف."""
    low, last = int(word.value), i + 1
    if word.role == "several":
        ten = _plain(forms, last)
        if ten is not None and ten.role == "ten" and not ten.definite:
            return NumberRead(last + 1, 13, 19, None, word.skip, False, word.definite, False, True)
        if ten is not None and ten.role in ("vague", "scales"):
            low, last = low * int(ten.value), last + 1
    elif low == 10:
        low = DOZENS
    after = _plain(forms, last)
    if after is not None and after.role in ("scales", "scale"):
        low, last = low * int(after.value), last + 1
    return NumberRead(last, low, None, None, word.skip, False, word.definite, False, True)
