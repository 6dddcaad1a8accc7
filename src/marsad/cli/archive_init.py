"""`marsad init`: make an archive."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from marsad.cli.archive_option import told

EPILOG = """\
examples:
  marsad init                       in your data folder, where every command looks for it
  marsad init /data/idlib.marsad    elsewhere; name it with --archive afterwards
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
    return p


@told
def run(argv: list[str]) -> int:
    """Make the archive, or say that it stands."""
    from marsad.archive.paths import default_path
    from marsad.archive.store import Archive

    args = parser().parse_args(argv)
    path: Path = args.path or default_path()
    stood = path.exists()
    with Archive(path, create=True, by=args.by) as archive:
        print(f"{path}: {'an archive already' if stood else 'made'}, {archive.count():,} reports")
    return 0
