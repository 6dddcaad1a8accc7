"""Time expressions: one parser over the words of time, from a single day to a range, a length or a repetition."""

from __future__ import annotations

from marsad.days import dates, lengths, parts, relative, spans
from marsad.days.row import Row
from marsad.days.values import (
    Ago,
    Anchored,
    At,
    Between,
    Date,
    Day,
    DayOf,
    Edge,
    Every,
    Feast,
    Lasting,
    Length,
    Period,
    Pinned,
    Running,
    Season,
    Several,
    Since,
    Until,
    Vague,
    Value,
    Weekday,
)

Found = tuple[int, Value]
_DAYS = (Day, Pinned, Weekday, Date, DayOf, Feast, Ago)
_TO = frozenset({"حتي", "الي", "لغايه", "ولغايه", "وحتي", "والي", "لحد"})
_NIGHTS = frozenset({"-", "/", "الي", "علي", "،", ",", "–"})


def day(row: Row, i: int) -> Found | None:
    """One day or period, with no part of the day."""
    word = row.word(i)
    if word.demonstrative is not None:
        return (
            relative.period(row, i)
            or relative.weekday(row, i)
            or spans.season(row, i)
            or _this_month_name(row, i)
        )
    found = spans.nth_of(row, i) if word.unit or word.ordinal or word.edge or word.weekday >= 0 else None
    if found:
        return found
    found = relative.rel_day(row, i)
    if found:
        return found
    if row.form(i) in ("يوم", "ليوم", "بيوم", "مورخ", "بتاريخ", "تاريخ") and row.word(i + 1).trigger:
        dated = dates.date(row, i + 1, short=True)
        if dated:
            return dated
    found = relative.weekday(row, i)
    if found:
        return found
    if word.number is not None or word.ordinal or word.number_kind == "digits":
        found = dates.date(row, i)
        if found:
            return found
    if row.form(i) in ("قبل", "بعد"):
        found = relative.rel_day(row, i)
        if found:
            return found
    for reader in (
        spans.edge,
        relative.period,
        spans.feast,
        dates.month_date,
        spans.year,
        spans.season,
        spans.decade,
        spans.century,
    ):
        found = reader(row, i)
        if found:
            return found
    return None


def _this_month_name(row: Row, i: int) -> Found | None:
    found = dates.month_date(row, i + 1)
    if found and isinstance(found[1], Date) and found[1].day is None and row.word(i).demonstrative == 0:
        d = found[1]
        return found[0], Date(d.year, d.month, None, d.calendar, 0)
    return None


def moment(row: Row, i: int) -> Found | None:
    """A day with a part of it or a clock time before or behind, or any of these alone."""
    word = row.word(i)
    core = row.form(i)[word.skip :] if word.skip else row.form(i)
    timed = (
        parts.clock(row, i)
        if word.number is not None or word.ordinal or word.number_kind or core in ("الساعه",)
        else None
    )
    dated = (
        dates.date(row, i)
        if timed and (word.number is not None or word.ordinal) and core != "الساعه"
        else None
    )
    if timed and not dated:
        return _with_day(row, timed[0], At(None, timed[1].part, timed[1]))
    if row.form(i) in row.lexicon.feasts:
        feast = spans.feast(row, i)
        if feast:
            return feast
    if word.part or word.part_adverb or core in _PART_STARTS:
        found = _parted(row, i)
        if found:
            return found
    found = day(row, i)
    if found is None:
        return None
    return _with_part(row, *found)


_PART_STARTS = frozenset({"بعد", "قبل", "قبيل", "بعيد", "عقب", "منتصف", "ساعه", "وقت", "الساعات", "ساعات", "مطلع", "اواخر", "اول", "اخر", "فتره", "بدايه"})  # fmt: skip


