"""`marsad backup`: a copy of the archive while it is in use."""

from __future__ import annotations

import argparse
from pathlib import Path

from marsad.cli.archive_option import add_archive, new_passphrase, path_of, told
from marsad.cli.waiting import Waiting

EPILOG = """\
examples:
  marsad backup idlib-2018-03-05.marsad --archive idlib.marsad
  marsad backup /media/stick/a.marsad            then, on the other machine: marsad restore a.marsad
  marsad backup /media/stick/a.marsad --encrypt  under a passphrase of its own, asked for or in $MARSAD_NEW_PASSPHRASE
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad backup",
        description="Copy the archive to one file, while others read and write it.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("target", type=Path, metavar="FILE", help="the file to write")
    add_archive(p, who=False)
    key = p.add_mutually_exclusive_group()
    key.add_argument(
        "--encrypt",
        action="store_true",
        help="encrypt the copy under a new passphrase, whatever the archive is",
    )
    key.add_argument(
        "--decrypt", action="store_true", help="write the copy of an encrypted archive in the clear"
    )
    return p


@told
def run(argv: list[str]) -> int:
    """Write the backup and print the head of its log."""
    from marsad.archive.backup import back_up
    from marsad.archive.store import Archive

    args = parser().parse_args(argv)
    secret = new_passphrase("MARSAD_NEW_PASSPHRASE") if args.encrypt else None
    with Archive(path_of(args), read_only=True) as archive, Waiting(f"writing {args.target}"):
        if args.encrypt or args.decrypt:
            seq, hash_ = back_up(archive, args.target, secret)
        else:
            seq, hash_ = back_up(archive, args.target)
    print(f"{args.target}: {args.target.stat().st_size / 1e6:,.1f} MB, log head {seq}:{hash_}")
    return 0
