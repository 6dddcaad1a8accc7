"""The timeline: the days of the events as a strip of dots, drawn as SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from marsad.exports.html.focus import focus
from marsad.exports.html.text import attribute

WIDTH, _LEFT, _RIGHT, _STEP, _TALLEST = 960, 20, 20, 11.0, 180.0
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Moment(NamedTuple):
    """An event's days, its anchor on the page, its words for the tooltip and its family of kinds."""

    anchor: str
    label: str
    family: str
    start: str
    end: str


def out_of_time(moments: list[Moment]) -> list[Moment]:
    """The few moments, one in ten at the most, without which the strip is less than half as long; they are named, not drawn."""
    if not moments:
        return []
    days = {m.start: float(date.fromisoformat(m.start).toordinal()) for m in moments}
    low, high = focus([days[m.start] for m in moments], 0.1, 6)
    return [m for m in moments if not low <= days[m.start] <= high]


def timeline_svg(moments: list[Moment]) -> str:
    """The whole figure; an empty text where no event has a day."""
    if not moments:
        return ""
    first = min(date.fromisoformat(m.start) for m in moments)
    last = max(date.fromisoformat(m.start) for m in moments)
    span = max((last - first).days, 6)
    per_day = (WIDTH - _LEFT - _RIGHT) / span

    def x_of(day: date) -> float:
        return round(min(_LEFT + (day - first).days * per_day, WIDTH), 1)

    columns: Counter[int] = Counter()
    levels = []
    ordered = sorted(moments, key=lambda m: (m.start, m.end))
    for m in ordered:
        column = round(x_of(date.fromisoformat(m.start)) / _STEP)
        levels.append(columns[column])
        columns[column] += 1
    step = min(_STEP, _TALLEST / max(columns.values()))
    marks = [
        _moment(m, x_of, -14 - step * level, max(1.0, 0.46 * step))
        for m, level in zip(ordered, levels, strict=True)
    ]
    height = round(24 + step * max(columns.values()), 1)
    ticks = "".join(
        f'<line class="tick" x1="{x_of(d)}" y1="-4" x2="{x_of(d)}" y2="2"/><text x="{x_of(d)}" y="15">{name}</text>'
        for d, name in _ticks(first, first + timedelta(span))
    )
    return (
        f'<svg class="timeline" viewBox="0 {-height} {WIDTH} {height + 22}" role="img" aria-label="Timeline of the events">'
        f'<line class="axis" x1="0" y1="-4" x2="{WIDTH}" y2="-4"/>{ticks}{"".join(marks)}</svg>'
    )


def _moment(m: Moment, x_of: Callable[[date], float], y: float, radius: float) -> str:
    """A dot at the first day, and a bar to the last where there are several."""
    start, end = x_of(date.fromisoformat(m.start)), x_of(date.fromisoformat(m.end))
    bar = (
        f'<line class="{m.family}" x1="{start}" y1="{y:.4g}" x2="{end}" y2="{y:.4g}"/>' if end > start else ""
    )
    return (
        f'{bar}<a href="#{m.anchor}" data-event="{m.anchor}"><circle class="{m.family}" cx="{start}" cy="{y:.4g}" r="{radius:.3g}"'
        f' style="stroke-width:{0.3 * radius:.2g}">'
        f"<title>{attribute(m.label)}</title></circle></a>"
    )


def _ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Days to write under the axis: years, months, weeks or days, never more than about a dozen."""
    days = (last - first).days
    if days > 1000:
        step = 1 + days // 365 // 12
        yield from ((date(y, 1, 1), str(y)) for y in range(first.year + 1, last.year + 1, step))
    elif days > 75:
        step = 1 + days // 30 // 12
        months = range(first.year * 12 + first.month, last.year * 12 + last.month, step)
        yield from ((date(m // 12, m % 12 + 1, 1), f"{_MONTHS[m % 12]} {m // 12}") for m in months)
    else:
        step = 1 + days // 12
        for n in range(0, days + 1, step):
            day = first + timedelta(n)
            yield day, f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if n == 0 else "")
