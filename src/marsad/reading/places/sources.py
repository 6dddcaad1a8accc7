"""The tables behind the gazetteer, read as places with their folded names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from marsad.knowledge.tables import folder, parse, rows, tables, user_tables
from marsad.reading.places.entry import Entry
from marsad.text import tokenise

Keyed = tuple[list[str], Entry]
# What the supplement calls a kind, in the words used here.
_KINDS = {
    "governorate": "admin1",
    "district": "admin2",
    "subdistrict": "admin3",
    "neighbourhood": "hood",
    "": "settlement",
}
_GRAMMAR = ("ريف ", "ريفي ", "الريف ", "شمال ", "شمالي ", "جنوب ", "جنوبي ", "شرق ", "شرقي ", "غرب ", "غربي ", "وسط ",
            "الشمال ", "الجنوب ", "الشرق ", "الغرب ", "محيط ")  # fmt: skip
# Names that point back to a place named before.
_BACK = frozenset({"المدينه القديمه", "البلده القديمه", "مناطق خفض التصعيد", "المدينه", "الضاحيه"})
# Second names of capitals that are towns of their own, and seats whose names are ordinary words or places.
_NOT_CAPITALS = frozenset(
    {"لاهاي", "القدس", "القدس الشرقيه", "القدس المحتله", "تل ابيب", "دار السلام", "بوجمبورا", "ابيدجان"}
)
_NOT_SEATS = frozenset({"المقاطعه", "الاتحاديه", "الدوما", "الارك", "تل ابيب", "المنطقه الخضراء"})


_NOUNS = frozenset(
    {"مدينه", "بلده", "قريه", "حي", "مخيم", "محافظه", "منطقه", "مديريه", "قضاء", "ناحيه", "جبهه", "ولايه"}
)


def key_of(name: str) -> str:
    """The folded spelling under which a name is looked up."""
    return " ".join(t.form for t in tokenise(name) if t.form not in "\"'()-")


def keys_of(cell: str) -> list[str]:
    """The keys of the names in a cell, parted by |, each once; a name with a hyphen also as it is written."""
    found: dict[str, None] = {}
    for name in cell.split("|"):
        if key := key_of(name):
            found[key] = None
            if "-" in name:
                found[" ".join(t.form for t in tokenise(name))] = None
    return list(found)


def number(cell: str) -> float | None:
    """The number in a cell, None where it holds none."""
    try:
        return float(cell)
    except ValueError:
        return None


def row_entry(row: dict[str, str], curated: bool = True) -> Entry:
    """A row of a supplement table (id, name_ar, name_en, kind, country, admin1, admin2, lat, lon, radius_m) as an Entry."""
    radius, people = number(row.get("radius_m", "")), number(row.get("population", ""))
    kind = row.get("kind", "")
    return Entry(row["id"], row.get("name_en") or row["name_ar"], row["name_ar"], row.get("country", ""),
                 row.get("admin1", ""), number(row.get("lat", "")), number(row.get("lon", "")), _KINDS.get(kind, kind),
                 int(people or 0), int(radius or 0), row.get("admin2", ""), curated)  # fmt: skip


def shipped() -> Iterator[Keyed]:
    """Every place of the shipped tables: provinces, supplement, GeoNames, then countries with capitals and seats."""
    provinces: dict[tuple[str, str], Entry] = {}
    for keys, entry in _provinces():
        for key in keys:
            provinces.setdefault((entry.country, key), entry)
        yield keys, entry
    towns: dict[str, list[Entry]] = {}
    for keys, entry in (*_supplement(provinces), *_geonames()):
        for key in keys:
            towns.setdefault(key, []).append(entry)
        yield _without_cues(keys) + joined(keys, entry), entry
    yield from _countries(towns)


def _without_cues(keys: list[str]) -> list[str]:
    """The keys without those that only put a cue before another of them: the reader knows "مدينة تدمر" by itself."""
    keys = [key for key in keys if key not in _BACK]
    return [key for key in keys if key.partition(" ")[0] not in _NOUNS or key.partition(" ")[2] not in keys]


def joined(keys: list[str], entry: Entry) -> list[str]:
    """The spellings without a space of well-known names of two words: ديرالزور, حفرالباطن."""
    if entry.population < 20_000 and not (entry.curated and entry.kind in {"city", "town"}):
        return []
    return [
        key.replace(" ", "")
        for key in keys
        if key.count(" ") == 1 and " ال" in key and key.split(" ")[0] not in _NOUNS
    ]


def _provinces() -> Iterator[Keyed]:
    """The provinces, at the coordinates of their capitals."""
    for row in rows("places", "admin1.tsv"):
        ident = f"{row['country']}.{row['geonames_code'] or row['name_en']}"
        names = row["names_ar"]
        yield keys_of(names), Entry(ident, row["name_en"], names.split("|")[0], row["country"], row["name_en"],
                                    number(row["lat"]), number(row["lon"]), "admin1", curated=True)  # fmt: skip


def _read_by_grammar(key: str, kind: str) -> bool:
    """Whether a name is a phrase that the reader takes apart itself (ريف حلب الشمالي), so that no table need hold it."""
    return (
        key.startswith("العاصمه ")
        or key in _BACK
        or (kind == "region" and key.startswith(_GRAMMAR) and not ("غزه" in key or "سيناء" in key))
    )


def _supplement(provinces: dict[tuple[str, str], Entry]) -> Iterator[Keyed]:
    """The supplement's places; a governorate there only adds names to the province it is."""
    for row in tables("places", "supplement"):
        entry = row_entry(row)
        names = f"{row['name_ar']}|{row.get('variants_ar', '')}"
        keys = [key for key in keys_of(names) if not _read_by_grammar(key, entry.kind)]
        if entry.kind == "admin1":
            province = next((p for key in keys if (p := provinces.get((entry.country, key)))), None)
            if province is not None:
                yield [key for key in keys if (entry.country, key) not in provinces], province
                continue
        yield keys, entry


