"""JSON files that are not JSON Lines: a chat export, a list of reports, or one report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from marsad.sources.fields import Given, field_names, item_of
from marsad.sources.item import MOST_BYTES, Fault, Item, too_long
from marsad.sources.original import Container, Original
from marsad.sources.telegram import is_telegram, read_telegram

_BOM = b"\xef\xbb\xbf"


def read_json(
    data: bytes, name: str, given: Given, source: Container, part: str = ""
) -> Iterator[Item | Fault]:
    """The reports of a JSON file."""
    data = data.removeprefix(_BOM)
    try:
        if data.lstrip()[:1] == b"[":
            rows = msgspec.json.decode(data, type=list[msgspec.Raw])
        else:
            keys = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
            if is_telegram(set(keys)):
                yield from read_telegram(data, name, given, source, part)
                return
            rows = [msgspec.Raw(data.strip())]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield Fault(name, f"not valid JSON: {error}", "it may have broken off; JSON Lines end in .jsonl")
        return
    for number, raw in enumerate(rows, 1):
        where = f"{name}: {number}" if len(rows) > 1 else name
        if len(raw) > MOST_BYTES:
            yield too_long(where, len(raw))
            continue
        try:
            row = msgspec.json.decode(raw, type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Fault(where, f"not a JSON object: {error}", "each report is one object")
            continue
        place = ", ".join(filter(None, [part, f"element {number}" if len(rows) > 1 else ""]))
        original = Original(bytes(raw), "application/json", source, place)
        yield item_of(row, field_names(row, given.columns), where, where, given, None, original)
