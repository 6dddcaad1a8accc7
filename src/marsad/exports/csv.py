"""CSV for people: one event a row, everything quoted, no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, BinaryIO

from marsad.exports.flat import COLUMNS, flat
from marsad.record import Coded, Report


def guarded(value: Any) -> str:
    """A cell as text; one that begins with = + - @ gets an apostrophe before it, unless it is a number."""
    text = "" if value is None else str(value)
    if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not isinstance(value, int | float):
        return "'" + text
    return text


class Rows:
    """Rows of CSV on a stream of bytes in UTF-8, line ends CRLF as RFC 4180 has them."""

    def __init__(self, out: BinaryIO, bom: bool = False) -> None:
        self._text = io.TextIOWrapper(out, "utf-8-sig" if bom else "utf-8", newline="", write_through=True)
        self._csv = csv.writer(self._text, quoting=csv.QUOTE_ALL)

    def write(self, cells: Iterable[Any]) -> None:
        """Write one row, each cell guarded."""
        self._csv.writerow([guarded(cell) for cell in cells])

    def close(self) -> None:
        """Write what is held and let go of the stream, which stays open."""
        self._text.flush()
        self._text.detach()


class CsvWriter:
    """Writes each event as it comes; `bom` begins with the mark by which Excel knows UTF-8."""

    def __init__(self, out: BinaryIO, bom: bool = False) -> None:
        self._rows = Rows(out, bom)
        self._rows.write(COLUMNS)

    def add(self, report: Report, coded: Coded) -> None:
        for event in coded.events:
            self._rows.write(flat(report, coded, event).values())

    def close(self) -> None:
        self._rows.close()
