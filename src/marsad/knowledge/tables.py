"""Tables of knowledge: tab-separated files with a header line, read as rows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


class KnowledgeError(ValueError):
    """A knowledge file does not keep its form; the message names the file and line."""


def folder(*names: str) -> Traversable:
    """The folder (or file) of knowledge data with this path, inside the installed package."""
    return files("marsad.knowledge").joinpath(*names)


@cache
def rows(*names: str) -> list[dict[str, str]]:
    """The rows of one table, `rows("actors", "people.tsv")`, then those of the user's table of that name.

    Places are the exception: every table of a user's `places` folder holds places. Raises KnowledgeError where a row has
    too many cells.
    """
    shipped = parse(folder(*names).read_text(encoding="utf-8"), "/".join(names))
    if names[0] == "places":
        return shipped
    columns = list(shipped[0]) if shipped else []
    found = list(shipped)
    for home in user_folders():
        path = home.joinpath(*names)
        if path.is_file():
            own = parse(path.read_text(encoding="utf-8-sig"), str(path))
            found += [dict.fromkeys(columns, "") | row for row in own]
    return found


def user_folders() -> list[Path]:
    """The folders whose tables are read beside those that come with Marsad.

    $MARSAD_KNOWLEDGE lists them, parted as in $PATH (empty: none); else $MARSAD_DATA, else marsad in the user's data folder.
    """
    told = os.environ.get("MARSAD_KNOWLEDGE")
    if told is not None:
        return [Path(part) for part in told.split(os.pathsep) if part]
    home = os.environ.get("MARSAD_DATA")
    if home:
        return [Path(home)]
    return [Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "marsad"]


def user_tables(room: str, pattern: str = "*.tsv") -> Iterator[Path]:
    """The user's own tables of one room (`actors`, `places`), in the order of folders and names."""
    for home in user_folders():
        try:
            yield from sorted((home / room).glob(pattern))
        except OSError:
            continue


def parse(text: str, name: str) -> list[dict[str, str]]:
    """The rows of a table's text; lines that begin with # and empty lines are passed over."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    if not lines:
        return []
    header = lines[0].rstrip("\r").split("\t")
    found = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.rstrip("\r").split("\t")
        if len(cells) > len(header):
            raise KnowledgeError(
                f"{name}: row {number} has {len(cells)} cells where the header has {len(header)}"
            )
        cells += [""] * (len(header) - len(cells))
        found.append(dict(zip(header, cells, strict=True)))
    return found


def tables(*names: str) -> list[dict[str, str]]:
    """The rows of every `.tsv` table in a folder, in the order of the files' names."""
    found: list[dict[str, str]] = []
    for entry in sorted(folder(*names).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".tsv"):
            found += rows(*names, entry.name)
    return found
