"""What linking reads of a coded report: a small part of the record, so that a million of them are read fast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec


class At(msgspec.Struct, rename={"part": "in"}):
    """Where words stand: in the title or the text."""

    part: str = "text"
    start: int = 0


class Days(msgspec.Struct, omit_defaults=True):
    """The days of an event, ISO, both inclusive."""

    start: str | None = None
    end: str | None = None
    text: str | None = None
    part_of_day: str | None = None
    basis: str | None = None


class Place(msgspec.Struct, omit_defaults=True):
    """Where, in decimal degrees, with the radius of uncertainty in metres."""

    text: str | None = None
    name: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    id: str | None = None
    radius_m: float | None = None


class Actor(msgspec.Struct, omit_defaults=True):
    """A party."""

    text: str = ""
    name: str = ""
    id: str | None = None
    type: str | None = None
    inter: str | None = None
    private: bool = False


class Toll(msgspec.Struct, omit_defaults=True):
    """A count: `high` None where only a lower bound is told."""

    low: int | None = None
    high: int | None = None
    text: str | None = None


class Claim(msgspec.Struct, omit_defaults=True):
    """What one speaker says."""

    source: str = ""
    stance: str = "says"
    fatalities: Toll | None = None
    injured: Toll | None = None


class Event(msgspec.Struct, omit_defaults=True):
    """One happening as one report tells it."""

    id: str
    kind: str
    status: str = "happened"
    date: Days | None = None
    place: Place | None = None
    actor1: list[Actor] = []
    actor2: list[Actor] = []
    fatalities: Toll | None = None
    injured: Toll | None = None
    sources: list[str] = []
    evidence: list[str] = []
    claims: list[Claim] = []
    spans: dict[str, list[At]] = {}
    confidence: float | None = None


class Record(msgspec.Struct):
    """A coded report as `marsad read --format jsonl` prints it; the text may be missing (`--bare`)."""

    id: str
    events: list[Event] = []
    published: str | None = None
    title: str | None = None
    text: str | None = None
    publisher: str | None = None
    source: Any = None
    url: str | None = None


DECODER = msgspec.json.Decoder(Record, strict=False)


def record_of(row: Any) -> Record:
    """A record from what JSON gives; raises msgspec.ValidationError where it is none."""
    return row if isinstance(row, Record) else msgspec.convert(row, Record, strict=False)


def records_in(lines: Iterable[bytes | str]) -> Iterator[tuple[int, Record | str]]:
    """The records of JSON lines with their line numbers; a line that is none gives the reason as a string."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, DECODER.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield number, f"not a coded report: {error}"
