"""`marsad judge`: what a person decides of a report's events, and taking it back."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from marsad.cli.archive_option import add_archive, path_of, told
from marsad.cli.cells import cell, event_line

if TYPE_CHECKING:
    from marsad.archive.judgements import Decided, Judgement
    from marsad.archive.store import Archive

EPILOG = """\
examples:
  marsad judge r17                                          the report's events as they stand, and what was decided
  marsad judge r17 e1 --accept                              this event is right
  marsad judge r17 e2 --reject --note 'the same as e1'      it is not, and why
  marsad judge r17 e1 --set kind=airstrike --set date=2018-03-05
  marsad judge r17 e1 --set place=سراقب --set fatalities=10+ --set 'actor1=Russia; Syrian Air Force'
  marsad judge r17 --add '{"kind": "shelling", "status": "happened", …}'   an event the machine did not see
  marsad judge r17 --withdraw 12                            take judgement 12 back; withdraw that one to undo the undoing

A date is a day or two with / between; a toll 12, 10-12 or 10+; a place a name or an id of `marsad places find`; parties are
names or ids parted by ; and `none` empties a cell. Nothing is overwritten: each decision is appended with its author, and
what stands is what the machine read with the decisions over it, also after `marsad reread`.
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    p = argparse.ArgumentParser(
        "marsad judge",
        description="Accept, reject or correct what was read from a report, or show how it stands.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("id", metavar="ID", help="the report's id, or its number as `marsad search` shows it")
    p.add_argument("event", nargs="?", metavar="EVENT", help="the event's id, such as e1")
    add_archive(p)
    one = p.add_mutually_exclusive_group()
    one.add_argument("--accept", action="store_true", help="the event is right as it stands")
    one.add_argument("--reject", action="store_true", help="the report tells no such event")
    one.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="give a cell a value; again for another",
    )
    one.add_argument("--add", metavar="JSON", help="an event that the machine did not read")
    one.add_argument("--withdraw", type=int, metavar="N", help="take back the judgement of this number")
    p.add_argument("--note", metavar="TEXT", help="words to keep, alone or beside a decision")
    return p


@told
def run(argv: list[str]) -> int:
    """Append the decisions and print how the report stands."""
    from marsad.archive.judgements import judge_all
    from marsad.archive.store import Archive

    p = parser()
    args = p.parse_args(argv)
    decisions = list(_decisions(p, args))
    with Archive(path_of(args), read_only=not decisions, by=args.by) as archive:
        item = archive.item(args.id)
        for number, d in zip(
            judge_all(archive, item, decisions) if decisions else (), decisions, strict=True
        ):
            print(f"judgement {number}: {_told(d)}")
        if not decisions:
            print("\n".join(standing_lines(archive, item)))
    return 0


def _decisions(p: argparse.ArgumentParser, args: argparse.Namespace) -> Iterator[Decided]:
    """The decisions of a command line."""
    from marsad.archive.judgements import Decided
    from marsad.archive.values import value_of

    if (args.accept or args.reject or args.set) and not args.event:
        p.error("name the event, such as e1 (`marsad judge ID` shows them)")
    if wrong := [pair for pair in args.set if "=" not in pair]:
        p.error(f"--set wants FIELD=VALUE, not {wrong[0]!r}")
    if args.accept or args.reject:
        yield Decided("accept" if args.accept else "reject", args.event)
    for pair in args.set:
        field, _, value = pair.partition("=")
        yield Decided("set", args.event, field.strip(), value_of(field.strip(), value))
    if args.add:
        yield Decided("add", value=_event(args.add))
    if args.withdraw is not None:
        yield Decided("withdraw", value=args.withdraw)
    if args.note:
        yield Decided("note", args.event, value=args.note)


def _event(given: str) -> Any:
    """The event of `--add`: JSON, its empty cells left out."""
    import msgspec

    from marsad.archive.errors import ArchiveError
    from marsad.archive.values import value_of

    try:
        event = msgspec.json.decode(given.encode(), type=dict[str, Any])
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ArchiveError(f"--add: not an event in JSON: {error}") from error
    empty: dict[str, Any] = {
        "id": "new", "status": "happened", "date": None, "place": None, "actor1": [], "actor2": [], "fatalities": None,
        "injured": None, "sources": [], "evidence": [],
    }  # fmt: skip
    plain = {key: value_of(key, value) if isinstance(value, str) else value for key, value in event.items()}
    return {**empty, **plain}


def standing_lines(archive: Archive, item: int) -> list[str]:
    """How a report stands: its title, its events with what was decided of each, and those rejected."""
    from marsad.archive.judgements import state

    report, present = archive.report(item), state(archive, item)
    head = " · ".join(filter(None, [(report.published or "")[:10], report.publisher, report.id]))
    lines = [head, *([report.title] if report.title else [])]
    for event in present.events:
        lines += ["", event_line(event), *map(_decided, present.decided.get(event.id, []))]
    for event in present.rejected:
        lines += ["", f"rejected: {event_line(event)}", *map(_decided, present.decided.get(event.id, []))]
    lines += ["", *map(_decided, present.decided[""])] if "" in present.decided else []
    return lines if present.events or present.rejected else [*lines, "", "no event"]


def _decided(j: Judgement) -> str:
    return f"      {j.id}  {j.at[:10]} {j.by}: {_told(j)}"


def _told(d: Decided | Judgement) -> str:
    """A decision in words."""
    own = f"{d.event} " if isinstance(d.event, str) else ""
    if d.decision == "set":
        return f"{own}{d.field} = {cell(d.value)}"
    if d.decision == "note":
        return f"{own}note: {d.value}"
    if d.decision == "withdraw":
        return f"judgement {d.value} withdrawn"
    if d.decision in ("same", "different"):
        other = d.value.get("report")
        said = "the same happening as" if d.decision == "same" else "another happening than"
        return (
            f"{own}{said} {other} {d.value.get('event') or ''}".rstrip()
            if other
            else f"{own}answered: {d.decision}"
        )
    if d.decision == "add":
        return f"an event added: {d.value['kind']}"
    return f"{own}{'accepted' if d.decision == 'accept' else 'rejected'}"
