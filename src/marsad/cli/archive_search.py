"""`marsad search`: reports of the archive by their words and by what was read from them."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.arguments import day
from marsad.cli.cells import reports

if TYPE_CHECKING:
    from marsad.archive.searching import Found, Hit

EPILOG = """\
examples:
  marsad search قصف                               also وقصفت and القصف; حماه finds حماة
  marsad search '"قوات النظام" درعا'               words in their order, and another
  marsad search 'غار* OR قصف -إسرائيل'              beginnings, alternatives, without
  marsad search 'title:هدنة' --facets              in the title only, and how the reports fall into kinds, places, days
  marsad search --kind airstrike --country SY --since 2018-01-01

The number before each report is its own in this archive: `marsad judge 17`, `marsad history 17`.
"""
_LONG = 60
_NARROW = {
    "kind": "reports with an event of this kind", "status": "… of this status", "country": "… in this country (ISO, two letters)",
    "governorate": "… in this governorate (English name)", "party": "reports with this party (its English name)",
    "source": "reports in which this source speaks", "outlet": "reports of this outlet (its host name, or the publisher)",
}  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad search",
        description="Find reports of the archive. Words are found in every form they are written in.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help='words, "phrases", begin*, OR, -without, (brackets), title:word',
    )
    add_archive(p, who=False)
    p.add_argument(
        "--format", choices=["table", "jsonl"], default="table", help="what to print (default: table)"
    )
    p.add_argument("--limit", type=int, default=20, metavar="N", help="how many to print (default 20)")
    p.add_argument("--offset", type=int, default=0, metavar="N", help="how many to pass over")
    p.add_argument("--facets", action="store_true", help="print also how the reports found fall into facets")
    p.add_argument("--newest", action="store_true", help="the newest first instead of the best")
    p.add_argument("--since", metavar="DATE", type=day, help="events on this day or later")
    p.add_argument("--until", metavar="DATE", type=day, help="events on this day or earlier")
    p.add_argument("--confidence", type=float, metavar="SHARE", help="events at least this sure, 0 to 1")
    p.add_argument("--originals", action="store_true", help="leave copies out")
    for name, line in _NARROW.items():
        p.add_argument(f"--{name}", metavar="VALUE", help=line)
    return p


@told
def run(argv: list[str]) -> int:
    """Search and print the reports found; the exit status is 0 also where none was."""
    from marsad.archive.filters import Filters, unknown_values
    from marsad.archive.searching import search
    from marsad.archive.store import Archive

    p = parser()
    args = p.parse_args(argv)
    filters = Filters(
        **{name: getattr(args, name) for name in (*_NARROW, "since", "until", "confidence", "originals")}
    )
    if not args.query and filters == Filters():
        p.error("give words to find, or something to narrow by")
    with Archive(path_of(args), read_only=True) as archive:
        found = search(
            archive, " ".join(args.query), filters, limit=args.limit, offset=args.offset,
            with_facets=args.facets, newest_first=args.newest,
        )  # fmt: skip
        hints = [] if found.total else list(unknown_values(archive, filters))
    for hint in hints:
        print(f"marsad: note: {hint}", file=sys.stderr)
    if args.format == "jsonl":
        _print_jsonl(found)
    else:
        _print_table(found, sys.stdout.isatty())
    return 0


def _print_jsonl(found: Found) -> None:
    import msgspec

    out = sys.stdout.buffer
    for hit in found.hits:
        out.write(msgspec.json.encode(hit) + b"\n")
    if found.facets:
        out.write(msgspec.json.encode({"total": found.total, "facets": found.facets}) + b"\n")


def _print_table(found: Found, color: bool) -> None:
    print(reports(found.total))
    for hit in found.hits:
        _print_hit(hit, color)
    for name, values in found.facets.items():
        if values:
            print(f"\n{name}: " + ", ".join(f"{value} {count:,}" for value, count in values[:10]))


def _print_hit(hit: Hit, color: bool) -> None:
    head = " · ".join(
        filter(None, [f"{hit.item:>5}  {(hit.published or '')[:10]}", hit.outlet, short(hit.id)])
    )
    copies = f" · {hit.copies} cop{'y' if hit.copies == 1 else 'ies'}" if hit.copies else ""
    print(f"\n{head}{f' · copy of {short(hit.copy_of)}' if hit.copy_of else copies}")
    if hit.title:
        print(f"  {marked(hit.title, hit.title_marks, 0, color)}")
    piece = hit.snippet
    print(f"  {marked(piece.text, piece.marks, piece.start, color)}".replace("\n", " "))
    if hit.events:
        print("  " + "; ".join(hit.events))


def short(name: str) -> str:
    """An id as it can be read: a link's letters instead of their codes, and the end of one that is long."""
    from urllib.parse import unquote

    told = unquote(name)
    return told if len(told) <= _LONG else f"…{told[-_LONG:]}"


def marked(text: str, marks: list[tuple[int, int]], begins: int, color: bool) -> str:
    """The text with the words found in colour, or in ⟦brackets⟧ where there is none."""
    before, after = ("\x1b[1;33m", "\x1b[0m") if color else ("⟦", "⟧")
    out, at = "", 0
    for start, end in marks:
        out += text[at : start - begins] + before + text[start - begins : end - begins] + after
        at = end - begins
    return out + text[at:]
