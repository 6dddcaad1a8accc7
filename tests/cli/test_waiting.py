"""What takes longer than a second is shown on a terminal, and nowhere else."""

from __future__ import annotations

import io
import time

import pytest

from marsad.cli import messages, waiting
from marsad.cli.messages import Progress
from marsad.cli.waiting import Waiting


class Screen(io.StringIO):
    """A terminal, or not."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_AFTER", 0.0)
    monkeypatch.setattr(waiting, "_EVERY", 0.01)
    monkeypatch.setattr(messages, "_AFTER", 0.0)
    monkeypatch.setattr(messages, "_EVERY", 0.0)


@pytest.mark.parametrize("terminal", [True, False])
def test_what_is_being_done_is_shown_and_taken_away(terminal: bool) -> None:
    screen = Screen(terminal)
    with Waiting("verifying the log", screen) as shown:
        time.sleep(0.1)
        shown.say("verifying the texts")
        time.sleep(0.1)
    told = screen.getvalue()
    assert ("verifying the log … 0 s" in told, "verifying the texts … 0 s" in told) == (terminal, terminal)
    assert told.endswith("\r\x1b[K") == terminal


@pytest.mark.parametrize("terminal", [True, False])
def test_what_can_be_counted_is_counted(terminal: bool) -> None:
    screen = Screen(terminal)
    progress = Progress(200, screen)
    progress.count(50)
    progress.close()
    told = screen.getvalue()
    assert ("25%" in told, "50 reports" in told) == (terminal, terminal)
    assert ("events" in told) is False


def test_what_was_quick_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_AFTER", 60.0)
    screen = Screen(True)
    with Waiting("verifying", screen):
        time.sleep(0.05)
    assert screen.getvalue() == ""
