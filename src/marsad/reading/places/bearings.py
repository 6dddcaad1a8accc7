"""Distances before a direction: "على بعد 30 كلم شمال شرق بغداد", "(100 كلم شمال بعقوبة)"."""

from __future__ import annotations

from marsad.reading.places.mention import PlaceMention
from marsad.text import Document

UNITS = {"كلم": 1.0, "كم": 1.0, "كيلومتر": 1.0, "كيلومترا": 1.0, "كيلومترات": 1.0, "كيلو": 1.0, "كلمتر": 1.0, "كيلومترين": 1.0,
         "ميل": 1.609, "ميلا": 1.609, "اميال": 1.609, "متر": 0.001, "مترا": 0.001, "امتار": 0.001, "م": 0.001}  # fmt: skip
_BETWEEN = frozenset(["الي", "من", "عن", "حوالي", "نحو", "متر", "مترا", "تقريبا", "فقط", "(", "-"])
# A digit's word, as the press writes distances out.
_WORDS = {"كيلومترين": 2.0, "عشره": 10.0, "عشرين": 20.0, "ثلاثين": 30.0, "اربعين": 40.0, "خمسين": 50.0, "ثلاثه": 3.0,
          "اربعه": 4.0, "خمسه": 5.0, "سته": 6.0, "سبعه": 7.0, "ثمانيه": 8.0, "تسعه": 9.0, "ميه": 100.0, "بضعه": 5.0}  # fmt: skip


def number_of(form: str) -> float | None:
    """The number that a folded form writes in digits or in one word."""
    if form[:1].isdigit():
        try:
            return float(
                form.replace(",", "")
                if form.count(",") == 1 and len(form.split(",")[1]) == 3
                else form.replace(",", ".")
            )
        except ValueError:
            return None
    return _WORDS.get(form)


def tell_bearings(doc: Document, mentions: list[PlaceMention]) -> None:
    """Give each mention with a direction (or "عن") the distance told before it, in kilometres."""
    forms = doc.forms
    for mention in mentions:
        if mention.degrees is None and mention.prep not in {"عن", "من"}:
            continue
        k = mention.first - 1
        while k >= 0 and mention.first - k <= 4 and forms[k] in _BETWEEN:
            k -= 1
        if k < 0 or forms[k] not in UNITS:
            continue
        unit = UNITS[forms[k]]
        if forms[k] == "كيلومترين":
            mention.distance_km = 2.0
            continue
        if unit == 1.0 and k and forms[k - 1] == "كيلو":
            k -= 1
        value = number_of(forms[k - 1]) if k else None
        if value is not None and 0 < value * unit < 1500:
            mention.distance_km = value * unit
