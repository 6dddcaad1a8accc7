"""JSON Lines: one report a line as the coding guideline has it, with spans, rules and confidence beside it."""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from marsad.record import Coded, Report

_ENCODER = msgspec.json.Encoder()
_BESIDE = ("publisher", "author", "url", "language", "encoding")


def row_of(report: Report, coded: Coded, bare: bool = False) -> dict[str, Any]:
    """The line's object: the report's own fields, then what was read; `bare` leaves out its words and other fields."""
    row: dict[str, Any] = {
        "id": coded.id,
        "published": coded.published,
        "published_basis": coded.published_basis,
    }
    if not bare:
        row |= {"title": report.title, "text": report.text}
        row |= {name: value for name in _BESIDE if (value := getattr(report, name))}
        row |= {
            name: value
            for name, value in report.extra.items()
            if name not in row and name not in ("events", "notes")
        }
    row["events"] = coded.events
    row["notes"] = coded.notes
    return row


def line_of(report: Report, coded: Coded, bare: bool = False) -> bytes:
    """One line of JSON with its line break."""
    return _ENCODER.encode(row_of(report, coded, bare)) + b"\n"


class JsonlWriter:
    """Writes each report as it comes; nothing is held."""

    def __init__(self, out: BinaryIO, bare: bool = False) -> None:
        self._out, self._bare = out, bare

    def add(self, report: Report, coded: Coded) -> None:
        self._out.write(line_of(report, coded, self._bare))

    def close(self) -> None:
        self._out.flush()
