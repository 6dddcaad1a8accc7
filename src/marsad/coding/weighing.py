"""Weighing: the candidates of days and parties scored alone, and where a second scorer is known once more beside rivals."""

from __future__ import annotations

import datetime as dt

import msgspec
from msgspec import structs

from marsad.coding.dates import DayChoice, day_choices
from marsad.coding.gather import Draft
from marsad.coding.material import Material
from marsad.coding.parties import PartyChoice, party_choices
from marsad.coding.rivals import party_rivals, rank_rivals
from marsad.coding.scorer import Scorer, share
from marsad.record import Days

SIDES = ("actor1", "actor2")


class Weighed(msgspec.Struct):
    """A score (log-odds), the scorer that gave it, and the features it gave it for."""

    score: float
    scorer: Scorer
    features: list[str]

    @property
    def margin(self) -> float:
        """How far the score stands above the floor of its scorer."""
        return self.score - self.scorer.floor


def weigh_parties(
    m: Material, draft: Draft, scorers: dict[str, Scorer]
) -> list[tuple[PartyChoice, dict[str, Weighed]]]:
    """Every candidate party of a draft with what it weighs on each side."""
    choices = party_choices(m, draft)
    first = {side: [scorers[side].score(c.features) for c in choices] for side in SIDES}
    found: list[tuple[PartyChoice, dict[str, Weighed]]] = [(c, {}) for c in choices]
    for side, opposite in (SIDES, SIDES[::-1]):
        for (c, held), score in zip(found, first[side], strict=True):
            held[side] = Weighed(score, scorers[side], c.features)
        again = scorers.get(f"{side}_again")
        if again is None:
            continue
        for (c, held), f in zip(
            found, party_rivals(m, draft, choices, first[side], first[opposite]), strict=True
        ):
            if f:
                features = c.features + f
                held[side] = Weighed(again.score(features), again, features)
    return found


class WeighedDays(msgspec.Struct):
    """The candidates for the days of a draft, and what each weighs."""

    choices: list[DayChoice]
    weighed: list[Weighed]

    @property
    def scores(self) -> list[float]:
        return [w.score for w in self.weighed]

    @property
    def best(self) -> int:
        """The number of the likeliest; of two as likely the first."""
        return max(range(len(self.choices)), key=lambda k: (self.weighed[k].score, -k))


def weigh_days(
    m: Material, drafts: list[Draft], statuses: list[str], scorers: dict[str, Scorer]
) -> list[WeighedDays]:
    """The weighed days of every draft; the first dated draft dates the story for those without a day."""
    found: list[WeighedDays] = []
    inherited: tuple[str, str] | None = None
    for draft, status in zip(drafts, statuses, strict=True):
        choices = day_choices(m, draft, inherited)
        weighed = [Weighed(scorers["date"].score(c.features), scorers["date"], c.features) for c in choices]
        found.append(WeighedDays(choices, weighed))
        inherited = inherited or story_day(m, draft, days_of(m, found[-1], status))
    again = scorers.get("date_again")
    if again is not None:
        values = [[(c.start, c.end) for c in w.choices] for w in found]
        for w, beside in zip(found, rank_rivals(values, [w.scores for w in found]), strict=True):
            features = [c.features + f for c, f in zip(w.choices, beside, strict=True)]
            w.weighed = [Weighed(again.score(f), again, f) for f in features]
    return found


def story_day(m: Material, draft: Draft, days: Days | None) -> tuple[str, str] | None:
    """The days that an event lends to those told after it without a day of their own; None where it lends none.

    A retrospect's day, more than a week before the publication, and one that is yet to come are not the story's.
    """
    if days is None or max(draft.odds) <= -1:
        return None
    if m.published is not None and not 0 <= (m.published - dt.date.fromisoformat(days.end)).days <= 7:
        return None
    return days.start, days.end


def days_of(m: Material, w: WeighedDays, status: str) -> Days | None:
    """The likeliest days among those told and the default; None where nothing dates the report.

    What is ongoing goes on to the day of publication.
    """
    if not w.choices:
        return None
    best = w.best
    c, sure = w.choices[best], share(w.scores, best)
    if c.mention is None:
        basis = "story" if "inherited" in c.features else "default"
        days = Days(c.start, c.end, None, basis=basis, rule=f"days-{basis}", confidence=sure)
    else:
        time, day = m.times[c.mention], m.days[c.mention]
        span = m.doc.span(time.start, time.end)
        days = Days(
            c.start, c.end, span.text, day.granularity, day.part_of_day, day.basis, span, time.rule, sure
        )
    if status == "ongoing" and m.published and days.end < m.published.isoformat():
        days = structs.replace(days, end=m.published.isoformat())
    return days
