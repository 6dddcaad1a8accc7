"""Days, weeks, months and years told from the day of writing: "أمس", "الثلاثاء الماضي", "الأيام الثلاثة الماضية"."""

from __future__ import annotations

from marsad.days import dates, names
from marsad.days.numerals import ordinal
from marsad.days.row import Row
from marsad.days.values import (
    Date,
    Day,
    Pinned,
    Value,
)

Found = tuple[int, Value]
_TWO_AGO = [
    ("اول", "من", "امس"), ("اول", "امس"), ("اول", "مبارح"), ("اول", "امبارح"), ("اول", "البارحه"), ("امس", "الاول"),
    ("امس", "الاولي"), ("البارحه", "الاولي"), ("قبل", "امس"), ("قبل", "يوم", "امس"), ("قبل", "البارحه"), ("قبل", "امبارح"),
    ("اول", "من", "البارحه"), ("القبل", "البارحه"), ("قبل", "الامس"), ("الامس", "الاول"), ("اولامس",),
]  # fmt: skip
_TWO_ON = [
    ("بعد", "غد"),
    ("بعد", "الغد"),
    ("بعد", "يوم", "غد"),
    ("بعد", "بكره"),
    ("بعد", "غدا"),
    ("بعد", "بكرا"),
]
_NAMES_BEFORE = frozenset(
    {"المصري", "روسيا", "عين", "صحيفه", "جريده", "راي", "موقع", "قناه", "مجله", "وكاله", "عكاظ"}
)
_NAME_HEADS = frozenset(
    {"صحيفه", "جريده", "موقع", "قناه", "مجله", "وكاله", "لصحيفه", "لموقع", "لقناه", "لجريده", "بوابه"}
)
_BESIDE = frozenset({"التالي", "السابق", "اللاحق", "التاليه", "السابقه"})
_NOT_TODAY = frozenset({"العالمي", "الوطني", "الدولي", "الاخر", "الموعود", "الذي", "السابع", "الواحد", "الختامي", "الافتتاحي", "الرياضي", "التلفزيونيه", "السعوديه", "المفتوح", "الدراسي"})  # fmt: skip


def rel_day(row: Row, i: int) -> Found | None:
    """Yesterday, today, tomorrow and their neighbours, with the weekday or date named beside them."""
    if (row.form(i - 1) in ("عن", "وعن") and row.form(i) == "بكره") or (
        row.form(i) == "الغد" and row.form(i - 1) in _NAME_HEADS
    ):
        return None
    if (
        row.form(i) == "غد"
        and row.last > i + 1
        and row.word(i + 1).weekday < 0
        and row.form(i + 1) not in ("،", ",", ".", "(")
    ):
        return None
    j = i
    word = row.word(i)
    start = row.form(i)[word.skip :] if word.skip else row.form(i)
    if word.unit == "day" and word.unit_count == 1 and not word.definite:
        j = i + 1
        start = row.form(j)
    elif start == "اليوم" and row.form(i + 1) in ("الذي", "الي", "اللي", "القبل"):
        k = i + 1 if row.form(i + 1) == "القبل" else i + 2
        if row.form(k) in ("القبل", "قبل", "بعد") and _offset(row, k, row.form(k))[0] is not None:
            j, start = k, row.form(k)
    offset, end = _offset(row, j, start)
    if offset is None:
        return None
    if j > i and offset == 0:
        return None
    if offset == 0 and start == "اليوم":
        today = _today(row, i, end)
        if today is not None:
            return today if today[0] else None
    return pinned(row, end, offset)


def _offset(row: Row, j: int, start: str) -> tuple[int | None, int]:
    for table, offset in ((_TWO_AGO, -2), (_TWO_ON, 2)):
        for phrase in table:
            if start == phrase[0] and all(row.form(j + k) == form for k, form in enumerate(phrase[1:], 1)):
                return offset, j + len(phrase)
    rel = row.word(j).rel
    return (rel, j + 1) if rel is not None else (None, j)


def _today(row: Row, i: int, end: int) -> Found | None:
    """What "اليوم" is where it is not today: (0, …) for none at all, None where it is today."""
    nothing: Found = (0, Day(0))
    before, after = row.form(i - 1), row.word(end)
    if before == "(" and row.form(end) == ")" and row.form(i - 2) in ("ل", "مع", "الي", "في"):
        return nothing  # the newspaper: "وقالت مصادر لـ(اليوم)"
    if before in _NAMES_BEFORE or row.form(i - 2) in _NAME_HEADS or row.form(end) in _NOT_TODAY:
        return nothing
    if before in ("ذلك", "تلك", "نفس", "ذات") or after.same:
        return end + (1 if after.same else 0), Day(0, that=True)
    if row.form(end) in ("الاخير", "الاخيره") or (
        row.form(end + 1) in ("الاخير",) and row.form(end) in ("قبل", "ما")
    ):
        return nothing
    shift = dates.shift_of(row, end)
    if shift:
        return shift[0], Day(shift[1], that=row.form(end) in _BESIDE)
    nth = ordinal(row, end) if after.ordinal and not after.clitic else None
    if nth is not None:
        return nothing
    return None


def pinned(row: Row, end: int, offset: int) -> Found:
    """A relative day with what stands beside it: "(الأحد)", "الأربعاء", "الاثنين، 1 نيسان"."""
    at = end
    bracket = row.form(at) == "("
    if bracket or row.form(at) in ("،", ",", "-", "/", "الموافق"):
        at += 1
    meant = row.word(at).rel
    if bracket and meant is not None and row.form(at + 1) == ")" and row.word(at).clitic == "":
        return at + 2, Day(meant)  # "اختطفت اليوم (أمس)": what the editor put in brackets
    named = names.weekday_name(row, at)
    day = -1
    if named is not None and row.word(at).clitic in ("", "ال"):
        j = named[0]
        day = named[1]
        if bracket and row.form(j) == ")":
            j, bracket = j + 1, False
        elif bracket and row.form(j) not in ("،", ","):
            bracket = False
        end = j
        at = row.skip_comma(j)
    if row.form(at) in ("(", "الموافق", "في", "-"):
        at += 1
    found = dates.date(row, at) if row.word(at).trigger and row.word(at).clitic == "" else None
    if found is not None and isinstance(found[1], Date):
        end = found[0]
        if row.form(end) == ")":
            end += 1
        return end, Pinned(offset, day, found[1])
    return (end, Pinned(offset, day)) if day >= 0 else (end, Day(offset))
