"""Time expressions: one parser over the words of time, from a single day to a range, a length or a repetition."""

from __future__ import annotations

from marsad.days import dates, edges, lengths, moments, names, ranges, relative, weekdays
from marsad.days.row import Row
from marsad.days.values import (
    Ago,
    Anchored,
    At,
    Between,
    Date,
    Day,
    Every,
    Length,
    Running,
    Several,
    Since,
    Until,
    Vague,
    Value,
    Weekday,
)

Found = tuple[int, Value]


def expression(row: Row, i: int) -> tuple[int, int, Value] | None:
    """The time expression that begins at token `i`, or one or two tokens before it: its first and last token and value."""
    word = row.word(i)
    core = row.form(i)[word.skip :] if word.skip else row.form(i)
    made = _PREPOSED.get(core)
    if made is not None:
        found = made(row, i)
        if found is not None:
            return i, found[0], found[1]
        if core not in ("قبل", "بعد", "قبيل", "بعيد", "عقب", "صبيحه"):
            return None
    if word.demonstrative is not None and not _shown(row, i):
        return None
    found = _running(row, i) or _repeated(row, i)
    if found is not None:
        return i, found[0], found[1]
    if row.form(i) == "لاحقا":
        found = edges.earlier(row, i)
        if found is not None:
            return i, found[0], found[1]
    if word.vague and (
        row.form(i - 1) in ("ذلك", "تلك", "هذا")
        or (row.word(i).vague == "present" and row.form(i - 1) == "حينها")
    ):
        return None
    if word.vague and (
        (row.form(i + 1) == "من" and row.form(i) == "قريبا")
        or (not row.loose and row.form(i) in ("حالا", "الحين", "حديثا", "هلا", "هلق"))
    ):
        return None
    if word.vague:
        return i, i + 1, Vague(word.vague)
    if row.form(i) in ("يومي", "ليلتي", "ليلتا", "صباحي"):
        found = ranges.two_days(row, i)
        if found is not None:
            return i, found[0], found[1]
    return ranges.ranged(row, i)


def _shown(row: Row, i: int) -> bool:
    """Whether a time follows "this" or "that"."""
    after = row.word(i + 1)
    return bool((after.unit and after.definite) or after.weekday >= 0 or after.season or (after.part_definite and row.word(i).demonstrative == 0)
        or row.form(i + 1) in ("يوم", "الايام", "الليله", "اللحظه")) or (
        row.form(i + 1) in row.lexicon.months and row.word(i).demonstrative == 0 and row.form(i) == "هذا")  # fmt: skip


def _running(row: Row, i: int) -> Found | None:
    """ "لليوم الثالث على التوالي", "للأسبوع الثاني"."""
    word = row.word(i)
    if (
        word.unit not in ("day", "week", "month", "year", "night")
        or not word.definite
        or not word.clitic.endswith("ل")
        or word.unit_count != 1
    ):
        return None
    from marsad.days.numerals import ordinal

    nth = ordinal(row, i + 1)
    at = i + 2 if row.form(i + 1) == "ال" else i + 1
    number = row.word(at).number
    if nth is None and row.word(at).number_kind == "digits" and number and number < 2000:
        nth = at + 1, number
    if nth is None:
        return None
    end = nth[0]
    if row.form(end) == "علي" and row.form(end + 1) == "التوالي":
        end += 2
    elif names.month_name(row, end + 1 if row.form(end) == "من" else end):
        return None
    return end, Running(nth[1], word.unit)


def _repeated(row: Row, i: int) -> Found | None:
    """ "يوميا", "الأسبوعية"."""
    word = row.word(i)
    if word.repeat and not word.clitic and not word.unit:
        return i + 1, Every(word.repeat)
    return None


def _every(row: Row, i: int) -> Found | None:
    word = row.word(i + 1)
    if word.clitic:
        return None
    if row.form(i + 1) == "يوم" and row.word(i + 2).bare_weekday >= 0:
        return i + 3, Every("week", row.word(i + 2).bare_weekday)
    if word.bare_weekday >= 0:
        return i + 2, Every("week", word.bare_weekday)
    if word.unit and not word.definite and word.unit_count in (1, 2):
        return i + 2, Every(word.unit, -1, word.unit_count)
    if word.part and not word.definite:
        return i + 2, Every("day")
    told = lengths.pair(row, i + 1)
    if told and told[1][0] is not None:
        return told[0], Every(told[1][1], -1, int(told[1][0]))
    return None


def _since(row: Row, i: int) -> Found | None:
    j = i + 1
    if row.form(j) == "ان":
        return None
    found = lengths.ago(row, j, -1)
    if found is not None:
        if isinstance(found[1], Ago):
            return found[0], Since(found[1])
        return None
    ranged = ranges.ranged(row, j)
    if ranged is None:
        return None
    _, end, value = ranged
    if isinstance(value, Length):
        return None
    if isinstance(value, Between):
        return end, value
    return end, Since(value)


def _until(row: Row, i: int) -> Found | None:
    j = i + 1
    if row.form(j) in ("الان", "اللحظه") or (
        row.form(j) == "الساعه" and not row.word(j + 1).number and not row.word(j + 1).ordinal
    ):
        return j + 1, Vague("present")
    if row.form(j) == "ما" and row.form(j + 1) in ("بعد", "قبل"):
        j += 1
    found = moments.moment(row, j)
    if found is None or (isinstance(found[1], At) and found[1].day is None and found[1].clock is None):
        return None
    return found[0], Until(found[1])


