"""The record: what one report says, as typed structs, and their JSON.

The fields are those of the coding guideline; beside them stand the words each value was read from (`span`), the rule
or entry that read it (`rule`) and how sure the reading is (`confidence`, 0 to 1). Offsets are Unicode code points
into the report's own `title` or `text`, start inclusive, end exclusive.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Kind = Literal[
    "clash", "capture", "airstrike", "shelling", "explosion", "suicide_bombing", "chemical_attack", "attack",
    "abduction", "sexual_violence", "protest", "riot", "arrest", "destruction", "interception", "withdrawal",
    "deployment", "agreement", "talks", "aid", "sanction", "measure", "displacement",
]  # fmt: skip
Status = Literal["happened", "ongoing", "planned", "failed", "denied"]
Part = Literal["title", "text"]


class Span(msgspec.Struct, frozen=True, rename={"part": "in"}):
    """The words of a report behind a value: `report[in][start:end] == text`."""

    start: int
    end: int
    part: Part
    text: str


class Days(msgspec.Struct, frozen=True):
    """The days on which an event happened: ISO days, both inclusive; `text` None where a default was taken."""

    start: str
    end: str
    text: str | None
    granularity: str = "day"
    part_of_day: str | None = None
    basis: str = "told"
    span: Span | None = None
    rule: str = ""
    confidence: float = 0.0


class Place(msgspec.Struct, frozen=True):
    """Where an event happened: decimal degrees (WGS84), radius of uncertainty in metres and what it rests on."""

    text: str
    name: str
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    id: str | None = None
    radius_m: int | None = None
    basis: str = ""
    span: Span | None = None
    rule: str = ""
    confidence: float = 0.0


class Actor(msgspec.Struct, frozen=True):
    """A party to an event: `text` as written, `name` in English, `id` in the registry where it is known."""

    text: str
    name: str
    id: str | None = None
    type: str | None = None
    inter: str | None = None
    country: str | None = None
    private: bool = False
    span: Span | None = None
    rule: str = ""
    confidence: float = 0.0


class Toll(msgspec.Struct, frozen=True):
    """How many: `high` None where only a lower bound is told."""

    low: int
    high: int | None
    text: str | None
    breakdown: dict[str, int] = {}
    span: Span | None = None
    rule: str = ""
    confidence: float = 0.0


class Claim(msgspec.Struct, frozen=True):
    """What one speaker says of an event: who, with which verb and stance, and the speaker's own figures."""

    source: str
    stance: str = "says"
    verb: str | None = None
    fatalities: Toll | None = None
    injured: Toll | None = None
    span: Span | None = None
    rule: str = ""


class Event(msgspec.Struct, frozen=True):
    """One happening as one report tells it."""

    id: str
    kind: Kind
    status: Status
    date: Days | None
    place: Place | None
    actor1: list[Actor]
    actor2: list[Actor]
    fatalities: Toll | None
    injured: Toll | None
    sources: list[str]
    evidence: list[str]
    claims: list[Claim] = []
    spans: dict[str, list[Span]] = {}
    rules: dict[str, str] = {}
    confidence: float = 0.0


class Report(msgspec.Struct, frozen=True):
    """A report as it was read in: its words, and where and when it was published (ISO date or date-time)."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    extra: dict[str, Any] = {}


class Coded(msgspec.Struct, frozen=True):
    """What a report says: its events, with how the publication day was known and what was noticed on the way."""

    id: str
    events: list[Event]
    published: str | None = None
    published_basis: str = "given"
    notes: list[str] = []
