"""Capitals and seats that stand for their governments: "واشنطن ترفض", "العلاقات بين موسكو وأنقرة", "الكرملين"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from marsad.knowledge.tables import rows
from marsad.reading.places.mention import PlaceMention
from marsad.reading.places.sources import keys_of
from marsad.text import Document, fold

_AT = frozenset({"في", "ب", "الي", "قرب", "داخل", "نحو", "باتجاه", "خارج", "صوب", "فوق", "حول"})
_WITH = frozenset({"مع", "ضد", "ل", "تجاه", "بين", "عن", "لدي", "علي"})
_WAS = frozenset({"كانت", "وكانت"})
# A verb in the feminine before a capital has it for its subject: نفذتها أنقرة, طلبت الكويت.
_FEMININE = re.compile("[وف]?[^ا]\\w{2,5}ت(?:ها|هم|ه)?")


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(fold(r["word"]) for r in rows("places", "state_words.tsv") if r["use"] == use)


@cache
def _seats() -> frozenset[str]:
    """The folded names of capitals and seats of government."""
    return frozenset(
        key
        for row in rows("places", "countries.tsv")
        for key in keys_of(f"{row['capital_ar']}|{row['seats_ar']}")
    )


def mark_governments(doc: Document, mentions: list[PlaceMention]) -> None:
    """Set `government` on the capitals and seats that speak, act or are dealt with as states."""
    seats = _seats()
    if not any(m.key in seats for m in mentions):
        return
    home = _home(mentions)
    for number, mention in enumerate(mentions):
        if mention.key in seats and not (mention.cue or mention.part_of_name or mention.dateline):
            mention.government = _stands(doc, mentions, number, home)
    for number, mention in enumerate(mentions):  # the second of a pair: "واشنطن وموسكو"
        if (
            number
            and mention.key in seats
            and mentions[number - 1].government
            and mention.first == mentions[number - 1].last
        ):
            mention.government = mention.government or not (mention.cue or mention.prep in _AT)


def _home(mentions: list[PlaceMention]) -> str:
    """The country in which most of the towns named lie, "" where no town is named."""
    counts: Counter[str] = Counter()
    towns = False
    for mention in mentions:
        if mention.part_of_name or (mention.key in _seats() and not mention.cue and mention.prep not in _AT):
            continue
        for country in {e.country for e in mention.entries if e.kind not in {"capital", "seat"}}:
            town = mention.entries[0].kind != "country"
            towns = towns or town
            counts[country] += 1 + town
    return min(counts, key=lambda c: (-counts[c], c), default="") if towns else ""


def _stands(doc: Document, mentions: list[PlaceMention], number: int, home: str) -> bool:
    """Whether one capital stands for its government."""
    mention, forms = mentions[number], doc.forms
    if any(e.kind == "country" for e in mention.entries):  # تونس, الكويت: a state already
        return False
    if number and _beside_a_state(mentions[number - 1], mention):
        return True
    if (
        number
        and mentions[number - 1].anaphor == "capital"
        and mention.first - mentions[number - 1].last <= 1
    ):
        return False  # "العاصمة البريطانية، لندن"
    if (
        mention.prep in _AT
        or mention.degrees is not None
        or mention.around
        or mention.rural
        or mention.containers
    ):
        return False
    before = forms[mention.first - 1] if mention.first else ""
    after = forms[mention.last] if mention.last < len(forms) else ""
    if before in _WAS:
        return _foreign(mention, home)
    if before in _words("place") or after in _words("place") or before[1:] in _words("place"):
        return False
    if (
        after in _words("speech")
        or before in _words("speech")
        or before[1:] in _words("speech")
        or before in _words("noun")
    ):
        return True
    entry = mention.entries[0] if mention.entries else None
    if entry is not None and entry.kind == "seat":
        return mention.prep != "من" or after not in {"-", "("}
    foreign = _foreign(mention, home)
    if mention.prep == "من":
        return foreign and mention.first > 1 and forms[mention.first - 2] in _words("noun")
    if mention.prep in _WITH:
        return foreign
    if _FEMININE.fullmatch(before):
        return True
    return foreign and after != "("


def _foreign(mention: PlaceMention, home: str) -> bool:
    """Whether a capital is not that of the country the towns named lie in."""
    return bool(mention.entries) and all(e.country != home for e in mention.entries)


def _beside_a_state(state: PlaceMention, capital: PlaceMention) -> bool:
    """Whether a capital goes on with a row of states: "روسيا وإيران وأنقرة"."""
    row = state.kind == "country" and not state.anaphor and capital.first == state.last
    return row and capital.prep == "" and state.prep not in {"في", "ب"}
