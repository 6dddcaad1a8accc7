"""Clitics: the conjunctions, prepositions and pronouns written together with a word, split off by evidence.

A first letter is split off where what is left stands as a word of its own, and the whole does not show itself to be one
by standing with the article or after a preposition: وزير and فرنسا keep their first letter, وقال and لسوريا do not.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.text.fold import fold
from marsad.text.wordforms import word_forms

_JOINERS = "وف"  # may stand before another proclitic
_PREPOSITIONS = "بلكس"
_ENCLITICS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ني", "ه")
# words after which a pronoun is one beyond doubt
_BARE = frozenset({
    "في", "علي", "الي", "من", "عن", "لدي", "مع", "عند", "بين", "ان", "كان", "لان", "لكن", "غير", "نفس",
    "بعض", "كل", "احد", "بعد", "قبل", "حول", "دون", "ضد", "تجاه", "لاجل", "ليس", "يمكن",
})  # fmt: skip
_SELDOM = 6  # twice the count up to which a form is as good as unknown
_PART = 0.2  # how often what is left must stand against the whole
_PART_FIXED = 0.01  # the same where the whole never stands as a noun does
_AS_WORD = 0.1  # how often the whole may stand as a noun does
_NEVER = 0.003


class Split(NamedTuple):
    """A word taken apart, folded: `proclitics` one letter each, the `stem`, the `enclitic` pronoun or ""."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """The proclitics of the words whose split is told by the table: function words, and nouns fixed with theirs."""
    return {
        fold(word): tuple(row["proclitics"])
        for row in rows("text", "clitics.tsv")
        for word in row["words"].split("|")
    }


@lru_cache(maxsize=100_000)
def split(form: str, written: bool = False) -> Split:
    """A word split into proclitics (و ف ب ل ك س), stem and enclitic pronoun; the article stays with the stem.

    What is given back is folded. The form may be folded too; where it is `written` as in the report, its last letter tells
    the pronoun ه from ta marbuta. The stem of للمدينة is المدينه, that of مدينته is مدينت, and that of له and به is empty.
    A word of another script is its own stem.
    """
    folded = fold(form)
    proclitics = _proclitics(folded, _JOINERS + _PREPOSITIONS)
    stem = folded[len(proclitics) :]
    if proclitics and proclitics[-1] == "ل" and folded.startswith("لل", len(proclitics) - 1):
        article = "ال" + folded[len(proclitics) + 1 :]
        if word_forms()(article) or not word_forms()(stem):
            stem = article
    if proclitics and proclitics[-1] in "بلك" and stem in (*_ENCLITICS, "ك", "ي"):
        return Split(proclitics, "", stem)
    enclitic = "" if form.endswith(("ة", "ى")) else _enclitic(stem, written and form.endswith("ه"))
    return Split(proclitics, stem[: len(stem) - len(enclitic)], enclitic)


def _proclitics(word: str, letters: str) -> tuple[str, ...]:
    """The proclitics of a folded word, of those that may stand here."""
    known = _known().get(word)
    if known is not None:
        return known
    if len(word) < 3 or word[0] not in letters:
        return ()
    first, rest = word[0], word[1:]
    if word.startswith("لل") and len(word) > 3 and _often("ال" + word[2:]) >= _AS_WORD * _often(word):
        return ("ل",)
    if first in _JOINERS:
        joined = rest in _known() and _as_noun(first, word) < 0.3 * _often(word) + 2
        if joined or _parts(first, rest, word):
            return (first, *_proclitics(rest, _PREPOSITIONS))
        return ()
    return (first,) if _parts(first, rest, word) else ()


def _often(form: str) -> int:
    return word_forms()(form)


def _as_noun(first: str, word: str) -> int:
    """How often a word stands where only a whole noun can: after the article, after prepositions that do not stack."""
    often = _often("ال" + word)
    if first != "ك" or word[1:3] != "ال":
        often += _often("ب" + word)
    if first in "وفس":
        often += _often("ل" + word)
    elif first in "بك":
        often += _often("ل" + word) + _often("لل" + word)
    return often


def _parts(first: str, rest: str, word: str) -> bool:
    """Whether the evidence is for a proclitic `first` before `rest`."""
    whole, left = _often(word), _left(rest)
    definite = rest.startswith("ال") and len(rest) > 4
    if first == "س":  # only before a verb of the present
        return (
            rest[0] in "يتنا"
            and len(rest) > 2
            and (rest[0] != "ا" or whole <= _SELDOM)
            and left >= max(_PART * whole, 2 * _SELDOM)
            and _as_noun(first, word) <= _AS_WORD * whole / 2
        )
    if word_forms().is_name(word) and not definite:
        return left > 20 * whole
    if whole <= _SELDOM and not definite:
        bare = _without_pronoun(word)
        if bare and _often(bare) > _SELDOM:
            return _parts(first, bare[1:], bare)  # وزيرها is as وزير
    if whole <= _SELDOM and (definite or (first == "و" and len(rest) > 2)):
        return True
    if len(rest) < 2 or left < _SELDOM:
        return False
    as_noun = _as_noun(first, word)
    part = 1.0 if first == "ك" and not definite else _PART
    if left >= part * whole and as_noun <= _AS_WORD * whole + 2:
        return True
    return (
        first != "ك"
        and len(rest) > 2
        and whole > 200
        and as_noun <= _NEVER * whole
        and left >= max(_PART_FIXED * whole, 20)
    )


def _left(rest: str) -> int:
    """How often what is left stands as a word: itself, without its article, or without its pronoun."""
    often = _often(rest)
    if not often and rest.startswith("ال"):
        often = _often(rest[2:])
    if not often:
        for pronoun in _ENCLITICS:
            if rest.endswith(pronoun) and len(rest) - len(pronoun) > 2:
                return _bare(rest[: -len(pronoun)])
    return often


def _without_pronoun(word: str) -> str:
    """The word without the pronoun it seems to end in, ta marbuta put back; "" if it ends in none."""
    for pronoun in _ENCLITICS:
        if word.endswith(pronoun) and len(word) - len(pronoun) > 3:
            base = word[: -len(pronoun)]
            return base[:-1] + "ه" if base[-1] == "ت" and _often(base[:-1] + "ه") > _often(base) else base
    return ""


def _bare(stem: str) -> int:
    """How often the word stands that has this stem before a pronoun: مدينت for مدينة, مستوا for مستوى, هاجمو for هاجموا."""
    often = _often(stem)
    if stem[-1] == "ت":
        often = max(often, _often(stem[:-1] + "ه"))
    elif stem[-1] == "ا":
        often = max(often, _often(stem[:-1] + "ي"))
    elif stem[-1] in "وي":
        often = max(often, _often(stem + "ا"), _often(stem[:-1] + "ء"))
    return often


def _enclitic(stem: str, written: bool) -> str:
    """The pronoun at the end of a folded stem, or "" where the evidence is against one; `written`: its ه is no ة."""
    if stem.startswith("ال") and _often(stem[2:]):
        return ""  # no pronoun after a noun with the article
    for pronoun in (*_ENCLITICS, "ك"):
        base = stem[: -len(pronoun)]
        if len(base) < 2 or not stem.endswith(pronoun):
            continue
        if base in _BARE and (pronoun != "ني" or base in ("ان", "لكن", "كان")):
            return pronoun
        if len(base) > 2 and pronoun != "ك" and _possessed(stem, base, pronoun, written):
            return pronoun
    return ""


def _possessed(stem: str, base: str, pronoun: str, written: bool) -> bool:
    """Whether a word with this stem takes this pronoun: the bare word stands alone, the whole takes no article."""
    whole, bare = _often(stem), _bare(base)
    if pronoun == "ه" and written:
        return bare >= max(2 * _SELDOM, 0.05 * whole) and bare > _often("ال" + stem)
    if bare < 2 * _SELDOM or _often("ال" + stem) > 0.02 * whole + 2:
        return False
    if pronoun == "ه":  # what looks like it may be ta marbuta: other pronouns must follow this stem too
        others = _often(base + "ها") + _often(base + "هم")
        if base[-1] in "تاوي":
            return others > 0.05 * whole or bare > whole
        return others >= 0.2 * whole and bare >= 0.3 * whole
    if pronoun in ("نا", "كما", "كم", "ني", "هن"):
        return _often(base + "ها") + _often(base + "ه") > 0.5 * whole and bare >= whole
    return bare >= 0.1 * whole
