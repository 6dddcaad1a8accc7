"""Words for linking: how rare each is in the press, and sketches by which a copy is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from sys import intern
from zlib import crc32

from marsad.knowledge.tables import rows
from marsad.text.fold import fold

_WORD = re.compile("[\u0621-\u064a]{2,}|[0-9]+")
# as written: letters with their marks, and the letters' presentation forms; or digits of any of the three scripts
_WRITTEN = re.compile(
    "[\u0610-\u061a\u0621-\u065f\u0670-\u06d3\ufb50-\ufdff\ufe70-\ufefc\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]+|[0-9\u0660-\u0669\u06f0-\u06f9]+"
)
_STREWN = re.compile("\u0640[ .*_]+\u0640")  # قصـ.ـف, قـ ـتـ ـلى: written past a filter
_LEADS = ("وبال", "وال", "فال", "بال", "كال", "ولل", "ال", "لل", "و")
UNKNOWN = 11  # the rarity of a word that is not in the table: one article of 2,048 or fewer
SKETCH_BITS = 2048
_SKETCH_WORDS = 400  # what follows is seldom the story
_LAST_BIT = SKETCH_BITS - 1
_MOST_KEPT = 400_000  # words


def bare(form: str) -> str:
    """A folded word without the article and conjunction written onto its front."""
    for lead in _LEADS:
        if form.startswith(lead) and len(form) - len(lead) >= 3:
            return form[len(lead) :]
    return form


class _Bare(dict[str, str]):
    """Bare words by their forms as written, filled as they are met; empty where a form is no word."""

    def __missing__(self, form: str) -> str:
        if len(self) > _MOST_KEPT:  # bounded: misspellings have no end
            self.clear()
        found = _WORD.findall(fold(form))
        word = self[form] = intern(bare(max(found, key=len))) if found else ""
        return word


_bare = _Bare()


def words_in(text: str) -> list[str]:
    """The words and numbers of a text, folded and bare, in order."""
    if "\u0640" in text:
        text = _STREWN.sub("", text)
    return [word for word in map(_bare.__getitem__, _WRITTEN.findall(text)) if word]


@cache
def rarities() -> dict[str, int]:
    """For each common word the power of two of which one article holds it."""
    table = {}
    for row in rows("incidents", "common_words.tsv"):
        rarity = int(row["rarity"])
        for word in row["words"].split():
            table[intern(word)] = rarity
    return table


@cache
def _common(least: int) -> frozenset[str]:
    return frozenset(word for word, rarity in rarities().items() if rarity < least)


def rarest(words: Iterable[str], most: int, least: int = 5) -> frozenset[str]:
    """The rarest distinct words, at most `most`, each of at least this rarity."""
    get = rarities().get
    rated = [(-get(w, UNKNOWN), w) for w in set(words).difference(_common(least)) if len(w) > 2]
    if len(rated) > most:
        rated.sort()
        rated = rated[:most]
    return frozenset([w for _, w in rated])


class _Codes(dict[str, int]):
    """A number for each word, filled as they are met."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KEPT:
            self.clear()
        code = self[word] = crc32(word.encode())
        return code


_codes = _Codes()


def sketch(words: list[str]) -> tuple[bytes, tuple[int, ...]]:
    """A set of 2,048 bits of the text's runs of four words, and its least hashes by four orders.

    Two texts share about as many bits as they share runs; copies share a least hash. Texts of fewer than 12 words
    have none: short texts are alike by chance.
    """
    if len(words) < 12:
        return b"", ()
    codes = list(map(_codes.__getitem__, words[:_SKETCH_WORDS]))
    runs = set(
        map(hash, zip(codes, codes[1:], codes[2:], codes[3:], strict=False))
    )  # of whole numbers: always the same
    low = [run & 0xFFFFFFFF for run in runs]
    bits = bytearray(SKETCH_BITS // 8)
    for at in {run & _LAST_BIT for run in low}:
        bits[at >> 3] |= 1 << (at & 7)
    return bytes(bits), (min(runs), max(runs), min(low), max(low))


def copied(a: bytes, b: bytes) -> float:
    """The share of the shorter text's runs that the other has too, from their sketches, chance taken off; 0 to 1."""
    if not a or not b:
        return 0.0
    one, other = int.from_bytes(a, "little"), int.from_bytes(b, "little")
    na, nb = one.bit_count(), other.bit_count()
    chance = na * nb / SKETCH_BITS
    least = min(na, nb)
    return max(0.0, ((one & other).bit_count() - chance) / max(1.0, least - chance))


def weight_of(words: Iterable[str]) -> int:
    """The sum of the words' rarities: what sharing them tells."""
    get = rarities().get
    return sum([get(word, UNKNOWN) for word in words])
