"""What the scorers learn from: the features of every choice in a coded report, and which choice was right."""

from __future__ import annotations

from typing import Any, NamedTuple

from align import S, covering, owners
from regress import Rows

from marsad.coding.dates import DayChoice, day_choices
from marsad.coding.gather import Draft
from marsad.coding.kinds import family
from marsad.coding.link_features import compatible, link_features, side_features, told_by, units_of
from marsad.coding.material import Material
from marsad.coding.parties import PartyChoice, party_choices
from marsad.coding.places import place_choices
from marsad.coding.speakers import speaker_choices
from marsad.coding.tellings import Company, all_features
from marsad.coding.tolls import toll_choices
from marsad.coding.word_features import Overview, word_features

SLOTS = ("date", "place", "actor1", "actor2", "killed", "injured", "source")


def word_rows(m: Material, events: list[dict[str, Any]]) -> Rows:
    overview, company, own = Overview(m), Company(m), owners(m, events)
    told = {family(e["kind"]) for e in events}
    rows: Rows = []
    for i, w in enumerate(m.words):
        label = int(bool(own[i]))
        weight = 1.0 if label or not {family(k) for k in w.kinds} & told else 0.5
        beside = company.stem_features(m.sentence(w.first))
        rows.append((word_features(m, overview, i) + beside, label, weight))
    return rows


def link_rows(m: Material, events: list[dict[str, Any]]) -> Rows:
    own = owners(m, events)
    units = units_of(m, [i for i, o in enumerate(own) if o], m.told or {})
    held = [set().union(*(own[i] for i in u.words)) for u in units]
    rows: Rows = []
    for x, a in enumerate(units):
        for y in range(x + 1, len(units)):
            if compatible(a, units[y]):
                near = min(2, units[y].sentence - a.sentence)
                sides = side_features(a, "A", near) + side_features(units[y], "B", near)
                rows.append((link_features(m, a, units[y]) + sides, int(bool(held[x] & held[y])), 1.0))
    return rows


def gold_drafts(m: Material, events: list[dict[str, Any]]) -> list[tuple[Draft, dict[str, Any]]]:
    """For each coded event the draft of the words that tell it alone, or with others where none is its own."""
    own = owners(m, events)
    found = []
    for k, e in enumerate(events):
        words = [i for i, o in enumerate(own) if o == [k]] or [i for i, o in enumerate(own) if k in o]
        if words:
            found.append(
                (
                    Draft(
                        words,
                        [1.0] * len(words),
                        e["kind"],
                        confidence=0.9,
                        told=told_by(words, m.told or {}),
                    ),
                    e,
                )
            )
    return found


def telling_rows(m: Material, events: list[dict[str, Any]]) -> list[tuple[list[str], str]]:
    company = Company(m)
    held = enumerate(covering(m, events))
    return [(all_features(m, company, i), events[o[0]]["kind"]) for i, o in held if o]


class Decisions:
    """The rows of one slot, by report and by the draft they are a choice for."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int, list[str], int]] = []  # report, draft, features, right
        self.wanted: dict[int, int] = {}  # draft: how many fillers the coded event has


class Told(NamedTuple):
    """A draft laid beside a coded event: its number among all, its candidates, and which of them were right."""

    number: int
    draft: Draft
    days: list[DayChoice]
    parties: list[PartyChoice]
    right: dict[str, list[bool]]


class Story(NamedTuple):
    """The drafts of a report in order, to weigh their candidates beside each other."""

    report: int
    m: Material
    told: list[Told]


def slot_rows(
    m: Material, pairs: list[tuple[Draft, dict[str, Any]]], slots: dict[str, Decisions], report: int
) -> Story:
    """Puts the choices of every slot among `slots`, and gives the drafts as a story for the second weighing."""
    story = Story(report, m, [])
    inherited: tuple[str, str] | None = None
    for draft, e in pairs:
        number = len(slots["actor1"].wanted)

        def put(slot: str, wanted: int, choices: list[tuple[list[str], bool]], number: int = number) -> None:
            slots[slot].wanted[number] = wanted
            slots[slot].rows += [(report, number, features, int(right)) for features, right in choices]

        days = e["date"] and (e["date"]["start"], e["date"]["end"])
        dated = day_choices(m, draft, inherited)
        right = {"date": [(c.start, last_day(m, e, c)) == days for c in dated]}
        put("date", int(bool(days)), list(zip([c.features for c in dated], right["date"], strict=True)))
        inherited = inherited or days
        put(
            "place",
            int(bool(e["place"])),
            [
                (p.features, bool(e["place"]) and same_place(e["place"], m, p.mention))
                for p in place_choices(m, draft)
            ],
        )
        parties = party_choices(m, draft)
        for slot in ("actor1", "actor2"):
            right[slot] = [
                any(S.same_name(g, party(m, i)) for g in e[slot] for i in q.mentions) for q in parties
            ]
            put(slot, len(e[slot]), list(zip([q.features for q in parties], right[slot], strict=True)))
        story.told.append(Told(number, draft, dated, parties, right))
        for slot, kind in (("fatalities", "killed"), ("injured", "injured")):
            count = e[slot] and (e[slot]["low"], e[slot]["high"])
            put(
                kind,
                int(bool(count)),
                [
                    (t.features, (m.tolls[t.mention].low, m.tolls[t.mention].high) == count)
                    for t in toll_choices(m, draft, kind)
                ],
            )
        said = [
            (s.features, m.doc.raw[(a := m.speakers[s.attribution]).source_start : a.source_end])
            for s in speaker_choices(m, draft)
        ]
        put(
            "source",
            len(e["sources"]),
            [(f, any(S.same_name({"text": g}, {"text": text}) for g in e["sources"])) for f, text in said],
        )
    return story


def last_day(m: Material, e: dict[str, Any], choice: DayChoice) -> str:
    """The last day of a choice, which for what goes on runs to the day of publication, as assembling has it."""
    if e["status"] == "ongoing" and m.published is not None:
        return max(choice.end, m.published.isoformat())
    return choice.end


def same_place(gold: dict[str, Any], m: Material, i: int) -> bool:
    place, mention = m.places[i], m.place_mentions[i]
    text = m.doc.raw[mention.start : mention.end]
    return bool(
        S.same_place(
            gold,
            {"text": text, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon},
        )
    )


def party(m: Material, i: int) -> dict[str, Any]:
    a = m.actor_mentions[i]
    return {"text": m.doc.raw[a.start : a.end], "name": m.actors[i].name}
