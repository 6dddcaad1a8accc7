"""Waiting: what is being done and for how long, where there is nothing to count."""

from __future__ import annotations

import sys
import threading
from time import monotonic
from types import TracebackType
from typing import TextIO

_AFTER = 1.0  # seconds before anything is shown
_EVERY = 0.2


class Waiting:
    """On a terminal a line with what is being done and the seconds it took so far, from the first second on.

    Use it in a `with` block and call `say` when something else begins; nothing is shown anywhere but on a terminal.
    """

    def __init__(self, what: str, err: TextIO | None = None) -> None:
        self._err = err or sys.stderr
        self._what, self._began, self._shown = what, monotonic(), False
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def say(self, what: str) -> None:
        """What is being done from now on."""
        self._what = what

    def __enter__(self) -> Waiting:
        if self._err.isatty():
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        if self._thread.is_alive():
            self._thread.join()
        self._clear()

    def _show(self) -> None:
        while not self._done.wait(_EVERY):
            spent = monotonic() - self._began
            if spent >= _AFTER:
                self._err.write(f"\r\x1b[K{self._what} … {spent:.0f} s")
                self._err.flush()
                self._shown = True

    def _clear(self) -> None:
        if self._shown:
            self._err.write("\r\x1b[K")
            self._err.flush()
