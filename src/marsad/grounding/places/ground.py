"""Grounding places: `ground_places(doc, mentions, published)`, each mention as a place in the world or why not."""

from __future__ import annotations

import msgspec

from marsad.grounding.places.back import Back
from marsad.grounding.places.choose import Anchor, Candidate, choose
from marsad.grounding.places.country import Votes, report_country
from marsad.grounding.places.placing import place_at, place_unknown
from marsad.grounding.places.unknown import Unknown
from marsad.reading.places import Entry, PlaceMention, gazetteer
from marsad.record import Place
from marsad.text import Document

# Below this a bare name in a country of which the report does not speak is taken for no place.
_PLAUSIBLE = 20_000
_LARGE = frozenset({"country", "admin1", "capital", "city"})
# Kinds of places in the supplement that have no namesakes in other countries as villages have: قاعدة إنجرليك.
_KNOWN_SITES = frozenset(
    {"airbase", "airport", "base", "crossing", "dam", "port", "island", "region", "sea", "river"}
)
# How many words off a place may be to lend its point to an unknown village.
_BESIDE = 30


class Grounding(msgspec.Struct):
    """A mention's place, the candidates it was chosen from (the best first), and the reason in words."""

    place: Place
    entry: Entry | None = None
    candidates: list[Candidate] = []
    reason: str = ""


def ground_places(doc: Document, mentions: list[PlaceMention], published: str | None = None) -> list[Place]:
    """The place of each mention, in the same order; what is not resolved has no coordinates and says so in `basis`."""
    return [g.place for g in explain_places(doc, mentions, published)]


def explain_places(
    doc: Document, mentions: list[PlaceMention], published: str | None = None
) -> list[Grounding]:
    """As `ground_places`, with candidates and reasons; `published` is not used yet by any rule."""
    return Resolver(doc, mentions).all()


class Resolver:
    """Resolves a report's mentions together: what is certain helps to resolve the rest."""

    def __init__(self, doc: Document, mentions: list[PlaceMention]) -> None:
        self.doc, self.mentions = doc, mentions
        self.votes = Votes(doc, mentions)
        self.country = report_country(doc, mentions, self.votes.all)
        self.anchors = _anchors(mentions)
        self.chosen: dict[int, list[Candidate]] = {}
        self.busy: set[int] = set()
        self.sense: dict[str, str] = {}
        self.back = Back(doc, mentions, self.country, self.entry_of)
        self.bearings = _bearings(mentions)
        self.unknown = Unknown(doc, mentions, self.country, self.entry_of, self.bearings)

    def all(self) -> list[Grounding]:
        """Every mention grounded; those with most context are resolved first and lend their sense to the others."""
        order = sorted(
            range(len(self.mentions)),
            key=lambda i: (not self.mentions[i].containers, not self.mentions[i].cue, i),
        )
        for i in order:
            self.candidates(i)
        return [self.ground(i) for i in range(len(self.mentions))]

    def candidates(self, i: int) -> list[Candidate]:
        """The scored candidates of mention `i`, resolving first what holds it."""
        if i in self.chosen:
            return self.chosen[i]
        mention = self.mentions[i]
        if i in self.busy or not mention.entries:
            return []
        self.busy.add(i)
        holders, bearing = self.holders(i), None
        if i in self.bearings:
            j = self.bearings[i]
            base = self.entry_of(j)
            if base is not None:
                bearing = (base, self.mentions[j].degrees, self.mentions[j].distance_km)
        found = choose(mention, self.votes.without(mention.key), holders, self.anchors, bearing)
        sense = self.sense.get(mention.key)
        if sense is not None and not mention.containers:
            for candidate in found:
                if candidate.entry.id == sense:
                    candidate.score += 2.5
                    candidate.reasons.append("as elsewhere in the report")
            found.sort(key=lambda c: (c.outside, -c.score))
        elif found:
            self.sense.setdefault(mention.key, found[0].entry.id)
        self.busy.discard(i)
        self.chosen[i] = found
        return found

    def holders(self, i: int) -> list[Entry]:
        """The resolved places that hold mention `i`; what it only lies north of holds nothing."""
        found = []
        for j in self.mentions[i].containers:
            entry, holder = self.entry_of(j), self.mentions[j]
            if (
                entry is None
                or holder.distance_km is not None
                or (holder.degrees is not None and entry.kind != "country")
            ):
                continue
            found.append(_province(holder, entry))
        return found

    def entry_of(self, i: int) -> Entry | None:
        """The table's place that mention `i` means, directly or by pointing back; None where none is known."""
        mention = self.mentions[i]
        if mention.anaphor:
            return self.back.entry(i)
        found = self.candidates(i)
        return found[0].entry if found and self.plausible(mention, found[0]) else None

    def plausible(self, mention: PlaceMention, best: Candidate) -> bool:
        """Whether the best candidate can be meant at all."""
        if best.outside:
            return False
        votes = self.votes.without(mention.key)
        share = votes.get(best.entry.country, 0.0)
        if best.entry.kind == "country":
            return True
        if gazetteer().level(mention.key) and not (mention.cue or mention.containers or mention.rural):
            return share >= 1.0
        if mention.cue and self._abroad(mention, best, votes):
            return False
        if mention.cue or mention.containers or best.entry.curated or best.entry.population >= _PLAUSIBLE:
            return True
        return share >= 1.0

    def _abroad(self, mention: PlaceMention, best: Candidate, votes: dict[str, float]) -> bool:
        """Whether the one namesake of a village is in a country of which the rest of the report does not speak."""
        entry, total = best.entry, sum(votes.values())
        if entry.kind in _LARGE or entry.population >= 200_000 or mention.demonym:
            return False
        if entry.curated and entry.kind in _KNOWN_SITES:
            return False
        if {entry.country, self.country} == {"IL", "PS"}:  # one theatre of war
            return False
        if any(
            (e := self.entry_of(j)) is not None and e.country == entry.country for j in mention.containers
        ):
            return False
        elsewhere = self.country not in {None, entry.country}
        return elsewhere and total >= 4 and votes.get(entry.country, 0.0) < 0.04 * total

    def ground(self, i: int) -> Grounding:
        """Mention `i` as a place."""
        mention, found = self.mentions[i], self.chosen.get(i, [])
        entry = self.entry_of(i)
        if entry is not None:
            sure = _confidence(found) if found else 0.6
            place = place_at(self.doc, mention, entry, sure)
            return Grounding(place, entry, found, "; ".join(found[0].reasons) if found else mention.rule)
        if found and not found[0].outside and not mention.cue and not self.plausible(mention, found[0]):
            place = place_unknown(self.doc, mention, None, "implausible")
            return Grounding(place, None, found, "no place of that name fits the report")
        place, holder, reason = self.unknown.place(i)
        return Grounding(place, holder, [], reason)


