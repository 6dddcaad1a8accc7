"""What the rows of each table must hold, whatever they mean: columns, ids, numbers, years, words of closed lists, references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from marsad.lexicon.fault import Fault
from marsad.lexicon.table import Table

_ARABIC = re.compile("[ء-ي]")
_YEAR = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
# What a table needs where a whole group of files has one form; a single table's own header says the rest.
PARTIES = (
    "id",
    "name_en",
    "acled_name",
    "names_ar",
    "short_ar",
    "type",
    "inter",
    "country",
    "from",
    "to",
    "part_of",
    "example",
)
PLACES = ("id", "name_ar", "name_en", "kind", "country", "lat", "lon")
_NEEDED = {  # cells that may not be empty
    "parties": ("id", "name_en", "names_ar", "type", "example"),
    "places": ("id", "name_ar", "lat", "lon"),
    "supplement": ("id", "name_ar", "name_en", "source", "example"),
    "actors/civilians.tsv": ("id", "name_en", "names_ar", "type", "example"),
    "actors/contextual.tsv": ("form_ar", "actor_id", "example"),
    "actors/people.tsv": ("name_ar", "name_en"),
    "events/words.tsv": ("id", "kinds", "pos", "forms"),
    "events/context.tsv": ("id", "category", "words", "example"),
    "speech/verbs.tsv": ("id", "past", "present", "stance", "example"),
}  # fmt: skip
STANCES = (
    "says",
    "announces",
    "documents",
    "claims",
    "denies",
    "claims responsibility",
    "denies responsibility",
    "told",
    "reacts",
)


def group_of(table: Table) -> str:
    """`parties`, `supplement`, `places` (a user's), or the table's own name."""
    if table.name.startswith("actors/parties_"):
        return "parties"
    if table.name.startswith("places/supplement/"):
        return "supplement"
    return "places" if table.own and table.name.startswith("places/") else table.name


def breaks(table: Table, known: dict[str, Table]) -> list[Fault]:
    """Faults for which the table cannot be loaded at all: no such table, columns missing, rows too long, years of no form."""
    group = group_of(table)
    found = [fault for fault in table.faults if "cells" in fault.what or "UTF-8" in fault.what]
    if group == "parties":
        columns: tuple[str, ...] = PARTIES
    elif group == "places":
        columns = PLACES
    elif group == "supplement" or table.name in known:
        columns = tuple(known[table.name].header)
    else:
        near = get_close_matches(table.name, known, 1)
        remedy = f"name it {near[0]}" if near else "name it as a table of Marsad, or actors/parties_NAME.tsv"
        return [*found, Fault(table.file, 1, f"no table is called {table.name}", remedy)]
    if missing := [
        c for c in columns if c not in table.header and (table.own is False or c in _must(group, c))
    ]:
        found.append(
            Fault(table.file, 1, f"no column {', '.join(missing)}", f"the header is {' '.join(columns)}, parted by tabs")
        )  # fmt: skip
    years = ((line, c, row[c]) for line, row in table.rows for c in ("from", "to") if row.get(c))
    found += [
        Fault(table.file, line, f"{column} is {year!r}", "write a year (2015) or nothing")
        for line, column, year in years
        if not _YEAR.match(year)
    ]
    return found


def _must(group: str, column: str) -> tuple[str, ...]:
    return PARTIES if group == "parties" else _NEEDED.get(group, (column,))


def slips(table: Table) -> Iterator[Fault]:
    """Faults of single cells: spaces at the edges, empty cells that may not be, numbers out of range, unknown words."""
    yield from (fault for fault in table.faults if fault.what.startswith("a space"))
    needed = _NEEDED.get(group_of(table), ("id",) if "id" in table.header else ())
    for line, row in table.rows:
        for column in needed:
            empty = not row.get(column)
            if empty and not (column in ("lat", "lon") and row.get("kind") in ("country", "region")):
                yield Fault(table.file, line, f"{column} is empty", "fill it in")
        for column, cell in row.items():
            if said := _wrong_cell(table, column, cell):
                yield Fault(table.file, line, *said)


def _wrong_cell(table: Table, column: str, cell: str) -> tuple[str, str] | None:
    if not cell:
        return None
    if column in ("lat", "lon", "radius_m"):
        most = {"lat": 90.0, "lon": 180.0, "radius_m": 5_000_000.0}[column]
        try:
            fits = abs(float(cell)) <= most and (column != "radius_m" or float(cell) >= 0)
        except ValueError:
            fits = False
        return None if fits else (f"{column} is {cell!r}", f"write a number in degrees, up to {most:.0f}"
                                  if column != "radius_m" else "write metres")  # fmt: skip
    if column in ("names_ar", "name_ar", "form_ar") and table.name.startswith("actors/"):
        parts = cell.split("|")
        if not all(part.strip() for part in parts):
            return f"an empty name between | in {column}", "take the surplus | out"
        if table.own and not any(_ARABIC.search(part) for part in parts):
            return f"no Arabic letter in {column}", "write the name as reports write it"
    return None


def repeated_ids(tables: Iterable[Table]) -> Iterator[Fault]:
    """An id used twice in one group of tables, but for a party of Marsad's whose spellings a user's row adds to."""
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    for table in tables:
        if "id" not in table.header:
            continue
        group = group_of(table)
        room = "places" if table.name.startswith("places/") else group
        for line, row in table.rows:
            held = seen.setdefault((room, row["id"]), (f"{table.file}:{line}", row.get("name_en", "")))
            if held[0] == f"{table.file}:{line}" or not row["id"]:
                continue
            if table.own and group == "parties" and held[1] == row.get("name_en"):
                continue
            remedy = "give it another id"
            if table.own and group == "parties":
                remedy += f", or write {held[1]} as name_en to add spellings to that party"
            yield Fault(table.file, line, f"the id {row['id']} stands already at {held[0]}", remedy)


def repeated_names(tables: Iterable[Table]) -> Iterator[Fault]:
    """A name given twice in one cell or to one party in two rows; the same words in two rows of a list of words."""
    for table in tables:
        column = next((c for c in ("names_ar", "variants_ar") if c in table.header), None)
        if column is None:
            continue
        for line, row in table.rows:
            names = [name for name in row[column].split("|") if name]
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                yield Fault(table.file, line, f"{twice[0]} stands twice in {column}", "take one away")


def dangling(table: Table, parties: set[str], kinds: set[str], countries: set[str]) -> Iterator[Fault]:
    """References to what is not there: a party's parent, the party a short form or person stands for, kinds, countries."""
    checks: dict[str, tuple[set[str], Callable[[str], str]]] = {
        "part_of": (parties, lambda w: f"no party has the id {w}"),
        "actor_id": (parties, lambda w: f"no party has the id {w}"),
        "kinds": (kinds, lambda w: f"{w} is no kind of event"),
        "country": (countries, lambda w: f"{w} is no country (two capital letters, ISO 3166)"),
        "stance": (set(STANCES), lambda w: f"{w} is no stance"),
    }
    for line, row in table.rows:
        for column, (known, said) in checks.items():
            if column not in row:
                continue
            for word in filter(None, re.split(r"[,|]", row[column])):
                if word not in known:
                    near = get_close_matches(word, known, 1)
                    remedy = f"did you mean {near[0]}?" if near else "write one that exists, or add it first"
                    yield Fault(table.file, line, said(word), remedy)
