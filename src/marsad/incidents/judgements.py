"""People's answers, appended and never changed: same, not the same, or withdrawn; what holds is a function of the log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from marsad.incidents.facts import Key
from marsad.incidents.incident import Member

Answer = Literal["same", "different", "withdrawn"]


class Judgement(msgspec.Struct, frozen=True):
    """One answer on two events: who gave it and when."""

    a: Member
    b: Member
    answer: Answer
    by: str = ""
    at: str = ""
    note: str = ""

    @property
    def pair(self) -> tuple[Key, Key]:
        """The two events, the lesser key first: an answer on (a, b) is one on (b, a)."""
        a, b = (self.a.report, self.a.event or ""), (self.b.report, self.b.event or "")
        return (a, b) if a <= b else (b, a)


def standing_answers(log: Iterable[Judgement]) -> list[Judgement]:
    """What holds: for each pair the last answer, none where it was withdrawn; the latest first."""
    last: dict[tuple[Key, Key], Judgement] = {}
    for judgement in log:
        last.pop(judgement.pair, None)
        if judgement.answer != "withdrawn":
            last[judgement.pair] = judgement
    return list(last.values())[::-1]
