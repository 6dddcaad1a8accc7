"""Ranges: "من الأحد حتى الثلاثاء", "بين 3 و7 مارس", "السبت والأحد", "الجمعة لمدة يومين"."""

from __future__ import annotations

from marsad.days import dates, lengths, moments, names, relative
from marsad.days.numerals import cardinal, ordinal
from marsad.days.row import Row
from marsad.days.values import At, Between, Date, Day, DayOf, Lasting, Length, Pinned, Value, Weekday

Found = tuple[int, Value]

_TO = frozenset({"حتي", "الي", "لغايه", "ولغايه", "وحتي", "والي", "لحد"})


def ranged(row: Row, i: int) -> tuple[int, int, Value] | None:
    """A moment or the first half of a range, with the words before it that belong to it."""
    years = _two_years(row, i) or _two_months(row, i)
    if years is not None:
        return from_word(row, i), *years
    short = _short_range(row, i)
    if short is not None:
        return from_word(row, i), *short
    found = moments.moment(row, i)
    if found is None:
        told = lengths.length(row, i) if _length_word(row, i) else None
        if told is None or (row.word(i).clitic in ("ف",)):
            return None
        return i, told[0], told[1]
    j, value = found
    lasting = _lasting(row, j, value)
    if lasting is not None:
        return i, *lasting
    second = to_end(row, i, j, value)
    if second is not None:
        return from_word(row, i), second[0], second[1]
    return i, j, value


def _lasting(row: Row, j: int, value: Value) -> Found | None:
    """A day with how long from it: "الجمعة لمدة يومين"."""
    if row.form(j) not in ("لمده", "ولمده", "مده") or not moments.dayish(
        value.day if isinstance(value, At) and value.day else value
    ):
        return None
    found = lengths.lengths(row, j + 1)
    if found is None or any(count is None for count, _ in found[1]) or found[1][0][1] not in ("day", "week"):
        return None
    return found[0], Lasting(value, found[1])


def _two_years(row: Row, i: int) -> Found | None:
    """ "عامي 2011 و2014", "بين العامين 1910 و1912"."""
    word = row.word(i)
    if word.unit != "year" or word.unit_count != 2:
        return None
    first, j = row.word(i + 1).number, i + 2
    at = j + 1 if row.form(j) in ("و", "الي", "-") else j
    second = row.word(at).number
    if first is None or second is None or len(row.form(i + 1)) != 4 or len(row.form(at)) != 4:
        return None
    return (
        (at + 1, Between(Date(first), Date(second)))
        if dates.calendar_year(first) and first < second
        else None
    )


def from_word(row: Row, i: int) -> int:
    """The token of "من" or "بين" before a range, `i` where there is none."""
    k = i - 1
    if row.form(k) == "يوم":
        k -= 1
    if row.form(k) in ("من", "بين", "ما"):
        return k - 1 if row.form(k) == "بين" and row.form(k - 1) == "ما" else k
    return i


def to_end(row: Row, i: int, j: int, value: Value) -> Found | None:
    """The second half of a range behind a first half that ends at `j`."""
    mark = row.form(j)
    at = j
    if mark in _TO:
        at = j + 1
        if row.form(at) == "ما" and row.form(at + 1) in ("بعد", "قبل"):
            at += 1
    elif mark in ("-", "–") and isinstance(value, (Date, At, Day, Pinned)):
        at = j + 1
    elif mark == "و" or row.word(j).clitic == "و":
        if row.form(from_word(row, i)) not in ("بين", "ما"):
            return _next_day(row, j, value)
        at = j + 1 if mark == "و" else j
    elif row.word(j).clitic == "ل" and row.form(from_word(row, i)) == "من":
        at = j
    else:
        return None
    if row.form(at) == "يوم" and row.word(at + 1).trigger and row.word(at + 1).bare_weekday < 0:
        at += 1
    found = moments.moment(row, at)
    if found is None or isinstance(found[1], Length):
        return None
    return found[0], Between(value, found[1])


