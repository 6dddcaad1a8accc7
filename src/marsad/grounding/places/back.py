"""Phrases that point back: البلاد، المدينة، القطاع، العاصمة السورية."""

from __future__ import annotations

from collections.abc import Callable

from marsad.reading.places import Entry, PlaceMention, gazetteer

# For a phrase like "the city": the kinds of the mention that it can point back to.
_LIKE = {
    "city": {"city", "town", "settlement", "capital", "admin1", "admin2"}, "town": {"town", "city", "village", "settlement"},
    "village": {"village", "town", "settlement"}, "admin1": {"admin1", "city", "capital", "settlement"}, "hood": {"hood"},
    "camp": {"camp"}, "admin2": {"admin2", "admin3", "town", "settlement"}, "area": {"area", "region", "admin2", "town", "village", "city", "settlement"},
    "airport": {"airport", "airbase"}, "base": {"base", "airbase"}, "crossing": {"crossing"}, "port": {"port"}, "dam": {"dam"},
    "front": {"front"}, "field": {"field"}, "settlement": {"settlement"}, "bridge": {"bridge"}, "square": {"square"},
}  # fmt: skip


class Back:
    """Finds what a phrase without a name stands for among the mentions before it."""

    def __init__(
        self, mentions: list[PlaceMention], country: str | None, entry_of: Callable[[int], Entry | None]
    ) -> None:
        self.mentions, self.country, self.entry_of = mentions, country, entry_of
        self.known = gazetteer()
        self.found: dict[int, Entry | None] = {}

    def entry(self, i: int) -> Entry | None:
        """The place that mention `i` points to, None where nothing before it fits."""
        if i not in self.found:
            self.found[i] = None
            self.found[i] = self._entry(i)
        return self.found[i]

    def _entry(self, i: int) -> Entry | None:
        mention = self.mentions[i]
        country = mention.demonym or self.country
        if mention.anaphor == "country":
            return country_entry(country)
        if mention.anaphor == "capital":
            return capital_entry(country)
        if mention.cue == "قطاع":
            return self._named("قطاع غزه") if country in {"PS", "IL", "EG", None} else None
        if mention.cue == "ضفه":
            return self._named("الضفه الغربيه")
        for j in mention.containers:
            holder = self.entry_of(j) if not self.mentions[j].anaphor else None
            if holder is not None and holder.kind not in {"country"}:
                return holder
        like = _LIKE.get(mention.anaphor)
        for j in range(i - 1, max(-1, i - 25), -1):
            before = self.mentions[j]
            if like is None or before.anaphor or before.part_of_name or before.dateline or not before.entries:
                continue
            if before.government:
                continue
            entry = self.entry_of(j)
            if entry is not None and (entry.kind in like or before.kind in like) and entry.kind != "country":
                return entry
        return None

    def _named(self, key: str) -> Entry | None:
        found = self.known.entries(key)
        return found[0] if found else None


def country_entry(code: str | None) -> Entry | None:
    """The entry of a country by its code."""
    return _countries().get(code or "")


def capital_entry(code: str | None) -> Entry | None:
    """The entry of a country's capital."""
    return _capitals().get(code or "")


_BY_CODE: dict[str, dict[str, Entry]] = {}


def _countries() -> dict[str, Entry]:
    return _table("country")


def _capitals() -> dict[str, Entry]:
    return _table("capital")


def _table(kind: str) -> dict[str, Entry]:
    """Countries or capitals by code, read from the gazetteer once."""
    if kind not in _BY_CODE:
        found: dict[str, Entry] = {}
        for entry in gazetteer().special:
            if entry.kind == kind:
                found.setdefault(entry.country, entry)
        _BY_CODE[kind] = found
    return _BY_CODE[kind]
