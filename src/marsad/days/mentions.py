"""Time mentions: where a report tells a time, and what it says before it is tied to a day."""

from __future__ import annotations

from marsad.days import requests
from marsad.days.expression import expression
from marsad.days.profile import NEWS, Profile
from marsad.days.row import Row
from marsad.days.traps import known, named
from marsad.days.values import At, Every, Length, Since, Value
from marsad.days.words import lexicon
from marsad.reading.mention import Mention
from marsad.text import Document


class TimeMention(Mention):
    """A time expression: `value` is what it says, unresolved; `kind` date, duration, repetition or time."""

    value: Value
    kind: str


def kind_of(value: Value) -> str:
    """The kind of a value: date, duration, repetition, or time (a clock time or part of day without a day)."""
    if isinstance(value, Length):
        return "duration"
    if isinstance(value, Every):
        return "repetition"
    if isinstance(value, Since):
        return kind_of(value.start)
    if isinstance(value, At) and value.day is None:
        return "time"
    return "date"


def find_days(doc: Document, furniture: bool = False, profile: Profile = NEWS) -> list[TimeMention]:
    """Every time expression of a report, in order, none overlapping; those in furniture only when asked for."""
    words = lexicon()
    found: list[TimeMention] = []
    forms = doc.forms
    for block in doc.blocks:
        if block.role == "furniture" and not furniture:
            continue
        done = block.first
        row: Row | None = None
        for i in range(block.first, block.last):
            if i < done:
                continue
            word = words[forms[i]]
            if word is None or not word.trigger:
                continue
            if row is None:
                row = Row(forms, block.first, block.last, profile.loose)
            read = (
                (requests.early(row, i) or expression(row, i) or requests.late(row, i))
                if row.loose
                else expression(row, i)
            )
            if read is None:
                continue
            first, last, value = read
            first = max(first, done)
            if last <= i:
                continue
            if named(row, first, last, value):
                done = last
                continue
            value = known(row, first, value)
            skip = row.word(first).skip
            start, end = doc.words(first, last, skip)
            found.append(TimeMention(first, last, start, end, type(value).__name__, value, kind_of(value)))
            done = last
    return found
