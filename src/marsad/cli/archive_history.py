"""`marsad history`: everything that was done to a report of the archive."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import msgspec

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.cells import cell

if TYPE_CHECKING:
    from marsad.archive.history import Deed

EPILOG = """\
examples:
  marsad history r17                              collected, read, judged, exported: when, by whom, with which hashes
  marsad history r17 --format jsonl               one entry of the log a line
  marsad history r17 --archive idlib.marsad --full   the hashes in full
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad history",
        description="Show the custody of a report: every entry of the log about it, in order.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("id", metavar="ID", help="the report's id, or its number as `marsad search` shows it")
    add_archive(p, who=False)
    p.add_argument(
        "--format", choices=["text", "jsonl"], default="text", help="what to print (default: text)"
    )
    p.add_argument("--full", action="store_true", help="text: hashes and values in full")
    return p


@told
def run(argv: list[str]) -> int:
    """Print the report's entries."""
    from marsad.archive.history import history
    from marsad.archive.store import Archive

    args = parser().parse_args(argv)
    with Archive(path_of(args), read_only=True) as archive:
        deeds = history(archive, archive.item(args.id))
    if args.format == "jsonl":
        for deed in deeds:
            sys.stdout.buffer.write(msgspec.json.encode(deed) + b"\n")
    else:
        for deed in deeds:
            print(line_of(deed, args.full))
    return 0


def line_of(deed: Deed, full: bool) -> str:
    """An entry as one line: when, by whom, what, and what is in it."""
    parts = [f"{key} {_short(value, full)}" for key, value in deed.told.items() if value not in (None, "")]
    end = "  (withdrawn)" if deed.withdrawn else ""
    return f"{deed.at}  {deed.by}  {deed.action}: {', '.join(parts)}{end}"


def _short(value: object, full: bool) -> str:
    said = value if isinstance(value, str) else msgspec.json.encode(value).decode() if full else cell(value)
    is_hash = len(said) == 64 and all(c in "0123456789abcdef" for c in said)
    if full:
        return said
    return f"{said[:12]}…" if is_hash else f"{said[:100]}…" if len(said) > 100 else said
