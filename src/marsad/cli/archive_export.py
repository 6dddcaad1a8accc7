"""`marsad export`: reports of the archive, as they stand after all decisions, in another format."""

from __future__ import annotations

import argparse
from pathlib import Path

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.arguments import day
from marsad.cli.cells import reports
from marsad.cli.messages import Messages, Progress
from marsad.cli.output import output, unwritable
from marsad.exports import FORMATS, SUFFIXES, writer

EPILOG = """\
examples:
  marsad export -o all.jsonl                                 everything
  marsad export 'قصف حماه' --since 2018-03-01 -o hama.csv     what a search finds
  marsad export --country SY --originals --format acled -o syria.csv
  marsad export --redact people -o shared.jsonl              private persons' names covered
"""
_NARROW = ("kind", "status", "country", "governorate", "party", "source", "outlet")


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad export",
        description="Print reports of the archive in any format, as they stand after what people decided.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("query", nargs="*", metavar="QUERY", help="as for `marsad search`; without one everything")
    add_archive(p)
    p.add_argument(
        "--format", choices=list(FORMATS), help="what to print (default: by -o's ending, else jsonl)"
    )
    p.add_argument("-o", "--output", metavar="FILE", help="write here; the file appears when it is whole")
    p.add_argument("--redact", choices=["people"], help="cover the names of private persons")
    p.add_argument("--since", metavar="DATE", type=day, help="events on this day or later")
    p.add_argument("--until", metavar="DATE", type=day, help="events on this day or earlier")
    p.add_argument(
        "--confidence", type=float, metavar="SHARE", help="reports with an event at least this sure, 0 to 1"
    )
    p.add_argument("--originals", action="store_true", help="leave copies out")
    for name in _NARROW:
        p.add_argument(f"--{name}", metavar="VALUE", help="as for `marsad search`")
    return p


@told
def run(argv: list[str]) -> int:
    """Write the reports found."""
    from marsad.archive.filters import Filters
    from marsad.archive.history import ranges
    from marsad.archive.presenting import present
    from marsad.archive.searching import find
    from marsad.archive.store import Archive

    args = parser().parse_args(argv)
    messages = Messages()
    if wrong := unwritable(args.output):
        messages.line(f"error: {args.output}: {wrong}")
        return 2
    form = args.format or SUFFIXES.get(Path(args.output or "").suffix.lower(), "jsonl")
    names = (*_NARROW, "since", "until", "confidence", "originals")
    with Archive(path_of(args), by=args.by) as archive, output(args.output) as out:
        items = find(archive, " ".join(args.query), Filters(**{name: getattr(args, name) for name in names}))
        export, progress = writer(form, out), Progress(len(items))
        for number, item in enumerate(items, 1):
            export.add(*present(archive, item, redact=args.redact == "people"))
            progress.count(number)
        progress.close()
        export.close()
        told = {"format": form, "redact": args.redact, "to": args.output or "-", "items": ranges(items)}
        archive.note("export", {"reports": len(items), **told})
    messages.close()
    if args.output:
        messages.line(f"{reports(len(items))}: {args.output}")
    return 0
