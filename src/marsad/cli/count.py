"""`marsad count`: the numbers and tolls a text tells."""

from __future__ import annotations

import argparse

from marsad.cli.arguments import words_given

EPILOG = """\
examples:
  marsad count 'مقتل ما لا يقل عن خمسة وثلاثين مدنيا وإصابة العشرات'
  marsad count 'بين 40 و50 قتيلا' --json
  marsad count - < report.txt
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad count",
        description="Read the numbers a text tells in digits and words, and the tolls among them.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("text", nargs="+", metavar="TEXT", help="the text, or - for standard input")
    p.add_argument(
        "--json", action="store_true", help="print JSON, with the place of each number in the text"
    )
    return p


def run(argv: list[str]) -> int:
    """Print the numbers of the text."""
    args = parser().parse_args(argv)
    from marsad.numbers.command import run_count

    print(run_count(words_given(args.text), args.json))
    return 0
