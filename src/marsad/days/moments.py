"""One moment: a day with a part of it or a clock time before or behind, or any of these alone."""

from __future__ import annotations

from marsad.days import clocks, dates, edges, names, numbered, parts, periods, relative, spans, weekdays
from marsad.days.row import Row
from marsad.days.values import Ago, At, Date, Day, DayOf, Edge, Feast, Period, Pinned, Value, Weekday

Found = tuple[int, Value]

_NIGHTS = frozenset({"-", "/", "الي", "علي", "،", ",", "–"})


def day(row: Row, i: int) -> Found | None:
    """One day or period, with no part of the day."""
    word = row.word(i)
    if word.demonstrative is not None:
        return (
            periods.period(row, i)
            or weekdays.weekday(row, i)
            or spans.season(row, i)
            or _this_month_name(row, i)
        )
    found = numbered.nth_of(row, i) if word.unit or word.ordinal or word.edge or word.weekday >= 0 else None
    if found:
        return found
    found = relative.rel_day(row, i)
    if found:
        return found
    if row.form(i) in ("يوم", "ليوم", "بيوم", "مورخ", "بتاريخ", "تاريخ") and row.word(i + 1).trigger:
        dated = dates.date(row, i + 1, short=True)
        if dated:
            return dated
    found = weekdays.weekday(row, i)
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
        edges.edge,
        periods.period,
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
        clocks.clock(row, i)
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
        found = parted(row, i)
        if found:
            return found
    found = day(row, i)
    if found is None:
        return None
    return with_part(row, *found)


_PART_STARTS = frozenset({"بعد", "قبل", "قبيل", "بعيد", "عقب", "منتصف", "ساعه", "وقت", "الساعات", "ساعات", "مطلع", "اواخر", "اول", "اخر", "فتره", "بدايه"})  # fmt: skip


def parted(row: Row, i: int) -> Found | None:
    """A part of the day, alone or with its day."""
    earlier = edges.earlier(row, i)
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
    if following is not None and not dayish(following[1]):
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
    told = clocks.clock(row, end)
    if told is None and row.form(end) in ("عند", "في", "،") and row.form(end + 1) in ("الساعه",):
        told = clocks.clock(row, end + 1)
    if told is not None and not told[1].bare:
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


def dayish(value: Value) -> bool:
    return isinstance(value, (Day, Pinned, Weekday, DayOf, Feast)) or (isinstance(value, Date) and value.day is not None) or (
        isinstance(value, Date) and value.weekday is not None)  # fmt: skip


def _alone(row: Row, i: int, found: parts.Part, j: int) -> Found | None:
    if found.name and not found.needs_day:
        timed = clocks.clock(row, j)
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
        named = weekdays.weekday(row, j)
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
    if row.form(i) in ("المغرب", "العصر", "العشاء", "الغروب", "السحر", "الامسيه", "الظهر") and not row.loose:
        return before in ("قبل", "بعد", "قبيل", "بعيد", "وقت", "عند")
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
    named = names.weekday_name(row, at)
    if named is None or named[1] != (first + 1) % 7:
        return None
    if row.word(at).clitic not in ("", "و", "ل"):
        return None
    shift = dates.shift_of(row, named[0])
    return (shift[0] if shift else named[0]), named[1]


def with_part(row: Row, j: int, value: Value) -> Found:
    """The day with a part of day or a clock time behind it ("السبت صباحا", "أمس عند الساعة الثالثة")."""
    if not dayish(value) and not (
        isinstance(value, Ago) or (isinstance(value, Period) and value.unit == "day")
    ):
        return j, value
    at = (
        j + 1
        if row.form(j) in ("عند", "في", "علي", "،", ",", "قبل", "بعد", "-")
        and row.form(j) not in ("قبل", "بعد")
        else j
    )
    told = clocks.clock(row, at) if row.word(at).trigger else None
    if told is not None and (not told[1].bare or told[1].part or told[1].minutes_told):
        return told[0], At(value, told[1].part, told[1])
    found = parts.part(row, j)
    if found is not None and not found.needs_day and found.name and not row.word(j).clitic:
        if row.word(j).part_definite and row.form(j) not in ("بعد", "قبل"):
            return j, value
        timed = clocks.clock(row, found.end)
        if timed and not timed[1].bare:
            return timed[0], At(value, found.name, timed[1], found.after_midnight)
        return found.end, At(value, found.name, None, found.after_midnight, None, found.time)
    return j, value


def _with_day(row: Row, j: int, at: At) -> Found:
    """A clock time with the day behind it."""
    k = j + 1 if row.form(j) in ("من", "في", "،", ",") else j
    if k > j and row.form(j) in ("من",) and row.word(k).part:
        inner = parted(row, k)
        if inner and isinstance(inner[1], At):
            return inner[0], At(
                inner[1].day, inner[1].part, at.clock, inner[1].after_midnight, inner[1].second_night
            )
    inner = parted(row, j) if row.word(j).part and not at.part else None
    if inner and isinstance(inner[1], At) and inner[1].day is not None:
        return inner[0], At(
            inner[1].day, inner[1].part, at.clock, inner[1].after_midnight, inner[1].second_night
        )
    if row.word(k).trigger or row.form(k) == "يوم":
        found = day(row, k)
        if found and dayish(found[1]) and row.word(k).clitic == "":
            return found[0], At(found[1], at.part, at.clock, at.after_midnight)
    if at.part and row.word(j).part and at.clock and not row.word(j).part_definite:
        inner = parted(row, j)
        if inner and isinstance(inner[1], At) and inner[1].day is not None:
            return inner[0], At(inner[1].day, at.part, at.clock)
    return j, at
