"""What is counted: people and things, each form with its number and class, from `people.tsv` and `things.tsv`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.numbers.sets import word_set
from marsad.text.fold import fold
from marsad.text.phrases import prefixed


def marked_dual(raw: str) -> bool:
    """Whether the vowels written in a word make its ين a dual: مدنيَّين، ارهابييْن."""
    return raw.endswith(("يْن", "َين", "َيْن", "َّين", "َّيْن", "َيْنِ", "َينِ"))


class Counted(NamedTuple):
    """A noun that may be counted.

    `number` is `s`, `d`, `p`, or `a` where the form is dual or plural (مدنيين). `possessed` tells a pronoun at the
    end (طفلها), `person` people from things; `construct` a dual before what it belongs to (ضابطا شرطة).
    """

    lemma: str
    number: str
    cls: str
    person: bool
    skip: int = 0
    joined: bool = False
    definite: bool = False
    possessed: bool = False
    construct: bool = False


def _forms(singular: str, plurals: list[str]) -> Iterator[tuple[str, str]]:
    """Each folded form of a noun and its number; earlier ones count more."""
    one = fold(singular)
    broken = [fold(p) for p in plurals]
    sound = any(p in (one + "ون", one[:-1] + "ون") for p in broken)
    for plural in broken:
        yield plural, ("a" if sound and plural.endswith("ين") and singular != "شرطي" else "p")
        if plural.endswith(("ون", "ين")) and sound:
            yield plural[:-1], "pc"
    yield one, "s"
    feminine = singular.endswith("ة")
    if not feminine and not one.endswith("ا"):
        yield one + "ا", "s"
    stem = one[:-1] + "ت" if feminine else one
    if singular.endswith("ى"):
        stem = one[:-1] + "ي"
    yield stem + "ان", "d"
    yield stem + "ين", "d"
    if not sound:
        yield stem + "ي", "dc"
    yield stem + "ا", "dc"


@cache
def _table() -> dict[str, tuple[str, str, str, bool]]:
    """Folded form → lemma, number, class and whether it is a person; people stand before things."""
    table: dict[str, tuple[str, str, str, bool]] = {}
    for file, person in (("people.tsv", True), ("things.tsv", False)):
        for row in rows("numbers", file):
            plurals = [p for p in row["plurals"].split(",") if p]
            for form, number in _forms(row["singular"], plurals):
                if len(form) > 1:
                    table.setdefault(form, (row["singular"], number, row["class"], person))
    return table


_SUFFIXES = ("هما", "هم", "هن", "ها", "ه", "نا")
_COUNTED: dict[str, Counted | None] = {}
_MOST = 400_000


def counted(form: str) -> Counted | None:
    """What noun a folded form is, with proclitics, article and pronoun taken off; None for other words."""
    try:
        return _COUNTED[form]
    except KeyError:
        pass
    if len(_COUNTED) >= _MOST:
        _COUNTED.clear()
    noun = _COUNTED[form] = _look_up(form)
    return noun


def _look_up(form: str) -> Counted | None:
    table = _table()
    ways = [(skip, rest, skip > 0 and form[0] == "و") for skip, rest in prefixed(form)]
    never, own = word_set("no_noun"), word_set("own")
    for skip, rest, joined in ways:
        if rest in never or (skip and form[skip - 1] == "ك"):
            return None
        if rest in table:
            return _noun(table[rest], skip, joined)
        if rest.startswith("ال") and rest[2:] in table and not table[rest[2:]][1].endswith("c"):
            return _noun(table[rest[2:]], skip, joined, definite=True)
    for skip, rest, joined in ways:
        for suffix in _SUFFIXES:
            if len(rest) > len(suffix) + 2 and rest.endswith(suffix):
                stem = rest[: -len(suffix)]
                for base in (stem, stem[:-1] + "ه" if stem.endswith("ت") else stem):
                    if base in table and _may_own(table[base], base, suffix, own):
                        return _noun(table[base], skip, joined, possessed=True)
    return None


def _may_own(entry: tuple[str, str, str, bool], base: str, suffix: str, own: frozenset[str]) -> bool:
    """Whether a noun may bear a pronoun: زوجته and عناصرها do, عسكرية and مسؤولية only look it."""
    lemma, number, cls, _ = entry
    if number == "dc":
        return fold(lemma) in own
    if number == "pc":
        return suffix != "ه" or cls in ("fighters", "soldiers", "police") or fold(lemma) in own
    if suffix == "ه" and number == "s" and not base.endswith("ه"):
        return fold(lemma) in own
    return True


def _noun(
    entry: tuple[str, str, str, bool],
    skip: int,
    joined: bool,
    definite: bool = False,
    possessed: bool = False,
) -> Counted:
    lemma, number, cls, person = entry
    return Counted(lemma, number[0], cls, person, skip, joined, definite, possessed, number.endswith("c"))
