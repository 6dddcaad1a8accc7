"""Words as they are searched: folded, what is written onto them taken off, the ending of number and gender too.

`قصف` is found in `وقصفت`, `القصف` and `بقصفها`; `حماه` in `حماة`. Two words that share a stem and nothing else
are found for one another: that is the price, and it is small.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.knowledge.tables import rows
from marsad.text import tokenise

VERSION = 1
"""Raised whenever the same text would be indexed otherwise: an index of another version is made anew."""

_ARTICLES = ("وبال", "وكال", "فبال", "ولل", "وال", "فال", "بال", "كال", "فلل", "ال", "لل")
_ENDINGS = (
    "تموها", "تموه", "وهما", "تهما", "اتها", "اتهم", "اته", "وهم", "وها", "تها", "تهم", "هما", "كما", "ناه", "نها", "نهم",
    "يات", "يين", "يون", "يه", "ها", "هم", "هن", "كم", "نا", "وا", "ون", "ين", "ان", "ات", "تا", "تم", "وه", "ته", "ه", "ت",
    "ي", "ا",
)  # fmt: skip
_SHORTEST = 3


@lru_cache(maxsize=1)
def _own() -> tuple[str, ...]:
    """How words begin whose first letter is their own and no conjunction or preposition (folded)."""
    return tuple(row["form"] for row in rows("search/words.tsv") if row["kind"] == "beginning")


@lru_cache(maxsize=1)
def _whole() -> frozenset[str]:
    """Words whose last letters look like an ending and are none (folded)."""
    return frozenset(row["form"] for row in rows("search/words.tsv") if row["kind"] == "whole")


def lead_off(form: str) -> str:
    """A folded word without the conjunction, preposition and article written onto its front."""
    if form.startswith(_own()):
        return form
    for article in _ARTICLES:
        if form.startswith(article) and len(form) - len(article) >= 2:
            return form[len(article) :]
    if form[:1] in ("و", "ف") and len(form) > 3:
        form = form[1:]
        if form.startswith(_own()):
            return form
        for article in ("بال", "كال", "ال", "لل"):
            if form.startswith(article) and len(form) - len(article) >= 2:
                return form[len(article) :]
    if form[:1] in ("ب", "ل", "ك") and len(form) > 4:
        return form[1:]
    return form


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


def shadow(text: str) -> str:
    """The text as the index has it: the stem of each word, parted by spaces; marks of punctuation left out."""
    return " ".join(stem(token.form) for token in tokenise(text) if token.form[:1].isalnum())


def words_of(text: str) -> list[tuple[int, int, str]]:
    """The words of a text with their offsets (code points, end exclusive) and stems, in the order of `shadow`."""
    return [(t.start, t.end, stem(t.form)) for t in tokenise(text) if t.form[:1].isalnum()]


def forms_of(title: str | None, text: str) -> list[str]:
    """The folded words of title and text: two exact copies share them, whatever stands between the words."""
    return [t.form for t in tokenise(f"{title or ''}\n{text}") if t.form[:1].isalnum()]
