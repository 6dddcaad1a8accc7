"""JSON Lines: one report a line, each line read for itself, so that a broken one costs no other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, TextIO

import msgspec

from marsad.sources.encoding import Undecodable, decode, wide_encoding
from marsad.sources.fields import Given, field_names, item_of
from marsad.sources.item import MOST_BYTES, Fault, Item, too_long
from marsad.sources.original import Container, Original

_BOM = b"\xef\xbb\xbf"
_DECODER = msgspec.json.Decoder(dict[str, Any])


def read_jsonl(
    stream: BinaryIO, name: str, given: Given, source: Container | None = None, part: str = ""
) -> Iterator[Item | Fault]:
    """The reports of a JSON Lines stream, in order; memory holds one line at a time."""
    source = source or Container(name)
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    if wide := wide_encoding(buffered.peek(4096)[:4096]):
        text = io.TextIOWrapper(buffered, wide, errors="replace", newline="\n")
        lines = (line.lstrip("\ufeff").encode("utf-8", "replace") for line in _pieces(text))
        yield from _read_lines(enumerate(lines, 1), name, given, wide, source, part)
        return
    yield from _read_lines(enumerate(_lines(buffered), 1), name, given, None, source, part)


def _pieces(text: TextIO) -> Iterator[str]:
    """The lines of a text; of one beyond the limit only the beginning."""
    while line := text.readline(MOST_BYTES + 1):
        rest = line
        while len(rest) > MOST_BYTES and not rest.endswith("\n"):
            rest = text.readline(MOST_BYTES + 1)
        yield line


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one beyond the limit only the beginning, the rest is passed over unread."""
    first = True
    while line := stream.readline(MOST_BYTES + 1):
        rest = line
        while len(rest) > MOST_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MOST_BYTES + 1)
        yield line.removeprefix(_BOM) if first else line
        first = False


def _read_lines(
    lines: Iterator[tuple[int, bytes]],
    name: str,
    given: Given,
    encoding: str | None,
    source: Container,
    part: str,
) -> Iterator[Item | Fault]:
    inside = f"{part}, " if part else ""
    for number, line in lines:
        if not line.isspace() and line:
            bare = line.rstrip(b"\r\n")
            own = bare.decode().encode(encoding) if encoding else bare
            original = Original(own, "application/json", source, f"{inside}line {number}")
            yield _read_line(line, f"{name}:{number}", given, encoding, original)


def _read_line(
    line: bytes, where: str, given: Given, encoding: str | None, original: Original
) -> Item | Fault:
    if len(line) > MOST_BYTES:
        return too_long(where)
    notice = None
    try:
        row = _DECODER.decode(line)
    except (msgspec.DecodeError, RecursionError) as error:
        return Fault(where, _why(error), 'each line must be one JSON object, like {"id": "a1", "text": "…"}')
    except UnicodeDecodeError:
        try:
            decoded = decode(line)
            row = _DECODER.decode(decoded.text)
        except Undecodable as error:
            return Fault(where, str(error), "save the file as UTF-8")
        except (msgspec.DecodeError, RecursionError) as error:
            return Fault(where, _why(error), "each line must be one JSON object")
        encoding, notice = decoded.encoding, decoded.notice
    item = item_of(row, field_names(row, given.columns), where, where, given, encoding, original)
    if notice and isinstance(item, Item):
        return Item(item.report, where, (notice, *item.notices), original)
    return item


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "its brackets stand within one another thousands deep"
    told = str(error)
    return (
        f"not valid JSON: {told.removeprefix('JSON is malformed: ')}"
        if not told.startswith("Expected")
        else f"not a JSON object: {told}"
    )
