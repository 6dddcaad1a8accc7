"""`marsad verify`: proof that nothing in the archive was changed."""

from __future__ import annotations

import argparse
import sys

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.cells import reports
from marsad.cli.waiting import Waiting

EPILOG = """\
examples:
  marsad verify                                 the archive in your data folder
  marsad verify --archive idlib.marsad          another
  marsad verify --expect 5061:9f86d081884c…     and that it still holds the log's head as you noted it then

Exit status: 0 only if all is sound; 1 and a line for each byte, row or entry that was changed, added or taken away.
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad verify",
        description="Prove that no byte and no entry of the archive was changed, and name any that was.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_archive(p, who=False)
    p.add_argument("--expect", metavar="SEQ:HASH", help="the head of the log as it was printed earlier")
    return p


@told
def run(argv: list[str]) -> int:
    """Verify and print the head of the log, or what is unsound."""
    from marsad.archive import log
    from marsad.archive.store import Archive
    from marsad.archive.verify import verify

    args = parser().parse_args(argv)
    path = path_of(args)
    with Archive(path, read_only=True) as archive:
        with Waiting("verifying") as waiting:
            problems = list(verify(archive, args.expect, lambda what: waiting.say(f"verifying {what}")))
        for problem in problems:
            print(f"marsad: unsound: {problem}", file=sys.stderr)
        if unsound := len(problems):
            print(f"{path}: {unsound} unsound")
            return 1
        seq, hash_ = log.head(archive.db)
        print(f"{path}: sound, {reports(archive.count())}, log head {seq}:{hash_}")
    return 0
