"""Numbers inside time expressions: how many days, which day of the month, which year in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.knowledge.tables import rows
from marsad.numbers.reading import read_number
from marsad.text.fold import fold

if TYPE_CHECKING:
    from marsad.days.row import Row

_ROLES = frozenset({"one", "unit", "ten", "teen", "tens", "hundred", "hundreds", "scale", "scale_dual"})
_HEADS = {
    "الالفين": 2000,
    "الالفان": 2000,
    "احد": 11,
    "احدي": 11,
    "اثنا": 12,
    "اثني": 12,
    "اثنتا": 12,
    "اثنتي": 12,
}
_ORDINAL_STEMS = {
    1: "اول اولي حادي حاديه واحده", 2: "ثاني ثانيه ثان", 3: "ثالث ثالثه", 4: "رابع رابعه", 5: "خامس خامسه", 6: "سادس سادسه",
    7: "سابع سابعه", 8: "ثامن ثامنه", 9: "تاسع تاسعه", 10: "عاشر عاشره",
}  # fmt: skip
ORDINALS = {
    prefix + form: value
    for value, forms in _ORDINAL_STEMS.items()
    for form in forms.split()
    for prefix in ("", "ال")
    if prefix + form != "واحده"
}
_TENS_ORDINAL = {20: "العشرون العشرين", 30: "الثلاثون الثلاثين"}
ORDINALS |= {form: value for value, forms in _TENS_ORDINAL.items() for form in forms.split()}
_TEEN = frozenset({"عشر", "عشره"})


def cardinal_words() -> dict[str, int]:
    """The forms that begin a number in words, with what each stands for alone, from `knowledge/numbers`."""
    found: dict[str, int] = {}
    for row in rows("numbers", "words.tsv"):
        if row["role"] in _ROLES and row["value"].isdecimal() and int(row["value"]) <= 2000:
            form = fold(row["word"])
            found[form] = int(row["value"])
            if (
                row["role"] not in ("scale", "scale_dual")
                and not form.startswith("ال")
                and form not in ("اثنين", "اثنان", "احد", "احدي", "احدا")
            ):
                found.setdefault("ال" + form, int(row["value"]))
    return found | _HEADS


def cardinal(row: Row, i: int) -> tuple[int, int] | None:
    """A whole number in digits or words from token `i`: the token after it and its value."""
    word = row.word(i)
    value = word.number
    if value is None:
        return None
    j = i + 1
    if word.number_kind == "digits":
        return j, value
    read = read_number(row.forms, i)
    if (
        read is None
        or read.value is None
        or read.ordinal
        or read.last > row.last
        or read.value != int(read.value)
    ):
        return None
    return read.last, int(read.value)


def ordinal(row: Row, i: int) -> tuple[int, int] | None:
    """An ordinal from token `i` ("الثالث", "الحادي والعشرين", "الثاني عشر"): the token after it and its value."""
    word = row.word(i)
    value = word.ordinal
    if not value:
        if row.form(i) in ("الاحد", "احد") and row.form(i + 1) in _TEEN:
            return i + 2, 11
        return None
    j = i + 1
    if value < 10:
        if row.form(j) in _TEEN:
            return j + 1, value + 10
        nxt = row.word(j)
        if nxt.clitic == "و" and nxt.ordinal in (20, 30):
            return j + 1, value + nxt.ordinal
        if nxt.clitic == "و" and nxt.number in (20, 30, 40, 50):
            return j + 1, value + nxt.number
        if row.form(j) == "و" and row.word(j + 1).ordinal in (20, 30):
            return j + 2, value + row.word(j + 1).ordinal
    return j, value
