"""Kinds of input: which reader takes a file, by the ending of its name or by how it begins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from marsad.sources.fields import Given
from marsad.sources.item import MOST_BYTES, Fault, Item
from marsad.sources.limits import MOST_DEPTH, MOST_EXPORT, MOST_FILE, TooMuch
from marsad.sources.original import Container

KINDS = {
    ".txt": "txt", ".text": "txt", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json", ".xml": "feed", ".rss": "feed", ".atom": "feed",
    ".warc": "warc", ".pdf": "pdf", ".docx": "docx", ".zip": "zip", ".tar": "tar", ".tgz": "tgz", ".gz": "gz",
}  # fmt: skip
NAMES = ("txt", "jsonl", "csv", "html", "json", "feed", "warc", "pdf", "docx", "zip", "tar", "tgz")
KNOWN = (
    ".txt .jsonl .csv .html .json (Telegram's or reports) .xml .rss .atom .warc .pdf .docx, .gz of these, .zip .tar .tar.gz, "
    "a folder, a link, or - for standard input"
)
_WHOLE = {"html": MOST_FILE, "json": MOST_EXPORT, "feed": MOST_FILE, "pdf": MOST_FILE, "docx": MOST_FILE}


def kind_of(name: str) -> str | None:
    """The kind that a file's name tells, None where it tells none that is read."""
    path = PurePosixPath(name.lower())
    if path.suffix == ".gz":
        inner = PurePosixPath(path.stem).suffix
        return "tgz" if inner == ".tar" else "warc" if inner == ".warc" else "gz" if inner in KINDS else None
    return KINDS.get(path.suffix)


def stem_of(name: str) -> str:
    """The name of a file without its folder and endings."""
    path = PurePosixPath(name.replace("\\", "/"))
    path = PurePosixPath(path.stem) if path.suffix.lower() == ".gz" else path
    return path.stem if path.suffix.lower() in KINDS else path.name


def read_kind(
    stream: BinaryIO,
    name: str,
    file: str,
    kind: str,
    given: Given,
    source: Container,
    part: str = "",
    depth: int = 0,
) -> Iterator[Item | Fault]:
    """The reports of a stream of this kind; `file` is the file's own name, `part` its path within the container."""
    if kind in ("zip", "tar", "tgz", "gz") and depth >= MOST_DEPTH:
        yield Fault(
            name, "archives within archives within archives", f"{MOST_DEPTH} deep is the most: unpack it"
        )
        return
    try:
        if kind in _WHOLE:
            yield from _read_whole(stream, name, file, kind, given, source, part)
        elif kind in ("zip", "tar", "tgz", "gz"):
            yield from _read_packed(stream, name, file, kind, given, source, part, depth)
        else:
            yield from _read_rows(stream, name, file, kind, given, source, part)
    except TooMuch as error:
        yield Fault(name, str(error), "passed over")
    except OSError:
        raise
    except (
        Exception
    ) as error:  # others' parsers meet others' bytes: whatever they raise is the file's fault, and named
        yield Fault(
            name,
            f"cannot be read: {type(error).__name__}: {str(error)[:200]}",
            "the file is damaged: fetch it again",
        )


def _read_rows(
    stream: BinaryIO, name: str, file: str, kind: str, given: Given, source: Container, part: str
) -> Iterator[Item | Fault]:
    if kind == "txt":
        from marsad.sources.text_file import read_text

        yield read_text(stream.read(MOST_BYTES + 1), name, stem_of(file), given, source, part)
        return
    found = False
    for item in _rows(stream, name, kind, given, source, part):
        found = True
        yield item
    if not found and kind != "warc":
        yield Fault(name, "the file holds no report", "one report a line for .jsonl, one a row for .csv")


def _rows(
    stream: BinaryIO, name: str, kind: str, given: Given, source: Container, part: str
) -> Iterator[Item | Fault]:
    if kind == "csv":
        from marsad.sources.table import read_csv

        return read_csv(stream, name, given, source, part)
    if kind == "warc":
        from marsad.sources.warc import read_warc

        return read_warc(stream, name, given, source, part)
    from marsad.sources.jsonl import read_jsonl

    return read_jsonl(stream, name, given, source, part)


def _read_whole(
    stream: BinaryIO, name: str, file: str, kind: str, given: Given, source: Container, part: str
) -> Iterator[Item | Fault]:
    most = _WHOLE[kind]
    data = stream.read(most + 1)
    if len(data) > most:
        yield Fault(name, f"more than {most / 1e6:,.0f} MB in one file", "split it")
    elif not data.strip():
        yield Fault(name, "the file is empty", "fetch or save it again")
    elif kind == "html":
        from marsad.sources.page import met, read_page

        if met(data, given, source, part):
            return
        yield read_page(data, name, stem_of(file), given, source, part)
    elif kind == "pdf":
        from marsad.sources.pdf import read_pdf

        yield read_pdf(data, name, stem_of(file), given, source, part)
    elif kind == "docx":
        from marsad.sources.docx import read_docx

        yield read_docx(data, name, stem_of(file), given, source, part)
    elif kind == "feed":
        from marsad.sources.feed import read_feed

        yield from read_feed(data, name, given, source, part)
    else:
        from marsad.sources.json_file import read_json

        yield from read_json(data, name, given, source, part)


def _read_packed(
    stream: BinaryIO, name: str, file: str, kind: str, given: Given, source: Container, part: str, depth: int
) -> Iterator[Item | Fault]:
    from marsad.sources.packed import BROKEN, gunzipped, read_tar, read_zip

    if kind == "gz":
        inner = file[: -len(".gz")]
        try:
            yield from read_kind(
                gunzipped(stream), name, inner, kind_of(inner) or "txt", given, source, part, depth + 1
            )
        except BROKEN as error:
            yield Fault(name, f"breaks off or is damaged: {error}", "what stands before it was read")
        return

    def read(member: BinaryIO, path: str) -> Iterator[Item | Fault]:
        own = kind_of(path)
        place = f"{part}!{path}" if part else path
        if own is not None:
            yield from read_kind(member, f"{name}!{path}", path, own, given, source, place, depth + 1)

    if kind == "zip":
        yield from read_zip(stream, name, read)
    else:
        yield from read_tar(stream, name, read, packed=kind == "tgz")
