"""Places that no table knows: set by a bearing, by a near spelling, by what holds them, or by what they are named beside."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from marsad.grounding.places.placing import place_at, place_in, place_unknown
from marsad.grounding.places.spelling import near_spelling
from marsad.reading.places import Entry, PlaceMention
from marsad.record import Place
from marsad.text import Document

Found = tuple[Place, Entry | None, str]
# How many words off a place may be to lend its point to an unknown village.
_BESIDE = 30


class Unknown:
    """Places mentions whose name means nothing to the gazetteer, or nothing that the report allows."""

    def __init__(
        self,
        doc: Document,
        mentions: list[PlaceMention],
        country: str | None,
        entry_of: Callable[[int], Entry | None],
        bearings: dict[int, int],
    ) -> None:
        self.doc, self.mentions, self.country = doc, mentions, country
        self.entry_of, self.bearings = entry_of, bearings

    def place(self, i: int) -> Found:
        """The place of mention `i`, the entry it was taken from, and the reason in words; never without an answer."""
        return (
            self._by_bearing(i)
            or self._by_spelling(i)
            or self._by_holder(i)
            or self._beside(i)
            or self._nowhere(i)
        )

    def _by_bearing(self, i: int) -> Found | None:
        """An unknown place set where the report says it lies: "بلدة X (30 كلم شمال بغداد)"."""
        j = self.bearings.get(i)
        if j is None or self.mentions[j].distance_km is None or self.mentions[j].degrees is None:
            return None
        base = self.entry_of(j)
        if base is None or base.lat is None:
            return None
        there = place_at(self.doc, self.mentions[j], base, 0.6)
        named = place_unknown(self.doc, self.mentions[i], base.country, "bearing")
        place = msgspec.structs.replace(named, lat=there.lat, lon=there.lon, radius_m=there.radius_m,
                                        admin1=base.admin1 or None, rule="place.bearing", confidence=0.6)  # fmt: skip
        return place, None, f"computed from {base.name}"

    def _by_spelling(self, i: int) -> Found | None:
        """A name one letter from that of a place near by."""
        mention = self.mentions[i]
        if not (mention.key and mention.cue) or mention.entries:
            return None
        around = [entry for j in self._chain(i) if (entry := self.entry_of(j)) is not None]
        near = near_spelling(mention, around, self.country)
        if near is None:
            return None
        place = place_at(self.doc, mention, near, 0.5)
        return msgspec.structs.replace(place, rule="place.near_spelling"), near, f"spelt like {near.name_ar}"

    def _by_holder(self, i: int) -> Found | None:
        """What the report says holds it."""
        for j in self._chain(i):
            holder = self.entry_of(j)
            if holder is not None:
                return (
                    place_in(self.doc, self.mentions[i], self.mentions[j], holder),
                    holder,
                    f"unknown; held by {holder.name}",
                )
        return None

    def _beside(self, i: int) -> Found | None:
        """The nearest town or province of the report's country within a few words, for an unknown village."""
        here, best = self.mentions[i], (_BESIDE + 1, -1)
        if not (here.cue and here.key):
            return None
        for j in (*range(i - 1, max(-1, i - 4), -1), *range(i + 1, min(len(self.mentions), i + 3))):
            other = self.mentions[j]
            gap = (
                here.first - other.last if j < i else other.first - here.last + 8
            )  # what is named before is nearer
            if (
                gap < best[0]
                and not (other.part_of_name or other.government or other.dateline)
                and self._lends(j)
            ):
                best = gap, j
        entry = self.entry_of(best[1]) if best[1] >= 0 else None
        if entry is None:
            return None
        place = place_in(self.doc, here, self.mentions[best[1]], entry)
        place = msgspec.structs.replace(
            place, basis="beside", rule="place.beside", confidence=0.25, radius_m=50_000
        )
        return place, None, f"unknown; named beside {entry.name}"

    def _lends(self, j: int) -> bool:
        entry = self.entry_of(j)
        return (
            entry is not None
            and entry.country == self.country
            and entry.lat is not None
            and entry.kind != "country"
        )

    def _nowhere(self, i: int) -> Found:
        return (
            place_unknown(self.doc, self.mentions[i], self.country, "unresolved"),
            None,
            "no table knows the name",
        )

    def _chain(self, i: int) -> list[int]:
        """What holds mention `i`, what holds that, and so on."""
        found: list[int] = []
        todo = list(self.mentions[i].containers)
        while todo and len(found) < 6:
            j = todo.pop(0)
            if j not in found and j != i:
                found.append(j)
                todo += self.mentions[j].containers
        return found