def _confidence(found: list[Candidate]) -> float:
    """How sure the choice is: by the lead of the first over the next place that lies elsewhere."""
    best = found[0]
    rivals = [c for c in found[1:] if c.entry.country != best.entry.country or _apart(c.entry, best.entry)]
    if not rivals:
        return 0.95
    return round(min(0.95, 0.5 + 0.12 * max(0.0, best.score - rivals[0].score)), 2)


def _province(mention: PlaceMention, entry: Entry) -> Entry:
    """What holds a place: the province of a town's name, unless the town itself is plainly meant."""
    if entry.kind not in {"city", "town", "settlement", "capital"} or (
        mention.kind in {"city", "town", "capital", "village"} and mention.cue
    ):
        return entry
    same = (
        e
        for e in mention.entries
        if e.kind == "admin1" and e.country == entry.country and not _apart(e, entry)
    )
    return next(same, entry)


def _apart(a: Entry, b: Entry) -> bool:
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) > 0.2 or abs(a.lon - b.lon) > 0.2


def _anchors(mentions: list[PlaceMention]) -> list[Anchor]:
    """The places of a report that need no choosing: every candidate lies at one spot."""
    found: dict[str, Anchor] = {}
    for mention in mentions:
        if mention.key in found or not mention.entries or mention.dateline or mention.government:
            continue
        first = mention.entries[0]
        if (
            first.lat is None
            or first.lon is None
            or any(_apart(first, e) or e.country != first.country for e in mention.entries)
        ):
            continue
        if first.curated or first.population:
            found[mention.key] = Anchor(mention.key, first.country, first.lat, first.lon)
    return list(found.values())


def _bearings(mentions: list[PlaceMention]) -> dict[int, int]:
    """Which mention is placed by which bearing."""
    found = {}
    for i, mention in enumerate(mentions):
        for j in mention.containers:
            if mentions[j].degrees is not None or mentions[j].distance_km is not None:
                found[i] = j
    return found
