"""`marsad places`: look a place up, or bring in a table of places."""

from __future__ import annotations

import argparse
import sys

EPILOG = """\
examples:
  marsad places find الرقة
  marsad places find Hodeidah
  marsad places import SY.txt --kind geonames --alternate alternateNames.txt
  marsad places import syr_admin4.csv --kind cod
  marsad places import mine.csv --map name_ar=الاسم --map lat=y --map lon=x

Imported places are kept in your own data folder and read beside those that come with Marsad.
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad places",
        description="Find a place by its Arabic or English name, or import places from a file.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("what", choices=["find", "import"], help="look up a name, or bring in a file")
    p.add_argument("name", nargs="+", metavar="NAME|FILE", help="the place's name, or the file")
    p.add_argument(
        "--kind",
        choices=["geonames", "cod", "csv"],
        default="csv",
        help="import: a GeoNames country dump, an OCHA COD-AB table, or any CSV (default)",
    )
    p.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        help="import, csv: their column for one of ours",
    )
    p.add_argument("--alternate", metavar="FILE", help="import, geonames: its alternateNames file")
    return p


def run(argv: list[str]) -> int:
    """Print what is known of the place, or what was imported."""
    p = parser()
    args = p.parse_args(argv)
    from marsad.grounding.places.command import run_find, run_import

    if args.what == "find":
        print(run_find(" ".join(args.name)))
        return 0
    if wrong := [pair for pair in args.map if "=" not in pair]:
        p.error(f"--map wants OURS=THEIRS, not {wrong[0]!r}")
    if len(args.name) > 1:
        p.error("one file at a time")
    try:
        print(
            run_import(args.name[0], args.kind, dict(pair.split("=", 1) for pair in args.map), args.alternate)
        )
    except (ValueError, OSError) as error:
        print(f"marsad: error: {error}", file=sys.stderr)
        return 1
    return 0
