"""Words as they are searched: folded, what is written onto them taken off, the ending of number and gender too.

`قصف` is found in `وقصفت`, `القصف` and `بقصفها`; `حماه` in `حماة`. Two words that share a stem and nothing else
are found for one another: that is the price, and it is small.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.knowledge.tables import rows
from marsad.text import tokenise
from marsad.text.clitics import split

VERSION = 1
"""Raised whenever the same text would be indexed otherwise: an index of another version is made anew."""

_ENDINGS = (
    "تموها", "تموه", "وهما", "تهما", "اتها", "اتهم", "اته", "وهم", "وها", "تها", "تهم", "هما", "كما", "ناه", "نها", "نهم",
    "يات", "يين", "يون", "يه", "ها", "هم", "هن", "كم", "نا", "وا", "ون", "ين", "ان", "ات", "تا", "تم", "وه", "ته", "ه", "ت",
    "ي", "ا",
)  # fmt: skip
_SHORTEST = 3


@lru_cache(maxsize=1)
def _whole() -> frozenset[str]:
    """Words whose last letters look like an ending and are none (folded)."""
    return frozenset(row["form"] for row in rows("search/words.tsv") if row["kind"] == "whole")


def lead_off(form: str) -> str:
    """A folded word without the conjunction, preposition and article written onto its front, and without its pronoun."""
    base = split(form).stem or form
    if base.startswith("ال") and len(base) > _SHORTEST and base not in _whole():
        return base[2:]
    return base


@lru_cache(maxsize=400_000)
def stem(form: str) -> str:
    """The light stem of a folded word; digits and Latin words stay as they are."""
    if not "\u0621" <= form[:1] <= "\u064a":
        return form
    rest = lead_off(form)
    if rest in _whole():
        return rest
    for ending in _ENDINGS:
        if rest.endswith(ending) and len(rest) - len(ending) >= _SHORTEST and not rest.endswith("ايه"):
            rest = rest[: -len(ending)]
            break
    if rest in _whole() or len(rest) <= _SHORTEST or rest.endswith("اي"):
        return rest
    return rest[:-1] if rest[-1] in ("ي", "ه") else rest


def kin(found: str) -> list[str]:
    """The stem and those under which the same verb in the present stands: `قصف`, `يقصف`, `تقصف`, `سيقصف`."""
    base = found
    if base[:2] in ("سي", "ست", "سن") and len(base) == 5:
        base = base[2:]
    elif base[:1] in ("ي", "ت", "ن") and len(base) == 4:
        base = base[1:]
    if len(base) != 3 or not "\u0621" <= base[0] <= "\u064a":
        return [found]
    return list(dict.fromkeys([found, base, *(lead + base for lead in ("ي", "ت", "سي", "ست"))]))


def forms_of(text: str) -> list[str]:
    """The folded words of a text, marks of punctuation left out: two exact copies share them, whatever stands between."""
    return [t.form for t in tokenise(text) if t.form[:1].isalnum()]


def shadow(text: str) -> str:
    """The text as the index has it: the stem of each word, parted by spaces."""
    return " ".join(map(stem, forms_of(text)))


def words_of(text: str) -> list[tuple[int, int, str]]:
    """The words of a text with their offsets (code points, end exclusive) and stems, in the order of `shadow`."""
    return [(t.start, t.end, stem(t.form)) for t in tokenise(text) if t.form[:1].isalnum()]
