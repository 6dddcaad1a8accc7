"""The facts of one event that linking weighs: days as numbers, a point with a radius, parties, tolls, rare words."""

from __future__ import annotations

import math
import re
from datetime import date
from functools import cache, lru_cache
from sys import intern
from typing import NamedTuple

import msgspec

from marsad.incidents.headlines import place_in
from marsad.incidents.outlets import outlet_of
from marsad.incidents.records import Days, Event, Place, Record, Toll
from marsad.incidents.words import rarest, sketch, weight_of, words_in
from marsad.knowledge.tables import rows

COUNTRY_RADIUS = 300_000
_OLD = 3  # days after which a report looks back
_TEXT = 2000  # characters of a text that are looked at: the story is told by then

DEEDS = frozenset(("violence", "movement", "order"))  # groups of which one happening may be read as either
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


class ReportFacts(msgspec.Struct, array_like=True, frozen=True, eq=False):
    """What all events of one report share. Words are the rarer ones; `sketch` is of the text."""

    id: str
    stamp: str = ""
    published: int | None = None
    outlet: str = ""
    title: frozenset[str] = frozenset()
    title_words: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    weight: int = 0
    title_weight: int = 0
    sketch: bytes = b""
    bands: tuple[int, ...] = ()


_NOBODY = ReportFacts("")


class Facts(msgspec.Struct, array_like=True, eq=False):
    """What is weighed of one event; a pure function of its record, so that company and order change nothing.

    Days are ordinals, `radius` is metres; `told` is whether the report tells the day in words, `old` whether it looks back,
    `named` whether its headline names the place, `headline` whether it leads with the event.
    """

    event: str
    kind: str
    families: str
    group: str
    status: str
    confidence: float
    start: int | None
    end: int | None
    old: bool
    told: bool
    part: str
    lat: float | None
    lon: float | None
    radius: int
    place: str
    country: str
    actor1: frozenset[str]
    actor2: frozenset[str]
    names: tuple[str, ...]
    killed: tuple[int, int | None] | None
    injured: tuple[int, int | None] | None
    words: frozenset[str]
    weight: int
    theme: str
    named: bool
    headline: bool
    slots: bytes
    report: ReportFacts = _NOBODY

    @property
    def key(self) -> Key:
        """The report's id and the event's."""
        return self.report.id, self.event


def report_facts(record: Record) -> ReportFacts:
    """What a record tells of its report."""
    stamp = (record.published or "").strip()
    title = words_in(record.title or "")
    text = words_in((record.text or "")[:_TEXT])
    rare_title, rare = rarest(title, 10), rarest([*title, *text], 32)
    bits, bands = sketch(text)
    return ReportFacts(
        record.id, stamp, day_number(stamp), outlet_of(record.publisher, record.source, record.url),
        rare_title, frozenset(title), rare, weight_of(rare), weight_of(rare_title), bits, bands,
    )  # fmt: skip


def event_facts(report: ReportFacts, number: int, event: Event) -> Facts:
    """The facts of a report's event; `number` is its place among the report's events."""
    own = kin().get(event.kind, Kin("other", "other"))
    start, end, told, part = _when(event.date)
    lat, lon, radius, place, country = _where(event.place)
    where = words_in(event.place.text or "") if event.place else []
    words = [*words_in(" ".join(event.evidence)), *where]
    rare, held = rarest(words, 24), set(words)
    return Facts(
        event=intern(event.id),
        kind=intern(event.kind),
        families=own.family,
        group=own.group,
        status=intern(event.status),
        confidence=event.confidence if event.confidence is not None else 1.0,
        start=start,
        end=end,
        old=end is not None and report.published is not None and report.published - end > _OLD,
        told=told,
        part=part,
        lat=lat,
        lon=lon,
        radius=radius,
        place=place,
        country=country,
        actor1=_parties(event, 1),
        actor2=_parties(event, 2),
        names=_people(event),
        killed=bounds(event.fatalities),
        injured=bounds(event.injured),
        words=rare,
        weight=weight_of(rare),
        theme=next((theme for theme, told_by in themes() if not held.isdisjoint(told_by)), ""),
        named=bool(where) and report.title_words.issuperset(where),
        headline=number == 0 or any(at.part == "title" for at in event.spans.get("words", ())),
        slots=pack(event),
        report=report,
    )


def _when(days: Days | None) -> tuple[int | None, int | None, bool, str]:
    if days is None:
        return None, None, False, ""
    start, end = day_number(days.start), day_number(days.end)
    if start is None:
        start = end
    if start is not None and (end is None or end < start):
        end = start
    told = bool(days.text and days.basis != "default")
    return start, end, told, intern(days.part_of_day) if days.part_of_day else ""


def _where(place: Place | None) -> tuple[float | None, float | None, int, str, str]:
    if place is None:
        return None, None, COUNTRY_RADIUS, "", ""
    name, country = intern(place.id or place.name or ""), intern(place.country or "")
    if place.lat is not None and place.lon is not None:
        return place.lat, place.lon, int(place.radius_m or 5000), name, country
    return None, None, int(place.radius_m or COUNTRY_RADIUS), name, country


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
    report = report_facts(record)
    found: dict[str, Facts] = {}
    for number, event in enumerate(record.events or _unread(record)):
        if event.id not in found:
            found[event.id] = event_facts(report, number, event)
    return list(found.values())


class Bundle(msgspec.Struct, array_like=True):
    """A report with its events, as it is put away."""

    report: ReportFacts
    events: list[Facts]


_PUT = msgspec.msgpack.Encoder(order="deterministic")
_TAKE = msgspec.msgpack.Decoder(Bundle)


def put_away(events: list[Facts]) -> bytes:
    """The facts of one report's events as bytes."""
    report = events[0].report
    for facts in events:
        facts.report = _NOBODY
    packed = _PUT.encode(Bundle(report, events))
    for facts in events:
        facts.report = report
    return packed


def take_out(packed: bytes) -> list[Facts]:
    """The facts back."""
    bundle = _TAKE.decode(packed)
    for facts in bundle.events:
        facts.report = bundle.report
    return bundle.events


def _unread(record: Record) -> list[Event]:
    """What stands for a report from which no event was read: its headline and day; it may join an incident, never open one."""
    if not (record.title or "").strip() or day_number(record.published) is None:
        return []
    day = (record.published or "").strip()[:10]
    place = place_in(record.title or "", day)
    return [
        Event("", UNREAD, date=Days(day, day, basis="default"), place=place, evidence=[record.title or ""])
    ]


def distance_m(a: Facts, b: Facts) -> float | None:
    """Metres between two points, None where either has none; plane geometry, good to a percent over 100 km."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return None
    north = (a.lat - b.lat) * 111_195
    east = (a.lon - b.lon) * 111_195 * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(north, east)
