"""A reader that needs no knowledge, for tests of the command line itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.cli import main, reading
from marsad.record import Coded, Days, Event, Place, Report, Span

Run = Callable[..., tuple[int, str, str]]


class OneEvent:
    """Reads one event from each report: its first word is the deed, at a place nobody disputes."""

    def read(self, report: Report) -> Coded:
        if report.text.startswith("!"):
            raise RuntimeError("made to fail")
        end = len(report.text.split()[0]) if report.text.split() else 0
        span = Span(0, end, "text", report.text[:end])
        place = Place("حلب", "Aleppo", "Aleppo", "SY", 36.2, 37.16, span=None, rule="test", confidence=0.5)
        day = (report.published or "2020-01-02")[:10]
        event = Event(
            "e1", "shelling", "happened", Days(day, day, None), place, [], [], None, None, [], [span.text],
            spans={"words": [span], "evidence": [span]}, rules={"words": "test"}, confidence=0.9,
        )  # fmt: skip
        events = [event] if end else []
        return Coded(report.id, events, report.published)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line with that reader; gives its status, what it printed and what it said."""
    monkeypatch.setattr(reading, "_reader", OneEvent())

    def ran(*words: object) -> tuple[int, str, str]:
        try:
            status = main([str(w) for w in words])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capfd.readouterr()
        return status, out, err

    return ran
