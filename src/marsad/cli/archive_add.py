"""`marsad add`: reports into the archive, read on the way."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from marsad.cli.archive_option import add_archive, path_of, secret_of_new, told
from marsad.cli.archive_reading import read_and_keep
from marsad.cli.input_options import add_inputs, count_of, items_of
from marsad.cli.messages import Messages, Progress

if TYPE_CHECKING:
    from marsad.sources import Fault, Item

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
    add_inputs(p)
    add_archive(p)
    return p


@told
def run(argv: list[str]) -> int:
    """Add the inputs and say how many reports came in."""
    from marsad.archive.adding import Adder
    from marsad.archive.store import Archive

    args = parser().parse_args(argv)
    messages, progress, began = Messages(), Progress(count_of(args)), time.monotonic()
    path = path_of(args)
    secret = secret_of_new(path)
    if not path.exists():
        messages.line(f"{path}: a new archive{', encrypted' if secret else ''}")
    with Archive(path, create=True, by=args.by, secret=secret) as archive:
        adder = Adder(archive)
        events = 0

        def counted() -> Iterator[Item | Fault]:
            """The items as they come, known ones too: the bar moves also where nothing is new."""
            for number, item in enumerate(items_of(args, adder.met), 1):
                progress.step(number, events)
                yield item

        for found in read_and_keep(adder, counted(), messages, args.workers):
            events += found
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
