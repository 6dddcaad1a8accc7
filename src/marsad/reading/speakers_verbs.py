"""Verbs of saying in all their forms, made from the table of lemmas."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from marsad.knowledge.tables import rows
from marsad.text.fold import fold


class Saying(msgspec.Struct, frozen=True, gc=False):
    """A form of a verb of saying: `form` is past, present or participle; `feminine` where only a she or they can say it;
    `asks` holds subject and complement where the form has other meanings and is one of saying only with them; `plural`
    where those who say it stand before the verb or in it, never after.
    """

    id: str
    lemma: str
    stance: str
    form: str
    feminine: bool
    complement: str
    asks: str
    plural: bool


def past_forms(past: str) -> Iterator[tuple[str, bool, bool]]:
    """The folded forms of a past, feminine or not, plural (or we) or not, with and without an object."""
    stem = fold(past)
    yield stem, False, False
    weak = stem.endswith(("ي", "ا"))
    base = stem[:-1] if weak else stem
    yield base + "ت", True, False
    yield base + "وا", False, True
    yield (base + "يا" if stem.endswith("ي") else base + "وا" if weak else base + "ا"), False, True
    yield base + "تا", True, True
    yield base + "نا", False, True
    for suffix in ("ه", "ها", "هم"):
        yield (base + "ا" if weak else base) + suffix, False, False
        yield base + "ت" + suffix, True, False
        yield base + "و" + suffix, False, True


def present_forms(present: str) -> Iterator[tuple[str, bool, bool]]:
    """The folded third-person forms of a present, feminine, plural or not, with س of the future too."""
    stem = fold(present)
    rest = stem[1:]
    base = rest[:-1] if rest.endswith(("ي", "و")) else rest
    for prefix in ("", "س"):
        yield prefix + "ي" + rest, False, False
        yield prefix + "ت" + rest, True, False
        yield prefix + "ي" + base + "ون", False, True
        yield prefix + "ي" + base + "ان", False, True
    for suffix in ("ه", "ها"):
        yield "ي" + rest + suffix, False, False
        yield "ت" + rest + suffix, True, False


def participle_forms(participle: str, past: str) -> Iterator[tuple[str, bool, bool]]:
    """The folded accusatives of a participle, feminine, plural or not: قائلا, قائلة, قائلين."""
    stem = fold(participle)
    if fold(past).endswith(("ي", "ا")) and not stem.endswith("ي"):
        stem += "ي"
    yield stem + "ا", False, False
    yield stem + "ه", True, False
    yield stem + "ين", False, True


@cache
def sayings() -> dict[str, Saying]:
    """Every folded form of the verbs of the table, the conjunctions و and ف before it too."""
    found: dict[str, Saying] = {}
    for row in rows("speech", "verbs.tsv"):
        made = [("past", *f) for f in past_forms(row["past"])]
        made += [("present", *f) for f in present_forms(row["present"])]
        made += [("participle", *f) for f in participle_forms(row["participle"], row["past"])]
        for kind, form, feminine, plural in made:
            saying = Saying(
                row["id"],
                row["past"],
                row["stance"],
                kind,
                feminine,
                fold(row["complement"]),
                row["asks"],
                plural,
            )
            for written in (form, "و" + form, "ف" + form):
                found.setdefault(written, saying)
    return found
