"""`marsad link`: coded reports in, incidents out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.cli.arguments import workers
from marsad.cli.messages import Messages
from marsad.cli.output import output, unwritable
from marsad.sources import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.incidents.judgements import Judgement
    from marsad.incidents.many import Many

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
  marsad link big.jsonl --workers 2 -o incidents.jsonl          millions: in two processes, on disk what memory cannot hold
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
    p.add_argument(
        "--judgements", metavar="FILE", help="people's answers, one a line, in the order they were given"
    )
    p.add_argument(
        "--workers", metavar="N", type=workers, default=1, help="processes to link with (0: one a core)"
    )
    p.add_argument(
        "--before", metavar="FILE", help="the incidents as they were: what `marsad link` printed then"
    )
    p.add_argument(
        "--changes", metavar="FILE", help="with --before: write what is new, updated or retired here"
    )
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
    p.add_argument("--unsure", metavar="FILE", help="write the pairs that people should settle here")


def unusable(messages: Messages, *names: str | None) -> bool:
    """Whether something cannot be written there; it is said."""
    for name in names:
        if wrong := unwritable(name):
            messages.line(f"error: {name}: {wrong}")
            return True
    return False


def run(argv: list[str]) -> int:
    """Link the records and write the incidents."""
    p = parser()
    args = p.parse_args(argv)
    messages = Messages()
    if bool(args.before) != bool(args.changes):
        p.error("--before and --changes go together")
    if unusable(messages, args.output, args.unsure, args.changes):
        return 2
    from marsad.incidents.many import Many

    with Many(args.rule, args.workers) as many:
        for name in args.inputs:
            _read(name, many, messages)
        if args.judgements:
            many.judge(_judgements(args.judgements, messages))
        printed = many.incidents()
        kept = list(printed) if args.changes else printed  # what changed is told from both states at once
        write(kept, "incidents", args.output, messages)
        if args.unsure:
            write(many.unsure(), "pairs to settle", args.unsure, messages)
        if args.changes:
            write(_changes(args.before, kept), "changes", args.changes, messages)
    messages.close()
    return int(bool(messages.faults))


def write(lines: Iterable[bytes], what: str, name: str | None, messages: Messages) -> None:
    """Write lines to a file or standard output; of a file it is said how many there are."""
    count = 0
    with output(name) as out:
        for line in lines:
            out.write(line)
            count += 1
    if name:
        messages.line(f"{count:,} {what}: {name}")


def _changes(before: str, after: Iterable[bytes]) -> Iterator[bytes]:
    import msgspec

    from marsad.incidents.changes import changes, read_incidents
    from marsad.incidents.incident import Incident

    decode, encode = msgspec.json.Decoder(Incident).decode, msgspec.json.Encoder().encode
    for change in changes(read_incidents(before), map(decode, after)):
        yield encode(change) + b"\n"


def _read(name: str, many: Many, messages: Messages) -> None:
    try:
        with open(name, "rb") if name != "-" else sys.stdin.buffer as lines:
            for number, reason in many.read(lines):
                messages.fault(
                    Fault(f"{name}:{number}", reason, "give what `marsad read --format jsonl` printed")
                )
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
