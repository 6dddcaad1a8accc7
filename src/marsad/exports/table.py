"""A table for the eye: each report's events in the terminal, in the report's own words where they are short."""

from __future__ import annotations

import io
import os
import shutil
import sys
from typing import TYPE_CHECKING, BinaryIO

from marsad.exports.flat import names, told
from marsad.record import Coded, Days, Event, Report

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH = 150
COLUMNS = ("", "kind", "days", "place", "who", "whom", "killed", "hurt", "according to")


class TableWriter:
    """Prints each report as it comes: a line with its headline, then its events."""

    def __init__(self, out: BinaryIO) -> None:
        self._text = io.TextIOWrapper(out, "utf-8", write_through=True)
        self._console = _console(self._text, out is sys.stdout.buffer and sys.stdout.isatty())

    def add(self, report: Report, coded: Coded) -> None:
        head = report.title or next((line for line in report.text.split("\n") if line.strip()), "")[:90]
        self._console.print(
            f"[bold]{_plain(head)}[/bold]  [dim]{_plain(coded.id)}  {coded.published or 'no date'}[/dim]"
        )
        if not coded.events:
            self._console.print("[dim]no event[/dim]\n")
            return
        from rich import box
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for name in COLUMNS:
            table.add_column(name, justify="right" if name in ("killed", "hurt") else "left", overflow="fold")
        for event in coded.events:
            table.add_row(*map(_plain, _cells(event)))
        self._console.print(table)
        self._console.print()

    def close(self) -> None:
        self._text.flush()
        self._text.detach()


def _console(text: io.TextIOWrapper, terminal: bool) -> Console:
    from rich.console import Console

    width = shutil.get_terminal_size((_WIDTH, 24)).columns if terminal or "COLUMNS" in os.environ else _WIDTH
    return Console(file=text, width=width, force_terminal=terminal, highlight=False, emoji=False)


def _plain(text: str) -> str:
    """Text in which nothing is taken for rich's own marks."""
    return text.replace("[", r"\[")


def _cells(event: Event) -> list[str]:
    kind = event.kind.replace("_", " ")
    place = event.place
    where = ", ".join(dict.fromkeys(filter(None, (place.name, place.country)))) if place else ""
    return [
        event.id,
        kind if event.status == "happened" else f"{kind}, {event.status}",
        _days(event.date),
        where,
        names(event.actor1),
        names(event.actor2),
        told(event.fatalities),
        told(event.injured),
        "; ".join(event.sources),
    ]


def _days(days: Days | None) -> str:
    """The days; a default, read from no words, in brackets."""
    if days is None:
        return ""
    line = (
        days.start
        if days.start == days.end
        else f"{days.start}–{days.end[5:] if days.end[:4] == days.start[:4] else days.end}"
    )
    return line if days.text is not None else f"({line})"
