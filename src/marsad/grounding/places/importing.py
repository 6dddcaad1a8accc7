"""Importers: GeoNames country dumps, OCHA COD-AB admin tables and any CSV, as tables that the gazetteer reads."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from marsad.reading.places.sources import key_of, number

COLUMNS = ("id", "name_ar", "variants_ar", "keys", "name_en", "kind", "country", "admin1", "admin2", "lat", "lon", "population",
           "radius_m", "source")  # fmt: skip
_ARABIC = re.compile("[ء-ي]")
_FOREIGN = re.compile("[ٱ-ۓەکیے]")
# GeoNames' feature codes in the words used here; a class stands for the codes not named.
_FEATURES = {
    "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin3", "PPLC": "capital", "PPLX": "hood", "PPLA": "city", "AIRP": "airport",
    "AIRB": "airbase", "AIRF": "airport", "BDG": "bridge", "DAM": "dam", "MT": "mountain", "MTS": "mountain", "HLL": "mountain",
    "VAL": "region", "WAD": "region", "STM": "river", "RGN": "region", "CMP": "camp", "PRN": "prison", "HSP": "hospital",
    "PRT": "port", "ISL": "island", "OILF": "field", "MILB": "base",
}  # fmt: skip
_CLASSES = {
    "P": "settlement",
    "S": "site",
    "T": "mountain",
    "H": "river",
    "L": "region",
    "R": "road",
    "V": "region",
    "A": "region",
}


class ImportedTable:
    """Rows ready to be written, and how many were passed over for what reason."""

    def __init__(self) -> None:
        self.rows: list[dict[str, str]] = []
        self.passed: Counter[str] = Counter()

    def reasons(self) -> str:
        """What was passed over, in words."""
        return ", ".join(f"{n} {reason}" for reason, n in sorted(self.passed.items()))

    def add(self, names: list[str], row: dict[str, str]) -> None:
        """Take a row in under its Arabic names, or note why not."""
        arabic = [
            n for n in dict.fromkeys(n.strip() for n in names) if _ARABIC.search(n) and not _FOREIGN.search(n)
        ]
        lat, lon = number(row.get("lat", "")), number(row.get("lon", ""))
        if not arabic:
            self.passed["without an Arabic name"] += 1
        elif lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
            self.passed["without coordinates"] += 1
        else:
            keys = dict.fromkeys(key_of(n) for n in arabic)
            self.rows.append(
                {**row, "name_ar": arabic[0], "variants_ar": "|".join(arabic[1:]), "keys": "|".join(keys)}
            )


def write_table(table: ImportedTable, target: Path) -> None:
    """Write the rows as a tab-separated table; tabs and line breaks in cells become spaces."""
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(COLUMNS)]
    lines += [
        "\t".join(re.sub(r"[\t\r\n]", " ", row.get(column, "")) for column in COLUMNS) for row in table.rows
    ]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_geonames(path: Path, alternate: Path | None = None) -> ImportedTable:
    """A GeoNames country dump (SY.txt, 19 columns); Arabic names come from it and from alternateNames (ar) where given."""
    other = _alternates(alternate) if alternate else {}
    table = ImportedTable()
    with path.open(encoding="utf-8") as lines:
        for count, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 15:
                raise ValueError(
                    f"{path}: line {count} has {len(cells)} columns where a GeoNames dump has 19"
                )
            kind = _FEATURES.get(cells[7]) or _CLASSES.get(cells[6], "site")
            names = other.get(cells[0], []) + [n for n in cells[3].split(",") if _ARABIC.search(n)]
            table.add(names, {"id": f"g{cells[0]}", "name_en": cells[1], "kind": kind, "country": cells[8], "lat": cells[4],
                              "lon": cells[5], "population": cells[14], "source": "GeoNames, CC BY 4.0"})  # fmt: skip
    return table


def _alternates(path: Path) -> dict[str, list[str]]:
    """The Arabic names of an alternateNames file by GeoNames id, preferred ones first."""
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 3 and cells[2] == "ar":
                at = found.setdefault(cells[1], [])
                at.insert(0 if len(cells) > 4 and cells[4] == "1" else len(at), cells[3])
    return found


def _table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV with a header; comma, semicolon or tab, with or without a byte-order mark."""
    text = path.read_text(encoding="utf-8-sig")
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    for row in csv.DictReader(text.splitlines(), delimiter=mark):
        yield {
            (key or "").strip(): (value or "").strip()
            for key, value in row.items()
            if isinstance(value, str | None)
        }


def read_cod(path: Path) -> ImportedTable:
    """An OCHA COD-AB table of one level: columns like ADM2_AR, ADM2_EN, ADM2_PCODE and a point (lat/lon, or center_lat …)."""
    table = ImportedTable()
    for raw in _table(path):
        row = {key.casefold(): value for key, value in raw.items()}
        levels = [n for n in (4, 3, 2, 1) if row.get(f"adm{n}_pcode") or row.get(f"admin{n}pcode")]
        if not levels:
            raise ValueError(
                f"{path}: no column ADM1_PCODE … ADM4_PCODE; is it a COD-AB table? (use the kind csv otherwise)"
            )
        n = levels[0]
        code = row.get(f"adm{n}_pcode") or row.get(f"admin{n}pcode", "")
        country = row.get("iso2") or row.get("adm0_pcode") or row.get("admin0pcode", "")
        names = [
            value for key, value in row.items() if re.fullmatch(rf"adm(?:in)?{n}(?:name|alt\d?)?_?ar\d?", key)
        ]
        lat = _first(row, "lat", "latitude", "center_lat", "y", "point_y", "y_coord")
        lon = _first(row, "lon", "longitude", "center_lon", "x", "point_x", "x_coord")
        table.add(names, {"id": code, "name_en": _english(row, n), "kind": f"admin{n}" if n < 4 else "settlement",
                          "country": country[:2], "admin1": _english(row, 1), "admin2": _english(row, 2) if n > 2 else "",
                          "lat": lat, "lon": lon, "source": "OCHA COD-AB"})  # fmt: skip
    return table


def _first(row: dict[str, str], *names: str) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _english(row: dict[str, str], n: int) -> str:
    return _first(row, f"adm{n}_en", f"admin{n}name_en", f"adm{n}_name")


def read_csv(path: Path, mapping: dict[str, str]) -> ImportedTable:
    """Any table with a header; `mapping` names its column for each of ours, which otherwise bears our name."""
    table = ImportedTable()
    for count, row in enumerate(_table(path), 1):
        ours = {column: row.get(mapping.get(column, column), "") for column in COLUMNS}
        if count == 1:
            missing = [mapping.get(c, c) for c in ("name_ar", "lat", "lon") if mapping.get(c, c) not in row]
            if missing:
                raise ValueError(
                    f"{path}: no column {', '.join(missing)}; it has {', '.join(row)}: say which with a mapping"
                )
        ours["id"] = ours["id"] or f"{path.stem}-{count}"
        ours["kind"] = ours["kind"] or "settlement"
        ours["source"] = ours["source"] or path.name
        table.add([ours["name_ar"], *ours["variants_ar"].split("|")], ours)
    return table
