"""What every command of the archive takes: which one, and who is at work."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path


def add_archive(parser: argparse.ArgumentParser, who: bool = True) -> None:
    """`--archive` and, for a command that writes to the log, `--by`."""
    parser.add_argument(
        "--archive",
        metavar="PATH",
        type=Path,
        help="the archive (default: archive.marsad in your data folder)",
    )
    if who:
        parser.add_argument(
            "--by",
            metavar="NAME",
            default=os.environ.get("MARSAD_BY"),
            help="who stands in the log (default: your user name)",
        )


def path_of(args: argparse.Namespace) -> Path:
    """The archive named, or the one in the user's data folder."""
    from marsad.archive.paths import default_path

    given: Path | None = args.archive
    return given or default_path()


def told(run: Callable[[list[str]], int]) -> Callable[[list[str]], int]:
    """A command that says what the archive cannot do and returns 1, without a traceback."""

    @wraps(run)
    def guarded(argv: list[str]) -> int:
        import sqlite3

        from marsad.archive.errors import ArchiveError

        try:
            return run(argv)
        except (ArchiveError, sqlite3.Error, OSError) as error:
            if isinstance(error, BrokenPipeError):
                raise
            print(f"marsad: error: {error}", file=sys.stderr)
            return 1

    return guarded
