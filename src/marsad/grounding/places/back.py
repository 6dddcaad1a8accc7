"""Phrases that point back: البلاد، المدينة، القطاع، العاصمة السورية."""

from __future__ import annotations

from collections.abc import Callable

from marsad.grounding.places.special import capital_entry, country_entry
from marsad.reading.places import Entry, PlaceMention, gazetteer
from marsad.reading.places.back import LIKE
from marsad.text import Document


class Back:
    """Finds what a phrase without a name stands for among the mentions before it."""

    def __init__(
        self,
        doc: Document,
        mentions: list[PlaceMention],
        country: str | None,
        entry_of: Callable[[int], Entry | None],
    ) -> None:
        self.doc, self.mentions, self.country, self.entry_of = doc, mentions, country, entry_of
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
        like = LIKE.get(mention.anaphor, frozenset())
        here = self.doc.sentence_at[mention.first]

        def home(e: Entry) -> bool:
            return e.country == self.country

        def fits(m: PlaceMention, e: Entry) -> bool:
            return (e.kind in like or m.kind in like) and e.kind != "country"

        words = " ".join(self.doc.forms[mention.first : mention.last])
        return (
            self._before(
                i, lambda m, e: m.key.startswith(words)
            )  # "المدينة القديمة في الرقة … المدينة القديمة"
            or self._before(i, lambda m, e: self.doc.sentence_at[m.first] == here and home(e) and fits(m, e))
            or self._before(i, lambda m, e: m.cue == mention.cue and home(e))
            or self._before(i, lambda m, e: home(e) and fits(m, e))
            or self._before(i, fits)
        )

    def _before(self, i: int, fits: Callable[[PlaceMention, Entry], bool]) -> Entry | None:
        """The nearest earlier named place that fits."""
        for j in range(i - 1, max(-1, i - 25), -1):
            before = self.mentions[j]
            if before.anaphor or before.part_of_name or before.dateline or before.government:
                continue
            entry = self.entry_of(j) if before.entries else None
            if entry is not None and fits(before, entry):
                return entry
        return None

    def _named(self, key: str) -> Entry | None:
        found = self.known.entries(key)
        return found[0] if found else None