def _parted(row: Row, i: int) -> Found | None:
    """A part of the day, alone or with its day."""
    earlier = spans._earlier(row, i)
    if earlier is not None:
        return earlier
    found = parts.part(row, i)
    if found is None:
        return None
    j = found.end
    joined = _joined_part(row, j)
    first_part = found.name
    if joined is not None:
        j = joined[0]
        first_part = f"{found.name}+{joined[1]}"
    at = j
    while row.form(at) in ("من", "في", "يوم", "،", ",") and row.form(at) != "يوم":
        at += 1
    following = None
    if not (at > j and found.name == "" and row.form(at - 1) == "،"):
        following = (
            day(row, at)
            if row.word(at).trigger or row.word(at).demonstrative is not None or row.form(at) == "يوم"
            else None
        )
    if (
        following is not None
        and isinstance(following[1], Edge)
        and following[1].edge in ("early", "late", "mid")
    ):
        following = None
    if following is not None and not _dayish(following[1]):
        if found.name == "night" and isinstance(following[1], Period) and following[1].unit == "weekend":
            pass
        else:
            following = None
    if (
        following is not None
        and at > j
        and not found.needs_day
        and row.form(at - 1) in ("،", ",")
        and found.name
    ):
        following = None
    if following is None:
        return _alone(row, i, found, j)
    end, value = following
    second = _second_night(row, end, value) if first_part in ("night", "evening", "dawn") else None
    if second is not None:
        end, number = second
        return end, At(value, first_part, None, found.after_midnight, number, found.time)
    told = parts.clock(row, end)
    if told is None and row.form(end) in ("عند", "في", "،") and row.form(end + 1) in ("الساعه",):
        told = parts.clock(row, end + 1)
    if told is not None and (row.form(told[0] - 1) != "," or True) and not told[1].bare:
        return told[0], At(value, first_part, told[1], found.after_midnight, None, found.time)
    return end, At(value, first_part, None, found.after_midnight, None, found.time)


def _joined_part(row: Row, j: int) -> tuple[int, str] | None:
    """A second part of the day joined by و ("فجر وصباح أمس")."""
    at = j + 1 if row.form(j) == "و" else j
    word = row.word(at)
    if (word.clitic == "و" or at > j) and word.part and not word.part_definite:
        after = row.word(at + 1)
        if after.rel is not None or after.weekday >= 0 or row.form(at + 1) == "يوم":
            return at + 1, word.part
    return None


def _dayish(value: Value) -> bool:
    return isinstance(value, (Day, Pinned, Weekday, DayOf, Feast)) or (isinstance(value, Date) and value.day is not None) or (
        isinstance(value, Date) and value.weekday is not None)  # fmt: skip


def _alone(row: Row, i: int, found: parts.Part, j: int) -> Found | None:
    if found.name and not found.needs_day:
        timed = parts.clock(row, j)
        if timed is not None and (not timed[1].bare or timed[1].minutes_told) and not timed[1].part:
            return timed[0], At(None, found.name, timed[1], found.after_midnight)
    if (
        found.name == "night"
        and row.word(j).shift is not None
        and row.word(j).shift != 0
        and not row.word(j).clitic
    ):
        return j + 1, At(Day(row.word(j).shift or 0), "night", None, found.after_midnight, None, found.time)
    shift = dates.shift_of(row, j) if found.name == "night" else None
    if shift is not None and shift[1] != 0:
        return shift[0], At(Day(shift[1]), "night", None, found.after_midnight, None, found.time)
    if found.name == "tonight":
        if row.word(j).shift is not None and not row.word(j).clitic:
            return j + 1, At(
                Day(row.word(j).shift or 0), "night", None, found.after_midnight, None, found.time
            )
        shift = dates.shift_of(row, j)
        if shift:
            return shift[0], At(Day(shift[1]), "night", None, found.after_midnight)
        named = relative.weekday(row, j)
        if named:
            return named[0], At(named[1], "night")
        return j, At(Day(0), "night", None, found.after_midnight)
    if found.needs_day:
        return None
    if not found.name and found.time in ("", "late", "early"):
        return None
    if row.word(i).clitic == "ل" or (row.word(i).part_definite and not _adverbial(row, i)):
        return None
    return j, At(None, found.name, None, found.after_midnight, None, found.time)


