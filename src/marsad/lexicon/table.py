"""A table with the number of every line, so that a fault can say where it is."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from marsad.knowledge.tables import folder, user_folders
from marsad.lexicon.fault import Fault

# Tables that people do not write: counts of words, the gazetteer made from GeoNames, map outlines, weights.
MADE = {
    "places/geonames.tsv", "places/frequent.tsv", "places/ordinary.tsv", "text/forms.tsv", "map/outlines.tsv",
    "export/countries.tsv", "search/words.tsv",
}  # fmt: skip


class Table(msgspec.Struct):
    """A table: `name` as the house knows it (`actors/people.tsv`), `file` as a person finds it, rows with line numbers."""

    name: str
    file: str
    own: bool
    header: list[str] = []
    rows: list[tuple[int, dict[str, str]]] = []
    faults: list[Fault] = []


def read_table(text: str, name: str, file: str, own: bool = False) -> Table:
    """The table in a text; rows that do not fit the header are faults, and are left out."""
    table = Table(name, file, own)
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not table.header:
            table.header = cells
            continue
        if len(cells) > len(table.header):
            what = f"{len(cells)} cells where the header has {len(table.header)}"
            table.faults.append(Fault(file, number, what, "take the surplus tabs out"))
            continue
        cells += [""] * (len(table.header) - len(cells))
        row = dict(zip(table.header, cells, strict=True))
        for column, cell in row.items():
            if cell != cell.strip():
                table.faults.append(
                    Fault(file, number, f"a space before or after the {column}", "take it away")
                )
        table.rows.append((number, row))
    return table


def shipped() -> list[Table]:
    """Every table of knowledge that comes with Marsad and that people write, by name."""
    return sorted(_below(folder(), ""), key=lambda table: table.name)


def _below(place: Traversable, path: str) -> list[Table]:
    found = []
    for entry in place.iterdir():
        name = f"{path}{entry.name}"
        if entry.is_dir() and not entry.name.startswith(("_", ".")):
            found += _below(entry, name + "/")
        elif name.endswith(".tsv") and name not in MADE:
            found.append(read_table(entry.read_text(encoding="utf-8"), name, str(entry)))
    return found


def own(home: Path) -> list[Table]:
    """The tables of a user's folder: `ROOM/TABLE.tsv`, named as those that come with Marsad; any name in `places`."""
    found = []
    for path in sorted(home.glob("*/*.tsv")):
        name = f"{path.parent.name}/{path.name}"
        try:
            found.append(read_table(path.read_text(encoding="utf-8-sig"), name, str(path), own=True))
        except UnicodeDecodeError as error:
            table = Table(name, str(path), True)
            table.faults.append(
                Fault(str(path), 1, f"not UTF-8 ({error.reason} at byte {error.start})", "save it as UTF-8")
            )
            found.append(table)
    return found


def all_tables() -> list[Table]:
    """The shipped tables and those of the user's folders."""
    return shipped() + [table for home in user_folders() for table in own(home)]
