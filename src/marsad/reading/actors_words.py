"""Words that make up the names of parties: nouns and adjectives in all their forms, and what each form tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from marsad.knowledge.tables import rows
from marsad.reading.word_sets import word_set
from marsad.text.fold import fold
from marsad.text.phrases import prefixed
from marsad.text.tokens import Token

_SUFFIXES = ("ه", "ها", "هم", "هما", "نا")


class Noun(msgspec.Struct, frozen=True, gc=False):
    """One form of a noun: `case` is nom, obl or none; `construct` where the form asks for what it belongs to."""

    id: str
    role: str
    unit: str
    number: str
    definite: bool
    construct: bool
    case: str
    suffix: bool


class Adjective(msgspec.Struct, frozen=True, gc=False):
    """One form of an adjective: kind plain, hostile, party or country; `value` the party's name or country code."""

    kind: str
    value: str
    definite: bool
    number: str
    case: str


class Word(msgspec.Struct, frozen=True, gc=False):
    """What one folded form may be; `skip` letters of it are a proclitic, `clitic` its letters."""

    skip: int
    rest: str
    clitic: str
    noun: Noun | None
    adjective: Adjective | None
    office: str
    given: bool
    stop: bool

    def strange(self, form: str) -> bool:
        """Whether no table knows the word, written `form`: it may be part of a name."""
        known = self.stop or self.skip or self.noun or self.adjective
        return form.isalpha() and len(form) >= 3 and not known


def plural_forms(plural: str) -> Iterator[tuple[str, str, bool]]:
    """The folded plural's forms with their case and whether they stand in construct."""
    if plural.endswith("ون"):
        stem = plural[:-2]
        yield plural, "nom", False
        yield stem + "ين", "obl", False
        yield stem + "و", "nom", True
        yield stem + "ي", "obl", True
    else:
        yield plural, "", False
        if not plural.endswith(("ات", "ه", "اء", "ي", "ا")):
            yield plural + "ا", "obl", False


def dual_forms(singular: str) -> Iterator[tuple[str, str, bool]]:
    """The folded singular's dual forms with their case and whether they stand in construct."""
    stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
    yield stem + "ان", "nom", False
    yield stem + "ين", "obl", False
    yield stem + "ا", "nom", True


def _noun_forms(row: dict[str, str]) -> Iterator[tuple[str, Noun]]:
    identity, role, unit = row["id"], row["role"], row["unit"]
    singular = fold(row["singular"])
    if singular:
        yield singular, Noun(identity, role, unit, "s", False, False, "", False)
        yield "ال" + singular, Noun(identity, role, unit, "s", True, False, "", False)
        if not singular.endswith(("ه", "اء", "ا")):
            yield singular + "ا", Noun(identity, role, unit, "s", False, False, "obl", False)
        for form, case, construct in dual_forms(singular):
            yield form, Noun(identity, role, unit, "d", False, construct, case, False)
            if not construct:
                yield "ال" + form, Noun(identity, role, unit, "d", True, False, case, False)
        stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
        for suffix in _SUFFIXES:
            yield stem + suffix, Noun(identity, role, unit, "s", True, False, "", True)
    for plural in row["plural"].split("|"):
        if not plural:
            continue
        for form, case, construct in plural_forms(fold(plural)):
            yield form, Noun(identity, role, unit, "p", False, construct, case, False)
            if not construct:
                yield "ال" + form, Noun(identity, role, unit, "p", True, False, case, False)
        stem = fold(plural)
        sound = stem.endswith("ون")
        stem = stem[:-2] + "ي" if sound else stem[:-1] + "ت" if stem.endswith("ه") else stem
        for suffix in _SUFFIXES[sound:]:  # مسؤوليه is an adjective more often than "his officials"
            yield stem + suffix, Noun(identity, role, unit, "p", True, False, "", True)
            if stem.endswith("اء"):  # حلفاؤه, حلفائه
                for seat in "وي":
                    yield stem[:-1] + seat + suffix, Noun(identity, role, unit, "p", True, False, "", True)


def _adjective_forms(
    masculine: str, plurals: list[str], kind: str, value: str
) -> Iterator[tuple[str, Adjective]]:
    singular = fold(masculine)
    forms: list[tuple[str, str, str]] = [
        (singular, "s", ""),
        (singular + "ا", "s", "obl"),
        (singular + "ه", "s", ""),
    ]
    if singular.endswith("ه"):
        forms.pop()
    forms += [(singular + "ون", "p", "nom"), (singular + "ين", "p", "obl"), (singular + "ات", "p", "")]
    forms += [(singular + e, "d", c) for e, c in (("ان", "nom"), ("تان", "nom"), ("تين", "obl"))]
    forms += [(fold(p), "p", "") for p in plurals if p]
    for form, number, case in forms:
        yield form, Adjective(kind, value, False, number, case)
        yield "ال" + form, Adjective(kind, value, True, number, case)