def _adverbial(row: Row, i: int) -> bool:
    """Whether "الصباح" at `i` tells a time: behind a preposition of time."""
    before = row.form(i - 1)
    return (
        before
        in (
            "في",
            "خلال",
            "منذ",
            "طوال",
            "حتي",
            "هذا",
            "هذه",
            "اثناء",
            "طيله",
            "الي",
            "من",
            "عند",
            "مع",
            "وقت",
        )
        or row.last - row.first < 3
    )


def _second_night(row: Row, j: int, value: Value) -> tuple[int, int] | None:
    """The second weekday of a night over two days ("ليل الجمعة السبت", "ليلة السبت إلى الأحد")."""
    first = (
        value.day
        if isinstance(value, Weekday)
        else value.weekday
        if isinstance(value, (Pinned, Date))
        else None
    )
    if first is None or first < 0:
        return None
    at = j + 1 if row.form(j) in _NIGHTS else j
    named = relative.weekday_name(row, at)
    if named is None or named[1] != (first + 1) % 7:
        return None
    if row.word(at).clitic not in ("", "و", "ل"):
        return None
    shift = dates.shift_of(row, named[0])
    return (shift[0] if shift else named[0]), named[1]


def _with_part(row: Row, j: int, value: Value) -> Found:
    """The day with a part of day or a clock time behind it ("السبت صباحا", "أمس عند الساعة الثالثة")."""
    if not _dayish(value) and not (
        isinstance(value, Ago) or (isinstance(value, Period) and value.unit == "day")
    ):
        return j, value
    at = (
        j + 1
        if row.form(j) in ("عند", "في", "علي", "،", ",", "قبل", "بعد", "-")
        and row.form(j) not in ("قبل", "بعد")
        else j
    )
    told = parts.clock(row, at) if row.word(at).trigger else None
    if told is not None and (not told[1].bare or told[1].part or told[1].minutes_told):
        return told[0], At(value, told[1].part, told[1])
    found = parts.part(row, j)
    if found is not None and not found.needs_day and found.name and not row.word(j).clitic:
        if row.word(j).part_definite and row.form(j) not in ("بعد", "قبل"):
            return j, value
        timed = parts.clock(row, found.end)
        if timed and not timed[1].bare:
            return timed[0], At(value, found.name, timed[1], found.after_midnight)
        return found.end, At(value, found.name, None, found.after_midnight, None, found.time)
    return j, value


def _with_day(row: Row, j: int, at: At) -> Found:
    """A clock time with the day behind it."""
    k = j + 1 if row.form(j) in ("من", "في", "،", ",") else j
    if k > j and row.form(j) in ("من",) and row.word(k).part:
        inner = _parted(row, k)
        if inner and isinstance(inner[1], At):
            return inner[0], At(
                inner[1].day, inner[1].part, at.clock, inner[1].after_midnight, inner[1].second_night
            )
    inner = _parted(row, j) if row.word(j).part and not at.part else None
    if inner and isinstance(inner[1], At) and inner[1].day is not None:
        return inner[0], At(
            inner[1].day, inner[1].part, at.clock, inner[1].after_midnight, inner[1].second_night
        )
    if row.word(k).trigger or row.form(k) == "يوم":
        found = day(row, k)
        if found and _dayish(found[1]) and row.word(k).clitic == "":
            return found[0], At(found[1], at.part, at.clock, at.after_midnight)
    if at.part and row.word(j).part and at.clock and not row.word(j).part_definite:
        inner = _parted(row, j)
        if inner and isinstance(inner[1], At) and inner[1].day is not None:
            return inner[0], At(inner[1].day, at.part, at.clock)
    return j, at


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
        found = spans._earlier(row, i)
        if found is not None:
            return i, found[0], found[1]
    if word.vague and (
        row.form(i - 1) in ("ذلك", "تلك", "هذا")
        or (row.word(i).vague == "present"
        and row.form(i - 1) == "حينها")
    ):
        return None
    if word.vague:
        return i, i + 1, Vague(word.vague)
    if row.form(i) in ("يومي", "ليلتي", "ليلتا", "صباحي"):
        found = _two_days(row, i)
        if found is not None:
            return i, found[0], found[1]
    return _ranged(row, i)


