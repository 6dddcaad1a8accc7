"""Date cases that others made, each read by the product and compared with the value its makers expect."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from marsad.days import Profile, Resolved, when

RECOGNIZERS = Profile(
    forward=True, loose=True, today_counts=False, weekend=(5, 6), next_week=True, halves=True
)
MAHA = Profile(forward=True, week_starts=6, loose=True, this_year=True, whole_weeks=True)
DUCKLING = Profile(
    forward=True, loose=True, this_year=True, whole_weeks=True, today_counts=False, afternoon=True
)
SUPPORTED = (
    "DateParser",
    "DatePeriodParser",
    "HolidayParser",
    "TimeParser",
    "TimePeriodParser",
    "DurationParser",
)
_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "night": 86400,
    "week": 604800,
    "month": 2592000,
    "year": 31536000,
}


class Compared(NamedTuple):
    """One case: its text, what is expected, what was read, and whether it is right."""

    group: str
    text: str
    expected: str
    got: str
    right: bool


def shown(found: list[Resolved]) -> str:
    """What was read, in a line."""
    return " + ".join(
        f"{r.mention.rule}:{r.start}..{r.end} {r.clock or ''}-{r.clock_end or ''} {r.granularity} {r.reason}"
        for r in found
    )


def biggest(found: list[Resolved]) -> Resolved | None:
    """The longest mention."""
    return max(found, key=lambda r: r.mention.end - r.mention.start, default=None)


def recognizers(folder: Path, names: tuple[str, ...] = SUPPORTED) -> list[Compared]:
    """The parser cases of Recognizers-Text whose makers mark them as supported."""
    out = []
    for name in names:
        for case in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
            if "dotnet" in case.get("NotSupported", "").replace(" ", "").split(",") or not case["Results"]:
                continue
            reference = (case.get("Context") or {}).get("ReferenceDateTime") or "2016-11-07T00:00:00"
            found = when(case["Input"], reference[:10], RECOGNIZERS)
            for expected in case["Results"]:
                best = _overlapping(case["Input"], expected["Text"], found)
                value = expected.get("Value") or {}
                out.append(
                    Compared(
                        name,
                        case["Input"],
                        json.dumps(value, ensure_ascii=False),
                        shown(found),
                        _as_told(best, value),
                    )
                )
    return out


def _overlapping(text: str, part: str, found: list[Resolved]) -> Resolved | None:
    at = text.find(part)
    over = [r for r in found if r.mention.end > at and r.mention.start < at + len(part)]
    return max(
        over, key=lambda r: min(at + len(part), r.mention.end) - max(at, r.mention.start), default=None
    )


def _as_told(best: Resolved | None, value: dict[str, Any]) -> bool:
    """Whether what was read is one of the values the makers allow (past or future)."""
    if best is None:
        return False
    timex = value.get("Timex", "")
    ways = [list((value.get(name) or {}).values()) for name in ("FutureResolution", "PastResolution")]
    for way in ways:
        if not way:
            if timex[-2:] in ("SU", "SP", "WI", "FA") and best.granularity == "season":
                return timex[:-3] in ("", (best.start or "")[:4])
            continue
        if way[0] == "0001-01-01":
            return best.start is None
        if timex.startswith("P") and best.kind == "duration":
            seconds = sum(
                (count or 0) * _SECONDS[unit] for count, unit in getattr(best.mention.value, "lengths", ())
            )
            if abs(seconds - float(way[0])) <= 86400 * 0.01 * seconds / 86400:
                return True
        if _same(best, way):
            return True
    return False


def _same(best: Resolved, way: list[str]) -> bool:
    if ":" in way[0]:
        clocks = [best.clock, best.clock_end][: len(way)]
        return [_long(clock) for clock in clocks] == way
    if len(way) == 1:
        return (best.start, best.end) == (way[0], way[0])
    if best.start != way[0] or best.end is None:
        return False
    if best.granularity == "year" and best.mention.rule == "Between" and way[1][4:] == "-01-01":
        return way[1][:4] == best.end[:4]  # the makers end a range of years where its last year begins
    return way[1] in (best.end, (date.fromisoformat(best.end) + timedelta(days=1)).isoformat())


def _long(clock: str | None) -> str | None:
    return clock + ":00" if clock and clock.count(":") == 1 else clock


def maha(path: Path) -> list[Compared]:
    """The time cases of Maha, against its anchor of 2021-09-01 10:38."""
    out = []
    for case in json.loads(path.read_text(encoding="utf-8")):
        if case["kind"] != "time":
            continue
        found = when(case["text"], "2021-09-01", MAHA, hour="10:38:04")
        best = biggest(found)
        right = best is not None and _maha_right(best, case["helper"], case["expected"])
        out.append(Compared(case["helper"], case["text"], " .. ".join(case["expected"]), shown(found), right))
    return out


def _maha_right(best: Resolved, helper: str, expected: list[str]) -> bool:
    if "hijri" in helper:
        return _within_hijri(best, expected[0])
    if "interval" in helper:
        ends = [_instant(best.start, best.clock), _instant(best.end, best.clock_end)]
        return all(
            _instant_right(end, told, best, side)
            for side, (end, told) in enumerate(zip(ends, expected, strict=True))
        )
    day, _, clock = expected[0].partition(" ")
    if best.start is None or best.end is None or not best.start <= day <= best.end:
        return False
    if best.granularity in ("hour", "minute", "second") and clock != "10:38:04" and clock != "00:00:00":
        return best.clock is not None and clock.startswith(best.clock[:5])
    return best.start == best.end or best.granularity in ("week", "month", "year")


def _instant(day: str | None, clock: str | None) -> tuple[str | None, str | None]:
    return day, clock


def _instant_right(end: tuple[str | None, str | None], told: str, best: Resolved, side: int) -> bool:
    if told == "None":
        return True
    day, _, clock = told.partition(" ")
    if end[0] is None or (end[1] is None and clock not in ("10:38:04", "00:00:00")):
        return False
    if end[1] is not None and clock != "10:38:04" and not clock.startswith(end[1][:5]):
        return False
    return (
        end[0] == day
        or (end[0][:7] == day[:7] and clock == "10:38:04")
        or (end[0][:4] == day[:4] and best.granularity == "year")
    )


def _within_hijri(best: Resolved, expected: str) -> bool:
    from hijridate import Hijri

    told = Hijri(*(int(part) for part in expected.split("-"))).to_gregorian().isoformat()
    return best.start is not None and best.end is not None and best.start <= told <= best.end


_POINT = re.compile(r"\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)\)")


def duckling(path: Path) -> list[Compared]:
    """The time phrases of Duckling's Arabic corpus, at Tuesday 2013-02-12 04:30."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if "\t" not in line:
            continue
        text, expected = line.split("\t")[:2]
        found = when(text, "2013-02-12", DUCKLING, hour="04:30")
        best = biggest(found)
        out.append(
            Compared(
                expected.split()[0],
                text,
                expected,
                shown(found),
                best is not None and _duckling_right(best, expected),
            )
        )
    return out


