"""`marsad restore`: a backup in the place of an archive."""

from __future__ import annotations

import argparse
from pathlib import Path

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.cells import reports
from marsad.cli.waiting import Waiting

EPILOG = """\
examples:
  marsad restore a.marsad                         as the archive in your data folder
  marsad restore a.marsad --archive idlib.marsad --force
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad restore",
        description="Put a backup in its place once it is verified: after a loss, or on another machine.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("source", type=Path, metavar="FILE", help="the backup")
    add_archive(p)
    p.add_argument(
        "--force", action="store_true", help="put an archive that stands there aside, as NAME.before-restore"
    )
    return p


@told
def run(argv: list[str]) -> int:
    """Restore and say how many reports there are."""
    from marsad.archive.backup import restore

    args = parser().parse_args(argv)
    path = path_of(args)
    with Waiting("restoring") as waiting:
        count = restore(
            args.source, path, args.force, args.by, lambda what: waiting.say(f"restoring: {what}")
        )
    print(f"{path}: {reports(count)}")
    return 0
