"""Exports: coded reports in the formats people and their tools already have. Nothing is read anew here.

from marsad.exports import writer
with open("out.csv", "wb") as out:
    w = writer("csv", out)
    w.add(report, coded)
    w.close()
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, BinaryIO, Protocol, cast

from marsad.record import Coded, Report

FORMATS: dict[str, tuple[str, str]] = {
    "table": ("marsad.exports.table:TableWriter", "a table for the eye, in the terminal"),
    "jsonl": (
        "marsad.exports.jsonl:JsonlWriter",
        "Marsad's own: one report a line with its events, spans, rules and confidence",
    ),
    "csv": ("marsad.exports.csv:CsvWriter", "one event a row, for people and spreadsheets"),
    "acled": ("marsad.exports.acled:AcledWriter", "ACLED's 31 columns, one event a row"),
    "geojson": ("marsad.exports.geojson:GeojsonWriter", "RFC 7946, opens in QGIS: one feature an event"),
    "html": (
        "marsad.exports.html:HtmlWriter",
        "one self-contained page: reports with the words marked, table, map, timeline",
    ),
}
SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".geojson": "geojson",
    ".html": "html",
    ".htm": "html",
}


class Writer(Protocol):
    """What an export is: it takes coded reports in order and is closed when there are no more."""

    def add(self, report: Report, coded: Coded) -> None:
        """Take one report and what it says."""

    def close(self) -> None:
        """Write what is still to be written; the stream stays open."""


def writer(name: str, out: BinaryIO, **options: Any) -> Writer:
    """The export of this name on a stream of bytes; options are those of its class."""
    module, _, thing = FORMATS[name][0].partition(":")
    return cast(Writer, getattr(import_module(module), thing)(out, **options))
