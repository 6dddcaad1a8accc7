"""A renderer: a whole number up to 10^9 in words, in every gender and case and the usual spellings."""

from __future__ import annotations

from typing import NamedTuple


class Style(NamedTuple):
    """Gender of what is counted, grammatical case, spelling of hundred, and whether و and hundreds stand apart."""

    feminine: bool = False
    oblique: bool = False
    hundred: str = "مئة"
    apart: bool = False
    hamza: bool = True


_UNITS = ["", "واحد", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
_TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_SCALES = [
    (10**9, "مليار", "مليارات", "مليارا"),
    (10**6, "مليون", "ملايين", "مليونا"),
    (10**3, "ألف", "آلاف", "ألفا"),
]


def spell(n: int, style: Style) -> str:
    """The number in words."""
    words = " ".join(_join(_terms(n, style), style))
    return words if style.hamza else words.translate(str.maketrans("أإآ", "ااا"))


def _join(terms: list[str], style: Style) -> list[str]:
    glue = "و " if style.apart else "و"
    return [terms[0], *(glue + t for t in terms[1:])]


def _terms(n: int, style: Style) -> list[str]:
    if n == 0:
        return ["صفر"]
    terms: list[str] = []
    for value, one, many, accusative in _SCALES:
        count, n = divmod(n, value)
        if count:
            terms.append(_scaled(count, one, many, accusative, style))
    return terms + (_below(n, style) if n else [])


def _scaled(count: int, one: str, many: str, accusative: str, style: Style) -> str:
    """A scale word with how many of it: ألف، ألفان، ثلاثة آلاف، خمسة عشر ألفا، مئة ألف."""
    if count == 1:
        return one
    if count == 2:
        return one + ("ين" if style.oblique else "ان")
    rest = count % 100
    noun = many if 3 <= rest <= 10 else accusative if rest >= 11 else one
    masculine = style._replace(feminine=False)
    return " ".join(_join(_below(count, masculine), style)) + " " + noun


def _below(n: int, style: Style) -> list[str]:
    hundreds, rest = divmod(n, 100)
    terms = [_hundreds(hundreds, style)] if hundreds else []
    return terms + (_below_hundred(rest, style) if rest else [])


def _hundreds(n: int, style: Style) -> str:
    if n == 1:
        return style.hundred
    if n == 2:
        return style.hundred[:-1] + ("تين" if style.oblique else "تان")
    stem = "ثمان" if n == 8 and not style.apart else _UNITS[n]
    return stem + (" " if style.apart else "") + style.hundred


def _below_hundred(n: int, style: Style) -> list[str]:
    if n < 11:
        return [_unit(n, style)]
    if n < 20:
        return [_teen(n, style)]
    tens, unit = divmod(n, 10)
    ten = _TENS[tens] + ("ين" if style.oblique else "ون")
    return [_unit(unit, style), ten] if unit else [ten]


def _unit(n: int, style: Style) -> str:
    if n == 1:
        return "واحدة" if style.feminine else "واحد"
    if n == 2:
        return ("اثنت" if style.feminine else "اثن") + ("ين" if style.oblique else "ان")
    if n == 10:
        return "عشر" if style.feminine else "عشرة"
    if n == 8:
        return "ثماني" if style.feminine else "ثمانية"
    return _UNITS[n] if style.feminine else _UNITS[n] + "ة"


def _teen(n: int, style: Style) -> str:
    ten = "عشرة" if style.feminine else "عشر"
    if n == 11:
        return ("إحدى " if style.feminine else "أحد ") + ten
    if n == 12:
        return ("اثنت" if style.feminine else "اثن") + ("ي " if style.oblique else "ا ") + ten
    return _unit(n - 10, style) + " " + ten
