"""One value for a slot out of many accounts, by a stated rule; the accounts themselves stay as claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec


class Account(NamedTuple):
    """What one report (or one speaker in it) tells of a toll: least and most, when, in which text, by an official of a party."""

    low: int
    high: int | None
    at: str
    copy: str
    party: bool


class Figure(msgspec.Struct, frozen=True):
    """A reconciled toll: `high` None where an account gives no upper bound."""

    low: int
    best: int
    high: int | None


def originals(accounts: Sequence[Account]) -> list[Account]:
    """The accounts with copies of one text counted once: of each text the earliest of each figure."""
    seen: dict[tuple[str, int, int | None], Account] = {}
    for account in sorted(accounts, key=lambda a: (a.at, a.copy, a.low, a.high or 0)):
        seen.setdefault((account.copy, account.low, account.high), account)
    return list(seen.values())


def ucdp(accounts: Sequence[Account]) -> Figure:
    """UCDP: the lowest and the highest told; best is the figure most accounts give, of equals that of the latest."""
    lows = [a.low for a in accounts]
    highs = [a.high if a.high is not None else a.low for a in accounts]
    count = Counter(lows)
    latest = {a.low: a.at for a in sorted(accounts, key=lambda a: a.at)}
    best = max(count, key=lambda low: (count[low], latest[low], -low))
    return Figure(min(lows), best, max(highs))


def acled(accounts: Sequence[Account]) -> Figure:
    """ACLED: the most conservative figure told is best; the range is told beside it."""
    lows = [a.low for a in accounts]
    highs = [a.high if a.high is not None else a.low for a in accounts]
    return Figure(min(lows), min(lows), max(highs))


def every_casualty(accounts: Sequence[Account]) -> Figure:
    """Every Casualty: a range that holds every account; open above where an account is; best is the latest account's least."""
    lows = [a.low for a in accounts]
    latest = max(accounts, key=lambda a: (a.at, a.low))
    open_above = any(a.high is None for a in accounts)
    return Figure(min(lows), latest.low, None if open_above else max(a.high or a.low for a in accounts))


RULES: dict[str, Callable[[Sequence[Account]], Figure]] = {
    "ucdp": ucdp,
    "acled": acled,
    "every-casualty": every_casualty,
}


def reconcile(accounts: Sequence[Account], rule: str = "ucdp") -> Figure | None:
    """The figure by a rule, None where nobody tells one; where others speak too, officials of a party do not decide best."""
    own = originals(accounts)
    if not own:
        return None
    figure = RULES[rule](own)
    free = [a for a in own if not a.party]
    if free and len(free) < len(own) and rule != "acled":
        figure = msgspec.structs.replace(figure, best=RULES[rule](free).best)
    return figure
