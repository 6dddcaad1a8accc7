"""`marsad init`: make an archive."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from marsad.cli.archive_option import new_passphrase, secret_of_new, told
from marsad.cli.cells import reports

EPILOG = """\
examples:
  marsad init                       in your data folder, where every command looks for it
  marsad init /data/idlib.marsad    elsewhere; name it with --archive afterwards
  marsad init a.marsad --encrypt    under a passphrase, which is asked for, or taken from $MARSAD_PASSPHRASE
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad init",
        description="Make an archive: one file that keeps what was collected, what was read and what was decided.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("path", nargs="?", type=Path, metavar="PATH", help="where (default: your data folder)")
    p.add_argument("--by", metavar="NAME", default=os.environ.get("MARSAD_BY"), help="who stands in the log")
    p.add_argument(
        "--encrypt",
        action="store_true",
        help="keep it encrypted; without the passphrase nobody can read it, you neither",
    )
    return p


@told
def run(argv: list[str]) -> int:
    """Make the archive, or say that it stands."""
    from marsad.archive.paths import default_path
    from marsad.archive.store import Archive

    args = parser().parse_args(argv)
    path: Path = args.path or default_path()
    stood = path.exists()
    secret = new_passphrase() if args.encrypt and not stood else secret_of_new(path)
    with Archive(path, create=True, by=args.by, secret=secret) as archive:
        kept = ", encrypted" if archive.secret else ""
        print(f"{path}: {'an archive already' if stood else 'made'}{kept}, {reports(archive.count())}")
        if stood and args.encrypt and not archive.secret:
            print(
                "it is not encrypted: `marsad backup --encrypt` makes a copy that is, `marsad restore` puts it here"
            )
            return 1
    return 0
