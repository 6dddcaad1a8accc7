"""Tolls: every figure of killed, wounded, missing, captured, arrested or displaced that a report tells."""

from __future__ import annotations

import msgspec

from marsad.numbers.clauses import read_row
from marsad.numbers.found import Found
from marsad.numbers.quantities import quantities_between
from marsad.numbers.totals import breakdown_of, is_total
from marsad.numbers.triggers import trigger
from marsad.numbers.victims import Row
from marsad.numbers.zero import zero_at, zero_head
from marsad.reading.mention import Mention
from marsad.text import Document


class TollMention(Mention):
    """A figure of victims: `kind` is killed, injured, casualties, missing, captured, arrested, abducted, displaced.

    `low` and `high` follow the coding guideline (`high` None: only a lower bound). `trigger` is the token that tells
    the kind, `victims` the tokens of the noun phrase, `cls` who they are. `parts` are figures told as parts of this
    one and added up in it; `breakdown` those told within it (بينهم 3 أطفال) and never added. `total` marks a running
    total, `former` the figure before an update, `zero` a statement that nobody was hurt, `single` a victim told
    without a number.
    """

    kind: str
    low: int
    high: int | None
    approximate: bool = False
    trigger: int = -1
    victims: tuple[int, int] | None = None
    cls: str = "unspecified"
    breakdown: dict[str, int] = msgspec.field(default_factory=dict)
    parts: list[int] = msgspec.field(default_factory=list)
    total: bool = False
    former: int | None = None
    zero: bool = False
    single: bool = False
    within: bool = False
    anaphoric: bool = False


def find_tolls(doc: Document) -> list[TollMention]:
    """Every toll of a document in order of its first word; furniture is left out."""
    tolls: list[TollMention] = []
    forms = doc.forms
    for sentence in doc.sentences:
        marks = [i for i in range(sentence.first, sentence.last) if trigger(forms[i]) is not None]
        zeros = [i for i in range(sentence.first, sentence.last) if zero_head(forms[i])]
        if not marks and not zeros:
            continue
        row = Row(doc, sentence.first, sentence.last, quantities_between(doc, sentence.first, sentence.last))
        covered: list[tuple[int, int]] = []
        here: list[TollMention] = []
        for i in zeros:
            zero = zero_at(forms, i, sentence.first, sentence.last)
            if zero is None or any(a <= i < b for a, b in covered):
                continue
            covered.append((zero.first, zero.last))
            start, end = doc.words(zero.first, zero.last)
            here += [
                TollMention(
                    zero.first,
                    zero.last,
                    start,
                    end,
                    "zero",
                    kind,
                    0,
                    0,
                    trigger=zero.last - 1,
                    zero=True,
                    within=zero.partial,
                )
                for kind in zero.kinds
            ]
        for found in read_row(row, marks):
            if not any(a <= found.trigger < b for a, b in covered):
                here.append(_mention(row, found))
        here.sort(key=lambda t: (t.first, t.kind))
        tolls += here
    return tolls


def _mention(row: Row, f: Found) -> TollMention:
    """The mention of a reading: its words from the figure (or, where none is told, the trigger) to its end."""
    doc, v = row.doc, f.victims
    first, last, skip = v.first, v.last, v.skip
    if v.single and 0 <= f.trigger < v.first and v.first - f.trigger <= 2:
        first, skip = f.trigger, f.skip
    if f.trigger >= last and v.single and f.trigger - last <= 1:
        last = f.trigger + 1
    while last > first + 1 and doc.forms[last - 1] in ('"', "،", ",", ")", "("):
        last -= 1
    start, end = doc.words(first, last, skip)
    low = v.low or 0
    parts = v.parts if len(v.parts) > 1 else []
    return TollMention(
        first, last, start, end, f.rule, f.kind, low, v.high, v.about, f.trigger, (v.first, v.last), v.cls,
        breakdown_of(row, last), parts, is_total(row, first, last), f.former, False, v.single, f.within, f.anaphoric,
    )  # fmt: skip
