"""The country a report is about: every place, adjective and party word votes."""

from __future__ import annotations

from collections import defaultdict

from marsad.reading.places import PlaceMention, gazetteer
from marsad.reading.places.lexicon import lexicon, outlet_country
from marsad.text import Document

# Kinds that are told of war's ground, not of its parties.
_GROUND = frozenset(
    {"city", "town", "village", "hood", "camp", "admin1", "admin2", "admin3", "settlement", "airbase", "base"}
)


class Votes:
    """How much of a report speaks for each country, in all and by the name that speaks."""

    def __init__(self, doc: Document, mentions: list[PlaceMention]) -> None:
        self.all: dict[str, float] = defaultdict(float)
        self.by_key: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for mention in mentions:
            self._mention(mention, mention.start < doc.text_at)
        look = lexicon().words
        for i, form in enumerate(doc.forms):
            word = look.get(form)
            if word is None:
                continue
            if word.country:
                self.all[word.country] += 0.25
            for rest, country in word.hints:
                if not rest or tuple(doc.forms[i + 1 : i + 1 + len(rest)]) == rest:
                    self.all[country] += 0.5
        outlet = outlet_country(doc.report.publisher)
        if outlet:
            self.all[outlet] += 1.5

    def without(self, key: str) -> dict[str, float]:
        """The votes of all but one name, which is not to speak for itself."""
        own = self.by_key.get(key)
        if not own:
            return self.all
        return {country: votes - own.get(country, 0.0) for country, votes in self.all.items()}

    def _mention(self, mention: PlaceMention, titled: bool) -> None:
        countries = {e.country for e in mention.entries if e.country}
        if mention.demonym:
            self.all[mention.demonym] += 1.0
        if not countries or mention.dateline or _doubtful(mention):
            return
        weight = _weight(mention) * (1.5 if titled else 1.0)
        if len(countries) == 1:
            self._vote(mention.key, next(iter(countries)), weight)
        elif len(countries) <= 4:
            for country, part in _shares(mention).items():
                self._vote(mention.key, country, 0.6 * weight * part)

    def _vote(self, key: str, country: str, weight: float) -> None:
        self.all[country] += weight
        self.by_key[key][country] += weight


def _weight(mention: PlaceMention) -> float:
    """What one mention weighs: towns tell more than countries, which are parties too."""
    if mention.government or mention.part_of_name:
        return 0.3
    kinds = {e.kind for e in mention.entries}
    if "country" not in kinds and kinds & _GROUND:
        return 2.5 if mention.cue or mention.rural else 1.5
    return 1.0


def country_votes(doc: Document, mentions: list[PlaceMention]) -> dict[str, float]:
    """For each country how much of the report speaks for it, before any homonym is resolved."""
    return dict(Votes(doc, mentions).all)


def _doubtful(mention: PlaceMention) -> bool:
    """Whether a name is an ordinary word that nothing around it vouches for."""
    vouched = mention.cue or mention.containers or mention.rural or mention.degrees is not None
    return not vouched and bool(gazetteer().level(mention.key))


def _shares(mention: PlaceMention) -> dict[str, float]:
    """The countries of a homonym by the size of its namesakes there, summing to 1."""
    size: dict[str, float] = defaultdict(float)
    for entry in mention.entries:
        size[entry.country] = max(
            size[entry.country], 1 + (entry.population or (5000 if entry.curated else 500)) ** 0.5
        )
    total = sum(size.values())
    return {country: part / total for country, part in size.items()}


def report_country(
    doc: Document, mentions: list[PlaceMention], votes: dict[str, float] | None = None
) -> str | None:
    """ISO 3166-1 alpha-2 of the country that the report is about, None where nothing speaks for any."""
    votes = country_votes(doc, mentions) if votes is None else votes
    best = max(votes.items(), key=lambda v: (v[1], v[0]), default=None)
    return best[0] if best and best[1] > 0 else None
