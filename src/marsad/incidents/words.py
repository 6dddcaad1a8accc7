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
_STREWN = re.compile("\u0640[ .*_]+\u0640")  # قصـ.ـف, قـ ـتـ ـلى: written past a filter
_LEADS = ("وبال", "وال", "فال", "بال", "كال", "ولل", "ال", "لل", "و")
UNKNOWN = 11  # the rarity of a word that is not in the table: one article of 2,048 or fewer
SKETCH_BITS = 2048
_SKETCH_WORDS = 400  # what follows is seldom the story
_RUN = 4  # words in a shingle


def bare(form: str) -> str:
    """A folded word without the article and conjunction written onto its front."""
    for lead in _LEADS:
        if form.startswith(lead) and len(form) - len(lead) >= 3:
            return form[len(lead) :]
    return form


_seen: dict[str, str] = {}


def words_in(text: str) -> list[str]:
    """The words and numbers of a text, folded and bare, in order."""
    found = []
    if "\u0640" in text:
        text = _STREWN.sub("", text)
    for form in _WORD.findall(fold(text)):
        word = _seen.get(form)
        if word is None:
            if len(_seen) > 400_000:  # bounded: misspellings have no end
                _seen.clear()
            word = _seen[form] = intern(bare(form))
        found.append(word)
    return found


@cache
def rarities() -> dict[str, int]:
    """For each common word the power of two of which one article holds it."""
    table = {}
    for row in rows("incidents", "common_words.tsv"):
        rarity = int(row["rarity"])
        for word in row["words"].split():
            table[intern(word)] = rarity
    return table


def rarest(words: Iterable[str], most: int, least: int = 5) -> tuple[str, ...]:
    """The rarest distinct words, at most `most`, each of at least this rarity, in the order of the alphabet."""
    table = rarities()
    get = table.get
    rated = [(-rarity, w) for w in set(words) if (rarity := get(w, UNKNOWN)) >= least and len(w) > 2]
    if len(rated) > most:
        rated.sort()
        rated = rated[:most]
    return tuple(sorted([w for _, w in rated]))


_codes: dict[str, int] = {}


def _code(word: str) -> int:
    code = _codes.get(word)
    if code is None:
        if len(_codes) > 400_000:
            _codes.clear()
        code = _codes[word] = crc32(word.encode()) | 1
    return code


def sketch(words: list[str]) -> tuple[bytes, tuple[int, ...]]:
    """A set of 2,048 bits of the text's runs of four words, and its three smallest hashes by as many orders.

    Two texts share about as many bits as they share runs; copies share a smallest hash. Texts of fewer than 12
    words have none: short texts are alike by chance.
    """
    if len(words) < 12:
        return b"", ()
    codes = [_code(word) for word in words[:_SKETCH_WORDS]]
    runs = {
        (a * 31 + b * 1009 + c * 52_711 + d * 433_494_437) & 0xFFFFFFFF
        for a, b, c, d in zip(codes, codes[1:], codes[2:], codes[3:], strict=False)
    }
    bits = 0
    for at in {(run * 0x9E3779B1 >> 13) & (SKETCH_BITS - 1) for run in runs}:
        bits |= 1 << at
    bands = (
        min(runs),
        min([(run * 0x85EBCA6B) & 0xFFFFFFFF for run in runs]),
        min([(run * 0xC2B2AE35) & 0xFFFFFFFF for run in runs]),
    )
    return bits.to_bytes(SKETCH_BITS // 8, "little"), bands


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
