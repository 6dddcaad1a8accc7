"""Material: all that was found in one report, laid side by side for the coder."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

from marsad.coding.segments import segments
from marsad.days import Resolved, TimeMention, find_days, infer_published, resolve
from marsad.grounding.actors import ground_actors
from marsad.grounding.places import ground_places, report_country
from marsad.numbers import TollMention, find_tolls
from marsad.reading.actors import find_actors
from marsad.reading.actors_mention import ActorMention
from marsad.reading.events import EventWord, find_events
from marsad.reading.mention import Mention
from marsad.reading.places import find_places
from marsad.reading.places.mention import PlaceMention
from marsad.reading.speakers import find_speakers
from marsad.reading.speakers_mention import Attribution
from marsad.record import Actor, Place, Report
from marsad.text import Document

# The last day on which a report can have been published that this version reads: "Monday 25 July" of no year is the
# last such Monday before it (basis `weekday`). A constant, not the clock: the same report gives the same record.
HORIZON = dt.date(2026, 12, 31)
M = TypeVar("M", bound=Mention)
_BREAKS = frozenset(
    ["،", ",", "؛", ";", ":", '"', "(", ")", "-", "...", "فيما", "بينما", "كما", "حيث", "وذلك"]
)


class Material:
    """The mentions of a report with what they were resolved to, and where in the report each stands."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.doc = doc = Document(report)
        self.published, self.published_basis = publication(doc)
        self.words: list[EventWord] = find_events(doc)
        self.times: list[TimeMention] = find_days(doc)
        self.days: list[Resolved] = resolve(doc, self.times, self.published)
        self.place_mentions: list[PlaceMention] = find_places(doc)
        self.places: list[Place] = ground_places(doc, self.place_mentions)
        self.country: str | None = report_country(doc, self.place_mentions)
        self.actor_mentions: list[ActorMention] = find_actors(doc, self.place_mentions)
        self.actors: list[Actor] = ground_actors(
            doc, self.actor_mentions, self.country, self.published.isoformat() if self.published else None
        )
        self.tolls: list[TollMention] = sorted(find_tolls(doc), key=_first)
        self.speakers: list[Attribution] = sorted(find_speakers(doc, self.actor_mentions), key=_first)
        # What each event word tells (probabilities of the kinds), once `gather` has asked `tellings`; None before.
        self.told: dict[int, dict[str, float]] | None = None
        self.breaks = _running(doc.forms, _BREAKS)
        self.segment, self.fine_segment = segments(doc)
        self._firsts: dict[int, list[int]] = {}
        self._of_sentence: dict[tuple[int, int], list[int]] = {}
        self._word_firsts = [w.first for w in self.words]

        named = {
            (p.id or p.name)
            for p, mention in zip(self.places, self.place_mentions, strict=True)
            if not mention.part_of_name
        }
        self.victims: dict[int, str] = {}
        for toll in self.tolls:
            if toll.victims is not None:
                self.victims |= dict.fromkeys(range(*toll.victims), toll.kind)
        self.scale = (len(named), len(self.words))
        self.lead = next((n for n, s in enumerate(doc.sentences) if s.role == "body"), 0)

    def sentence(self, token: int) -> int:
        """The number of the sentence a token stands in, -1 for furniture."""
        return self.doc.sentence_at[token]

    def within(self, mentions: Sequence[M], first: int, last: int) -> list[int]:
        """The numbers of the mentions that begin at tokens `first` to `last` (exclusive); mentions in order."""
        key = id(mentions)
        firsts = self._firsts.get(key)
        if firsts is None:
            firsts = self._firsts[key] = [m.first for m in mentions]
        return list(range(bisect_left(firsts, first), bisect_left(firsts, last)))

    def in_sentence(self, mentions: Sequence[M], number: int) -> list[int]:
        """The numbers of the mentions of one sentence; kept, so not to be changed."""
        key = (id(mentions), number)
        held = self._of_sentence.get(key)
        if held is None:
            s = self.doc.sentences[number]
            held = self._of_sentence[key] = self.within(mentions, s.first, s.last)
        return held

    def clauses_between(self, a: int, b: int) -> int:
        """How many clause breaks lie between two tokens."""
        return abs(self.breaks[b] - self.breaks[a])

    def words_between(self, a: int, b: int) -> int:
        """How many event words begin between two tokens."""
        low, high = (a, b) if a <= b else (b, a)
        firsts = self._word_firsts
        return max(0, bisect_left(firsts, high) - bisect_right(firsts, low))


def _first(mention: Mention) -> int:
    return mention.first


def _running(forms: list[str], marks: frozenset[str]) -> list[int]:
    counts, n = [], 0
    for form in forms:
        n += form in marks
        counts.append(n)
    counts.append(n)
    return counts


def publication(doc: Document) -> tuple[dt.date | None, str]:
    """The day the report was published and how that is known: given, inferred (from what), or unknown."""
    day, basis, _ = infer_published(doc, HORIZON)
    return day, basis