def _geonames() -> Iterator[Keyed]:
    text = folder("places", "geonames.tsv").read_text(encoding="utf-8")
    for line in text.split("\n")[1:]:
        if line:
            ident, name, arabic, keys, country, admin1, lat, lon, kind, people = line.split("\t")
            yield (
                keys.split("|"),
                Entry(ident, name, arabic, country, admin1, float(lat), float(lon), kind, int(people)),
            )


def _countries(towns: dict[str, list[Entry]]) -> Iterator[Keyed]:
    for row in rows("places", "countries.tsv"):
        code, lat, lon = row["code"], number(row["lat"]), number(row["lon"])
        names, capitals = row["names_ar"], row["capital_ar"]
        yield (
            keys_of(names),
            Entry(code, row["name_en"], names.split("|")[0], code, "", None, None, "country", curated=True),
        )
        capital = Entry(f"capital.{code}", row["capital_en"], capitals.split("|")[0], code, "", lat, lon, "capital", 500_000,
                        curated=True)  # fmt: skip
        keys = keys_of(capitals)
        yield (
            [k for n, k in enumerate(keys) if n == 0 or not _lies_apart(towns.get(k, []), k, capital)],
            capital,
        )
        seats = [key for key in keys_of(row["seats_ar"]) if key not in _NOT_SEATS]
        if seats:
            yield seats, Entry(f"seat.{code}", row["capital_en"], row["seats_ar"].split("|")[0], code, "", lat, lon, "seat",
                               curated=True)  # fmt: skip


def _lies_apart(towns: list[Entry], key: str, capital: Entry) -> bool:
    """Whether a second name of a capital is another town of the same country (لاهاي، القدس، تل أبيب)."""
    if capital.lat is None or capital.lon is None:
        return False
    here = [e for e in towns if e.country == capital.country and e.lat is not None and e.lon is not None]
    near = [e for e in here if abs(e.lat - capital.lat) < 0.15 and abs(e.lon - capital.lon) < 0.15]  # type: ignore[operator]
    return key in _NOT_CAPITALS or bool(here and not near)


def user_folder() -> Path:
    """Where the user's imported tables live: $MARSAD_DATA/places, else marsad/places in the user's data folder."""
    home = os.environ.get("MARSAD_DATA")
    if home:
        return Path(home) / "places"
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "marsad" / "places"


def imported() -> Iterator[Keyed]:
    """The places of the user's imported tables (`keys` folded beforehand, so that large ones load fast)."""
    for path in user_tables("places"):
        for row in parse(path.read_text(encoding="utf-8-sig"), path.name):
            keys = (
                row.get("keys", "").split("|")
                if row.get("keys")
                else keys_of(f"{row['name_ar']}|{row.get('variants_ar', '')}")
            )
            yield [key for key in keys if key], row_entry(row, curated=row.get("curated", "") == "1")
