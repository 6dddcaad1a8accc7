"""Tables of knowledge: tab-separated files with a header line, read as rows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


class KnowledgeError(ValueError):
    """A knowledge file does not keep its form; the message names the file and line."""


def folder(*names: str) -> Traversable:
    """The folder (or file) of knowledge data with this path, inside the installed package."""
    return files("marsad.knowledge").joinpath(*names)


@cache
def rows(*names: str) -> list[dict[str, str]]:
    """The rows of one table, `rows("actors", "people.tsv")`; raises KnowledgeError where a row has too many cells."""
    return parse(folder(*names).read_text(encoding="utf-8"), "/".join(names))


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
