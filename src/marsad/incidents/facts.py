"""The facts of one event that linking weighs: days as numbers, a point with a radius, parties, tolls, rare words."""

from __future__ import annotations

import math
import re
from datetime import date
from functools import cache, lru_cache
from sys import intern
from typing import NamedTuple

import msgspec

from marsad.incidents.outlets import outlet_of
from marsad.incidents.records import Days, Event, Place, Record, Toll
from marsad.incidents.words import rarest, sketch, weight_of, words_in
from marsad.knowledge.tables import rows

COUNTRY_RADIUS = 300_000
_OLD = 3  # days after which a report looks back
_TEXT = 2500  # characters of a text that are looked at: the story is told by then

UNREAD = "unread"  # the kind of what stands for a report without events

Key = tuple[str, str]  # report, event ("" for a report from which none was read)


class Kin(NamedTuple):
    """The family of a kind, and the group within which two kinds may be one happening."""

    family: str
    group: str


@cache
def kin() -> dict[str, Kin]:
    """Family and group of every kind."""
    return {row["kind"]: Kin(row["family"], row["group"]) for row in rows("incidents", "kinds.tsv")}


@cache
def themes() -> list[tuple[str, frozenset[str]]]:
    """Words that set apart what is told of a happening afterwards: a funeral, an anniversary, a reprisal, a claim."""
    return [(row["theme"], frozenset(row["words"].split())) for row in rows("incidents", "themes.tsv")]


class ReportFacts:
    """What all events of one report share."""

    __slots__ = (
        "bands", "id", "outlet", "published", "sketch", "stamp", "title", "title_weight", "weight", "words",
    )  # fmt: skip

    def __init__(self, record: Record) -> None:
        self.id = record.id
        self.stamp = (record.published or "").strip()
        self.published = day_number(self.stamp)
        self.outlet = outlet_of(record.publisher, record.source, record.url)
        title = words_in(record.title or "")
        text = words_in((record.text or "")[:_TEXT])
        self.title = rarest(title, 10)
        self.words = rarest([*title, *text], 32)
        self.weight, self.title_weight = weight_of(self.words), weight_of(self.title)
        self.sketch, self.bands = sketch(text)


class Facts:
    """What is weighed of one event; a pure function of its record, so that company and order change nothing."""

    __slots__ = (
        "actor1", "actor2", "admin1", "confidence", "country", "end", "event", "families", "group", "headline", "injured",
        "killed", "kind", "lat", "lon", "names", "number", "old", "part", "place", "radius", "report", "slots", "start",
        "status", "theme", "told", "weight", "words",
    )  # fmt: skip

    def __init__(self, report: ReportFacts, number: int, event: Event) -> None:
        self.report = report
        self.event = intern(event.id)
        self.number = number
        self.kind = intern(event.kind)
        self.families, self.group = kin().get(event.kind, Kin("other", "other"))
        self.status = intern(event.status)
        self.confidence = event.confidence if event.confidence is not None else 1.0
        self._when(event)
        self._where(event.place)
        self.actor1 = _parties(event, 1)
        self.actor2 = _parties(event, 2)
        self.names = _people(event)
        self.killed = bounds(event.fatalities)
        self.injured = bounds(event.injured)
        told = words_in(" ".join([*event.evidence, event.place.text or "" if event.place else ""]))
        self.words = rarest(told, 24)
        self.weight = weight_of(self.words)
        held = set(told)
        self.theme = next((theme for theme, words in themes() if not held.isdisjoint(words)), "")
        self.slots = pack(event)
        self.headline = number == 0 or any(at.part == "title" for at in event.spans.get("words", ()))

    @property
    def key(self) -> Key:
        """The report's id and the event's."""
        return self.report.id, self.event

    def _when(self, event: Event) -> None:
        days = event.date
        self.start = day_number(days.start) if days else None
        self.end = day_number(days.end) if days else None
        if self.start is None:
            self.start = self.end
        if self.start is not None and (self.end is None or self.end < self.start):
            self.end = self.start
        published = self.report.published
        self.old = self.end is not None and published is not None and published - self.end > _OLD
        self.told = bool(days and days.text and days.basis != "default")
        self.part = intern(days.part_of_day) if days and days.part_of_day else ""

    def _where(self, place: Place | None) -> None:
        self.lat = self.lon = None
        self.radius = COUNTRY_RADIUS
        self.place = self.admin1 = self.country = ""
        if place is None:
            return
        self.place = intern(place.id or place.name or "")
        self.admin1 = intern(place.admin1 or "")
        self.country = intern(place.country or "")
        if place.lat is not None and place.lon is not None:
            self.lat, self.lon = place.lat, place.lon
            self.radius = int(place.radius_m or 5000)
        elif place.radius_m:
            self.radius = int(place.radius_m)


@lru_cache(maxsize=20_000)
def day_number(told: str | None) -> int | None:
    """The number of a day from its ISO form (a time may follow), None where it is none."""
    match = re.match(r"\s*(\d{4})-(\d\d?)-(\d\d?)", told or "")
    if not match:
        return None
    try:
        return date(*map(int, match.groups())).toordinal()
    except ValueError:
        return None


def bounds(toll: Toll | None) -> tuple[int, int | None] | None:
    """The least and the most of a toll, None where none is told."""
    if toll is None or (toll.low is None and toll.high is None):
        return None
    low = toll.low if toll.low is not None else 0
    return low, toll.high if toll.high is None else max(low, toll.high)


def pack(event: Event) -> bytes:
    """The slots of an event made small: what claims are told from later, without the words of the report."""
    small = Event(
        event.id, event.kind, event.status, event.date, event.place, event.actor1, event.actor2,
        event.fatalities, event.injured, event.sources, [], event.claims, {}, event.confidence,
    )  # fmt: skip
    return _PACK.encode(small)


_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(Event)


def unpack(slots: bytes) -> Event:
    """The slots back."""
    return _UNPACK.decode(slots)


_no_parties: frozenset[str] = frozenset()
_party_sets: dict[frozenset[str], frozenset[str]] = {}


def _parties(event: Event, side: int) -> frozenset[str]:
    found = {
        intern(actor.id or actor.name)
        for actor in (event.actor1 if side == 1 else event.actor2)
        if not actor.private and (actor.id or actor.name)
    }
    if not found:
        return _no_parties
    return _party_sets.setdefault(frozenset(found), frozenset(found))  # the same few sets recur


def _people(event: Event) -> tuple[str, ...]:
    """The words of the private persons' names, where a name has two or more."""
    found: list[str] = []
    for actor in (*event.actor1, *event.actor2):
        if actor.private and len(words := words_in(actor.text)) >= 2:
            found += words
    return tuple(sorted(set(found)))


def facts_of(record: Record) -> list[Facts]:
    """The facts of every event of a record, in its order; of events that share an id the first counts."""
    report = ReportFacts(record)
    found: dict[str, Facts] = {}
    for number, event in enumerate(record.events or _unread(record)):
        found.setdefault(event.id, Facts(report, number, event))
    return list(found.values())


def _unread(record: Record) -> list[Event]:
    """What stands for a report from which no event was read: its headline and day; it may join an incident, never open one."""
    if not (record.title or "").strip() or day_number(record.published) is None:
        return []
    day = (record.published or "").strip()[:10]
    return [Event("", UNREAD, date=Days(day, day, basis="default"), evidence=[record.title or ""])]


def distance_m(a: Facts, b: Facts) -> float | None:
    """Metres between two points, None where either has none; plane geometry, good to a percent over 100 km."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return None
    north = (a.lat - b.lat) * 111_195
    east = (a.lon - b.lon) * 111_195 * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(north, east)
