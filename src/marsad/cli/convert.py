"""`marsad convert`: reports already coded, in another format; nothing is read anew."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from marsad.cli.messages import Messages
from marsad.cli.output import output, unwritable
from marsad.exports import FORMATS, SUFFIXES, writer
from marsad.sources import Fault

EPILOG = """\
examples:
  marsad convert coded.jsonl --format acled -o acled.csv   what `read` found, as ACLED's columns
  marsad convert gold.jsonl -o gold.html                   a coder's own gold as a page
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad convert",
        description="Print reports that are coded already (by `marsad read --format jsonl`, or gold) in another format.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument(
        "inputs", nargs="+", metavar="CODED.jsonl", help="coded reports, one a line, with their texts"
    )
    p.add_argument(
        "--format", choices=list(FORMATS), help="what to print (default: by -o's ending, else table)"
    )
    p.add_argument("-o", "--output", metavar="FILE", help="write here instead of printing")
    p.add_argument("--bom", action="store_true", help="csv: begin with a byte order mark, for Excel")
    return p


def run(argv: list[str]) -> int:
    """Write each coded report in the format asked for."""
    from marsad.exports.coded import coded_of

    args = parser().parse_args(argv)
    messages = Messages()
    if wrong := unwritable(args.output):
        messages.line(f"error: {args.output}: {wrong}")
        return 2
    form = args.format or SUFFIXES.get(Path(args.output or "").suffix.lower(), "table")
    with output(args.output) as out:
        export = writer(form, out, **({"bom": args.bom} if form == "csv" else {}))
        for name in args.inputs:
            for number, line in _lines(name, messages):
                try:
                    export.add(*coded_of(json.loads(line)))
                except (ValueError, AttributeError) as error:
                    messages.fault(
                        Fault(
                            f"{name}:{number}",
                            f"not a coded report: {error}",
                            "`marsad schema` tells its form",
                        )
                    )
        export.close()
    for reason, count in getattr(export, "left_out", {}).items():
        messages.line(f"note: {count:,} events are not in the file: {reason}")
    messages.close()
    return int(bool(messages.faults))


def _lines(name: str, messages: Messages) -> list[tuple[int, str]]:
    try:
        with open(name, encoding="utf-8-sig") as lines:
            return [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        messages.fault(Fault(name, f"cannot be read: {error}", "give a .jsonl file in UTF-8"))
        return []