def _next_day(row: Row, j: int, value: Value) -> Found | None:
    """ "السبت والأحد": two days that follow one another, one stretch."""
    at = j + 1 if row.form(j) == "و" else j
    named = names.weekday_name(row, at)
    if isinstance(value, (Day, Pinned)):
        return _beside(row, j, at, value)
    if (
        named is None
        or not isinstance(value, Weekday)
        or named[1] != (value.day + 1) % 7
        or value.week is not None
    ):
        return None
    shift = dates.shift_of(row, named[0])
    end, count = shift if shift else (named[0], value.shift)
    return end, Between(Weekday(value.day, count), Weekday(named[1], count))


def _beside(row: Row, j: int, at: int, value: Day | Pinned) -> Found | None:
    """ "أمس واليوم", "أمس وأول من أمس": two days told from the day of writing that touch, one stretch."""
    second = _rel_behind(row, j) if at == j else relative.rel_day(row, at)
    if second is None or not isinstance(second[1], (Day, Pinned)):
        return None
    if abs(second[1].offset - value.offset) != 1 or _that(value) or _that(second[1]):
        return None
    ends = sorted([value, second[1]], key=lambda day: day.offset)
    return second[0], Between(ends[0], ends[1])


def _that(value: Day | Pinned) -> bool:
    return isinstance(value, Day) and value.that


def _two_months(row: Row, i: int) -> Found | None:
    """ "شهري أبريل ومايو 2018", "بين شهري مارس ومايو": from the first of one month to the last of the other."""
    if row.form(i)[row.word(i).skip :] not in ("شهري", "شهرا", "الشهرين"):
        return None
    first = dates.month_date(row, i + 1)
    if first is None:
        return None
    at = first[0] + 1 if row.form(first[0]) in ("و", "الي", "-") else first[0]
    second = dates.month_date(row, at)
    if second is None or (at == first[0] and row.word(at).clitic != "و" and not row.form(at).startswith("و")):
        return None
    a, b = first[1], second[1]
    if not isinstance(a, Date) or not isinstance(b, Date) or a.day is not None or b.day is not None:
        return None
    if a.year is None and a.shift is None and a.year_of is None:
        a = Date(b.year, a.month, None, a.calendar, b.shift, None, b.year_of)
    return second[0], Between(a, b)


def two_days(row: Row, i: int) -> Found | None:
    """ "يومي الاثنين والثلاثاء", "يومي 3 و4 مارس"."""
    named = names.weekday_name(row, i + 1)
    if named is not None:
        j = named[0]
        at = j + 1 if row.form(j) == "و" else j
        second = names.weekday_name(row, at)
        if second is not None and (at > j or row.word(at).clitic == "و"):
            shift = dates.shift_of(row, second[0])
            end, count = shift if shift else (second[0], None)
            return end, Between(Weekday(named[1], count), Weekday(second[1], count))
    first = relative.rel_day(row, i + 1)
    if first is not None:
        j = first[0]
        second_day = relative.rel_day(row, j + 1) if row.form(j) == "و" else _rel_behind(row, j)
        if (
            second_day is not None
            and isinstance(first[1], (Day, Pinned))
            and isinstance(second_day[1], (Day, Pinned))
        ):
            ends = sorted([first[1], second_day[1]], key=lambda day: day.offset)
            return second_day[0], Between(ends[0], ends[1])
    return _short_range(row, i + 1)


def _rel_behind(row: Row, j: int) -> Found | None:
    """The second day of "أمس وأول من أمس", its و written with it."""
    form = row.form(j)
    if form == "واول" and row.form(j + 1) in ("من", "امس"):
        end = j + 3 if row.form(j + 1) == "من" else j + 2
        return (end, Day(-2)) if row.form(end - 1) == "امس" else None
    return relative.rel_day(row, j) if row.word(j).clitic == "و" else None


