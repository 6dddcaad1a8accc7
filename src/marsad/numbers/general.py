"""Every number of a text, as a number: cardinals, ordinals, parts of a whole, percentages, figures of any notation."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from marsad.numbers.digits import Amount
from marsad.numbers.lexicon import number_word
from marsad.numbers.notation import Piece, pieces_of
from marsad.numbers.reading import NumberRead, read_number
from marsad.numbers.relative import relative_at


class NumberFound(NamedTuple):
    """A number at `start` to `end` (code points) of a text: exact `value`, or `low` and `high` where it is vague.

    `kind` is `number`, `ordinal`, `percent` (20 is 20 %), `share` (of a thousand or a million) or `relative`: a place
    in a row counted from `anchor` (`end`, `current`) by `value`: الأخير is end 0, قبل الأخير end -1, التالي current 1.
    """

    start: int
    end: int
    kind: str
    value: Amount | None
    low: int
    high: int | None
    anchor: str = ""


_MINUS = frozenset({"سالب", "ناقص", "السالب", "منفي"})
_POINT = frozenset({"فاصله", "فاصل"})
_PER = {"الميه": 100, "المايه": 100, "ميه": 100, "الالف": 1000, "المليون": 10**6}
_PER_JOINED = {"بالميه": 100, "بالمايه": 100, "بالالف": 1000, "%": 100, "بالمليون": 10**6}


def find_numbers(text: str) -> list[NumberFound]:
    """Every number of a text in order, read as in speech (`read_number(..., loose=True)`).

    A number in figures that is stuck to a letter (20دولار، 1M) is a designation or a measure and is left out.
    """
    pieces = pieces_of(text)
    forms = [p.form or "0" for p in pieces]
    found: list[NumberFound] = []
    i = 0
    while i < len(pieces):
        relative = relative_at(forms, i)
        if relative is not None:
            last, anchor, offset = relative
            found.append(
                NumberFound(pieces[i].start, pieces[last - 1].end, "relative", offset, offset, offset, anchor)
            )
            i = last
            continue
        read = _at(pieces, forms, i)
        if read is None:
            i += 1
            continue
        if not pieces[i].glued:
            found.append(_found(pieces, forms, i, read))
            i = max(read.last, _end(pieces, found[-1]))
        else:
            i = read.last
    return found


def _placed(forms: list[str], i: int, read: NumberRead) -> bool:
    """Whether a definite round number is a place in a row: الكتاب الثلاثون, العشرون."""
    word = number_word(forms[read.last - 1])
    if (
        not read.definite
        or word is None
        or not word.definite
        or word.role not in ("tens", "hundred", "hundreds", "scale")
    ):
        return False
    before = forms[i - 1] if i else "ال"
    return before.startswith("ال") or before in ("عام", "سنه")


def _end(pieces: list[Piece], found: NumberFound) -> int:
    return next((n for n, p in enumerate(pieces) if p.start >= found.end), len(pieces))


def _at(pieces: list[Piece], forms: list[str], i: int) -> NumberRead | None:
    """The number at piece `i`, with its decimal part in words, its share or its division."""
    piece = pieces[i]
    if piece.compound and piece.value is not None:
        return NumberRead(i + 1, int(piece.value), int(piece.value), piece.value, digits=True)
    if i and forms[i - 1] in ("اي", "ايه") and forms[i] in ("واحد", "واحده"):
        return None
    fraction = _part_of(forms, i)
    if fraction is not None:
        return fraction
    read = read_number(forms, i, loose=True)
    if read is None or read.value is None or read.ordinal:
        return read
    return _divided(pieces, forms, _with_point(forms, _lessened(forms, read)))


def _part_of(forms: list[str], i: int) -> NumberRead | None:
    """`جزء من مئة`: one part; `خمس الفطيرة`: a fifth."""
    if forms[i] in ("جزء", "الجزء") and i + 2 < len(forms) and forms[i + 1] == "من":
        whole = read_number(forms, i + 2, loose=True)
        if whole is not None and whole.value:
            return _exact(whole.last, Fraction(1) / whole.value)
    word = number_word(forms[i])
    if word is not None and word.role == "unit" and forms[i] in ("خمس", "سبع", "تسع") and i + 1 < len(forms):
        after = forms[i + 1]
        if after.startswith("ال") and number_word(after) is None and not after.endswith("ات"):
            return _exact(i + 1, Fraction(1, int(word.value)))
    return None


def _exact(last: int, value: Amount, skip: int = 0) -> NumberRead:
    plain: Amount = value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value
    return NumberRead(last, int(plain), int(plain), plain, skip)


def _lessened(forms: list[str], read: NumberRead) -> NumberRead:
    """`مئة إلا ربع`: without that part of it."""
    if read.last + 1 < len(forms) and forms[read.last] == "الا" and read.value is not None:
        part = number_word(forms[read.last + 1])
        if part is not None and part.role == "fraction":
            scale = read.value if read.value in (100, 1000, 10**6) else 1
            return _exact(read.last + 2, read.value - part.value * scale, read.skip)
    return read


def _with_point(forms: list[str], read: NumberRead) -> NumberRead:
    """`ثلاثة وثلاثين فاصلة ثلاثة`, `أربعة فاصلة خمسة مليون`."""
    at = read.last
    if at + 1 >= len(forms) or forms[at] not in _POINT or read.value is None:
        return read
    part = read_number(forms, at + 1, loose=True)
    if part is None or not isinstance(part.value, int):
        return read
    value, scale = part.value, 1
    last_word = number_word(forms[part.last - 1])
    if (
        last_word is not None
        and last_word.role == "scale"
        and part.last - at > 2
        and value % last_word.value == 0
    ):
        scale = int(last_word.value)
        value //= scale
    return _exact(part.last, (read.value + Fraction(value, 10 ** len(str(value)))) * scale, read.skip)


def _divided(pieces: list[Piece], forms: list[str], read: NumberRead) -> NumberRead:
    """`واحد على عشرين`, `واحد من ثلاثة`, `عشرين أجزاء من خمسة وعشرين`, `مئتان وثلاثة جزء من مئة`."""
    at, value = read.last, read.value
    if value is None or at + 1 >= len(forms):
        return read
    if forms[at] in ("جزء", "اجزاء", "جزءا") and at + 2 < len(forms) and forms[at + 1] == "من":
        whole = read_number(forms, at + 2, loose=True)
        if whole is not None and whole.value:
            if value > whole.value and isinstance(value, int) and value > 100 and value % 100:
                hundreds = value // 100 * 100
                return _exact(whole.last, hundreds + Fraction(value - hundreds) / whole.value, read.skip)
            return _exact(whole.last, Fraction(value) / whole.value, read.skip)
    by = forms[at] == "علي" or (forms[at] == "من" and value == 1 and not read.digits)
    if by:
        whole = read_number(forms, at + 1, loose=True)
        if whole is not None and whole.value and not whole.ordinal and not whole.definite:
            return _exact(whole.last, Fraction(value) / whole.value, read.skip)
    return read


def _found(pieces: list[Piece], forms: list[str], i: int, read: NumberRead) -> NumberFound:
    """A number with its sign before it and its percentage after or before it."""
    first, last, kind = i, read.last, "ordinal" if read.ordinal or _placed(forms, i, read) else "number"
    value = read.value
    if i and forms[i - 1] in _MINUS and value is not None:
        first, value = i - 1, -value
    per = None
    if last < len(forms) and forms[last] in _PER_JOINED:
        per, last = _PER_JOINED[forms[last]], last + 1
    elif last + 1 < len(forms) and forms[last] == "في" and forms[last + 1] in _PER:
        per, last = _PER[forms[last + 1]], last + 2
    elif first and forms[first - 1] in ("نسبه", "بنسبه", "بالميه", "بالمايه", "النسبه"):
        per, first = 100, first - 1
    if per is not None:
        kind = "percent" if per == 100 else "share"
        if per != 100 and value is not None:
            value = Fraction(value) / per
    return NumberFound(pieces[first].start, pieces[last - 1].end, kind, value, read.low, read.high)
