"""The timeline: the days of the events as a strip of dots, drawn as SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from marsad.exports.html.text import attribute

WIDTH, _LEFT, _RIGHT, _STEP, _MOST = 960, 20, 20, 11, 14
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Moment(NamedTuple):
    """An event's days, its anchor on the page, its words for the tooltip and its family of kinds."""

    anchor: str
    label: str
    family: str
    start: str
    end: str


def timeline_svg(moments: list[Moment]) -> str:
    """The whole figure; an empty text where no event has a day."""
    if not moments:
        return ""
    first = min(date.fromisoformat(m.start) for m in moments)
    last = max(date.fromisoformat(m.end) for m in moments)
    span = max((last - first).days, 6)
    per_day = (WIDTH - _LEFT - _RIGHT) / span

    def x_of(day: date) -> float:
        return round(_LEFT + (day - first).days * per_day, 1)

    stacked: Counter[int] = Counter()
    dots, bars = [], []
    for m in sorted(moments, key=lambda m: (m.start, m.end)):
        start, end = date.fromisoformat(m.start), date.fromisoformat(m.end)
        column = round(x_of(start) / _STEP)
        level = stacked[column]
        stacked[column] += 1
        y = -14 - _STEP * min(level, _MOST)
        if end > start:
            bars.append(f'<line class="{m.family}" x1="{x_of(start)}" y1="{y}" x2="{x_of(end)}" y2="{y}"/>')
        dots.append(
            f'<a href="#{m.anchor}" data-event="{m.anchor}"><circle class="{m.family}" cx="{x_of(start)}" cy="{y}" r="5">'
            f"<title>{attribute(m.label)}</title></circle></a>"
        )
    height = 24 + _STEP * min(max(stacked.values()), _MOST + 1)
    ticks = "".join(
        f'<line class="tick" x1="{x_of(d)}" y1="-4" x2="{x_of(d)}" y2="2"/><text x="{x_of(d)}" y="15">{name}</text>'
        for d, name in _ticks(first, first + timedelta(span))
    )
    return (
        f'<svg class="timeline" viewBox="0 {-height} {WIDTH} {height + 22}" role="img" aria-label="Timeline of the events">'
        f'<line class="axis" x1="0" y1="-4" x2="{WIDTH}" y2="-4"/>{ticks}{"".join(bars)}{"".join(dots)}</svg>'
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
