"""`marsad link`: coded reports in, incidents out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from marsad.cli.messages import Messages
from marsad.cli.output import output, unwritable
from marsad.sources import Fault

if TYPE_CHECKING:
    from marsad.incidents.judgements import Judgement
    from marsad.incidents.linker import Linker

DESCRIPTION = """\
Bring together what many reports tell of one happening, and keep every account.

RECORDS.jsonl is what `marsad read --format jsonl` printed (- for standard input). One incident a line is printed, with
its members, its values by a stated rule, every claim, and the links that made it, each explained in words."""
EPILOG = """\
examples:
  marsad link coded.jsonl --format jsonl -o incidents.jsonl     one incident a line
  marsad link coded.jsonl --rule acled                          tolls by ACLED's habit: the most conservative
  marsad link coded.jsonl --unsure ask.jsonl -o incidents.jsonl the pairs to be settled by people, too
  marsad link coded.jsonl --judgements said.jsonl               people's answers win over the machine
  marsad link coded.jsonl --before old.jsonl --changes new.jsonl -o incidents.jsonl  what is new, updated, retired

A line of --judgements: {"a": {"report": "r1", "event": "e1"}, "b": {…}, "answer": "same", "by": "…", "at": "…"};
the answer is same, different or withdrawn, and the last one on a pair holds.
Exit status: 0 all was read, 1 something could not be read, 2 wrong usage.
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad link",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument(
        "inputs", nargs="+", metavar="RECORDS.jsonl", help="coded reports, one a line; - for standard input"
    )
    add_options(p)
    return p


def add_options(p: argparse.ArgumentParser) -> None:
    """The options of linking, from files or from the archive."""
    p.add_argument("--format", choices=["jsonl"], default="jsonl", help="what to print: one incident a line")
    p.add_argument("-o", "--output", metavar="FILE", help="write here instead of printing")
    p.add_argument(
        "--rule",
        choices=["ucdp", "acled", "every-casualty"],
        default="ucdp",
        help="how one toll is made of many (default ucdp)",
    )
    p.add_argument(
        "--judgements", metavar="FILE", help="people's answers, one a line, in the order they were given"
    )
    p.add_argument("--unsure", metavar="FILE", help="write the pairs that people should settle here")
    p.add_argument(
        "--before", metavar="FILE", help="the incidents as they were: what `marsad link` printed then"
    )
    p.add_argument(
        "--changes", metavar="FILE", help="with --before: write what is new, updated or retired here"
    )


def unusable(p: argparse.ArgumentParser, args: argparse.Namespace, messages: Messages) -> bool:
    """Whether something the options name cannot be written; it is said. Options that need one another end the run."""
    if bool(args.before) != bool(args.changes):
        p.error("--before and --changes go together")
    for name in (args.output, args.unsure, args.changes):
        if wrong := unwritable(name):
            messages.line(f"error: {name}: {wrong}")
            return True
    return False


def run(argv: list[str]) -> int:
    """Link the records and write the incidents."""
    p = parser()
    args = p.parse_args(argv)
    from marsad.incidents.linker import Linker

    messages = Messages()
    if unusable(p, args, messages):
        return 2
    linker = Linker(args.rule)
    for name in args.inputs:
        _read(name, linker, messages)
    write(args, linker, messages)
    messages.close()
    return int(bool(messages.faults))


def _read(name: str, linker: Linker, messages: Messages) -> None:
    from marsad.incidents.records import records_in

    try:
        with open(name, "rb") if name != "-" else sys.stdin.buffer as lines:
            for number, record in records_in(lines):
                if isinstance(record, str):
                    messages.fault(
                        Fault(f"{name}:{number}", record, "give what `marsad read --format jsonl` printed")
                    )
                else:
                    linker.add(record)
    except OSError as error:
        messages.fault(Fault(name, f"cannot be read: {error}", "give a .jsonl file"))


def _judgements(name: str, messages: Messages) -> list[Judgement]:
    import msgspec

    from marsad.incidents.judgements import Judgement

    found = []
    try:
        lines = Path(name).read_bytes().splitlines()
    except OSError as error:
        messages.fault(Fault(name, f"cannot be read: {error}", "give a .jsonl file"))
        return []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=Judgement))
        except msgspec.DecodeError as error:
            messages.fault(
                Fault(f"{name}:{number}", f"not a judgement: {error}", "`marsad link --help` tells its form")
            )
    return found


def write(args: argparse.Namespace, linker: Linker, messages: Messages) -> None:
    """Apply people's answers, then write the incidents and what else was asked for."""
    import msgspec

    for judgement in _judgements(args.judgements, messages) if args.judgements else []:
        linker.judge(judgement)
    encode = msgspec.json.Encoder().encode

    def lines(items: object, out: BinaryIO) -> int:
        count = 0
        for item in items:  # type: ignore[attr-defined]
            out.write(encode(item) + b"\n")
            count += 1
        return count

    with output(args.output) as out:
        count = lines(linker.incidents(), out)
    if args.output:
        messages.line(f"{count:,} incidents: {args.output}")
    if args.unsure:
        with output(args.unsure) as out:
            count = lines(linker.unsure(), out)
        messages.line(f"{count:,} pairs to settle: {args.unsure}")
    if args.changes:
        from marsad.incidents.changes import changes, read_incidents

        with output(args.changes) as out:
            count = lines(changes(read_incidents(args.before), list(linker.incidents())), out)
        messages.line(f"{count:,} changes: {args.changes}")
