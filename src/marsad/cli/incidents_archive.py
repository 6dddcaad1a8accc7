"""`marsad incidents`: the incidents of the archive's reports, as they stand after what people decided on each."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.incidents import add_options, unusable, write
from marsad.cli.messages import Messages, Progress

if TYPE_CHECKING:
    from marsad.archive.store import Archive

DESCRIPTION = """\
Bring together what the archive's reports tell of one happening. Reports are taken as they stand after people's
decisions on their events; the archive itself is only read."""
EPILOG = """\
examples:
  marsad incidents --archive idlib.marsad -o incidents.jsonl
  marsad incidents --rule every-casualty --unsure ask.jsonl -o incidents.jsonl
  marsad incidents --before old.jsonl --changes new.jsonl -o incidents.jsonl   what is new, updated, retired
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad incidents",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_archive(p, who=False)
    add_options(p)
    return p


@told
def run(argv: list[str]) -> int:
    """Link the archive's reports and write the incidents."""
    from marsad.archive.filters import Filters
    from marsad.archive.searching import find
    from marsad.archive.store import Archive
    from marsad.incidents.linker import Linker

    p = parser()
    args = p.parse_args(argv)
    messages = Messages()
    if unusable(p, args, messages):
        return 2
    linker = Linker(args.rule)
    with Archive(path_of(args)) as archive:
        items = find(archive, "", Filters())
        progress = Progress(len(items))
        for number, item in enumerate(items, 1):
            linker.add(_record(archive, item))
            progress.step(number, 0)
        progress.close()
    write(args, linker, messages)
    messages.close()
    return int(bool(messages.faults))


def _record(archive: Archive, item: int) -> dict[str, Any]:
    """The record of an item under the archive's own name for it, which is unique there."""
    import msgspec

    from marsad.archive.presenting import present

    report, coded = present(archive, item)
    return {
        "id": archive.name(item),
        "published": report.published or coded.published,
        "title": report.title,
        "text": report.text,
        "publisher": report.publisher,
        "url": report.url,
        "events": msgspec.to_builtins(coded.events),
    }
