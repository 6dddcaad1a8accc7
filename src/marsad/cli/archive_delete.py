"""`marsad delete`: the content of a report deleted on request."""

from __future__ import annotations

import argparse

from marsad.cli.archive_option import add_archive, path_of, told

EPILOG = """\
examples:
  marsad delete r17 --reason 'asked for by the family, 2018-03-05'
  marsad delete r17 r18 --archive idlib.marsad --reason 'court order 12/2018'
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad delete",
        description="Delete the content of reports on request. The hashes, the day and the reason stay; it cannot be undone.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument(
        "ids",
        nargs="+",
        metavar="ID",
        help="the reports' ids, or their numbers as `marsad search` shows them",
    )
    add_archive(p)
    p.add_argument("--reason", required=True, help="why; the log tells it")
    return p


@told
def run(argv: list[str]) -> int:
    """Delete and say so."""
    from marsad.archive.deleting import delete
    from marsad.archive.store import Archive

    args = parser().parse_args(argv)
    path = path_of(args)
    with Archive(path, by=args.by) as archive:
        names = [archive.name(archive.item(given)) for given in args.ids]
        count = delete(archive, names, args.reason)
    print(f"{path}: {count} deleted ({', '.join(names)}); backups made before still hold them")
    return 0
