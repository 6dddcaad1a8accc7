"""CSV: one report a row, columns known by their names in the first row, in English or Arabic."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, TextIO

from marsad.sources.encoding import Undecodable, decode
from marsad.sources.fields import Given, field_names, item_of
from marsad.sources.item import MOST_BYTES, Fault, Item, too_long
from marsad.sources.original import Container, Original

_SAMPLE = 262_144
_OWN = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}  # the encodings without their mark, for a row alone
_Own = Callable[[list[str], int], Original]


def read_csv(
    stream: BinaryIO, name: str, given: Given, source: Container | None = None, part: str = ""
) -> Iterator[Item | Fault]:
    """The reports of a CSV stream, in order; the separator (`,` `;` or tab) is that of the first row."""
    sample = stream.read(_SAMPLE)
    if not sample:
        yield Fault(name, "the file is empty", "a CSV needs a first row with the columns' names")
        return
    try:
        encoding, notice = _encoding(sample)
    except Undecodable as error:
        yield Fault(name, str(error), "save the file as CSV in UTF-8")
        return
    joined = io.BufferedReader(_Joined(sample, stream))  # type: ignore[type-var]
    text = io.TextIOWrapper(joined, encoding, errors="surrogateescape", newline="")
    own = "utf-16-be" if sample.startswith(codecs.BOM_UTF16_BE) else _OWN.get(encoding, encoding)
    place = f"{part}, " if part else ""

    def original(lines: list[str], row: int) -> Original:
        data = "".join(lines).rstrip("\r\n").encode(own, "surrogateescape")
        return Original(data, "text/csv", source or Container(name), f"{place}row {row}")

    yield from _read_rows(text, name, given, encoding, notice, original)


def _encoding(sample: bytes) -> tuple[str, str | None]:
    """The encoding of a sample, which may end within a character."""
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in sample[:64]:
        whole = sample[: len(sample) // 2 * 2]
        decoded = decode(whole)
        return ("utf-16" if decoded.notice is None else decoded.encoding), decoded.notice
    decoded = decode(whole)
    return decoded.encoding, decoded.notice


def _read_rows(
    text: TextIO, name: str, given: Given, encoding: str, notice: str | None, own: _Own
) -> Iterator[Item | Fault]:
    csv.field_size_limit(MOST_BYTES)
    header = text.readline(MOST_BYTES)
    comma = max(",;\t", key=header.count)
    columns = next(csv.reader([header], delimiter=comma), [])
    names = field_names(columns, given.columns)
    if "text" not in names:
        known = "text, body, content, النص"
        yield Fault(
            f"{name}:1",
            f"no column for the report's words among {', '.join(columns)[:120]!r}",
            f"name it one of {known}",
        )
        return
    kept = _Kept(text)
    rows = csv.reader(kept, delimiter=comma)
    number = 1
    while True:
        kept.lines.clear()
        try:
            cells = next(rows, None)
        except csv.Error as error:
            where = f"{name}:{rows.line_num + 1}"
            yield (
                too_long(where)
                if "field larger" in str(error)
                else Fault(where, f"not a CSV row: {error}", "quote the cell")
            )
            continue
        if cells is None:
            return
        number += 1
        if not any(cells):
            continue
        where = f"{name}: row {number}"
        row = dict(zip(columns, map(_whole, cells), strict=False))
        original = own(kept.lines, number)
        item = item_of(row, names, where, f"{name}:{number}", given, encoding, original)
        if notice and isinstance(item, Item):
            item, notice = Item(item.report, where, (notice, *item.notices), original), None
        yield item


def _whole(cell: str) -> str:
    """The cell with bytes that were no text shown as such."""
    return cell if cell.isprintable() else "".join("\ufffd" if "\udc80" <= c <= "\udcff" else c for c in cell)


class _Kept:
    """Lines of a text that remember those read since they were last cleared: a row's own bytes."""

    def __init__(self, text: TextIO) -> None:
        self._text, self.lines = text, list[str]()

    def __iter__(self) -> _Kept:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MOST_BYTES + 1)
        if not line:
            raise StopIteration
        if len(line) > MOST_BYTES:
            rest = line
            while len(rest) > MOST_BYTES and not rest.endswith("\n"):
                rest = self._text.readline(MOST_BYTES + 1)
            raise csv.Error("field larger than is read")
        self.lines.append(line)
        return line


class _Joined(io.RawIOBase):
    """Bytes already read, then the stream they came from."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
