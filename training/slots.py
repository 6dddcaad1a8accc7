"""The scorers of the slots: who, where, when, how many, according to whom."""

from __future__ import annotations

import sys

from regress import fit, fit_rank
from rows import Decisions

from marsad.coding.scorer import Scorer

RANKED = {"date", "date_again", "place"}  # one is always chosen
ONE = {"date", "place", "killed", "injured"}  # one filler at most; the others may have several
STRENGTH = {
    "date": 0.2,
    "place": 0.2,
    "actor1": 0.15,
    "actor2": 0.15,
    "killed": 0.2,
    "injured": 0.2,
    "source": 0.07,
    "date_again": 0.1,
    "actor1_again": 0.04,
    "actor2_again": 0.04,
}


def fit_slot(name: str, d: Decisions, folds: int) -> Scorer:
    """The scorer of a slot, its floor chosen across folds of reports by the F1 of what would be filled in."""
    c = STRENGTH[name]
    if name in RANKED:
        return Scorer(fit_one(name, d.rows, c))
    reports = sorted({r[0] for r in d.rows})
    said: list[tuple[float, int, int]] = []
    for k in range(folds):
        held = set(reports[k::folds])
        model = Scorer(fit_one(name, [r for r in d.rows if r[0] not in held], c))
        said += [(model.score(f), draft, right) for report, draft, f, right in d.rows if report in held]
    if name in ONE:
        top: dict[int, tuple[float, int]] = {}
        for score, draft, right in said:
            if draft not in top or score > top[draft][0]:
                top[draft] = (score, right)
        said = [(score, draft, right) for draft, (score, right) in top.items()]
    f1, floor = best_floor([(score, right) for score, _, right in said], sum(d.wanted.values()), 5, 0.006)
    print(f"{name}: {len(d.rows)} rows, F1 {f1:.3f} across folds, floor {floor}", file=sys.stderr)
    return Scorer(fit_one(name, d.rows, c) | {"floor": floor})


def best_floor(
    said: list[tuple[float, int]], wanted: int, parts: int, slack: float = 0.0
) -> tuple[float, float]:
    """The F1 and the log-odds above which it is reached, in steps of 1/`parts`; `wanted` are the right ones.

    The lowest floor whose F1 is no more than `slack` below the best: an empty cell hides what a doubtful one shows.
    """
    found = []
    for floor in [x / parts for x in range(-3 * parts, parts + 1)]:
        kept = [right for score, right in said if score > floor]
        found.append((2 * sum(kept) / (len(kept) + wanted), floor))
    best = max(f1 for f1, _ in found)
    return next((f1, floor) for f1, floor in found if f1 >= best - slack)


def fit_one(name: str, rows: list[tuple[int, int, list[str], int]], c: float) -> dict[str, float]:
    """The weights of one slot: ranked where something is always chosen, else each candidate for itself."""
    if name in RANKED:
        return fit_rank(rows, c)
    return fit([(features, right, 1.0) for _, _, features, right in rows], c)
