"""Lengths of time ("ثلاثة أيام", "ساعة ونصف") and how long ago or ahead ("قبل يومين", "بعد أسبوع")."""

from __future__ import annotations

from marsad.days.numerals import cardinal
from marsad.days.row import Row
from marsad.days.values import Ago, Anchored, Length, Value

Pair = tuple[float | None, str]
_FRACTION = {"نصف": 0.5, "نص": 0.5, "ربع": 0.25, "ثلث": 1 / 3, "النصف": 0.5, "الربع": 0.25, "الثلث": 1 / 3}
_SOME = frozenset({"بضعه", "بضع", "عده", "عدد", "كام", "كم", "بعض"})
_ABOUT = frozenset(
    {"نحو", "حوالي", "زهاء", "قرابه", "تقريبا", "ما", "يقارب", "بنحو", "بحوالي", "لنحو", "لحوالي"}
)
_MORE = frozenset({"اكثر", "ازيد"})
_LESS = frozenset({"اقل"})
_NOW = frozenset({"الان", "اليوم", "تاريخه"})


def bound_at(row: Row, i: int) -> tuple[int, str]:
    """ "about", "more than", "less than" before a length: the token after and `about`, `more`, `less` or nothing."""
    j, bound = i, ""
    while True:
        form = row.form(j)
        if form in _MORE and row.form(j + 1) == "من":
            j, bound = j + 2, "more"
        elif form in _LESS and row.form(j + 1) == "من":
            j, bound = j + 2, "less"
        elif form in _ABOUT and form != "ما":
            j, bound = j + 1, bound or "about"
        elif (
            form == "ما"
            and row.form(j + 1) in ("يقارب", "يقرب", "يزيد")
            and row.form(j + 2) in ("من", "عن", "")
        ):
            j, bound = j + 3, "about"
        elif form == "ما" and row.form(j + 1) == "يقارب":
            j, bound = j + 2, "about"
        else:
            return j, bound


def pair(row: Row, i: int) -> tuple[int, Pair] | None:
    """One count with its unit from token `i`."""
    form, word = row.form(i), row.word(i)
    if form in ("ال",) and row.word(i + 1).number is not None:
        return pair(row, i + 1)
    if form in _FRACTION:
        unit = row.word(i + 1)
        if (
            unit.unit
            and unit.unit_count == 1
            and not unit.definite
            and not unit.clitic
            and unit.unit != "quarter"
        ):
            return i + 2, (_FRACTION[form], unit.unit)
    if form in _SOME or word.few:
        unit = row.word(i + 1)
        if row.form(i + 1) == "من" and form == "عدد":
            return None
        return (i + 2, (None, unit.unit)) if unit.unit and unit.unit_count == 0 and not unit.clitic else None
    if word.number is not None or (word.number_kind == "digits"):
        return _counted(row, i)
    if word.unit and not word.definite:
        return _plain(row, i)
    return None


def _counted(row: Row, i: int) -> tuple[int, Pair] | None:
    word = row.word(i)
    count: float
    if word.number is not None:
        told = cardinal(row, i)
        if told is None:
            return None
        j, count = told
    else:
        text = row.form(i).replace(",", "")
        try:
            j, count = i + 1, float(text)
        except ValueError:
            return None
    unit = row.word(j)
    if not unit.unit or unit.clitic or (unit.unit == "quarter"):
        return None
    if unit.unit_count == 1 and _names_one(row, j + 1, unit.unit):
        return None
    if unit.definite and (unit.unit_count == 1 or row.word(j + 1).shift is not None):
        return None  # "قتل ثلاثة اليوم": three, and a day
    if count > 100_000:
        return None
    return _half(row, j + 1, count, unit.unit)


def _plain(row: Row, i: int) -> tuple[int, Pair] | None:
    word = row.word(i)
    if word.unit == "quarter":
        return None
    if word.unit_count == 1:
        j = i + 1
        if _names_one(row, j, word.unit):
            return None
        if (
            row.word(j).number == 1 and not row.word(j).clitic and row.form(j) in ("واحد", "واحده")
        ) or row.form(j) in ("كامل", "كامله"):
            j += 1
        return _half(row, j, 1, word.unit)
    if word.unit_count == 2:
        return _half(row, i + 1, 2, word.unit)
    j = i + 1
    if row.word(j).few and not row.word(j).definite:
        j += 1
    return j, (None, word.unit)


