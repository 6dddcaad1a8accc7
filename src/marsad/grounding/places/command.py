"""What `marsad places find` and `marsad places import` do, apart from the command line itself."""

from __future__ import annotations

from pathlib import Path

from marsad.grounding.places.importing import ImportedTable, read_cod, read_csv, read_geonames, write_table
from marsad.grounding.places.placing import basis_of, radius_of
from marsad.reading.places import Entry, gazetteer
from marsad.reading.places.gazetteer import CONTEXT, CUE
from marsad.reading.places.sources import key_of, user_folder

_LEVELS = {
    CONTEXT: "read bare only where a place stands (after في, in a row of places)",
    CUE: "read only after a cue (مدينة، حي)",
}


def run_find(name: str) -> str:
    """What the gazetteer knows of an Arabic or English name: a line for each place, with its coordinates and id."""
    known, key = gazetteer(), key_of(name)
    found = places_named(name)
    if not found:
        return f"no place is known as {name!r}; add one with `marsad places import` or in knowledge/places/supplement"
    note = _LEVELS.get(known.level(key)) if known.entries(key) else None
    return "\n".join([*map(_line, found), *([f"note: {note}"] if note else [])])


def places_named(name: str) -> list[Entry]:
    """The places of an Arabic name, else of an English one in any case, else the one with this id; the likeliest first."""
    known = gazetteer()
    found = known.entries(key_of(name)) or _by_english(name)
    return sorted(found, key=lambda e: (not e.curated, -e.population, e.id))


def _by_english(name: str) -> list[Entry]:
    """The places whose English name or id is this."""
    wanted, own = name.casefold().strip(), name.strip()
    known = gazetteer()
    every = (entry for key in known.names for entry in known.entries(key))
    return list({e.id: e for e in every if e.name.casefold() == wanted or e.id == own}.values())


def _line(entry: Entry) -> str:
    where = (
        "no single point"
        if entry.lat is None or entry.lon is None
        else f"{entry.lat:.4f},{entry.lon:.4f} ±{radius_of(entry)} m"
    )
    inside = ", ".join(part for part in (entry.admin2, entry.admin1, entry.country) if part)
    people = f"  {entry.population:,} people" if entry.population else ""
    return f"{entry.name_ar}  {entry.name}  {entry.kind} ({basis_of(entry)})  {inside}  {where}{people}  [{entry.id}]"


def run_import(
    path: str, kind: str, mapping: dict[str, str] | None = None, alternate: str | None = None
) -> str:
    """Bring a table of places into the user's data folder, where it is read beside the shipped ones.

    `kind` is "geonames" (a country dump, `alternate` its alternateNames file), "cod" (an OCHA COD-AB admin table as CSV)
    or "csv" (`mapping` from our columns to the table's: name_ar, lat, lon needed; id, variants_ar, name_en, kind, country,
    admin1, admin2, population, radius_m as they come). Raises ValueError where the file is not what it is said to be.
    """
    source = Path(path)
    if kind == "geonames":
        table = read_geonames(source, Path(alternate) if alternate else None)
    elif kind == "cod":
        table = read_cod(source)
    elif kind == "csv":
        table = read_csv(source, mapping or {})
    else:
        raise ValueError(f"unknown kind of table {kind!r}: geonames, cod or csv")
    return _kept(table, source)


def _kept(table: ImportedTable, source: Path) -> str:
    if not table.rows:
        raise ValueError(
            f"{source}: no row has an Arabic name and coordinates"
            + (f" ({table.reasons()})" if table.passed else "")
        )
    target = user_folder() / f"{source.stem}.tsv"
    write_table(table, target)
    gazetteer.cache_clear()
    said = f"{len(table.rows)} places from {source.name} kept in {target}"
    return f"{said}; passed over: {table.reasons()}" if table.passed else said
