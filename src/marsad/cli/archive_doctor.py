"""`marsad doctor`: everything the archive promises, checked."""

from __future__ import annotations

import argparse

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.cells import reports
from marsad.cli.messages import Progress
from marsad.cli.waiting import Waiting

EPILOG = """\
examples:
  marsad doctor                look at everything
  marsad doctor --quick        leave out the comparison of the index with the texts
  marsad doctor --rebuild      make the index anew
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad doctor",
        description="Check everything the archive promises; make its index anew where asked.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_archive(p)
    p.add_argument(
        "--quick", action="store_true", help="leave out the comparison of the index with the texts"
    )
    p.add_argument(
        "--rebuild", action="store_true", help="make the search index anew from texts and decisions"
    )
    return p


@told
def run(argv: list[str]) -> int:
    """Print each promise and whether it holds; 0 where all do."""
    from marsad.archive.doctor import examine, rebuild
    from marsad.archive.store import Archive

    args = parser().parse_args(argv)
    with Archive(path_of(args), by=args.by) as archive:
        if args.rebuild:
            progress = Progress(archive.count())
            done = rebuild(archive, progress.count)
            progress.close()
            print(f"index made anew: {reports(done)}")
        wrong = 0
        with Waiting("looking at everything") as waiting:
            findings = list(examine(archive, not args.quick, lambda what: waiting.say(f"looking at {what}")))
        for finding in findings:
            wrong += not finding.sound
            print(f"{'ok  ' if finding.sound else 'FAIL'}  {finding.promise}: {finding.told}")
    return int(bool(wrong))
