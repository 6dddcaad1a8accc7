"""`marsad add`: reports into the archive, read on the way."""

from __future__ import annotations

import argparse
import time

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.archive_reading import read_and_keep
from marsad.cli.arguments import day, workers
from marsad.cli.messages import Messages, Progress
from marsad.sources import read_inputs
from marsad.sources.kinds import NAMES

EPILOG = """\
examples:
  marsad add reports.jsonl                            into the archive in your data folder
  marsad add folder/ page.html --archive idlib.marsad into another; it is made where it is not there
  marsad add crawl.warc.gz --bulk                     a crawl of very many pages, faster and rougher
  marsad add chat/result.json --published 2024-01-02  for reports that carry no date

Killed or cut off, it goes on where it stopped when it is started again: what is stored is passed over quickly.
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad add",
        description="Take reports into the archive with their original bytes, and read them.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="files, folders, archives, links, or - for standard input"
    )
    add_archive(p)
    p.add_argument(
        "--published", metavar="DATE", type=day, help="the day (YYYY-MM-DD) of reports that carry none"
    )
    p.add_argument("--private", action="store_true", help="let links lead to private and loopback addresses")
    p.add_argument(
        "--input",
        metavar="KIND",
        choices=NAMES,
        help=f"what the input is, where its name does not tell: {' '.join(NAMES)}",
    )
    p.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        help="csv, jsonl: their column for one of ours",
    )
    p.add_argument(
        "--bulk",
        action="store_true",
        help="take web pages apart ten times as fast, with more of what stands around their text (resiliparse)",
    )
    p.add_argument(
        "--workers", metavar="N", type=workers, default=1, help="processes to read with (0: one a core)"
    )
    return p


@told
def run(argv: list[str]) -> int:
    """Add the inputs and say how many reports came in."""
    from marsad.archive.adding import Adder
    from marsad.archive.store import Archive

    p = parser()
    args = p.parse_args(argv)
    if wrong := [pair for pair in args.map if "=" not in pair]:
        p.error(f"--map wants OURS=THEIRS, not {wrong[0]!r}")
    columns = dict(pair.split("=", 1) for pair in args.map)
    messages, progress, began = Messages(), Progress(), time.monotonic()
    path = path_of(args)
    if not path.exists():
        messages.line(f"{path}: a new archive")
    with Archive(path, create=True, by=args.by) as archive:
        adder = Adder(archive)
        items = read_inputs(
            args.inputs, args.published, args.input, columns, args.private, args.bulk, adder.met
        )
        events = 0
        for number, found in enumerate(read_and_keep(adder, items, messages, args.workers), 1):
            events += found
            progress.step(number, events)
        progress.close()
        done = adder.close()
    messages.close()
    spent = time.monotonic() - began
    parts = [
        f"{done.new:,} new",
        f"{done.known:,} known",
        f"{done.renewed:,} read anew",
        f"{done.copies:,} copies",
    ]
    messages.line(f"{path}: {', '.join(parts)}, {spent:.1f} s")
    return int(bool(messages.faults))
