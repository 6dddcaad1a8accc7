"""From events that may be linked to incidents: one component at a time, wherever its events are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from marsad.incidents.cluster import Pair, cluster
from marsad.incidents.derive import derive, standing
from marsad.incidents.facts import UNREAD, Facts, Key
from marsad.incidents.incident import Incident, Link
from marsad.incidents.judgements import Judgement
from marsad.incidents.reasons import judged_link, link_of
from marsad.incidents.retold import Profiles
from marsad.incidents.scoring import Weights

Near = Mapping[Pair, float]


class Group:
    """Events of one incident, the first by key first, and the pairs that joined them."""

    __slots__ = ("made_by", "members")

    def __init__(self, members: list[Facts], made_by: list[tuple[Facts, Facts]]) -> None:
        self.members = members
        self.made_by = made_by

    @property
    def stands(self) -> bool:
        """Whether it is an incident: reports from which nothing was read make none by themselves."""
        return self.members[0].kind != UNREAD

    def incident(self, weights: Weights, answers: Sequence[Judgement], rule: str) -> Incident:
        """What the group tells, with the links that made it."""
        said = {j.pair: j for j in answers if j.answer == "same"} if answers else {}
        links = []
        for a, b in self.made_by:
            judgement = said.get((a.key, b.key) if a.key <= b.key else (b.key, a.key)) if said else None
            links.append(
                judged_link(a, b, judgement.by or "a person") if judgement else link_of(a, b, weights)
            )
        return derive(self.members, sorted(links, key=_by_pair), rule)


def _by_pair(link: Link) -> tuple[Key, Key]:
    return (link.a.report, link.a.event or ""), (link.b.report, link.b.event or "")


def holds(value: float, a: Facts, b: Facts, weights: Weights) -> bool:
    """Whether a near pair binds its events into one component.

    Beside links these are pairs that tell one and the same day: they may be parts of one happening told on different days.
    """
    return value >= weights.link or (a.told and b.told and a.start == a.end == b.start == b.end)


def component(start: int, beside: Callable[[int], Iterable[int]]) -> set[int]:
    """Everything that can be reached from an event over what stands beside it."""
    found, waiting = {start}, [start]
    while waiting:
        for other in beside(waiting.pop()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def grouped(
    events: Mapping[int, Facts], near: Near, answers: Sequence[Judgement], weights: Weights
) -> Iterator[Group]:
    """The groups that the events of one component make; `near` are its pairs, `answers` those that hold, the latest first."""
    ordered = sorted(events, key=lambda n: standing(events[n]))
    facts = [events[n] for n in ordered]
    if len(facts) == 1:
        yield Group(facts, [])
        return
    place = {n: i for i, n in enumerate(ordered)}
    links: dict[Pair, float] = {}
    for (x, y), value in near.items():
        i, j = place[x], place[y]
        links[(i, j) if i < j else (j, i)] = value
    memory, known = dict(links), dict[tuple[str, str], float]()

    def score(i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        value = memory.get(pair)
        if value is None:
            value = memory[pair] = weights.score(facts[i], facts[j], known)
        return value

    profiles = Profiles(facts)
    groups = cluster(len(facts), links, score, weights.link, list(_judged(facts, answers)), profiles.retold)
    made_by: dict[int, list[tuple[Facts, Facts]]] = {}
    for i, j in groups.made_by:
        made_by.setdefault(groups.group[i], []).append((facts[i], facts[j]))
    for first, members in groups.members.items():
        yield Group([facts[i] for i in members], made_by.get(first, []))


def _judged(facts: Sequence[Facts], answers: Sequence[Judgement]) -> Iterator[tuple[int, int, bool]]:
    if not answers:
        return
    place = {f.key: i for i, f in enumerate(facts)}
    for judgement in answers:
        i, j = (place.get(key) for key in judgement.pair)
        if i is not None and j is not None:
            yield i, j, judgement.answer == "same"
