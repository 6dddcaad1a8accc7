"""The gazetteer: every known place under every folded spelling of its name, loaded once, on first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from marsad.knowledge.tables import rows
from marsad.reading.places import index, sources
from marsad.reading.places.entry import Entry, line_of, read_line
from marsad.text.phrases import prefixed

# How a name of one word is known when it stands bare: freely, in a context of place, only after a cue word.
FREE, CONTEXT, CUE = 0, 1, 2
# Names of fewer people than this, outside the supplement, are trusted only in a context of place.
WELL_KNOWN = 20_000
_TOWNS = frozenset({"city", "town", "village", "settlement"})


class Gazetteer:
    """Places by folded name; rows are read into entries when a name is first asked for."""

    def __init__(
        self, rows_: list[str], names: dict[str, list[int]], longest: dict[str, int], special: list[int]
    ) -> None:
        self.rows, self.names, self.longest, self._special = rows_, names, longest, special
        self.ordinary: dict[str, float] = {}
        self.nouns: set[str] = set()  # nouns of place (مدينة، المعبر), which are names only after another cue
        self._entries: dict[str, list[Entry]] = {}
        self._levels: dict[str, int] = {}

    def add(self, keys: Iterable[str], line: str) -> None:
        """Put one more place, a line as `line_of` writes it, under its folded names."""
        number = len(self.rows)
        self.rows.append(line)
        index.add(self.names, self.longest, keys, number)
        self._entries.clear()

    def entries(self, key: str) -> list[Entry]:
        """The places that bear a folded name, curated ones first; empty where none is known."""
        found = self._entries.get(key)
        if found is None:
            read = [read_line(self.rows[number]) for number in self.names.get(key, ())]
            found = self._entries[key] = [_peopled(e, read) for e in read]
        return found

    @property
    def special(self) -> Iterator[Entry]:
        """Countries and their capitals, in the table's order."""
        return (read_line(self.rows[number]) for number in self._special)

    def at(self, forms: Sequence[str], i: int, rest: str) -> int:
        """How many tokens from `i` the longest known name takes whose first word reads `rest`; 0 for none."""
        most = self.longest.get(rest, 0)
        if most > 1:
            most = min(most, len(forms) - i)
            for n in range(most, 1, -1):
                if " ".join((rest, *forms[i + 1 : i + n])) in self.names:
                    return n
        return 1 if rest in self.names else 0

    def level(self, key: str) -> int:
        """How much context a bare name asks for: FREE, CONTEXT or CUE."""
        level = self._levels.get(key)
        if level is None:
            level = self._levels[key] = self._level(key)
        return level

    def _level(self, key: str) -> int:
        if key in self.nouns:
            return CUE
        share = self.ordinary.get(key)
        if share is not None:
            return CUE if share < 0.1 else CONTEXT
        if " " in key:
            return FREE
        found = self.entries(key)
        if any(e.kind in {"country", "admin1"} or e.population >= WELL_KNOWN for e in found):
            return FREE
        if any(e.curated for e in found):
            return CONTEXT if len(key) <= 3 else FREE
        return CONTEXT


def _peopled(entry: Entry, others: list[Entry]) -> Entry:
    """A curated town with the population that GeoNames has for the same name at the same spot."""
    if (
        not entry.curated
        or entry.population
        or entry.lat is None
        or entry.lon is None
        or entry.kind not in _TOWNS
    ):
        return entry
    for other in others:
        if other.curated or not other.population or other.country != entry.country:
            continue
        if abs((other.lat or 0) - entry.lat) < 0.15 and abs((other.lon or 0) - entry.lon) < 0.15:
            return msgspec.structs.replace(entry, population=other.population)
    return entry


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with Marsad, with the user's imported tables, loaded on first call.

    The compiled index is used where it was made from the tables as they are; else the tables themselves are read.
    """
    loaded = Gazetteer(*(index.read() or index.compile_index(sources.shipped())))
    for keys, entry in sources.imported():
        loaded.add(keys, line_of(entry))
    loaded.ordinary = {r["word"]: float(r["placed"]) for r in rows("places", "ordinary.tsv")}
    nouns = {key for row in rows("places", "cues.tsv") for key in sources.keys_of(row["word"])} | _SIDES
    loaded.nouns = nouns | {"ال" + noun for noun in nouns}
    return loaded


# Sides and parts of a country, some of which are provinces somewhere.
_SIDES = {
    "شمال", "جنوب", "شرق", "غرب", "وسط", "ساحل", "شمالي", "جنوبي", "شرقي", "غربي", "شماليه", "جنوبيه", "شرقيه", "غربيه", "وسطي",
    "شمال شرق", "شمال غرب", "جنوب شرق", "جنوب غرب", "شمال غربي", "جنوب غربي", "جهه الشرقيه",
}  # fmt: skip


def heads_of(form: str, known: Gazetteer) -> tuple[tuple[int, str], ...]:
    """Each reading of a form as proclitics and a word with which known names begin: letters skipped, the word.

    A short foreign name is not read out of a longer word (بوستر is no ب and Worcester), nor any but a free one after ك.
    """
    found = []
    for skip, rest in prefixed(form):
        if rest not in known.longest:
            continue
        if skip and known.longest[rest] == 1 and not _read_out(form[skip - 1], rest, known):
            continue
        found.append((skip, rest))
    return tuple(found)


def _read_out(letter: str, rest: str, known: Gazetteer) -> bool:
    """Whether a name of one word may be read after a proclitic."""
    if letter == "و":
        return True
    free = len(rest) >= 4 and known.level(rest) == FREE
    if letter == "ك":
        return free
    return free or len(rest) > 4 or any(e.curated for e in known.entries(rest))
