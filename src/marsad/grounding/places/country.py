"""The country a report is about: every place, adjective and party word votes."""

from __future__ import annotations

from collections import defaultdict

from marsad.reading.places import PlaceMention, gazetteer
from marsad.reading.places.lexicon import lexicon
from marsad.text import Document

# Kinds that are told of war's ground, not of its parties.
_GROUND = frozenset(
    {"city", "town", "village", "hood", "camp", "admin1", "admin2", "admin3", "settlement", "airbase", "base"}
)


def country_votes(doc: Document, mentions: list[PlaceMention]) -> dict[str, float]:
    """For each country how much of the report speaks for it, before any homonym is resolved."""
    votes: dict[str, float] = defaultdict(float)
    for mention in mentions:
        countries = {e.country for e in mention.entries if e.country}
        if mention.demonym:
            votes[mention.demonym] += 1.0
        if not countries or mention.dateline or _doubtful(mention):
            continue
        weight = 0.3 if mention.government or mention.part_of_name else 1.0
        kinds = {e.kind for e in mention.entries}
        if "country" not in kinds and kinds & _GROUND and not mention.government:
            weight = 2.5 if mention.cue or mention.rural else 1.5
        if mention.start < doc.text_at:
            weight *= 1.5
        if len(countries) == 1:
            votes[next(iter(countries))] += weight
        elif len(countries) <= 4:
            share = _shares(mention)
            for country, part in share.items():
                votes[country] += 0.6 * weight * part
    look = lexicon().words
    for form in doc.forms:
        word = look.get(form)
        if word is not None and word.country:
            votes[word.country] += 0.25
    return dict(votes)


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
