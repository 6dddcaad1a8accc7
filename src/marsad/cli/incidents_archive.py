"""`marsad incidents`: the incidents of an archive, what changed among them, and what people say of pairs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.incidents import add_options, unusable, write
from marsad.cli.messages import Messages, Progress

if TYPE_CHECKING:
    from marsad.archive.incidents import Incidents
    from marsad.archive.store import Archive

DESCRIPTION = """\
Bring together what the archive's reports tell of one happening, as they stand after people's decisions. The archive
keeps its incidents: what came in, was read again, judged or deleted since the last time is linked, and nothing else."""
EPILOG = """\
examples:
  marsad incidents --archive idlib.marsad -o incidents.jsonl
  marsad incidents --changed-since 2022-01-20T06:00:00Z           one line for each that is new, updated or retired
  marsad incidents --rule every-casualty --unsure ask.jsonl -o incidents.jsonl
  marsad incidents --different r17 e2 r40 e1 -o incidents.jsonl   a person's answer on two events, by their reports' ids
  marsad incidents --same r17 e2 r41 - -o incidents.jsonl         - where no event was read from the report
  marsad incidents --withdraw 12                                  the answer of that number no longer holds

A retired incident names its heirs. A moment is UTC; a day stands for its first second. Answers are appended, win over the
machine and over earlier answers, and hold when reports are added or read again; what an answer is withdrawn by is its number.
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad incidents",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_archive(p)
    add_options(p)
    p.add_argument(
        "--changed-since", metavar="MOMENT", help="print what changed from then on, not the incidents"
    )
    pair = ("REPORT", "EVENT", "REPORT", "EVENT")
    p.add_argument("--same", nargs=4, metavar=pair, help="say that two events are one happening")
    p.add_argument("--different", nargs=4, metavar=pair, help="say that they are not")
    p.add_argument("--withdraw", metavar="NUMBER", type=int, help="take an answer back")
    return p


@told
def run(argv: list[str]) -> int:
    """Take answers in, bring the incidents up to date and write them or what changed."""
    from marsad.archive.incidents import Incidents
    from marsad.archive.store import Archive

    p = parser()
    args = p.parse_args(argv)
    messages = Messages()
    since = _moment(p, args.changed_since) if args.changed_since else None
    if unusable(messages, args.output, args.unsure):
        return 2
    with Archive(path_of(args), by=args.by) as archive:
        _answer(archive, args, messages)
        incidents = Incidents(archive)
        progress = Progress(incidents.waiting())
        incidents.update(lambda done, total: progress.step(done, 0, total=total))
        progress.close()
        if since is not None:
            write(_changes(archive, since), "changes", args.output, messages)
        elif args.output or not (args.same or args.different or args.withdraw):
            write(_incidents(incidents, args.rule), "incidents", args.output, messages)
        if args.unsure:
            write(_unsure(incidents), "pairs to settle", args.unsure, messages)
    messages.close()
    return 0


def _moment(p: argparse.ArgumentParser, given: str) -> str:
    """A moment as the log writes them: UTC, to the second."""
    from datetime import UTC, datetime

    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        p.error(f"{given!r} is not a moment: write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ")
    if found.tzinfo is not None:
        found = found.astimezone(UTC)
    return found.strftime("%Y-%m-%dT%H:%M:%SZ")


def _answer(archive: Archive, args: argparse.Namespace, messages: Messages) -> None:
    """Append what the command line says of pairs."""
    from marsad.archive.pairs import judge_pair, withdraw

    for answer, given in (("same", args.same), ("different", args.different)):
        if given:
            a, b = ((given[n], None if given[n + 1] == "-" else given[n + 1]) for n in (0, 2))
            number = judge_pair(archive, a, b, "same" if answer == "same" else "different")
            messages.line(f"answer {number}: {answer}")
    if args.withdraw is not None:
        withdraw(archive, args.withdraw)
        messages.line(f"answer {args.withdraw} withdrawn")


def _incidents(incidents: Incidents, rule: str) -> Iterator[bytes]:
    import msgspec

    from marsad.incidents.derive import refigured

    encode = msgspec.json.Encoder().encode
    for incident in incidents.all():
        yield encode(incident if rule == "ucdp" else refigured(incident, rule)) + b"\n"


def _unsure(incidents: Incidents) -> Iterator[bytes]:
    import msgspec

    encode = msgspec.json.Encoder().encode
    for link in incidents.unsure():
        yield encode(link) + b"\n"


def _changes(archive: Archive, since: str) -> Iterator[bytes]:
    import msgspec

    from marsad.archive.incident_feed import changed_since

    encode = msgspec.json.Encoder().encode
    for change in changed_since(archive, since):
        yield encode(change) + b"\n"