def _short_range(row: Row, i: int) -> Found | None:
    """ "3 و7 مارس", "13-15 يوليو", "من 4 إلى 22 يناير 1995", "30 أو 31 يوليو": two days of one month."""
    word = row.word(i)
    if word.number is None and not word.ordinal:
        return _month_first_range(row, i)
    first = _day_number(row, i)
    if first is None:
        return None
    j, a = first
    mark = row.form(j)
    if mark in ("-", "–", "و", "او") or mark in _TO:
        at = j + 1
    elif row.word(j).clitic == "و":
        at = j
    else:
        return None
    second = _day_number(row, at)
    if second is None:
        return _year_range(row, i)
    k, b = second
    whole = dates._month_after(row, k, b)
    if whole is None:
        return _year_range(row, i)
    end, last = whole
    if isinstance(last, Date):
        start: Value = Date(last.year, last.month, a, last.calendar, last.shift, None, last.year_of)
    elif isinstance(last, DayOf):
        start = DayOf(a, last.of)
    else:
        return None
    return end, Between(start, last)


def _month_first_range(row: Row, i: int) -> Found | None:
    """ "يوليو 13-15", "شهر نوفمبر بين 19 و20"."""
    month = names.month_name(row, i)
    if month is None:
        return None
    j = month[0]
    at = j + 1 if row.form(j) in ("بين", "من") else j
    first = _day_number(row, at)
    if first is None or row.word(at).number_kind != "digits":
        return None
    k, a = first
    if (
        row.form(k) not in ("-", "–")
        and row.form(k) not in _TO
        and not (at > j and (row.form(k) == "و" or row.word(k).clitic == "و"))
    ):
        return None
    second = _day_number(row, k if row.word(k).clitic == "و" else k + 1)
    if (
        second is None
        or row.word(second[0]).unit
        or (row.word(second[0]).month or row.form(second[0]) in row.lexicon.months)
    ):
        return None
    end, told = dates.tail(row, second[0], second[1], month[1], month[2])
    if not isinstance(told, Date):
        return None
    return end, Between(Date(told.year, told.month, a, told.calendar, told.shift), told)


def _year_range(row: Row, i: int) -> Found | None:
    a, b = row.word(i).number, row.word(i + 2).number
    if (
        a
        and b
        and len(row.form(i)) == 4 == len(row.form(i + 2))
        and 1800 <= a < b <= 2100
        and row.form(i + 1) != "و"
    ):
        return i + 3, Between(Date(a), Date(b))
    return None


def _day_number(row: Row, i: int) -> tuple[int, int] | None:

    word = row.word(i)
    if word.number_kind == "digits":
        if word.number is not None and 1 <= word.number <= 31 and len(row.form(i)) < 3:
            return i + 1, word.number
        if word.number is not None and len(row.form(i)) == 4 and 1800 <= word.number <= 2100:
            return i + 1, word.number
        return None
    found = ordinal(row, i) if word.ordinal else cardinal(row, i) if word.number is not None else None
    return found if found and 1 <= found[1] <= 31 else None


def _length_word(row: Row, i: int) -> bool:
    word = row.word(i)
    if word.clitic in ("ب", "ل") and word.number_kind == "digits":
        return False
    if word.unit and word.number is None and not word.few:
        return _told_length(row, i)
    return bool(
        (word.unit and not word.definite)
        or word.number is not None
        or word.number_kind
        or word.few
        or row.form(i) in lengths._FRACTION
    )


def _told_length(row: Row, i: int) -> bool:
    """Whether a unit with no number tells a length: "يومين", "ساعة ونصف", "شهر كامل", not "عقد" alone."""
    word = row.word(i)
    if word.unit_count == 2:
        return not word.definite and row.form(i)[-1] in "نا" and row.form(i) not in ("يوما",)
    if word.unit_count == 0:
        return bool(row.word(i + 1).few) and not row.word(i + 1).definite
    found = lengths.lengths(row, i)
    return found is not None and found[0] > i + 1 and not word.definite
