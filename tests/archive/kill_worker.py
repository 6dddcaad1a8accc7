"""Adds a file to an archive with a reader that needs no knowledge, saying on standard output when it begins."""

from __future__ import annotations

import sys
from pathlib import Path

from marsad.archive import adding
from marsad.archive.adding import Adder
from marsad.archive.store import Archive
from marsad.record import Coded
from marsad.sources import Item, read_inputs

adding.BATCH = 8


def run(path: str, file: str) -> None:
    """Add everything in the file."""
    with Archive(Path(path)) as archive:
        adder = Adder(archive, "1")
        print("begun", flush=True)
        for item in adder.fresh(read_inputs([file])):
            if isinstance(item, Item):
                adder.keep(item, Coded(item.report.id, [], item.report.published))
        adder.close()


if __name__ == "__main__":
    run(*sys.argv[1:])
