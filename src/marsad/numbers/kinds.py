"""What a number is besides a count: a designation, a year, a date, a clock time, an age."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.knowledge.tables import rows
from marsad.numbers.nouns import counted
from marsad.numbers.reading import NumberRead
from marsad.text import Document
from marsad.text.fold import fold


@cache
def _words(kind: str) -> frozenset[str]:
    """The folded words of `designations.tsv` of one kind."""
    return frozenset(fold(r["word"]) for r in rows("numbers", "designations.tsv") if r["kind"] == kind)


def _harm(form: str) -> bool:
    """Whether a word tells a toll, which a figure follows and no name ends in: مصرع15 من المسلحين."""
    return form.lstrip("وفبل") in _words("harm")


def designated(doc: Document, i: int, read: NumberRead, first: int, last: int) -> bool:
    """Whether the digits at `i` only name something: القرار 2254، فرانس 24، سو-24، 05-06-2018، 14:30."""
    forms, tokens = doc.forms, doc.tokens
    before = forms[i - 1] if i > first else ""
    after = forms[read.last] if read.last < last else ""
    touching = i > first and tokens[i - 1].end == tokens[i].start
    if before == after == "/" and not (i - 2 >= first and forms[i - 2][-1:].isdigit()):
        return False  # /11/ مدنيا, as Kurdish agencies write
    if before in "-/:." and touching and i - 1 > first and tokens[i - 2].end == tokens[i - 1].start:
        two_back = forms[i - 2]
        if before in "/:" and two_back[-1:].isdigit():
            return True
        if not two_back[-1:].isdigit():
            return before in "-/." and two_back[-1:].isalpha()
    if after in ("/", ":") and read.last + 1 < last and forms[read.last + 1][:1].isdigit():
        return tokens[read.last].start == tokens[i].end
    if (
        after == "-"
        and read.last + 2 < last
        and forms[read.last + 1][:1].isdigit()
        and forms[read.last + 2] == "-"
    ):
        return True
    if before == "-" and i - 2 >= first and forms[i - 2][:1].isdigit() and touching:
        return after == "-" or (i - 4 >= first and forms[i - 3] == "-")
    if (
        touching
        and before[-1:].isalpha()
        and before not in ("و", "ال", "ب", "ل", "ف", "ك", "بال", "وال", "لل")
        and (
            (counted(after) is None and not _harm(before)) or before.isascii()
        )  # قتل45 مسلحا: a space was lost before what is counted
    ):
        return before.isascii() or len(before) > 2
    heads = _words("head")
    if (
        before in heads
        or (before.startswith("ال") and before[2:] in heads)
        or (len(before) > 3 and before[0] in "ولب" and before[1:] in heads)
    ):
        return True
    return (
        before in ("(", '"')
        and i - 2 >= first
        and forms[i - 2] in heads
        and not forms[i - 2].startswith("ال")
    )


def measure_before(forms: Sequence[str], i: int, read: NumberRead, floor: int) -> str:
    """`clock`, `age`, `year` or `date` where the words round the number make it that, else empty."""
    before = forms[i - 1] if i > floor else ""
    after = forms[read.last] if read.last < len(forms) else ""
    if before in _words("clock"):
        return "clock"
    if after in _words("month"):
        return "date"
    if before in _words("year") or after in ("م", "هـ", "ميلادي", "ميلاديه", "هجري", "هجريه"):
        return "year" if read.low > 31 else ""
    if after in ("عاما", "سنه", "سنوات", "عام", "ربيعا", "اعوام") and before in (
        "العمر",
        "عمره",
        "عمرها",
        "بعمر",
        "(",
    ):
        return "age"
    return "age" if before in ("العمر", "عمره", "عمرها", "بعمر", "عمر") else ""


def year_like(forms: Sequence[str], i: int, read: NumberRead, floor: int) -> bool:
    """Whether bare digits are a year: four of them, 1900 to 2099, with nothing counted after."""
    return bool(
        read.digits
        and read.last == i + 1
        and len(forms[i]) == 4
        and forms[i].isdigit()
        and 1900 <= read.low < 2100
    )
