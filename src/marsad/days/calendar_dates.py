"""Calendar dates tied to days: which year is meant where none is told, Hijri dates, feasts, seasons, nth weekdays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from marsad.days import almanac
from marsad.days.almanac import NoSuchDay, plus
from marsad.days.stretch import Setting, Stretch, Unresolved
from marsad.days.values import Date, DayOf, Feast, Nth, Period, Season, Value

Resolver = Callable[[Value, Setting], Stretch]
_SOON = 2  # months: a bare month so near ahead is meant rather than that of last year
_LONG_PAST, _NEAR_AHEAD = 240, 75  # days: a date this long past is passed over for one this near ahead


def resolve(value: Date, at: Setting) -> Stretch:
    """A calendar date; without a year the one nearest back, ahead where the words look ahead."""
    if value.month is None and value.day is not None:
        when = _day_alone(value.day, value.weekday, at)
        return Stretch(when, when)
    if value.month is None:
        return _year(value)
    if value.year is not None:
        return _in(value, value.year)
    if isinstance(value.year_of, Period) and (not value.year_of.that or at.near is not None):
        year = (
            _own_year(value, at.near if value.year_of.that and at.near else at.today()) + value.year_of.shift
        )
        return _in(value, year)
    return _without_year(value, at)


def _own_year(value: Date, today: date) -> int:
    return almanac.hijri_of(today)[0] if value.calendar == "hijri" else today.year


def _year(value: Date) -> Stretch:
    if value.year is None:
        raise Unresolved("no date told")
    if value.calendar == "hijri":
        first = almanac.hijri(value.year, 1, 1)
        return Stretch(first, plus(almanac.hijri(value.year + 1, 1, 1), -1), "year", basis="told")
    return Stretch(almanac.day(value.year, 1, 1), almanac.day(value.year, 12, 31), "year", basis="told")


def _in(value: Date, year: int) -> Stretch:
    month = value.month
    assert month is not None
    hijri = value.calendar == "hijri" and year < 1700
    if value.calendar == "hijri" and year >= 1700:
        year = _lunar(year, month)
        hijri = True
    if value.day is None:
        first, last = almanac.hijri_month(year, month) if hijri else almanac.month(year, month)
        return Stretch(first, last, "month", basis="told")
    when = almanac.hijri(year, month, value.day) if hijri else almanac.day(year, month, value.day)
    return Stretch(when, when, basis="told")


def _lunar(year: int, month: int) -> int:
    """The Hijri year whose month begins in a Gregorian year ("رمضان 2019")."""
    for lunar in range(
        almanac.hijri_of(almanac.day(year, 1, 1))[0], almanac.hijri_of(almanac.day(year, 12, 31))[0] + 1
    ):
        if almanac.hijri(lunar, month, 1).year == year:
            return lunar
    raise NoSuchDay(f"Hijri month {month} in {year}")


def _without_year(value: Date, at: Setting) -> Stretch:
    today = at.today()
    if at.profile.this_year and value.shift is None and value.calendar == "gregorian":
        return _in(value, today.year)
    if at.history is not None and value.shift is None and value.calendar == "gregorian" and not at.future:
        return _after(value, at.history)
    if (
        value.day is None
        and value.month is not None
        and value.shift is None
        and value.calendar == "gregorian"
    ):
        return _month_alone(value, at)
    options = []
    for year in range(_own_year(value, today) - 8, _own_year(value, today) + 9):
        try:
            options.append(_in(value, year))
        except NoSuchDay:
            continue
    back = [o for o in options if o.start and o.start <= today]
    on = [o for o in options if o.end and o.end >= today]
    if not back or not on:
        raise Unresolved("no such day in any year near")
    return _choose(value, back, on, at)


def _after(value: Date, told: date) -> Stretch:
    """In a paragraph of history a date without a year is the next after the date told before it."""
    same = _in(value, told.year)
    return same if same.end is not None and same.end >= told else _in(value, told.year + 1)


def _choose(value: Date, back: list[Stretch], on: list[Stretch], at: Setting) -> Stretch:
    today = at.today()
    shift = value.shift
    if value.weekday is not None and value.day is not None and shift is None:
        fitting = [o for o in back[-2:] + on[:2] if o.start and o.start.weekday() == value.weekday]
        if fitting:
            return min(fitting, key=lambda o: abs((o.start - today).days) if o.start else 0)
    if shift and at.profile.next_week and value.day is None:
        return _in(value, today.year + shift)
    if shift is not None and shift < 0:
        ended = [o for o in back if o.end and o.end < today]
        return ended[shift]
    if shift is not None and shift > 0:
        return [o for o in on if o.start and o.start > today][shift - 1]
    if shift == 0:
        return min(back[-1], on[0], key=lambda o: abs((o.start - today).days) if o.start else 0)
    last, first = back[-1], on[0]
    assert last.start is not None
    assert first.start is not None
    if at.forward:
        just_past = (
            not at.profile.forward and (today - last.start).days <= 60 < 270 <= (first.start - today).days
        )
        return last if just_past else first
    if (
        value.year_of is None
        and (today - last.start).days > _LONG_PAST
        and 0 <= (first.start - today).days <= _NEAR_AHEAD
    ):
        return first
    return last


def _month_alone(value: Date, at: Setting) -> Stretch:
    today = at.today()
    assert value.month is not None
    if value.month == today.month:
        return _in(value, today.year)
    ahead = value.month > today.month
    just_past = not at.profile.forward and not ahead and today.month - value.month <= 2
    if at.forward and not just_past:
        return _in(value, today.year if ahead else today.year + 1)
    if not at.back and (value.month - today.month) % 12 <= _SOON:
        return _in(value, today.year if ahead else today.year + 1)
    return _in(value, today.year - 1 if ahead else today.year)


def nearest_year(value: Date, around: date) -> date:
    """The day of a date without a year that lies nearest to `around`."""
    options = []
    for year in range(_own_year(value, around) - 1, _own_year(value, around) + 2):
        try:
            found = _in(value, year)
        except NoSuchDay:
            continue
        if found.start is not None:
            options.append(found.start)
    if not options:
        raise Unresolved("no such day in any year near")
    return min(options, key=lambda option: abs((option - around).days))


def _day_alone(number: int, weekday: int | None, at: Setting) -> date:
    """ "الجمعة 22": the nearest month in which that day is that weekday."""
    today = at.today()
    first = today.replace(day=1)
    if weekday is None:
        if number > almanac.month_length(first.year, first.month):
            raise NoSuchDay(f"{first.year}-{first.month}-{number}")
        return first.replace(day=number)
    options = []
    for k in range(-13, 14):
        start = almanac.months_on(first, k)
        if number <= almanac.month_length(start.year, start.month):
            when = start.replace(day=number)
            if when.weekday() == weekday:
                options.append(when)
    if not options:
        raise Unresolved("no such day in any month near")
    return min(
        options,
        key=lambda when: (
            abs((when - today).days) + (0 if (when >= today) == at.forward or when == today else 5)
        ),
    )


def day_of(value: DayOf, at: Setting, stretch: Resolver) -> Stretch:
    """The nth day of a month told in another way."""
    month = stretch(value.of, at)
    if month.start is None or month.end is None:
        raise Unresolved("the month is open")
    when = plus(month.start, value.day - 1)
    if when > month.end:
        raise Unresolved(f"the month has no day {value.day}")
    return Stretch(when, when)


def nth(value: Nth, at: Setting, stretch: Resolver) -> Stretch:
    """The nth or last weekday, day, week, quarter or decade of a period."""
    of = (
        stretch(value.of, at)
        if value.of is not None
        else Stretch(*almanac.month(at.today().year, at.today().month), "month")
    )
    if of.start is None or of.end is None:
        raise Unresolved("the period is open")
    if value.unit == "weekday":
        if value.dated and value.number > 0 and plus(of.start, value.number - 1).weekday() == value.weekday:
            when = plus(
                of.start, value.number - 1
            )  # "الاثنين الأول من نيسان" is the first of April where that is a Monday
            return Stretch(when, when, basis=of.basis)
        if value.of is not None and of.granularity == "day":
            when = plus(of.end, (value.weekday - of.end.weekday() - 1) % 7 + 1 + 7 * (value.number - 1))
        else:
            when = almanac.nth_weekday(of.start, of.end, value.weekday, value.number)
        return Stretch(when, when, basis=of.basis)
    if value.unit == "day":
        when = of.end if value.number == -1 else plus(of.start, value.number - 1)
        if when > of.end:
            raise Unresolved(f"the period has no day {value.number}")
        return Stretch(when, when, basis=of.basis)
    if value.unit == "week":
        return _nth_week(value.number, of, at)
    months = {"quarter": 3, "decade": 120}[value.unit]
    first = (
        almanac.months_on(of.end, -months + 1).replace(day=1)
        if value.number == -1
        else almanac.months_on(of.start, months * (value.number - 1))
    )
    return Stretch(first, plus(almanac.months_on(first, months), -1), value.unit, basis=of.basis)


def _nth_week(number: int, of: Stretch, at: Setting) -> Stretch:
    assert of.start is not None
    assert of.end is not None
    starts = at.profile.week_starts
    if number == -1:
        last = plus(of.end, -((of.end.weekday() - (starts - 1)) % 7) - 6)
        if of.granularity == "year":
            fourth = plus(date(of.start.year, 12, 28), 0)
            last = plus(fourth, -((fourth.weekday() - starts) % 7))
        return Stretch(last, plus(last, 6), "week", basis=of.basis)
    if of.granularity == "year":
        fourth = date(of.start.year, 1, 4)
        first = plus(fourth, -((fourth.weekday() - starts) % 7))
    else:
        first = plus(of.start, (starts - of.start.weekday()) % 7)
    start = plus(first, 7 * (number - 1))
    return Stretch(start, plus(start, 6), "week", basis=of.basis)


def season(value: Season, at: Setting) -> Stretch:
    """A season by its months (winter begins in December of its year)."""
    month = almanac.SEASONS[value.season]
    if value.year is not None:
        year, basis = value.year, "told"
    else:
        today, basis = at.today(), "published"
        year = today.year
        begun = (today.month, today.day) >= (month, 1)
        if value.shift is None or value.shift == 0:
            year -= 0 if begun or at.forward or value.shift == 0 else 1
            if value.season == "winter" and today.month < 3:
                year = today.year - 1
        elif value.shift >= 5:
            year += value.shift - 10
        elif value.shift < 0:
            ended = today >= almanac.months_on(date(year, month, 1), 3)
            year += value.shift + (1 if ended else 0)
        else:
            year += value.shift - (0 if begun else 1)
    first = almanac.day(year, month, 1)
    return Stretch(first, plus(almanac.months_on(first, 3), -1), "season", basis=basis)


def feast(value: Feast, at: Setting) -> Stretch:
    """A feast in its year, or the nearest."""
    if value.year is not None:
        year = value.year
        if year > 10_000:
            return _feast_of_lunar_year(value.feast, year - 10_000)
        found = almanac.feast(value.feast, year)
        if not found:
            raise Unresolved("the feast does not fall in that year")
        return Stretch(*found[0], "day" if found[0][0] == found[0][1] else "feast", basis="told")
    today = at.today()
    if value.shift is not None and value.shift >= 5:
        return feast(Feast(value.feast, today.year + value.shift - 10), at)
    options = [
        s for year in (today.year - 1, today.year, today.year + 1) for s in almanac.feast(value.feast, year)
    ]
    if value.shift is not None and value.shift < 0:
        chosen = [s for s in options if s[1] < today][-1]
    elif at.forward or (value.shift or 0) > 0:
        chosen = next(s for s in options if s[0] >= today)
    else:
        chosen = min(options, key=lambda s: abs((s[0] - today).days) + (0 if s[0] <= today else 120))
    return Stretch(*chosen, "day" if chosen[0] == chosen[1] else "feast")


def _feast_of_lunar_year(name: str, lunar: int) -> Stretch:
    around = almanac.hijri(lunar, 6, 1).year
    for year in (around - 1, around, around + 1):
        for start, end in almanac.feast(name, year):
            if almanac.hijri_of(start)[0] == lunar:
                return Stretch(start, end, "feast", basis="told")
    raise Unresolved("the feast does not fall in that year")


def hijri_period(unit: str, shift: int, today: date) -> Stretch:
    """The Hijri year or month that lies `shift` from this one."""
    year, month, _ = almanac.hijri_of(today)
    if unit == "year":
        return _year(Date(year + shift, None, None, "hijri"))
    total = year * 12 + month - 1 + shift
    return Stretch(*almanac.hijri_month(total // 12, total % 12 + 1), "month")


def hijri_ago(lengths: tuple[tuple[float | None, str], ...], side: int, origin: date) -> Stretch:
    """So many Hijri months or years before or after a day."""
    year, month, number = almanac.hijri_of(origin)
    count, unit = lengths[0]
    months = side * int(count or 1) * (12 if unit == "year" else 1)
    total = year * 12 + month - 1 + months
    first, last = almanac.hijri_month(total // 12, total % 12 + 1)
    when = min(plus(first, number - 1), last)
    return Stretch(when, when, unit)
