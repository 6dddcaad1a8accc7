"""Changes of one report as a coloured table: what was gained is green, what was lost red, a changed cell yellow."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.lexicon.compare import Change

_COLOURS = {"gained": "green", "lost": "red", "changed": "yellow"}
_SHOWN = ("kind", "days", "place", "actor1", "actor2", "fatalities")


def show(changes: list[Change], title: str) -> None:
    """Print the changes of one report under its headline."""
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((150, 24)).columns if terminal or "COLUMNS" in os.environ else 150
    console = Console(file=sys.stdout, width=width, force_terminal=terminal, highlight=False, emoji=False)
    console.print(f"[bold]{escape(title)}[/bold]  [dim]{escape(changes[0].report)}[/dim]")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in ("", "cell", "before", "after", "record"):
        table.add_column(name, overflow="fold")
    for change in changes:
        record = " · ".join(change.record[c] for c in _SHOWN if change.record[c])
        cells = (change.what, change.cell, change.before or "–", change.after or "–", record)
        if not change.cell:
            cells = (change.what, "", "", "", record)
        table.add_row(*map(escape, cells), style=_COLOURS[change.what])
    console.print(table)
    console.print()