def _during(row: Row, i: int) -> Found | None:
    j = i + 1
    ranged = ranges.ranged(row, j)
    if row.form(j) == "فتره" and ranged is None:
        ranged = ranges.ranged(row, j + 1)
    if ranged is None:
        return None
    _, end, value = ranged
    if isinstance(value, Length):
        if row.form(end) in ("من", "بعد"):
            return None
        count, unit = value.lengths[0]
        if len(value.lengths) == 1 and unit in ("hour", "day", "week", "month", "year", "minute", "decade"):
            return end, Several(unit, int(count) if count is not None else None, 0, count is None)
    return end, value


def _throughout(row: Row, i: int) -> Found | None:
    j = i + 1
    if row.form(i) in ("مدي", "مدار") and row.form(i - 1) != "علي":
        return None
    word = row.word(j)
    if row.form(i) in ("طوال", "طيله") and word.unit and word.unit_count == 1 and word.unit not in ("night",):
        shift = dates.shift_of(row, j + 1)
        if shift is None:
            return j + 1, Length(((1, word.unit),))
    found = lengths.length(row, j)
    if found is not None:
        return found
    ranged = ranges.ranged(row, j)
    return (ranged[1], ranged[2]) if ranged else None


def _before_after(row: Row, i: int) -> Found | None:
    word = row.word(i)
    core = row.form(i)[word.skip :] if word.skip else row.form(i)
    after = core in ("بعد", "بعيد", "عقب")
    two = relative.rel_day(row, i)
    if two is not None:
        return moments.with_part(row, *two)
    half = moments.parted(row, i)
    if half is not None:
        second = ranges.to_end(row, i, *half)
        return second or half
    j = i + 1
    if row.form(j) in ("ذلك", "هذا"):
        return _from_that(row, j + 1, 1 if after else -1)
    if row.word(j).clitic or (
        row.form(i - 1) in ("يوما", "يوم", "سنه", "عاما", "ليله")
        and row.form(j) in ("يوم", "سنه", "عام", "ليله")
    ):
        return None
    if row.word(i - 1).unit and row.word(i - 1).unit == row.word(j).unit and not row.word(j).definite:
        return None  # "قرنا بعد قرن"
    if core == "بعد" and row.form(j) == "ليله":
        return j + 1, At(Ago(((1, "night"),), -1), "night")
    found = lengths.ago(row, j, 1 if after else -1)
    if found is not None:
        if isinstance(found[1], Ago) and row.word(found[0]).trigger:
            named = weekdays.weekday(row, found[0])
            if named and isinstance(named[1], Weekday) and found[1].lengths[0][1] in ("week", "month"):
                return named[0], Weekday(named[1].day, None, found[1])
            of = dates.month_date(row, found[0] + 1 if row.form(found[0]) in ("من", "في") else found[0])
            if of and isinstance(of[1], Date):
                return of[0], Ago(found[1].lengths, found[1].side, "", of[1])
        if isinstance(found[1], Ago):
            return moments.with_part(row, *found)
        return found
    return None


def _from_that(row: Row, j: int, side: int) -> Found | None:
    """ "قبل ذلك بأسبوع", "بعدها بيومين": so long before or after the day told before it."""
    at = j + 1 if row.form(j) == "ب" else j
    if at == j and row.word(j).clitic != "ب" and not row.form(j).startswith("ب"):
        return None
    found = lengths.lengths(row, at)
    if found is None or any(count is None for count, _ in found[1]):
        return None
    return found[0], Ago(found[1], side, "", Day(0, that=True))


def _before_it(row: Row, i: int) -> Found | None:
    return _from_that(row, i + 1, -1)


def _after_it(row: Row, i: int) -> Found | None:
    return _from_that(row, i + 1, 1)


def _opening(row: Row, i: int) -> Found | None:
    """ "الفاتح من أبريل": the first of a month, as the press of the Maghreb writes it."""
    if row.form(i + 1) != "من":
        return None
    found = dates.month_date(row, i + 3 if row.form(i + 2) == "شهر" else i + 2)
    if found is None or not isinstance(found[1], Date) or found[1].day is not None:
        return None
    d = found[1]
    return found[0], Date(d.year, d.month, 1, d.calendar, d.shift, None, d.year_of)


def _anchored(row: Row, i: int) -> Found | None:
    """ "غداة الهجوم", "عشية الانتخابات", "عشية الجمعة"."""
    word = row.word(i)
    side = -1 if word.prep == "eve" else 1
    found = moments.day(row, i + 1) if row.word(i + 1).trigger else None
    if found is not None and moments.dayish(found[1]):
        return found[0], Ago(((1, "day"),), side, "", found[1])
    stop = lengths.anchor_end(row, i + 1)
    if stop == i + 1:
        return None
    return i + 1, Anchored(((1, "day"),), side, i + 1, stop)


_PREPOSED = {
    "كل": _every, "منذ": _since, "مذ": _since, "حتي": _until, "خلال": _during, "غضون": _during, "اثناء": _during, "ابان": _during,
    "طوال": _throughout, "طيله": _throughout, "مده": _throughout, "لمده": _throughout, "مدار": _throughout, "مدي": _throughout,
    "قبل": _before_after, "بعد": _before_after, "قبيل": _before_after, "بعيد": _before_after, "عقب": _before_after,
    "غداه": _anchored, "عشيه": _anchored, "قبلها": _before_it, "قبله": _before_it, "بعدها": _after_it, "بعده": _after_it,
    "الفاتح": _opening,
}  # fmt: skip