def _duckling_right(best: Resolved, expected: str) -> bool:
    points = [
        tuple(int(n) for n in p) for p in _POINT.findall(expected.replace("((", "(").replace("))", ")"))
    ]
    if not points or best.start is None:
        return False
    grain = expected.split()[-1] if '"' not in expected else expected.split('"')[0].split()[-1]
    first = points[0]
    day = date(*first[:3])
    if len(points) == 1:
        if grain in ("Hour", "Minute", "Second"):
            return (
                best.start == day.isoformat() and (best.clock or "")[:5] == f"{first[3]:02d}:{first[4]:02d}"
            )
        if "Holiday" in expected or grain == "Day":
            return (
                best.start == day.isoformat() and best.granularity not in ("month", "year")
            ) or best.start == day.isoformat()
        return best.start == day.isoformat()
    last = points[1]
    if first[3] or last[3]:
        if best.part_of_day == "night" and not best.clock:
            return best.start == day.isoformat()
        hour_ends = {
            f"{last[3]:02d}:{last[4]:02d}",
            f"{last[3] - (1 if grain == 'Hour' else 0):02d}:{last[4]:02d}",
        }
        if best.clock_end is None and best.clock is None:
            end = date(*last[:3]).isoformat()
            return best.start == day.isoformat() and best.end in (
                end,
                (date(*last[:3]) - timedelta(days=1)).isoformat(),
            )
        return (
            best.start == day.isoformat()
            and (best.clock or f"{first[3]:02d}:{first[4]:02d}")[:5] == f"{first[3]:02d}:{first[4]:02d}"
            and (best.clock_end or "")[:5] in hour_ends
        )
    end = date(*last[:3])
    return best.start == day.isoformat() and best.end in (
        end.isoformat(),
        (end - timedelta(days=1)).isoformat(),
    )
