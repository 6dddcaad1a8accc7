"""Resolving: time mentions tied to days against the publication day, each with what it rests on or why it stays open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from marsad.days.almanac import plus
from marsad.days.anchors import anchored
from marsad.days.chronicle import Chronicle
from marsad.days.mentions import TimeMention, find_days
from marsad.days.profile import NEWS, Profile
from marsad.days.resolvers import stretch
from marsad.days.stretch import Setting, Stretch, Unresolved
from marsad.days.tense import appointment, cue_before, goes_on, had, present
from marsad.days.timex import timex_value
from marsad.days.told_days import nearest
from marsad.days.values import Ago, Anchored, At, Between, Date, Edge, Length, Pinned, Since, Until, Value
from marsad.record import Report
from marsad.text import Document


class Resolved(msgspec.Struct):
    """A time mention tied to days.

    start, end: ISO days, both included, None where open
    granularity: hour, day, weekend, week, month, quarter, season, year, decade, century, feast
    part_of_day: dawn, morning, noon, afternoon, evening, night, daytime; clock, clock_end: "15:20"
    kind: date, duration, repetition or time; basis: published (counted from the publication day), told (a full date),
    story (the day told before it), since, until, anchor; reason: why it is open, empty where it is not
    anchor: for "two days after the attack" the day of the attack, where the day of the sentence is told
    """

    mention: TimeMention
    start: str | None = None
    end: str | None = None
    granularity: str = ""
    part_of_day: str | None = None
    clock: str | None = None
    clock_end: str | None = None
    kind: str = "date"
    basis: str = ""
    rule: str = ""
    reason: str = ""
    anchor: str | None = None

    @property
    def timex(self) -> str:
        """The value in the notation of TimeML (TIMEX3)."""
        return timex_value(self)


def resolve(
    doc: Document,
    mentions: Sequence[TimeMention],
    published: date | None,
    profile: Profile = NEWS,
    hour: str | None = None,
) -> list[Resolved]:
    """Every mention tied to days against the publication day, in the order given; never raises."""
    setting = Setting(published, day_of_writing(mentions, published), profile=profile, hour=hour)
    found: list[Resolved] = []
    block = last_sentence = -2
    looked_ahead = False
    years = Chronicle(doc, setting.now)
    for mention in mentions:
        sentence = doc.sentence_at[mention.first]
        here = doc.sentences[sentence].block if sentence >= 0 else -1
        if here != block:
            block = here
            setting.story, setting.history = None, years.before(here, mention)
        cue = cue_before(doc, mention.first)
        if sentence != last_sentence:
            last_sentence, looked_ahead, setting.told = sentence, False, None
        setting.future = looked_ahead if cue.ahead is None else cue.ahead
        setting.surely, setting.back = cue.surely, had(doc, mention.first)
        setting.present = present(doc, mention.first)
        setting.appointment = cue.ahead is None and appointment(doc, mention.first)
        setting.goes_on = isinstance(mention.value, Since) and goes_on(doc, mention.first, mention.last)
        one = _one(doc, mention, setting, found)
        found.append(one)
        if one.kind != "date" or one.start is None:
            continue
        start = date.fromisoformat(one.start)
        if setting.now is not None and start > setting.now and not isinstance(mention.value, Ago):
            looked_ahead = True
        setting.near = start
        years.told(here, mention, start)
        if one.basis == "told" and setting.now is not None and _has_year(mention.value):
            setting.history = start if start.year < setting.now.year - 1 else None
        if one.start == one.end and one.basis != "story":
            setting.story = start
            if one.basis == "told" and (setting.now is None or (setting.now - start).days <= 45):
                setting.told = start
    return found


def _one(doc: Document, mention: TimeMention, setting: Setting, before: list[Resolved]) -> Resolved:
    value = mention.value
    one = Resolved(mention, kind=mention.kind, rule=mention.rule)
    try:
        if isinstance(value, Anchored):
            anchored(doc, mention, value, setting, before, one)
            return one
        days = stretch(value, setting)
        if days.start is not None and days.end is not None and days.start > days.end:
            raise Unresolved("the range ends before it begins")
    except Unresolved as wrong:
        one.reason = str(wrong)
        one.granularity = _unit(value)
        return one
    _fill(one, days)
    if isinstance(value, Since) and one.granularity in ("month", "year", "decade", "century") and mention.rule == "Since" and not isinstance(value.start, (Date, Between, At)) and _is_length(value):  # fmt: skip
        one.kind = "duration"
    return one


def _has_year(value: Value) -> bool:
    """Whether a date tells its month and year."""
    inner = value.day if isinstance(value, At) else value.of if isinstance(value, Edge) else value
    return isinstance(inner, Date) and inner.year is not None and inner.month is not None


def _is_length(value: Since) -> bool:
    return hasattr(value.start, "lengths")


def _unit(value: Value) -> str:
    return value.lengths[-1][1] if isinstance(value, Length) else getattr(value, "unit", "")


def _fill(one: Resolved, days: Stretch) -> None:
    one.start = days.start.isoformat() if days.start else None
    one.end = days.end.isoformat() if days.end else None
    one.granularity = days.granularity
    one.part_of_day, one.clock, one.clock_end = days.part, days.clock, days.clock_end
    one.basis = days.basis


def day_of_writing(mentions: Sequence[TimeMention], published: date | None) -> date | None:
    """The day a report was written: the publication day, or a day before it that "اليوم الجمعة" or "أمس الخميس" names.

    Reports are often collected a day late. Where the named days do not agree, the publication day stands.
    """
    if published is None:
        return None
    back: set[int] = set()
    for mention in mentions:
        for pinned in _pinned(mention.value):
            if isinstance(pinned.date, Date) and pinned.date.year is not None:
                continue
            if pinned.weekday < 0 or abs(pinned.offset) > 1:
                continue
            around = plus(published, pinned.offset)
            back.add((nearest(around, pinned.weekday) - around).days)
    if len(back) == 1:
        days = back.pop()
        if -3 <= days < 0:
            return plus(published, days)
    return published


def _pinned(value: Value) -> list[Pinned]:
    if isinstance(value, Pinned):
        return [value]
    if isinstance(value, At) and isinstance(value.day, Pinned):
        return [value.day]
    if isinstance(value, (Since, Until)):
        return _pinned(value.start if isinstance(value, Since) else value.end)
    return []


def when(
    text: str, published: date | str | None = None, profile: Profile = NEWS, hour: str | None = None
) -> list[Resolved]:
    """The times a text tells, resolved; usable alone: `when("قتل ثلاثة أمس", "2017-07-06")`."""
    day = date.fromisoformat(published[:10]) if isinstance(published, str) else published
    doc = Document(Report(id="", text=text))
    return resolve(doc, find_days(doc, furniture=True, profile=profile), day, profile, hour)
