"""What a run says on standard error: faults, notices and progress."""

from __future__ import annotations

import sys
from collections import Counter
from time import monotonic
from typing import TextIO

from marsad.sources import Fault, Item

_MOST_ALIKE = 5
_AFTER = 1.0  # seconds before a progress bar appears
_EVERY = 0.1


class Messages:
    """Faults and notices of one run: each names its item; of many alike the first few are printed, the rest counted."""

    def __init__(self, err: TextIO | None = None) -> None:
        self._err = err or sys.stderr
        self._alike: Counter[str] = Counter()
        self.faults = 0
        self.notices = 0

    def fault(self, fault: Fault) -> None:
        """Say that something could not be read."""
        self.faults += 1
        self._say("error", str(fault), f"error {fault.reason[:24]}")

    def noticed(self, item: Item) -> None:
        """Say what was noticed of a report that was read all the same."""
        for notice in item.notices:
            self.notices += 1
            self._say("note", f"{item.where}: {notice}", f"note {notice[:24]}")

    def _say(self, kind: str, text: str, like: str) -> None:
        self._alike[like] += 1
        if self._alike[like] <= _MOST_ALIKE:
            self.line(f"{kind}: {text}")

    def line(self, text: str) -> None:
        """One line on standard error, clear of the progress bar."""
        clear = "\r\x1b[K" if self._err.isatty() else ""
        print(f"{clear}marsad: {text}", file=self._err)

    def close(self) -> None:
        """Say how many more there were of those that were cut short."""
        for like, count in self._alike.items():
            if count > _MOST_ALIKE:
                kind, _, text = like.partition(" ")
                self.line(f"{kind}: and {count - _MOST_ALIKE:,} more like “{text}…”")


class Progress:
    """A count of reports and events on a terminal, from the first second on; silent anywhere else."""

    def __init__(self, total: int | None = None, err: TextIO | None = None) -> None:
        self._err = err or sys.stderr
        self._on = self._err.isatty()
        self._total = total
        self._begun = self._last = monotonic()
        self._shown = False
        self.bytes_done = 0

    def step(
        self, reports: int, events: int, of: str = "reports", found: str = "events", total: int = 0
    ) -> None:
        """Show how far the run is; cheap to call for every report. `of` and `found` name what is counted."""
        self._show(reports, f"{of}  {events:,} {found}", total)

    def count(self, done: int, of: str = "reports", total: int = 0) -> None:
        """The same where only one thing is counted."""
        self._show(done, of, total)

    def _show(self, done: int, told: str, total: int) -> None:
        if not self._on:
            return
        now = monotonic()
        if now - self._begun < _AFTER or now - self._last < _EVERY:
            return
        self._last = now
        rate = done / (now - self._begun)
        self._total = total or self._total
        self._err.write(f"\r\x1b[K{self._bar(done, rate)}{done:,} {told}  {rate:,.0f}/s")
        self._err.flush()
        self._shown = True

    def _bar(self, reports: int, rate: float) -> str:
        if not self._total:
            return ""
        share = min(1.0, reports / self._total)
        full = round(share * 24)
        left = (self._total - reports) / rate if rate else 0
        return f"{'█' * full}{'░' * (24 - full)} {share:4.0%}  {int(left // 60)}:{int(left % 60):02d} left  "

    def close(self) -> None:
        """Take the bar away."""
        if self._shown:
            self._err.write("\r\x1b[K")
            self._err.flush()
