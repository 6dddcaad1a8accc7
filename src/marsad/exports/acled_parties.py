"""ACLED's parties: names, the eight sorts of actor, and the sub-event that depends on who acts on whom."""

from __future__ import annotations

import re
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
_CROWDS = {"protest": "Protesters", "riot": "Rioters"}
_STATE = ("state", "government", "military", "police")
_TERM = re.compile(r"\((\d{4})-(\d{4})?\)")
_UNNAMED = "Unidentified Armed Group"


class Party(NamedTuple):
    """One side of a row: its first actor, the others joined by `; `, and what it is."""

    name: str
    others: str
    inter: str


class Scene(NamedTuple):
    """What a side's name and sort depend on beside its actors: the kind of event, its country and its year."""

    kind: str
    country: str
    code: str
    year: int


def party(actors: list[Actor], scene: Scene, doer: bool) -> Party:
    """A side of the event as ACLED names it; a violent deed without a doer is an unidentified armed group's."""
    if not actors:
        return _nobody(scene) if doer else Party("", "", "")
    named = list(dict.fromkeys(_name(actor, scene, doer) for actor in actors))
    return Party(named[0], "; ".join(named[1:]), _inter(actors[0], scene, doer))


def _nobody(scene: Scene) -> Party:
    crowd = _CROWDS.get(scene.kind)
    name = crowd or _UNNAMED
    return Party(f"{name} ({scene.country})", "", crowd or "Political militia")


def _name(actor: Actor, scene: Scene, doer: bool) -> str:
    name = acled_names().get(actor.id or "") or actor.name or actor.text
    if name.casefold() == _UNNAMED.casefold():
        return f"{_UNNAMED} ({scene.country})"
    if name in _GROUPS:
        crowd = _CROWDS.get(scene.kind) if doer or name == "Protesters" else None
        return f"{crowd or _GROUPS[name]} ({scene.country})"
    return in_time(name, scene.year)


def in_time(name: str, year: int) -> str:
    """A name without its years where these are not the event's: ACLED names the same army by another term then."""
    if (term := _TERM.search(name)) and not int(term[1]) <= year <= int(term[2] or 9999):
        return " ".join(_TERM.sub(" ", name).split())
    return name


def _inter(actor: Actor, scene: Scene, doer: bool) -> str:
    if doer and scene.kind in _CROWDS:
        return _CROWDS[scene.kind]
    if actor.name.casefold() == _UNNAMED.casefold():
        return "Political militia"
    sort = actor.inter if actor.inter in INTERS else _GROUPS.get(actor.name)
    if sort is None:
        sort = "State forces" if actor.type in _STATE else "External/Other forces"
    abroad = actor.country is not None and actor.country != scene.code
    return "External/Other forces" if sort == "State forces" and abroad else sort


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
