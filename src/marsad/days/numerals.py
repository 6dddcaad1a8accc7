"""Numbers inside time expressions: how many days, which day of the month, which year in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.days.row import Row

_ONES = {
    1: "واحد واحده", 2: "اثنين اثنان اثنتين اثنتان اتنين", 3: "ثلاثه ثلاث تلاته تلات", 4: "اربعه اربع", 5: "خمسه خمس",
    6: "سته ست", 7: "سبعه سبع", 8: "ثمانيه ثماني ثمان تمانيه تمان", 9: "تسعه تسع", 10: "عشره عشر", 11: "احد احدي حدعشر احدعش احدعشر",
    12: "اثنا اثني اثنتا اثنتي اطنعش اتناعش اثنعش", 20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "اربعون اربعين", 50: "خمسون خمسين",
    60: "ستون ستين", 70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين", 100: "مايه ميه ماية", 200: "مايتان مايتين ميتان ميتين مايتي ميتي",
    300: "ثلاثمايه ثلاثميه", 400: "اربعمايه اربعميه", 500: "خمسمايه خمسميه", 600: "ستمايه ستميه", 700: "سبعمايه سبعميه",
    800: "ثمانمايه ثمانميه ثمانيمايه", 900: "تسعمايه تسعميه", 1000: "الف الفا الاف", 2000: "الفين الفان الفي",
}  # fmt: skip
CARDINALS = {form: value for value, forms in _ONES.items() for form in forms.split()}
CARDINALS |= {
    form: value
    for value, forms in {13: "تلطعش ثلطعش", 14: "اربعطعش", 15: "خمسطعش", 16: "سطعش", 17: "سبعطعش", 18: "تمنطعش", 19: "تسعطعش"}.items()
    for form in forms.split()
}  # fmt: skip
UNITS_BEHIND_ARTICLE = [form for form in CARDINALS if form not in ("احد", "احدي", "اثنين", "اثنان")]
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


def cardinal(row: Row, i: int) -> tuple[int, int] | None:
    """A whole number in digits or words from token `i`: the token after it and its value."""
    word = row.word(i)
    value = word.number
    if value is None or (word.clitic and i > row.first and word.clitic in "وف" and False):
        return None
    j = i + 1
    if word.number_kind == "digits":
        return j, value
    if value >= 1000 and value < 3000 and row.form(i).endswith("الاف"):
        return None  # "thousands": no number
    total, current = 0, 0
    if value in (100, 1000):
        current = value
        if value == 1000:
            total, current = 1000, 0
    elif value == 2000:
        total = 2000
    else:
        current = value
        if row.form(j) in _TEEN and value < 13 and value != 10:
            current, j = (value if value > 10 else value + 10), j + 1
        elif row.form(j) in ("مايه", "ميه") and 2 < value < 10:
            current, j = value * 100, j + 1
        elif row.form(j) in ("الاف", "الف") and value < 1000:
            total, current, j = value * 1000, 0, j + 1
        elif value in (11, 12) and row.form(i) in ("احد", "احدي", "اثنا", "اثني", "اثنتا", "اثنتي"):
            return None
    while True:
        more = _more(row, j, current, total)
        if more is None:
            return j, total + current
        j, current, total = more


def _more(row: Row, j: int, current: int, total: int) -> tuple[int, int, int] | None:
    """One more summand behind و ("وعشرين", "وخمسمئة", "و 21" is none)."""
    word = row.word(j)
    at = j
    if row.form(j) in ("واحد", "واحدي") and row.form(j + 1) in _TEEN and (current or total) and current % 100 == 0:
        return j + 2, current + 11, total
    if row.form(j) == "و" and row.word(j + 1).number_kind != "digits":
        at, word = j + 1, row.word(j + 1)
    elif word.clitic != "و":
        return None
    value = word.number
    if value is None or word.number_kind == "digits":
        return None
    if row.form(at + 1) in _TEEN and value < 13 and value != 10:
        if current % 100 == 0:
            return at + 2, current + (value if value > 10 else value + 10), total
        return None
    if row.form(at + 1) in ("مايه", "ميه") and 2 < value < 10 and current == 0:
        return at + 2, value * 100, total
    if 20 <= value <= 90 and current % 100 < 10:
        return at + 1, current + value, total
    if value < 20 and current % 100 == 0 and (current or total) and value not in (11, 12):
        return at + 1, current + value, total
    if 100 <= value <= 900 and current == 0 and total:
        return at + 1, value, total
    return None


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
