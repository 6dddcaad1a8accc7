"""`marsad reread`: what an earlier version read, read again."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.cells import cell
from marsad.cli.messages import Messages, Progress

if TYPE_CHECKING:
    from marsad.archive.rereading import Change
    from marsad.archive.store import Archive

EPILOG = """\
examples:
  marsad reread                     what this version has not read, in the archive in your data folder
  marsad reread --limit 100 --all   the first hundred, whoever read them
  marsad reread --extract           take pages, PDFs and Word documents apart anew first, where the tool for it is newer
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad reread",
        description="Read reports again with this version. People's decisions stay; what changed is shown.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_archive(p)
    p.add_argument("--all", action="store_true", help="also what this version has read already")
    p.add_argument("--limit", type=int, metavar="N", help="at most so many")
    p.add_argument(
        "--extract",
        action="store_true",
        help="first make the texts of pages and documents anew from their bytes, where another tool made them",
    )
    p.add_argument("--quiet", action="store_true", help="only the count")
    return p


@told
def run(argv: list[str]) -> int:
    """Read again, printing a line for each report in which something changed."""
    from marsad import __version__
    from marsad.archive.rereading import reread, to_read
    from marsad.archive.store import Archive
    from marsad.pipeline import Reader

    args = parser().parse_args(argv)
    with Archive(path_of(args), by=args.by) as archive:
        if args.extract:
            _extract(archive)
        items = to_read(archive, "" if args.all else __version__)[: args.limit]
        progress, changed = Progress(len(items)), 0
        for number, change in enumerate(reread(archive, items, Reader().read, __version__), 1):
            progress.count(number)
            if change:
                changed += 1
                if not args.quiet:
                    print("\n".join(_lines(change)))
        progress.close()
    print(f"{len(items):,} read again, {changed:,} changed")
    return 0


def _extract(archive: Archive) -> None:
    """Make texts anew and say how many differ, and of which none could be made."""
    from marsad.archive.extracting import extract_again, to_extract
    from marsad.sources import Fault

    items = to_extract(archive)
    progress, messages, differ = Progress(len(items)), Messages(), 0
    for number, found in enumerate(extract_again(archive, items), 1):
        progress.count(number)
        if isinstance(found, Fault):
            messages.fault(found)
        else:
            differ += found
    progress.close()
    messages.close()
    print(f"{len(items):,} taken apart again, {differ:,} with another text")


def _lines(change: Change) -> Iterator[str]:
    """What changed in a report: each event that is gone or new, each cell with its old and new value."""
    yield change.id
    for event in change.gone:
        yield f"  {event} is gone" + (
            ", and stands all the same: it was judged" if event in change.kept else ""
        )
    yield from (f"  {event} is new" for event in change.new)
    for c in change.differ:
        kept = "  (what was decided stands)" if c.kept else ""
        yield f"  {c.event} {c.field}: {cell(c.before)} → {cell(c.after)}{kept}"
