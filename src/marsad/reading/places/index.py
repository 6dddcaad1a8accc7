"""The compiled index of the gazetteer: names folded and rows laid out beforehand, so that loading takes no time.

Made by `scripts/make_gazetteer.py`; it carries a checksum of the tables it was made from and is passed over when they
have changed, so that an edited table is always what is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zlib import crc32

import msgspec

from marsad.knowledge.tables import folder
from marsad.reading.places.entry import Entry, line_of

NAME = "index.json"
_TABLES = ("geonames.tsv", "admin1.tsv", "countries.tsv")
# Raised when the layout of the index or the way names are folded changes.
_VERSION = 1


class Index(NamedTuple):
    """Rows, the row numbers of every folded name, the most words a name has by its first word, countries and capitals."""

    rows: list[str]
    names: dict[str, list[int]]
    longest: dict[str, int]
    special: list[int]


class _File(msgspec.Struct):
    stamp: int
    rows: list[str]
    names: dict[str, list[int]]
    longest: dict[str, int]
    special: list[int]


def _sources() -> Iterator[bytes]:
    home = folder("places")
    for name in _TABLES:
        yield home.joinpath(name).read_bytes()
    for entry in sorted(home.joinpath("supplement").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".tsv"):
            yield entry.read_bytes()


def stamp() -> int:
    """A checksum over the tables that the gazetteer is made of."""
    total = _VERSION
    for data in _sources():
        total = crc32(data, total)
    return total


def add(names: dict[str, list[int]], longest: dict[str, int], keys: Iterable[str], number: int) -> None:
    """Put a row's number under its folded names."""
    for key in keys:
        at = names.get(key)
        if at is not None:
            at.append(number)
            continue
        names[key] = [number]
        words = key.split(" ")
        if len(words) > longest.get(words[0], 0):
            longest[words[0]] = len(words)


def compile_index(places: Iterable[tuple[Iterable[str], Entry]]) -> Index:
    """The index of places given with their folded names; an entry given twice is one row."""
    found = Index([], {}, {}, [])
    seen: dict[str, int] = {}
    for keys, entry in places:
        line = line_of(entry)
        number = seen.get(line)
        if number is None:
            number = seen[line] = len(found.rows)
            found.rows.append(line)
            if entry.kind == "country" or entry.id.startswith("capital."):
                found.special.append(number)
        add(found.names, found.longest, keys, number)
    return found


def write(index: Index) -> bytes:
    """The index as a file's bytes, stamped."""
    return msgspec.json.encode(_File(stamp(), *index)) + b"\n"


def read() -> Index | None:
    """The compiled index, None where there is none or the tables have changed since."""
    try:
        found = msgspec.json.decode(folder("places", NAME).read_bytes(), type=_File)
    except (OSError, msgspec.DecodeError):
        return None
    if found.stamp != stamp():
        return None
    return Index(found.rows, found.names, found.longest, found.special)
