"""Times counted from an event ("غداة الهجوم", "بعد يومين من الانفجار"): resolved where the report dates the event."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from marsad.days.counting import FEW, step
from marsad.days.mentions import TimeMention
from marsad.days.stretch import Setting, Unresolved
from marsad.days.values import Anchored
from marsad.text import Document

_COMES = frozenset({"جاء", "جاءت", "وجاء", "وجاءت", "ياتي", "تاتي", "وياتي", "وتاتي"})

if TYPE_CHECKING:
    from marsad.days.resolve import Resolved


def anchored(
    doc: Document,
    mention: TimeMention,
    value: Anchored,
    setting: Setting,
    before: list[Resolved],
    one: Resolved,
) -> None:
    """Fill in a time counted from an event, from the event's day where the report tells it."""
    count, unit = value.lengths[0]
    one.granularity = unit
    one.basis = "anchor"
    if unit in ("hour", "minute", "second"):
        near = setting.story or setting.now
        one.start = one.end = near.isoformat() if near else None
        one.basis = "story"
        return
    day = _anchor_day(doc, mention, value, setting, before)
    if day is not None:
        if count is None:
            one.reason = "counted from an event by an untold number of days"
        else:
            when = step(day, value.side * count, unit)
            one.start = one.end = when.isoformat()
        one.anchor = day.isoformat()
        return
    main = setting.story or setting.now
    if count is None and unit == "day" and value.side > 0 and _comes(doc, mention.first):
        _few_before(one, setting)
    if count is not None and main is not None:
        one.anchor = step(main, -value.side * count, unit).isoformat()
    if one.start is None:
        one.reason = "counted from an event whose day the report does not tell"


def _comes(doc: Document, first: int) -> bool:
    """Whether the news itself is what comes after the event: "وجاء الهجوم بعد أيام من…"."""
    at = doc.sentence_at[first]
    return at >= 0 and any(
        form in _COMES for form in doc.forms[max(doc.sentences[at].first, first - 8) : first]
    )


def _few_before(one: Resolved, setting: Setting) -> None:
    """The event of "جاء ذلك بعد أيام من الهجوم": some days before the news, which is of the day before it was written."""
    now = setting.now
    if now is None or (setting.story is not None and (now - setting.story).days > FEW):
        return
    one.start, one.end = step(now, -FEW, "day").isoformat(), step(now, -1, "day").isoformat()


def _anchor_day(
    doc: Document, mention: TimeMention, value: Anchored, setting: Setting, before: list[Resolved]
) -> date | None:
    """The day of the event counted from: told in its own words, or where the report told of it before."""
    told = _within(doc, value, setting)
    if told is not None:
        return told
    head = _bare(doc.forms[value.first])
    sentence = doc.sentence_at[mention.first]
    for earlier in reversed(before):
        if (
            earlier.start is None
            or earlier.start != earlier.end
            or earlier.kind != "date"
            or earlier.basis == "anchor"
        ):
            continue
        at = doc.sentence_at[earlier.mention.first]
        if at < 0 or at == sentence or not doc.forms[value.first].startswith("ال"):
            continue
        first, last = doc.sentences[at].first, doc.sentences[at].last
        if any(_bare(form) == head for form in doc.forms[first:last]):
            return date.fromisoformat(earlier.start)
    return None


def _within(doc: Document, value: Anchored, setting: Setting) -> date | None:
    """A day told in the anchor's own words ("بعد يومين من هجوم الجمعة")."""
    from marsad.days.expression import expression
    from marsad.days.resolvers import stretch
    from marsad.days.row import Row

    row = Row(doc.forms, value.first, value.last)
    for i in range(value.first, value.last):
        if not row.word(i).trigger:
            continue
        found = expression(row, i)
        if found is None or isinstance(found[2], Anchored):
            continue
        try:
            days = stretch(found[2], setting)
        except Unresolved:
            continue
        if (
            days.start is not None
            and days.start == days.end
            and days.granularity == "day"
            and days.basis != "story"
        ):
            return days.start
    return None


def _bare(form: str) -> str:
    for prefix in ("وال", "بال", "لل", "ال"):
        if form.startswith(prefix) and len(form) > len(prefix) + 2:
            return form[len(prefix) :]
    return form
