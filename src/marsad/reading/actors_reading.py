"""The state of one pass over a document for its parties, and how a mention is made."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_registry import Registry, registry
from marsad.reading.actors_roles import Marks, Part
from marsad.reading.actors_words import Noun, Word, words_of
from marsad.reading.mention import Mention
from marsad.reading.quantity_words import quantity_before
from marsad.reading.word_sets import word_set
from marsad.text.document import Document
from marsad.text.fold import fold

_PEOPLE = frozenset({
    "member", "armed", "man", "civilian", "crowd", "journalist", "medic", "prisoner", "suspect", "migrant", "worshipper",
    "tourist", "activist", "notable", "partisan", "official", "settler", "hostage", "victim", "source", "reporter", "rioter",
})  # fmt: skip
_PREPOSITIONS = {
    fold(w): fold(w)
    for w in (
        "في",
        "من",
        "إلى",
        "على",
        "عن",
        "مع",
        "بين",
        "ضد",
        "قبل",
        "لدى",
        "داخل",
        "قرب",
        "نحو",
        "جنوب",
        "شمال",
        "شرق",
        "غرب",
        "جنوبي",
        "شمالي",
        "شرقي",
        "غربي",
        "يد",
        "باسم",
        "برصاص",
        "بنيران",
    )
}
_LOCATIVE = word_set("actors", "locative")


def opening_quotes(doc: Document) -> frozenset[int]:
    """The tokens that are opening quotation marks: told by their shape, straight ones by turns in a sentence."""
    if '"' not in doc.forms:
        return frozenset()
    found: set[int] = set()
    for sentence in doc.sentences:
        inside = False
        for i in range(sentence.first, sentence.last):
            if doc.forms[i] == '"':
                mark = doc.raw[doc.tokens[i].start]
                opens = mark in "«“„‹" or (mark not in "»”›" and not inside)
                if opens:
                    found.add(i)
                inside = opens
    return frozenset(found)


class Reading:
    """The state of one pass over a document for its parties, and how a mention is made."""

    def __init__(self, doc: Document, places: Sequence[Mention]) -> None:
        self.doc, self.forms = doc, doc.forms
        self.words: list[Word] = words_of(doc.raw, doc.tokens)
        self.registry: Registry = registry()
        self.found: list[ActorMention] = []
        self.marks = Marks({p.first: p.last for p in places}, opening_quotes(doc))
        self.all: str | None = None
        self.sentence_first = 0
        self.surnames: dict[str, ActorMention] = {}

    def _make(self, i: int, last: int, skip: int, rule: str, clitic: str) -> ActorMention:
        start, end = self.doc.words(i, last, skip)
        mention = ActorMention(i, last, start, end, rule)
        mention.skip = skip
        before = self.forms[i - 1] if i else ""
        mention.preposition = clitic.lstrip("وف") or _PREPOSITIONS.get(before, "")
        mention.locative = mention.preposition == "ب" or before in _LOCATIVE or before[1:] in _LOCATIVE
        mention.quoted = before == '"'
        mention.quantity = quantity_before(self.forms, i)
        return mention

    def _describe(self, mention: ActorMention, noun: Noun, part: Part) -> None:
        mention.head, mention.role, mention.unit = noun.id, noun.role, noun.unit
        if part.nested is not None and not noun.unit:
            mention.unit = part.nested.unit
        mention.core = part.core or (mention.first, part.last)
        mention.countries, mention.party_name = part.countries, part.party
        mention.via, mention.hostile, mention.armed, mention.unknown = (
            part.via,
            part.hostile,
            part.armed,
            part.named,
        )
        mention.definite, mention.number, mention.case = noun.definite, noun.number, noun.case
        mention.suffix = noun.suffix
        mention.is_person = noun.role in _PEOPLE
