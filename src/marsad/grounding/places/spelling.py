"""Near spellings: a name with a cue that no table knows, one letter from one that it does."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.grounding.places.choose import outside
from marsad.grounding.places.geometry import distance_km
from marsad.reading.places import Entry, PlaceMention, gazetteer

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء "
_SHORTEST = 5
# A pass or hill is seldom in a table: only names of places that people live in, or that war made known, are thought misspelt.
_LIVED = frozenset("city town village admin1 admin2 camp hood area base airport front crossing".split())  # noqa: SIM905
_NAMED_BY_ALL = {"country", "capital", "seat"}


def near_spelling(mention: PlaceMention, holders: list[Entry], country: str | None) -> Entry | None:
    """The one known place in the report's country (or where the holders lie) whose name is one letter from the mention's."""
    key = mention.key
    barred = _NAMED_BY_ALL if mention.kind == "admin1" else _NAMED_BY_ALL | {"admin1"}
    if len(key.removeprefix("ال")) < _SHORTEST or mention.kind not in _LIVED:
        return None
    article = key.removeprefix("ال") if key.startswith("ال") else f"ال{key}"
    wanted = {h.country for h in holders} or ({country} if country else set())
    known = gazetteer()
    found: dict[str, Entry] = {}
    for near in (article,) if article in known.names else _variants(key):
        if near in known.names:
            for entry in known.entries(near):
                if (
                    entry.country in wanted
                    and not any(_far(entry, h) for h in holders)
                    and entry.kind not in barred
                ):
                    found.setdefault(entry.id, entry)
    spots = {(round(e.lat or 0, 1), round(e.lon or 0, 1)) for e in found.values()}
    return min(found.values(), key=lambda e: (not e.curated, e.id)) if len(spots) == 1 else None


def _far(entry: Entry, holder: Entry) -> bool:
    """Whether a place is too far from what holds it for its name to be thought misspelt."""
    if (
        outside(entry, holder)
        or holder.kind in {"country", "admin1"}
        or holder.lat is None
        or entry.lat is None
    ):
        return outside(entry, holder)
    return (
        distance_km(entry.lat, entry.lon or 0, holder.lat, holder.lon or 0)
        > 25 + (holder.radius_m + entry.radius_m) / 1000
    )


def _variants(key: str) -> Iterator[str]:
    """Every spelling one letter away: a letter dropped, changed, added or swapped with the next."""
    for n in range(len(key)):
        yield key[:n] + key[n + 1 :]
        if n + 1 < len(key):
            yield key[:n] + key[n + 1] + key[n] + key[n + 2 :]
        for letter in _LETTERS:
            yield key[:n] + letter + key[n + 1 :]
            yield key[:n] + letter + key[n:]
    for letter in _LETTERS:
        yield key + letter