def _names_one(row: Row, j: int, unit: str) -> bool:
    """Whether a unit in the singular is followed by which one it is: "يوم الجمعة", "عام 2012", "شهر آذار"."""
    word = row.word(j)
    if unit == "day":
        return not word.clitic and (
            word.weekday >= 0
            or word.bare_weekday >= 0
            or word.rel is not None
            or word.number_kind == "digits"
            or row.form(j) in ("اول", "قبل")
        )
    if unit == "year":
        return not word.clitic and word.number is not None and word.number >= 100
    return unit == "month" and (
        row.form(j) in row.lexicon.months or (word.number not in (None, 1) and not word.clitic)
    )


def _half(row: Row, j: int, count: float, unit: str) -> tuple[int, Pair]:
    if row.form(j) in ("كامله", "كامل", "متتاليه", "متواصله", "متتاليين", "كاملين", "كاملتين", "متواصل"):
        j += 1
    form = row.form(j)
    if form == "و" and row.form(j + 1) in ("نصف", "نص"):
        return j + 2, (count + 0.5, unit)
    if form in ("ونصف", "ونص", "والنصف"):
        same = row.word(j + 1)
        return j + (2 if same.unit == unit and same.definite else 1), (count + 0.5, unit)
    return j, (count, unit)


def lengths(row: Row, i: int) -> tuple[int, tuple[Pair, ...]] | None:
    """Several counts with units joined by و or a comma ("عام وشهر و21 يوما")."""
    first = pair(row, i)
    if first is None:
        return None
    j, found = first[0], [first[1]]
    while found[-1][0] is not None:
        at = j
        word = row.word(j)
        if row.form(j) in ("و", ",", "،"):
            at = j + 1
        elif word.clitic != "و" and not (found[-1][1] == "week" and word.number is not None):
            break
        more = _joined(row, at)
        if more is None or more[1][1] == found[-1][1] or more[1][0] is None:
            break
        j = more[0]
        found.append(more[1])
    return j, tuple(found)


def _joined(row: Row, at: int) -> tuple[int, Pair] | None:
    word = row.word(at)
    if word.part and word.unit != "night":
        return None
    return pair(row, at)


def _shortly(row: Row, i: int) -> int:
    """Where "قليل", "لحظات", "وقت قصير" behind قبل or منذ end; 0 where they do not stand or are counted from an event."""
    end = 0
    if row.form(i) in ("قليل", "لحظات", "برهه"):
        end = i + 1
    elif row.form(i) == "وقت" and row.form(i + 1) in ("قصير", "قليل", "وجيز"):
        end = i + 2
    return 0 if row.form(end) in ("من", "علي") else end


def ago(row: Row, i: int, side: int) -> tuple[int, Value] | None:
    """The length behind "قبل", "منذ" (`side` -1) or "بعد" (1) at token `i` on; anchored where an event follows."""
    if side < 0 and (shortly := _shortly(row, i)):
        return shortly, Ago(((1, "hour"),), -1)
    j, bound = bound_at(row, i)
    found = lengths(row, j)
    if found is None:
        return None
    end, told = found
    if row.form(end) in ("تقريبا", "فقط"):
        end += 1
    calendar = "gregorian"
    if row.form(end) in ("هجريه", "هجري", "هجريين", "هجريتان", "هجريتين"):
        calendar, end = "hijri", end + 1
    if row.form(end) == "من" and row.form(end + 1) in _NOW:
        return end + 2, Ago(told, side, bound, None, calendar)
    if row.form(end) == "في" and row.form(end + 1) == "المستقبل":
        end += 2
    beside = ("من", "علي") if side > 0 or told[0][1] == "hour" else ("من",)
    if row.form(end) in beside and row.form(end + 1) not in ("الان",):
        stop = anchor_end(row, end + 1)
        if stop > end + 1:
            return end, Anchored(told, side, end + 1, stop)
    return end, Ago(told, side, bound, None, calendar)


_STOPS = frozenset({".", "،", ",", ":", "؛", "!", "؟", "?", "(", ")", '"', "وقال", "وقالت", "واضاف", "واوضح"})


def anchor_end(row: Row, i: int) -> int:
    """Where the words of an anchor that begin at token `i` end: at a mark, at most 12 tokens on."""
    j = i
    while j < row.last and j - i < 12:
        if row.form(j) in _STOPS and not (j > i and row.form(j + 1) in ("الذي", "التي")):
            break
        j += 1
    return j


def length(row: Row, i: int) -> tuple[int, Value] | None:
    """A length standing alone, with "more than" before it."""
    j, bound = bound_at(row, i)
    found = lengths(row, j)
    return (found[0], Length(found[1], bound)) if found else None
