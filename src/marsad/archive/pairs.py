"""What people said of pairs of events: the same happening, or another; two judgements, one on each event's report.

They are appended like every judgement and withdrawn like every judgement: withdrawing either withdraws the answer. Each is
bound to the coding it was made on, so that the answer still stands when the reports were read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from marsad.archive.database import writing
from marsad.archive.errors import ArchiveError
from marsad.archive.judgements import Decided, State, append, state
from marsad.archive.judgements import Judgement as Decision
from marsad.archive.store import Archive
from marsad.incidents.incident import member_of
from marsad.incidents.judgements import Judgement


class Answer(msgspec.Struct, frozen=True):
    """An answer that stands: its number, the items and the ids their events have now ("" for a report without), and the answer."""

    number: int
    a: tuple[int, str]
    b: tuple[int, str]
    told: Judgement


def judge_pair(
    archive: Archive,
    a: tuple[str, str | None],
    b: tuple[str, str | None],
    answer: Literal["same", "different"],
) -> int:
    """Append what `archive.by` says of two events, each a report's id with its event's (None where none was read).

    Returns the answer's number, by which it is withdrawn: `judge(archive, item, "withdraw", value=number)` on the first's
    report. Raises ArchiveError where a report or event is not there, or both are one.
    """
    if a == b:
        raise ArchiveError("an event is the same as itself")
    one, other = archive.item(a[0]), archive.item(b[0])
    with writing(archive.db):
        number = append(archive, one, Decided(answer, a[1], None, {"report": b[0], "event": b[1]}))
        append(archive, other, Decided(answer, b[1], None, {"pair": number, "report": a[0], "event": a[1]}))
    return number


def withdraw(archive: Archive, number: int) -> int:
    """Take an answer back; returns the number of the judgement that does. Raises ArchiveError where none of that number stands."""
    row = archive.db.execute(
        "SELECT item FROM judgement WHERE id = ? AND decision IN ('same', 'different')", (number,)
    ).fetchone()
    if row is None:
        raise ArchiveError(f"no answer has the number {number}")
    with writing(archive.db):
        return append(archive, row[0], Decided("withdraw", value=number))


def answers_on(archive: Archive, item: int) -> Iterator[Answer]:
    """The answers that stand on an item's events, whichever of the two reports they were made on first."""
    for number, own, decision in _said(state(archive, item)):
        first = decision.value.get("pair", number)
        try:
            other = archive.item(decision.value["report"])
        except ArchiveError:
            continue
        for there, theirs, mirror in _said(state(archive, other)):
            if there != number and mirror.value.get("pair", there) == first:
                mine, yours = (item, own), (other, theirs)
                a, b = (mine, yours) if number == first else (yours, mine)
                told = Judgement(
                    member_of((archive.name(a[0]), a[1])),
                    member_of((archive.name(b[0]), b[1])),
                    "same" if decision.decision == "same" else "different",
                    decision.by,
                    decision.at,
                )
                yield Answer(first, a, b, told)


def _said(present: State) -> Iterator[tuple[int, str, Decision]]:
    for event, decided in present.decided.items():
        for decision in decided:
            if decision.decision in ("same", "different"):
                yield decision.id, event, decision
