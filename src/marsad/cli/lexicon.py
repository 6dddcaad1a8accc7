"""`marsad lexicon`: test the tables of knowledge, and see what a change of them changes."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.cli.arguments import day

if TYPE_CHECKING:
    from marsad.lexicon.compare import Change
    from marsad.lexicon.fault import Fault
    from marsad.lexicon.table import Table

EPILOG = """\
examples:
  marsad lexicon check                           every table of Marsad and of your own
  marsad lexicon check mine/                     the tables of a folder: mine/actors/parties_mine.tsv, mine/places/mine.tsv
  marsad lexicon diff reports.jsonl              what your own tables change in what is read
  marsad lexicon diff reports/ --with mine/      what the tables of a folder would change
  marsad lexicon diff reports/ --before coded.jsonl   against an earlier `marsad read --format jsonl -o coded.jsonl`

`docs/extend.md` shows how to add a party, a spelling, a place, a verb of speech and an event word.
Exit status: 0 all is well (diff: also where something changed), 1 something is wrong, 2 wrong usage.
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad lexicon",
        description="Test the tables of knowledge (check), or show what a change of them changes (diff).",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("what", choices=["check", "diff"], help="test the tables, or compare two readings")
    p.add_argument(
        "paths", nargs="*", metavar="PATH", help="check: a folder or file of tables; diff: the reports"
    )
    group = p.add_mutually_exclusive_group()
    group.add_argument(
        "--with", dest="extra", metavar="FOLDER", type=Path, help="diff: tables read in addition"
    )
    group.add_argument("--before", metavar="JSONL", type=Path, help="diff: an earlier reading of the reports")
    p.add_argument("--published", metavar="DATE", type=day, help="diff: the day of reports that carry none")
    p.add_argument("--json", action="store_true", help="print one JSON object a line")
    return p


def run(argv: list[str]) -> int:
    """Check tables or compare readings."""
    p = parser()
    args = p.parse_args(argv)
    if args.what == "check":
        if args.extra or args.before:
            p.error("--with and --before belong to diff")
        if len(args.paths) > 1:
            p.error("one folder or file at a time")
        return _check(Path(args.paths[0]) if args.paths else None, args.json)
    if not args.paths:
        p.error("which reports?")
    return _diff(args)


def _wrong(said: str, status: int = 2) -> int:
    print(f"marsad: error: {said}", file=sys.stderr)
    return status


def _check(path: Path | None, as_json: bool) -> int:
    """Print every fault of the tables as file:line; 1 where there is any."""
    from marsad.knowledge.tables import user_folders

    if path is not None and not path.exists():
        return _wrong(f"{path}: no such folder or file")
    home = None if path is None else path if path.is_dir() else path.resolve().parent.parent
    if home is not None:  # set before any table is loaded: tables are loaded once in a process
        folders = [*user_folders(), *([] if home in user_folders() else [home])]
        os.environ["MARSAD_KNOWLEDGE"] = os.pathsep.join(map(str, folders))
    from marsad.cli.messages import Progress
    from marsad.lexicon.check import check
    from marsad.lexicon.table import all_tables

    tables = all_tables()
    only = tables if path is None else [t for t in tables if t.own and _inside(Path(t.file), path)]
    if not only:
        return _wrong(f"{path}: no table there; tables are named ROOM/TABLE.tsv: actors/parties_mine.tsv", 1)
    progress = Progress()
    faults: list[Fault] = []
    for fault in check(tables, only, lambda done, of: progress.step(done, len(faults), "rows", "faults", of)):
        faults.append(fault)
        print(_json(fault._asdict()) if as_json else fault)
    progress.close()
    _say_checked(only, len(faults))
    return int(bool(faults))


def _inside(file: Path, path: Path) -> bool:
    file, path = file.resolve(), path.resolve()
    return file == path or path in file.parents


def _say_checked(tables: list[Table], faults: int) -> None:
    rows = sum(len(table.rows) for table in tables)
    said = "all is well" if not faults else f"{faults:,} to put right"
    print(f"marsad: {len(tables):,} tables, {rows:,} rows: {said}", file=sys.stderr)


def _diff(args: argparse.Namespace) -> int:
    """Print what changed, report by report, and a count."""
    from marsad.cli.messages import Progress
    from marsad.knowledge.tables import user_folders
    from marsad.lexicon.compare import compare
    from marsad.lexicon.twice import Beside, NotRead, coded, saved

    wrong = [p for p in (args.extra, args.before, *map(Path, args.paths)) if p and not p.exists()]
    if wrong:
        return _wrong(f"{wrong[0]}: no such folder or file")
    own = user_folders()
    after = [*own, args.extra] if args.extra else own
    changes: list[Change] = []
    reports = unread = 0
    progress = Progress()
    try:
        earlier = saved(args.before) if args.before else None  # a dict of all, for its order is not known
        late = coded(args.paths, after, args.published)
        early = (
            earlier
            if earlier is not None
            else Beside(coded(args.paths, own if args.extra else [], args.published))
        )
        for new in late:
            old = early.get(str(new["id"]))
            reports += 1
            progress.step(reports, len(changes), "reports", "changes")
            if old is None:
                unread += 1
                continue
            changes += (found := compare(str(new["id"]), old["events"], new["events"]))
            _show(found, new, args.json)
    except (NotRead, ValueError) as error:
        return _wrong(str(error), 1)
    finally:
        progress.close()
    _count(changes, reports, unread)
    return 0


def _json(row: object) -> str:
    import json

    return json.dumps(row, ensure_ascii=False)


def _show(changes: list[Change], report: dict[str, object], as_json: bool) -> None:
    if as_json:
        import msgspec

        for change in changes:
            print(_json(msgspec.to_builtins(change)))
    elif changes:
        from marsad.cli.lexicon_table import show

        title = str(report.get("title") or str(report.get("text") or "")[:90].split("\n")[0])
        show(changes, title)


def _count(changes: list[Change], reports: int, unread: int) -> None:
    from marsad.lexicon.compare import CELLS, counted

    counts = counted(changes)
    cells = ", ".join(f"{name} {counts[name]:,}" for name in CELLS if counts[name])
    touched = len({change.report for change in changes})
    said = f"{reports:,} reports, {touched:,} changed: {counts['gained']:,} records gained, {counts['lost']:,} lost"
    print(f"marsad: {said}; cells: {cells or 'none'}", file=sys.stderr)
    if unread:
        print(f"marsad: note: {unread:,} reports are not in the earlier reading", file=sys.stderr)
