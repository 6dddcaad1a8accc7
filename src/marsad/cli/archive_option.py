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
        from marsad.archive import database
        from marsad.archive.driver import errors, passphrase, remember
        from marsad.archive.errors import ArchiveError, Locked

        database.on_migration = lambda told: print(f"marsad: {told}", file=sys.stderr)
        try:
            try:
                return run(argv)
            except Locked:
                if passphrase() is not None or not sys.stdin.isatty():
                    raise
                remember(asked("passphrase: "))
                return run(argv)
        except errors("Error", ArchiveError, OSError) as error:
            if isinstance(error, BrokenPipeError):
                raise
            print(f"marsad: error: {error}", file=sys.stderr)
            return 1

    return guarded


def asked(prompt: str) -> str:
    """What a person types without its being shown; raises ArchiveError where there is nobody to ask, or nothing typed."""
    import getpass

    from marsad.archive.errors import ArchiveError

    if not sys.stdin.isatty():
        raise ArchiveError("no passphrase: give it in $MARSAD_PASSPHRASE, or where a person can be asked")
    if found := getpass.getpass(prompt):
        return found
    raise ArchiveError("no passphrase was given")


def secret_of_new(path: Path) -> str | None:
    """The passphrase for an archive that is not there yet and is about to be made: the one in the environment, if any."""
    from marsad.archive.driver import passphrase

    return None if path.exists() else passphrase()


def new_passphrase(name: str = "MARSAD_PASSPHRASE") -> str:
    """The passphrase to encrypt with: of the environment, else asked for twice."""
    from marsad.archive.errors import ArchiveError

    if found := os.environ.get(name):
        return found
    first = asked("new passphrase: ")
    if asked("again: ") != first:
        raise ArchiveError("the two are not the same")
    return first
