"""Places that are no place of an event: inside names of people and bodies, and in datelines."""

from __future__ import annotations

from marsad.reading.places.lexicon import lexicon
from marsad.reading.places.mention import PlaceMention
from marsad.reading.places.words import words_of
from marsad.text import Document

_AGENCIES = words_of("agency")


def mark_names(doc: Document, mentions: list[PlaceMention]) -> None:
    """Set `part_of_name` and `dateline` on the mentions that are such."""
    for mention in mentions:
        if not mention.part_of_name:
            mention.part_of_name = _in_name(doc, mention) or _in_topic(doc, mention)
        mention.dateline = _dateline(doc, mention)


def _in_name(doc: Document, mention: PlaceMention) -> bool:
    """Whether the word before makes the place a part of a person's or a body's name."""
    if not mention.first or mention.start > doc.tokens[mention.first].start:
        return False
    lexical = lexicon()
    before = doc.forms[mention.first - 1]
    if doc.tokens[mention.first].start > doc.tokens[mention.first - 1].end + 1:
        return False
    if before in lexical.given and not mention.cue and not mention.rural and mention.degrees is None:
        return not (mention.entries and mention.entries[0].kind == "country")
    return lexical.heads_name(before)


def _in_topic(doc: Document, mention: PlaceMention) -> bool:
    """Whether a mention is but a part of a hashtag of several words: #انفجار_بيروت names a topic."""
    raw = doc.raw
    return raw[mention.start - 1 : mention.start] == "_" or (
        raw[mention.end : mention.end + 1] == "_" and "#" in raw[max(0, mention.start - 2) : mention.start]
    )


def _dateline(doc: Document, mention: PlaceMention) -> bool:
    """Whether a mention opens a line as the place it was filed from: "بغداد (رويترز) -", "دبي، الإمارات (CNN)"."""
    if (
        mention.prep
        or mention.cue not in {"", "عاصمه"}
        or mention.around
        or mention.rural
        or mention.degrees is not None
    ):
        return False
    if (
        mention.start < doc.text_at
        or len(doc.raw[doc.raw.rfind("\n", 0, mention.start) + 1 : mention.start].split()) > 3
    ):
        return False
    after = doc.forms[mention.last : mention.last + 9]
    if not after or after[0] not in {"-", "/", "(", ",", "،", '"', "ـ"}:
        return False
    if after[0] in {"-", "/", "ـ"}:
        return True
    agency = any(form in _AGENCIES for form in after[1:6])
    closed = (
        after[0] == "(" and ")" in after[:6] and after[after.index(")") + 1 : after.index(")") + 2] == ["-"]
    )
    return agency or closed