def _shown(row: Row, i: int) -> bool:
    """Whether a time follows "this" or "that"."""
    after = row.word(i + 1)
    return bool((after.unit and after.definite) or after.weekday >= 0 or after.season or row.form(i + 1) in ("يوم", "الايام", "الليله", "اللحظه")) or (
        row.form(i + 1) in row.lexicon.months and row.word(i).demonstrative == 0 and row.form(i) == "هذا")  # fmt: skip


def _ranged(row: Row, i: int) -> tuple[int, int, Value] | None:
    """A moment or the first half of a range, with the words before it that belong to it."""
    short = _short_range(row, i)
    if short is not None:
        return _from(row, i), *short
    found = moment(row, i)
    if found is None:
        told = lengths.length(row, i) if _length_word(row, i) else None
        if told is None or (row.word(i).clitic in ("ف",)):
            return None
        return i, told[0], told[1]
    j, value = found
    lasting = _lasting(row, j, value)
    if lasting is not None:
        return i, *lasting
    second = _to(row, i, j, value)
    if second is not None:
        return _from(row, i), second[0], second[1]
    return i, j, value


def _lasting(row: Row, j: int, value: Value) -> Found | None:
    """A day with how long from it: "الجمعة لمدة يومين"."""
    if row.form(j) not in ("لمده", "ولمده", "مده") or not _dayish(
        value.day if isinstance(value, At) and value.day else value
    ):
        return None
    found = lengths.lengths(row, j + 1)
    if found is None or any(count is None for count, _ in found[1]) or found[1][0][1] not in ("day", "week"):
        return None
    return found[0], Lasting(value, found[1])


def _from(row: Row, i: int) -> int:
    """The token of "من" or "بين" before a range, `i` where there is none."""
    k = i - 1
    if row.form(k) == "يوم":
        k -= 1
    if row.form(k) in ("من", "بين", "ما"):
        return k - 1 if row.form(k) == "بين" and row.form(k - 1) == "ما" else k
    return i


def _to(row: Row, i: int, j: int, value: Value) -> Found | None:
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
        if row.form(_from(row, i)) not in ("بين", "ما"):
            return _next_day(row, j, value)
        at = j + 1 if mark == "و" else j
    elif row.word(j).clitic == "ل" and row.form(_from(row, i)) == "من":
        at = j
    else:
        return None
    if row.form(at) == "يوم" and row.word(at + 1).trigger and row.word(at + 1).bare_weekday < 0:
        at += 1
    found = moment(row, at)
    if found is None or isinstance(found[1], Length):
        return None
    return found[0], Between(value, found[1])


def _next_day(row: Row, j: int, value: Value) -> Found | None:
    """ "السبت والأحد": two days that follow one another, one stretch."""
    at = j + 1 if row.form(j) == "و" else j
    named = relative.weekday_name(row, at)
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


def _two_days(row: Row, i: int) -> Found | None:
    """ "يومي الاثنين والثلاثاء", "يومي 3 و4 مارس"."""
    named = relative.weekday_name(row, i + 1)
    if named is not None:
        j = named[0]
        at = j + 1 if row.form(j) == "و" else j
        second = relative.weekday_name(row, at)
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
    month = dates.month_name(row, i)
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
    from marsad.days.numerals import cardinal, ordinal

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
    elif dates.month_name(row, end + 1 if row.form(end) == "من" else end):
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
    ranged = _ranged(row, j)
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
    if (
        row.form(j) in ("الان", "اللحظه")
        or (row.form(j) == "الساعه"
        and not row.word(j + 1).number
        and not row.word(j + 1).ordinal)
    ):
        return j + 1, Vague("present")
    if row.form(j) == "ما" and row.form(j + 1) in ("بعد", "قبل"):
        j += 1
    found = moment(row, j)
    if found is None or (isinstance(found[1], At) and found[1].day is None and found[1].clock is None):
        return None
    return found[0], Until(found[1])


