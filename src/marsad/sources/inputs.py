"""Inputs: the files, folders, links and standard input named on a command line, one after the other."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from marsad.sources.fields import Given, Met
from marsad.sources.item import Fault, Item, with_language
from marsad.sources.kinds import KNOWN, kind_of, read_kind
from marsad.sources.original import Container


def read_inputs(
    names: Iterable[str],
    published: str | None = None,
    kind: str | None = None,
    columns: Mapping[str, str] | None = None,
    private: bool = False,
    bulk: bool = False,
    met: Met | None = None,
) -> Iterator[Item | Fault]:
    """Every report of the inputs in order; `published` is for those that carry none, `kind` overrides the file's ending,
    `columns` names the column or key of a field, `private` lets links lead to private addresses, `bulk` takes pages apart quickly, and pages that `met` knows are passed over."""
    given = Given(published, columns, bulk, met)
    yield from map(with_language, _read_all(names, kind, given, private))


def _read_all(names: Iterable[str], kind: str | None, given: Given, private: bool) -> Iterator[Item | Fault]:
    for name in names:
        if name == "-":
            yield from _read_stream(sys.stdin.buffer, "standard input", kind, given)
        elif name.lower().startswith(("http://", "https://")):
            from marsad.sources.link import read_link

            yield from read_link(name, given, private=private)
        else:
            yield from _read_path(Path(name), name, kind, given)


def _read_path(path: Path, name: str, kind: str | None, given: Given) -> Iterator[Item | Fault]:
    try:
        if path.is_dir():
            yield from _read_folder(path, name, kind, given)
        elif not path.exists():
            yield Fault(name, "no such file or folder", "check the name; quote it if it holds spaces")
        elif sort := kind or kind_of(path.name):
            with path.open("rb") as stream:
                yield from read_kind(stream, name, path.name, sort, given, Container(name, path))
        else:
            yield Fault(
                name,
                f"a file ending in {path.suffix or 'nothing'} is not read",
                f"Marsad reads {KNOWN}; or say --input",
            )
    except OSError as error:
        yield Fault(name, f"cannot be opened: {error.strerror or error}", "check that you may read it")


def _read_folder(path: Path, name: str, kind: str | None, given: Given) -> Iterator[Item | Fault]:
    files = sorted(
        p
        for p in path.rglob("*")
        if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)
    )
    known = [p for p in files if kind_of(p.name)]
    if not known:
        yield Fault(name, "no report in this folder", f"Marsad reads {KNOWN}")
    for file in known:
        yield from _read_path(file, str(file), kind, given)


def _read_stream(stream: BinaryIO, name: str, kind: str | None, given: Given) -> Iterator[Item | Fault]:
    """Standard input: JSON Lines where it begins with a brace, else one report as text; `kind` says otherwise."""
    if kind is None:
        head = stream.peek(64)[:64] if isinstance(stream, io.BufferedReader) else b""
        plain = (
            head.replace(b"\x00", b"")
            .removeprefix(b"\xef\xbb\xbf")
            .removeprefix(b"\xff\xfe")
            .removeprefix(b"\xfe\xff")
        )
        kind = "jsonl" if plain.lstrip().startswith(b"{") else "txt"
    yield from read_kind(stream, name, "stdin", kind, given, Container(name))
