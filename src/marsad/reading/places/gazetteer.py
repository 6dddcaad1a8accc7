"""The gazetteer: every known place under every folded spelling of its name, loaded once, on first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from marsad.knowledge.tables import folder, rows, tables
from marsad.text import tokenise
from marsad.text.phrases import prefixed

# How a name of one word is known when it stands bare: freely, in a context of place, only after a cue word.
FREE, CONTEXT, CUE = 0, 1, 2
_TOWNS = frozenset({"city", "town", "village", "settlement"})
# Names of fewer people than this, outside the supplement, are trusted only in a context of place.
WELL_KNOWN = 20_000
# Seats of government whose names are ordinary words or places of their own.
_NOT_SEATS = frozenset({"المقاطعه", "الاتحاديه", "الدوما", "الارك", "تل ابيب", "المنطقه الخضراء"})


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A known place: decimal degrees (None for a whole country), radius in metres (0: by its kind), and its source."""

    id: str
    name: str
    name_ar: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    kind: str
    population: int = 0
    radius_m: int = 0
    admin2: str = ""
    curated: bool = False


class Gazetteer:
    """Places by folded name: `names[key]` holds rows still unread, `entries(key)` reads them."""

    def __init__(self) -> None:
        self.names: dict[str, list[str | Entry]] = {}
        self.longest: dict[str, int] = {}
        self.ordinary: dict[str, float] = {}
        self.nouns: set[str] = set()  # nouns of place (مدينة، المعبر), which are names only after another cue
        self.special: list[Entry] = []  # countries and capitals, in the table's order
        self._levels: dict[str, int] = {}

    def add(self, keys: Iterable[str], row: str | Entry) -> None:
        """Put one place (an Entry or a line of the GeoNames table) under its folded names."""
        names, longest = self.names, self.longest
        for key in keys:
            at = names.get(key)
            if at is None:
                names[key] = [row]
                head, _, rest = key.partition(" ")
                words = 1 + (rest.count(" ") + 1 if rest else 0)
                if words > longest.get(head, 0):
                    longest[head] = words
            else:
                at.append(row)

    def entries(self, key: str) -> list[Entry]:
        """The places that bear a folded name, curated ones first; empty where none is known."""
        found = self.names.get(key)
        if not found:
            return []
        read = [row if isinstance(row, Entry) else _geonames(row) for row in found]
        if any(isinstance(row, str) for row in found):
            read = [_peopled(e, read) if e.curated and not e.population else e for e in read]
            self.names[key] = list(read)
        return read

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
    if entry.lat is None or entry.lon is None or entry.kind not in _TOWNS:
        return entry
    for other in others:
        near = abs((other.lat or 0) - entry.lat) < 0.15 and abs((other.lon or 0) - entry.lon) < 0.15
        if other.population and near and other.country == entry.country and not other.curated:
            return msgspec.structs.replace(entry, population=other.population)
    return entry


def _geonames(line: str) -> Entry:
    """One line of the GeoNames table read: id, name, Arabic, keys, country, admin 1, degrees, kind, population."""
    ident, name, arabic, _, country, admin1, lat, lon, kind, population = line.split("\t")
    return Entry(ident, name, arabic, country, admin1, float(lat), float(lon), kind, int(population))


def key_of(name: str) -> str:
    """The folded spelling under which a name is looked up."""
    return " ".join(t.form for t in tokenise(name) if t.form not in "\"'()-")


def keys_of(cell: str) -> Iterator[str]:
    """The keys of the names in a cell, parted by |."""
    for name in cell.split("|"):
        key = key_of(name)
        if key:
            yield key


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def supplement_entry(row: dict[str, str]) -> Entry:
    """A row of a supplement table (id, name_ar, name_en, kind, country, admin1, admin2, lat, lon, radius_m) as an Entry."""
    radius = _number(row.get("radius_m", ""))
    population = _number(row.get("population", ""))
    return Entry(row["id"], row.get("name_en") or row["name_ar"], row["name_ar"], row.get("country", ""),
                 row.get("admin1", ""), _number(row.get("lat", "")), _number(row.get("lon", "")),
                 _KINDS.get(row.get("kind", ""), row.get("kind", "")), int(population or 0), int(radius or 0),
                 row.get("admin2", ""), True)  # fmt: skip


# What the supplement calls a kind, in the words used here.
_KINDS = {
    "governorate": "admin1",
    "district": "admin2",
    "subdistrict": "admin3",
    "neighbourhood": "hood",
    "": "settlement",
}
_NOT_CAPITALS = frozenset(
    {"لاهاي", "القدس", "القدس الشرقيه", "القدس المحتله", "تل ابيب", "دار السلام", "بوجمبورا", "ابيدجان"}
)
_GRAMMAR = ("ريف ", "ريفي ", "الريف ", "العاصمه ", "شمال ", "شمالي ", "جنوب ", "جنوبي ", "شرق ", "شرقي ", "غرب ", "غربي ",
            "وسط ", "الشمال ", "الجنوب ", "الشرق ", "الغرب ", "محيط ")  # fmt: skip


def _read_by_grammar(key: str, kind: str) -> bool:
    """Whether a name is a phrase that the reader takes apart itself (ريف حلب الشمالي), so no table need hold it."""
    if key.startswith("العاصمه "):
        return True
    return kind == "region" and key.startswith(_GRAMMAR) and "غزه" not in key


