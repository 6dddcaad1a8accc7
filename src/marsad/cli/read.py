"""`marsad read`: reports in, what they say out."""

from __future__ import annotations

import argparse
from pathlib import Path

from marsad.cli.input_options import add_inputs, count_of, items_of
from marsad.cli.messages import Messages, Progress
from marsad.cli.output import output, unwritable
from marsad.cli.reading import read_all
from marsad.exports import FORMATS, SUFFIXES, writer
from marsad.sources import Fault

DESCRIPTION = """\
Read reports and print what they say: who did what to whom, where, when, how many were hurt, and according to whom.

INPUT is a .txt file (one report, its headline on the first line), a .jsonl file (one report a line: id, title, text,
published), a .csv file (columns title, text, published, id), a saved page, feed, WARC, PDF, Word document or Telegram
export, an archive or a folder of these, or - for standard input. UTF-8, UTF-16 and the old Arabic encodings are told
apart, and it is said where an encoding was concluded."""
EPILOG = """\
examples:
  marsad read report.txt --published 2017-07-06            what one report says, as a table
  marsad read reports.jsonl --format jsonl -o coded.jsonl  everything, with the words behind every cell
  marsad read reports.csv -o events.csv                    one event a row; add --bom for Excel
  marsad read theirs.csv --map text=story --map published=day   columns of other names
  marsad read folder/ --format acled -o acled.csv          ACLED's 31 columns
  marsad read reports.jsonl -o page.html                   one page: words marked, table, map, timeline
  cat report.txt | marsad read - --published 2024-10-01    from standard input
  marsad read big.jsonl -o coded.jsonl --workers 8         on eight processes, order kept

What cannot be read is named on standard error with the reason and the remedy; the rest is read.
Exit status: 0 all was read, 1 something could not be read (with --strict: or something was noted), 2 wrong usage.
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    formats = "\n".join(f"  {name:<9}{line}" for name, (_, line) in FORMATS.items())
    p = argparse.ArgumentParser(
        "marsad read",
        description=f"{DESCRIPTION}\n\nformats:\n{formats}",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_inputs(p)
    p.add_argument(
        "--format", choices=list(FORMATS), help="what to print (default: by -o's ending, else table)"
    )
    p.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write here instead of printing; the file appears when it is whole",
    )
    p.add_argument("--bare", action="store_true", help="jsonl: leave out the reports' own words and fields")
    p.add_argument("--bom", action="store_true", help="csv: begin with a byte order mark, for Excel")
    p.add_argument(
        "--strict",
        action="store_true",
        help="exit with 1 also where something was noted (no date, another language)",
    )
    return p


def run(argv: list[str]) -> int:
    """Read the inputs and write them in the format asked for."""
    args = parser().parse_args(argv)
    form = args.format or SUFFIXES.get(Path(args.output or "").suffix.lower(), "table")
    options = {"jsonl": {"bare": args.bare}, "csv": {"bom": args.bom}}.get(form, {})
    messages = Messages()
    if wrong := unwritable(args.output):
        messages.line(f"error: {args.output}: {wrong}")
        return 2
    with output(args.output) as out:
        export = writer(form, out, **options)
        progress = Progress(count_of(args))
        reports = events = 0
        for outcome in read_all(items_of(args), args.workers):
            if isinstance(outcome, Fault):
                messages.fault(outcome)
                continue
            item, coded = outcome
            messages.noticed(item)
            export.add(item.report, coded)
            reports, events = reports + 1, events + len(coded.events)
            progress.step(reports, events)
        progress.close()
        export.close()
    for reason, count in getattr(export, "left_out", {}).items():
        messages.line(f"note: {count:,} events are not in the file: {reason}")
    messages.close()
    if args.output:
        messages.line(f"{reports:,} reports, {events:,} events: {args.output}")
    return int(bool(messages.faults or (args.strict and messages.notices)))