@cache
def nouns() -> dict[str, Noun]:
    """Every folded form of the nouns of the table; where two nouns share a form the first row has it."""
    found: dict[str, Noun] = {}
    made = [pair for row in rows("actors", "nouns.tsv") for pair in _noun_forms(row)]
    for suffixed in (False, True):  # مدرسة a school before مدرسه, his teacher
        for form, noun in made:
            if noun.suffix == suffixed:
                found.setdefault(form, noun)
    return found


@cache
def adjectives() -> dict[str, Adjective]:
    """Every folded form of the adjectives: those of countries first, then of the table."""
    found: dict[str, Adjective] = {}
    for row in rows("places", "countries.tsv"):
        plurals = row["people_ar"].split("|")
        for masculine in row["adjectives_ar"].split("|"):
            if masculine and " " not in masculine:
                for form, adjective in _adjective_forms(masculine, plurals, "country", row["code"]):
                    found.setdefault(form, adjective)
    for row in rows("actors", "adjectives.tsv"):
        plurals = row["plural"].split("|")
        for form, adjective in _adjective_forms(row["masculine"], plurals, row["kind"], row["party"]):
            found.setdefault(form, adjective)
    return found


@cache
def offices() -> dict[str, str]:
    """Folded words that stand before a person's name, with the article and without, and their kind."""
    found: dict[str, str] = {}
    for row in rows("actors", "titles.tsv"):
        form = fold(row["form_ar"])
        for written in (form, form if form.startswith("ال") else "ال" + form):
            found.setdefault(written, row["kind"])
    return found


@cache
def given_names() -> dict[str, str]:
    """Folded given names and their English spelling."""
    return {fold(row["name_ar"]): row["name_en"] for row in rows("actors", "given_names.tsv")}


@cache
def plain_names() -> frozenset[str]:
    """Folded given names that are no other word: one alone tells that a person is named."""
    return frozenset(
        fold(row["name_ar"]) for row in rows("actors", "given_names.tsv") if not row["also_a_word"]
    )


def stops(form: str) -> bool:
    """Whether a folded word ends names and phrases, a preposition joined to it or none."""
    return form in _STOP or (form[0] in "بلكوف" and form[1:] in _STOP)


THINGS = word_set("actors", "things")
_STOP = word_set("actors", "stop")


_WORDS: dict[str, Word] = {}
_WORDS_MOST = 300_000


def word(form: str) -> Word:
    """What a folded form may be; remembered, for the same words recur."""
    known = _WORDS.get(form)
    if known is None:
        known = _look_up(form)
        if len(_WORDS) >= _WORDS_MOST:
            _WORDS.clear()
        _WORDS[form] = known
    return known


def words_of(raw: str, tokens: list[Token]) -> list[Word]:
    """What each token of a document may be; علي and على, one when folded, are told apart by their last letter."""
    known = _WORDS.get
    found = [known(token.form) or word(token.form) for token in tokens]
    for n, token in enumerate(tokens):
        form = token.form
        if form[-1] == "ه":
            noun = found[n].noun
            if noun is not None and noun.suffix and raw[token.end - 1] == "ة":  # موقعة is no موقعه
                was = found[n]
                found[n] = Word(was.skip, was.rest, was.clitic, None, was.adjective, "", False, False)
            elif form == "اليه" and raw[token.start] == "آ":  # آلية is no إليه
                found[n] = Word(0, form, "", nouns().get(form), None, "", False, False)
        elif form == "علي":
            found[n] = _ON if raw[token.end - 1] in "\u0649\u06cc" else _ALI
    return found


_ON = Word(0, "علي", "", None, None, "", False, True)
_ALI = Word(0, "علي", "", None, None, "", True, False)


def _look_up(form: str) -> Word:
    ours, theirs, posts, given = nouns(), adjectives(), offices(), given_names()
    stop = form in _STOP or (form[0] in "وف" and form[1:] in _STOP) if form else True
    if stop and form not in theirs:
        return Word(0, form, "", None, None, "", form in given, True)
    for skip, rest in prefixed(form):
        noun, adjective = ours.get(rest), theirs.get(rest)
        office, name = posts.get(rest, ""), rest in given
        if noun or adjective or office or name:
            clitic = form[:skip] if rest == form[skip:] else form[: form.index("لل") + 1]
            return Word(skip, rest, clitic, noun, adjective, office, name, stop)
    return Word(0, form, "", None, None, "", False, stop)