def _load_countries(into: Gazetteer) -> None:
    for row in rows("places", "countries.tsv"):
        lat, lon = _number(row["lat"]), _number(row["lon"])
        entry = Entry(row["code"], row["name_en"], row["names_ar"].split("|")[0], row["code"], "", None, None, "country",
                      curated=True)  # fmt: skip
        into.add(dict.fromkeys(keys_of(row["names_ar"])), entry)
        capital = Entry(f"capital.{row['code']}", row["capital_en"], row["capital_ar"].split("|")[0], row["code"], "", lat,
                        lon, "capital", 500_000, curated=True)  # fmt: skip
        into.special += [entry, capital]
        for number, key in enumerate(dict.fromkeys(keys_of(row["capital_ar"]))):
            if number == 0 or not _lies_apart(into, key, capital):
                into.add([key], capital)
        for key in keys_of(row["seats_ar"]):
            if key not in _NOT_SEATS:
                seat = Entry(
                    f"seat.{row['code']}",
                    row["capital_en"],
                    key,
                    row["code"],
                    "",
                    lat,
                    lon,
                    "seat",
                    curated=True,
                )
                into.add([key], seat)


def _lies_apart(into: Gazetteer, key: str, capital: Entry) -> bool:
    """Whether a second name of a capital is another town of the same country (لاهاي، القدس، تل أبيب)."""
    if capital.lat is None or capital.lon is None:
        return False
    here = [
        e
        for e in into.entries(key)
        if e.country == capital.country and e.lat is not None and e.lon is not None
    ]
    near = [e for e in here if abs(e.lat - capital.lat) < 0.15 and abs(e.lon - capital.lon) < 0.15]  # type: ignore[operator]
    return key in _NOT_CAPITALS or bool(here and not near)


def _load_provinces(into: Gazetteer) -> dict[tuple[str, str], Entry]:
    """Puts in the provinces, at the coordinates of their capitals; by country and folded name."""
    found: dict[tuple[str, str], Entry] = {}
    for row in rows("places", "admin1.tsv"):
        lat, lon = _number(row["lat"]), _number(row["lon"])
        entry = Entry(f"{row['country']}.{row['geonames_code'] or row['name_en']}", row["name_en"],
                      row["names_ar"].split("|")[0], row["country"], row["name_en"], lat, lon, "admin1",
                      curated=True)  # fmt: skip
        keys = dict.fromkeys(keys_of(row["names_ar"]))
        into.add(keys, entry)
        for key in keys:
            found.setdefault((entry.country, key), entry)
    return found


def _load_supplement(into: Gazetteer, provinces: dict[tuple[str, str], Entry]) -> None:
    """Puts in the supplement's tables; a governorate there only adds names to the province it is."""
    for row in tables("places", "supplement"):
        entry = supplement_entry(row)
        names = f"{row['name_ar']}|{row.get('variants_ar', '')}"
        keys = [k for k in dict.fromkeys(keys_of(names)) if not _read_by_grammar(k, entry.kind)]
        if entry.kind == "admin1":
            province = next((p for k in keys if (p := provinces.get((entry.country, k)))), None)
            if province is not None:
                into.add([k for k in keys if (entry.country, k) not in provinces], province)
                continue
        into.add(keys, entry)


def _load_geonames(into: Gazetteer) -> None:
    text = folder("places", "geonames.tsv").read_text(encoding="utf-8")
    for line in text.split("\n")[1:]:
        if line:
            into.add(line.split("\t", 4)[3].split("|"), line)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with Marsad, with the user's imported tables, loaded on first call."""
    loaded = Gazetteer()
    provinces = _load_provinces(loaded)
    _load_supplement(loaded, provinces)
    _load_geonames(loaded)
    _load_countries(loaded)
    nouns = {key for row in rows("places", "cues.tsv") for key in keys_of(row["word"])}
    nouns |= {
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "وسط",
        "ساحل",
        "شمال شرق",
        "شمال غرب",
        "جنوب شرق",
        "جنوب غرب",
        "شمال غربي",
    }
    nouns |= {
        "شمالي",
        "جنوبي",
        "شرقي",
        "غربي",
        "شماليه",
        "جنوبيه",
        "شرقيه",
        "غربيه",
        "وسطي",
        "جهه الشرقيه",
        "جنوب الغربي",
    }
    loaded.nouns = nouns | {"ال" + noun for noun in nouns}
    loaded.ordinary = {r["word"]: float(r["placed"]) for r in rows("places", "ordinary.tsv")}
    return loaded


def heads_of(form: str, known: Gazetteer) -> tuple[tuple[int, str], ...]:
    """Each reading of a form as proclitics and a word with which known names begin: letters skipped, the word.

    A short foreign name is not read out of a longer word (بوستر is no ب and Worcester), nor any but a free one after ك.
    """
    found = []
    for skip, rest in prefixed(form):
        if rest not in known.longest:
            continue
        if skip and known.longest[rest] == 1:
            letter = form[skip - 1]
            if letter == "ك" and (len(rest) < 4 or known.level(rest) != FREE):
                continue
            foreign = len(rest) <= 4 and letter != "و" and not any(e.curated for e in known.entries(rest))
            if foreign and (len(rest) < 4 or known.level(rest) != FREE):
                continue
        found.append((skip, rest))
    return tuple(found)
