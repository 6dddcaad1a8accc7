"""`marsad explain`: one report after another with its words marked, and the reason for each cell."""

from __future__ import annotations

import argparse
import sys

from marsad.cli.arguments import day
from marsad.cli.messages import Messages
from marsad.exports.explain import explain
from marsad.sources import Fault, read_inputs

EPILOG = """\
examples:
  marsad explain report.txt --published 2017-07-06     why each cell says what it says
  marsad explain reports.jsonl --id r17                one report of a file
  echo 'قصفت المدفعية حي الوعر أمس' | marsad explain - --published 2017-01-05

Marks in the text: ⟦e1 who: words⟧ where there is no colour, colours in a terminal (--color to keep them in a pipe).
For each cell: its value, the words with their place (text[start:end], in code points), the rule or entry that read
them and how sure the reading is; then mentions that were found and stand in no event. Last, how it was decided: for
each cell the candidate taken and the best one passed over, with their scores and what weighed most.
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad explain",
        description="Show a report with its mentions and events marked and, for each cell, the rule that read it.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("inputs", nargs="+", metavar="INPUT", help="a file, a folder, or - for standard input")
    p.add_argument(
        "--published", metavar="DATE", type=day, help="the day (YYYY-MM-DD) of reports that carry none"
    )
    p.add_argument("--id", metavar="ID", help="only the report of this id")
    p.add_argument("--color", action="store_true", help="colours also where the output is no terminal")
    return p


def run(argv: list[str]) -> int:
    """Explain each report of the inputs."""
    args = parser().parse_args(argv)
    messages = Messages()
    shown = 0
    for item in read_inputs(args.inputs, args.published):
        if isinstance(item, Fault):
            messages.fault(item)
        elif args.id is None or item.report.id == args.id:
            messages.noticed(item)
            print(explain(item.report, color=args.color or sys.stdout.isatty()))
            shown += 1
            if args.id is not None:
                break
    if args.id is not None and not shown:
        messages.fault(
            Fault(
                args.inputs[0], f"no report has the id {args.id!r}", "ids are those of the file, or file:line"
            )
        )
    messages.close()
    return int(bool(messages.faults))
