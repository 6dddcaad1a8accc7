"""TIMEX3 values: what a resolved time is in the notation of TimeML ("2017-07-06", "P3D", "2017-W27", "2016-SU")."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from marsad.days.values import Ago, At, Century, Every, Length, Several, Since, Vague, Value

if TYPE_CHECKING:
    from marsad.days.resolve import Resolved

_UNITS = {
    "second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "night": ("P", "D"), "week": ("P", "W"),
    "month": ("P", "M"), "quarter": ("P", "Q"), "year": ("P", "Y"), "decade": ("P", "DE"), "century": ("P", "CE"),
}  # fmt: skip
_PARTS = {
    "dawn": "MO",
    "morning": "MO",
    "noon": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "daytime": "DT",
}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def timex_value(one: Resolved) -> str:
    """The TIMEX3 value of a resolved time, empty where it has none."""
    value = one.mention.value
    if isinstance(value, (Length, Every)):
        return _length(value)
    if isinstance(value, Since) and isinstance(value.start, Ago) and one.kind == "duration":
        return _pairs(value.start.lengths)
    if isinstance(value, Vague):
        return {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}[value.when]
    if isinstance(value, Several) and one.start is not None:
        if value.count is None:
            return "FUTURE_REF" if value.side > 0 else "PAST_REF"
        return _pairs(((value.count, value.unit),))
    if one.start is None:
        return ""
    return _days(one, date.fromisoformat(one.start), value)


def _length(value: Length | Every) -> str:
    if isinstance(value, Length):
        return _pairs(value.lengths)
    if value.weekday >= 0:
        return f"XXXX-WXX-{value.weekday + 1}"
    before, after = _UNITS[value.unit]
    return f"{before}{value.count}{after}"


def _pairs(lengths: tuple[tuple[float | None, str], ...]) -> str:
    told, timed = "P", ""
    for count, unit in lengths:
        before, after = _UNITS[unit]
        number = "X" if count is None else f"{count:g}"
        if before == "PT":
            timed += number + after
        else:
            told += number + after
    return told + (f"T{timed}" if timed else "")


def _days(one: Resolved, start: date, value: Value) -> str:
    if isinstance(value, Century):
        return f"{value.number - 1}"
    if one.granularity == "year":
        return f"{start.year:04d}"
    if one.granularity == "decade":
        return f"{start.year:04d}"[:3]
    if one.granularity == "century":
        return f"{start.year:04d}"[:2]
    if one.granularity == "month":
        return f"{start.year:04d}-{start.month:02d}"
    if one.granularity in ("week", "weekend"):
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if one.granularity == "weekend" else "")
    if one.granularity == "season":
        return f"{start.year:04d}-{_SEASONS.get(start.month, '')}"
    if one.granularity == "quarter":
        return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    told = start.isoformat()
    if one.clock:
        return f"{told}T{one.clock[:5]}"
    if one.part_of_day and isinstance(value, At):
        return f"{told}T{_PARTS.get(one.part_of_day, 'DT')}"
    return told
