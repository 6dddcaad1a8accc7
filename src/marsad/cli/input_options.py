"""What `read` and `add` both take: where reports come from and how their files are to be understood."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.cli.arguments import day, workers
from marsad.sources.kinds import NAMES

if TYPE_CHECKING:
    from marsad.sources import Fault, Item
    from marsad.sources.fields import Met


def add_inputs(p: argparse.ArgumentParser) -> None:
    """The inputs and the options that say how they are read."""
    p.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="files, folders, archives, links, or - for standard input"
    )
    p.add_argument(
        "--published", metavar="DATE", type=day, help="the day (YYYY-MM-DD) of reports that carry none"
    )
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
        type=_pair,
        metavar="OURS=THEIRS",
        help="csv, jsonl: their column for one of ours; again for another",
    )
    p.add_argument(
        "--bulk",
        action="store_true",
        help="take web pages apart ten times as fast, with more of what stands around their text (resiliparse)",
    )
    p.add_argument("--private", action="store_true", help="let links lead to private and loopback addresses")
    p.add_argument(
        "--workers",
        metavar="N",
        type=workers,
        default=1,
        help="processes to read with (default 1; 0: one a core)",
    )


def items_of(args: argparse.Namespace, met: Met | None = None) -> Iterator[Item | Fault]:
    """The reports of a command line's inputs; `met` is asked which pages are known."""
    from marsad.sources import read_inputs

    return read_inputs(args.inputs, args.published, args.input, dict(args.map), args.private, args.bulk, met)


def count_of(args: argparse.Namespace) -> int | None:
    """How many reports there will be, where that costs little to know: the lines of one file up to 200 MB."""
    names, kind = args.inputs, args.input
    if not sys.stderr.isatty() or len(names) != 1 or not os.path.isfile(names[0]):
        return None
    if (kind or Path(names[0]).suffix.lower().lstrip(".")) != "jsonl" or os.path.getsize(
        names[0]
    ) > 200_000_000:
        return None
    with open(names[0], "rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))


def _pair(told: str) -> tuple[str, str]:
    ours, equals, theirs = told.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{told!r} is no OURS=THEIRS, such as text=story")
    return ours.strip(), theirs.strip()