def _during(row: Row, i: int) -> Found | None:
    j = i + 1
    ranged = _ranged(row, j)
    if row.form(j) == "فتره" and ranged is None:
        ranged = _ranged(row, j + 1)
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
    if row.form(i) == "مدي" or row.form(i) == "مدار":
        if row.form(i - 1) != "علي":
            return None
    word = row.word(j)
    if row.form(i) in ("طوال", "طيله") and word.unit and word.unit_count == 1 and word.unit not in ("night",):
        shift = dates.shift_of(row, j + 1)
        if shift is None:
            return j + 1, Length(((1, word.unit),))
    found = lengths.length(row, j)
    if found is not None:
        return found
    ranged = _ranged(row, j)
    return (ranged[1], ranged[2]) if ranged else None


def _before_after(row: Row, i: int) -> Found | None:
    word = row.word(i)
    core = row.form(i)[word.skip :] if word.skip else row.form(i)
    after = core in ("بعد", "بعيد", "عقب")
    two = relative.rel_day(row, i)
    if two is not None:
        return _with_part(row, *two)
    half = _parted(row, i)
    if half is not None:
        second = _to(row, i, *half)
        return second or half
    j = i + 1
    if row.word(j).clitic or (
        row.form(i - 1) in ("يوما", "يوم", "سنه", "عاما", "ليله")
        and row.form(j) in ("يوم", "سنه", "عام", "ليله")
    ):
        return None
    if core == "بعد" and row.form(j) == "ليله":
        return j + 1, At(Ago(((1, "night"),), -1), "night")
    found = lengths.ago(row, j, 1 if after else -1)
    if found is not None:
        if isinstance(found[1], Ago) and row.word(found[0]).trigger:
            named = relative.weekday(row, found[0])
            if named and isinstance(named[1], Weekday) and found[1].lengths[0][1] in ("week", "month"):
                return named[0], Weekday(named[1].day, None, found[1])
            of = dates.month_date(row, found[0] + 1 if row.form(found[0]) in ("من", "في") else found[0])
            if of and isinstance(of[1], Date):
                return of[0], Ago(found[1].lengths, found[1].side, "", of[1])
        if isinstance(found[1], Ago):
            return _with_part(row, *found)
        return found
    return None


def _anchored(row: Row, i: int) -> Found | None:
    """ "غداة الهجوم", "عشية الانتخابات", "عشية الجمعة"."""
    word = row.word(i)
    side = -1 if word.prep == "eve" else 1
    found = day(row, i + 1) if row.word(i + 1).trigger else None
    if found is not None and _dayish(found[1]):
        return found[0], Ago(((1, "day"),), side, "", found[1])
    stop = lengths.anchor_end(row, i + 1)
    if stop == i + 1:
        return None
    return i + 1, Anchored(((1, "day"),), side, i + 1, stop)


def _season_guard(value: Value) -> bool:
    return isinstance(value, Season)


_PREPOSED = {
    "كل": _every, "منذ": _since, "مذ": _since, "حتي": _until, "خلال": _during, "غضون": _during, "اثناء": _during, "ابان": _during,
    "طوال": _throughout, "طيله": _throughout, "مده": _throughout, "لمده": _throughout, "مدار": _throughout, "مدي": _throughout,
    "قبل": _before_after, "بعد": _before_after, "قبيل": _before_after, "بعيد": _before_after, "عقب": _before_after,
    "غداه": _anchored, "عشيه": _anchored,
}  # fmt: skip
