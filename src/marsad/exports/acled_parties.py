"""ACLED's parties: names, the eight sorts of actor, and the sub-event that depends on who acts on whom."""

from __future__ import annotations

from typing import NamedTuple

from marsad.exports.kinds import acled_names
from marsad.record import Actor, Event

INTERS = [
    "State forces", "Rebel group", "Political militia", "Identity militia",
    "Rioters", "Protesters", "Civilians", "External/Other forces",
]  # fmt: skip
FEW = {"عشرات": 12, "العشرات": 12}
"""Words for which ACLED's figure is lower than the guideline's."""

_GROUPS = {
    "Civilians": "Civilians",
    "Protesters": "Protesters",
    "Rioters": "Rioters",
    "Journalists": "Civilians",
}
_UNNAMED = "Unidentified Armed Group"
_VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")


class Party(NamedTuple):
    """One side of a row: its first actor, the others joined by `; `, and what it is."""

    name: str
    others: str
    inter: str


def party(actors: list[Actor], event: Event, country: str, doer: bool) -> Party:
    """A side of the event as ACLED names it; a violent deed without a doer is an unidentified armed group's."""
    if not actors:
        return _nobody(event.kind, country) if doer else Party("", "", "")
    named = list(dict.fromkeys(_name(actor, country, event.kind) for actor in actors))
    others = [name for name in named if name != named[0]]
    return Party(named[0], "; ".join(others), _inter(actors[0], event.kind, doer))


def _nobody(kind: str, country: str) -> Party:
    if kind == "protest":
        return Party(f"Protesters ({country})", "", "Protesters")
    if kind == "riot":
        return Party(f"Rioters ({country})", "", "Rioters")
    return Party(f"{_UNNAMED} ({country})", "", "Political militia")


def _name(actor: Actor, country: str, kind: str) -> str:
    name = acled_names().get(actor.id or "") or actor.name or actor.text
    if kind == "riot" and name == "Protesters":
        name = "Rioters"
    if name in _GROUPS or name.casefold() == _UNNAMED.casefold():
        name = _UNNAMED if name.casefold() == _UNNAMED.casefold() else _GROUPS[name]
        return f"{name} ({country})"
    return name


def _inter(actor: Actor, kind: str, doer: bool) -> str:
    if kind in ("protest", "riot") and doer:
        return "Protesters" if kind == "protest" else "Rioters"
    if actor.inter in INTERS:
        return actor.inter
    if actor.name.casefold() == _UNNAMED.casefold():
        return "Political militia"
    if actor.name in _GROUPS:
        return _GROUPS[actor.name]
    return (
        "State forces"
        if actor.type in ("state", "government", "military", "police")
        else "External/Other forces"
    )


def interaction(first: str, second: str) -> str:
    """`State forces-Rebel group`, the sort with the lower number first; `State forces only` for one side alone."""
    if not first and not second:
        return ""
    if not first or not second:
        return f"{first or second} only"
    one, two = sorted((first, second), key=INTERS.index)
    return f"{one}-{two}"


def sub_event(event: Event, kind: dict[str, str], first: str, second: str) -> tuple[str, str]:
    """The sub-event type and the disorder type; some kinds have several, told apart by the parties and the dead."""
    subs, disorder = kind["acled_sub_event_type"].split("|"), kind["acled_disorder_type"]
    if event.kind == "capture":
        return subs[0 if first == "State forces" else 1], disorder
    if event.kind == "riot":
        mob = second in ("Civilians", "Rioters", "Identity militia")
        return (subs[1], "Political violence") if mob else (subs[0], disorder)
    if event.kind == "protest" and second and second not in ("Protesters", "Civilians"):
        hurt = (event.fatalities and event.fatalities.low) or (event.injured and event.injured.low)
        return (subs[2], "Political violence; Demonstrations") if hurt else (subs[1], disorder)
    return subs[0], disorder


def civilian_targeting(event_type: str, sub: str, second: str) -> str:
    """ACLED's mark on violence whose main target is the unarmed."""
    aimed = event_type == "Violence against civilians" or sub == "Excessive force against protesters"
    aimed = aimed or (event_type == "Explosions/Remote violence" and second in ("Civilians", "Protesters"))
    return "Civilian targeting" if aimed or (sub == "Mob violence" and second == "Civilians") else ""
