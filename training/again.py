"""The second weighing: rows for what is weighed again beside its rivals, and the scorers fitted to them."""

from __future__ import annotations

from collections.abc import Sequence

from rows import Decisions, Story
from side_by_side import side_by_side
from slots import STRENGTH, fit_one, fit_slot

from marsad.coding.rivals import party_rivals, rank_rivals
from marsad.coding.scorer import Scorer
from marsad.coding.weighing import SIDES

AGAIN = ("date", *SIDES)


def rows_of(story: Story, first: dict[str, Scorer], into: dict[str, Decisions]) -> None:
    """Puts the rows of one story into the decisions of the second weighing; `first` never learned from its report."""
    days = [[first["date"].score(c.features) for c in t.days] for t in story.told]
    beside = rank_rivals([[(c.start, c.end) for c in t.days] for t in story.told], days)
    for t, features in zip(story.told, beside, strict=True):
        put(into["date_again"], story, t.number, [c.features for c in t.days], features, t.right["date"])
        scores = {s: [first[s].score(c.features) for c in t.parties] for s in SIDES}
        for side, other in (SIDES, SIDES[::-1]):
            more = party_rivals(story.m, t.draft, t.parties, scores[side], scores[other])
            plain = [c.features for c in t.parties]
            put(into[f"{side}_again"], story, t.number, plain, more, t.right[side])


def put(
    into: Decisions,
    story: Story,
    number: int,
    plain: Sequence[list[str]],
    more: Sequence[list[str]],
    right: Sequence[bool],
) -> None:
    """One row for each candidate that is weighed again."""
    held = zip(plain, more, right, strict=True)
    into.rows += [(story.report, number, a + b, int(r)) for a, b, r in held if b]


def fit_again(stories: list[Story], slots: dict[str, Decisions], folds: int) -> dict[str, Scorer]:
    """The scorers of the second weighing, learned from first weighings by scorers that did not know the report."""

    def part(k: int) -> dict[str, list[tuple[int, int, list[str], int]]]:
        first = {}
        for name in AGAIN:
            others = [r for r in slots[name].rows if r[0] % folds != k]
            first[name] = Scorer(fit_one(name, others, STRENGTH[name]))
        into = {f"{name}_again": Decisions() for name in AGAIN}
        for story in stories:
            if story.report % folds == k:
                rows_of(story, first, into)
        return {name: d.rows for name, d in into.items()}

    made = {f"{name}_again": Decisions() for name in AGAIN}
    for rows in side_by_side(part, folds):
        for name, some in rows.items():
            made[name].rows += some
    for name in AGAIN:
        made[f"{name}_again"].wanted = slots[name].wanted
    names = list(made)
    return dict(
        zip(names, side_by_side(lambda k: fit_slot(names[k], made[names[k]], folds), len(names)), strict=True)
    )
