"""`marsad schema`: the JSON Schema of a line of `read --format jsonl`."""

from __future__ import annotations

import argparse
import json
from typing import Any

EPILOG = """\
examples:
  marsad schema                          print it
  marsad schema > marsad.schema.json     keep it beside your data
"""


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line of output: a report with its events."""
    import msgspec

    from marsad.record import Coded, Report

    (top,), parts = msgspec.json.schema_components([Coded], ref_template="#/$defs/{name}")
    coded = parts.pop(str(top["$ref"]).rpartition("/")[2])
    report = msgspec.json.schema(Report)["$defs"]["Report"]["properties"]
    words = {
        name: report[name] for name in ("title", "text", "publisher", "author", "url", "language", "encoding")
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A report as Marsad reads it",
        "description": "Offsets are Unicode code points into `title` or `text` (the span's `in`), start inclusive, end exclusive.",
        **coded,
        "properties": {**coded["properties"], **words},
        "$defs": parts,
    }


def run(argv: list[str]) -> int:
    """Print the schema as indented JSON."""
    parser = argparse.ArgumentParser(
        "marsad schema",
        description="Print the JSON Schema of the record: one line of `marsad read --format jsonl`.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.parse_args(argv)
    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
