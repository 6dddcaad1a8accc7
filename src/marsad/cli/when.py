"""`marsad when`: the days a text speaks of."""

from __future__ import annotations

import argparse

from marsad.cli.arguments import day, words_given

EPILOG = """\
examples:
  marsad when 'مساء أمس الأول' --published 2017-07-06
  marsad when 'بين الاثنين والخميس الماضيين' --published 2024-10-01 --json
  marsad when - --published 2024-10-01 < report.txt
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad when",
        description="Resolve the days and hours a text speaks of against the day it was published.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("text", nargs="+", metavar="TEXT", help="the text, or - for standard input")
    p.add_argument(
        "--published", metavar="DATE", type=day, help="the day (YYYY-MM-DD) the text was published"
    )
    p.add_argument("--json", action="store_true", help="print JSON, with the place of each time in the text")
    return p


def run(argv: list[str]) -> int:
    """Print the times of the text."""
    args = parser().parse_args(argv)
    from marsad.days.command import run_when

    print(run_when(words_given(args.text), args.published, args.json))
    return 0
