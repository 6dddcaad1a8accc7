"""What holds what: "قرية الشحيل بريف دير الزور الشرقي", "حي الشعار في حلب", "منطقة … التابعة لقضاء …"."""

from __future__ import annotations

from marsad.reading.places.bearings import UNITS
from marsad.reading.places.mention import PlaceMention
from marsad.reading.places.words import words_of
from marsad.text import Document

# Words that may stand between a place and what holds it.
_LINKS = words_of("link")
_ASKS = words_of("ask")
_WIDE = frozenset({"admin1", "admin2", "country", "area", "capital", "city", "town"})
_FAR = 9


def tell_containers(doc: Document, mentions: list[PlaceMention]) -> None:
    """Give each mention the numbers of the later (or enclosing) mentions that hold or border it."""
    groups = _rows(doc, mentions)
    for i in range(len(mentions) - 1):
        if _held(doc, mentions[i], mentions[i + 1]):
            mentions[i].containers.append(i + 1)
    for row in groups:
        held = mentions[row[-1]].containers
        for i in row[:-1]:
            if not mentions[i].containers and mentions[i].kind not in {"country", "capital", "seat"}:
                mentions[i].containers.extend(c for c in held if c not in row)


def _held(doc: Document, inner: PlaceMention, outer: PlaceMention) -> bool:
    """Whether the second of two neighbouring mentions holds (or places) the first."""
    gap = doc.forms[inner.last : outer.first]
    if len(gap) > _FAR or doc.raw.find("\n", inner.end, outer.start) >= 0:
        return False
    if any(form not in _LINKS and form not in UNITS and not form[:1].isdigit() for form in gap):
        return False
    if inner.kind == "country" and not inner.degrees:
        return False
    if outer.kind == inner.kind == "country":
        return False
    joined = (
        doc.forms[outer.first][:1] in "وف"
        and outer.start > doc.tokens[outer.first].start
        and outer.prep == ""
    )
    if joined and not outer.cue:
        return False
    if joined:
        return False
    if outer.prep in {"ب", "في"}:
        return True
    if outer.degrees is not None and (
        not gap or gap[-1] in {"(", "الي", "من"} or gap[-1] in UNITS or "بعد" in gap
    ):
        return True
    if not gap and (outer.rural or outer.around or outer.kind == "region"):
        return True
    if outer.prep == "ل":
        return any(form in _ASKS for form in gap) or inner.key == "" or outer.kind in _WIDE
    if any(form in _ASKS for form in gap):
        return outer.prep not in {"الي", "نحو"}
    if not gap and outer.kind == "country":
        return False  # "اتهمت دمشق إسرائيل"
    if not gap or gap in ([","], ["،"], ["-"]):
        return (
            outer.kind in {"admin1", "admin2", "country", "capital"}
            and inner.kind != "country"
            and inner.key != outer.key
        )
    return False


def _rows(doc: Document, mentions: list[PlaceMention]) -> list[list[int]]:
    """Mentions that stand in one row: "الشحيل والطيانة وغرانيج"."""
    rows: list[list[int]] = []
    for i in range(1, len(mentions)):
        last, this = mentions[i - 1], mentions[i]
        gap = doc.forms[last.last : this.first]
        form = doc.forms[this.first]
        conjoined = form[:1] == "و" and this.start > doc.tokens[this.first].start and this.prep == ""
        in_row = (not gap and conjoined) or (
            gap in (["،"], [","], ["و"], ['"', "و", '"'], ["،", '"'], [",", '"'])
        )
        conjoined_quote = gap[:1] == ["و"] and all(g in {"و", '"', "(", "#"} for g in gap)
        if (in_row or conjoined_quote) and (
            not this.cue or this.cue == last.cue or not last.cue or this.kind == last.kind
        ):
            if rows and rows[-1][-1] == i - 1:
                rows[-1].append(i)
            else:
                rows.append([i - 1, i])
    return rows
