"""The score of a pair: a sum of weights that anyone can read in `knowledge/weights/incident_link.json`."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

import msgspec

from marsad.incidents.compare import (
    EVENT_PARTS,
    TELLING_PARTS,
    event_features,
    report_features,
    telling_features,
)
from marsad.incidents.facts import Facts, ReportFacts
from marsad.knowledge.tables import folder


class Weights:
    """Weights of features (log-odds) and the two thresholds: from `link` on the same, from `unsure` on a question."""

    def __init__(self, table: dict[str, float]) -> None:
        self.bias = table.get("", 0.0)
        self.table = {name: value for name, value in table.items() if name}
        self.link = table.get("threshold link", 0.0)
        self.unsure = table.get("threshold unsure", -1.0)

        self._most = self._most_of(part for part in EVENT_PARTS if part not in TELLING_PARTS)

    def _most_of(self, parts: Iterable[str]) -> float:
        """The most that these parts can add to a score."""
        names = {part: [v for n, v in self.table.items() if n.startswith(part + ":")] for part in parts}
        return sum(max(0.0, *values) if values else 0.0 for values in names.values())

    def may_reach(self, floor: float, of_reports: float, a: Facts, b: Facts) -> bool:
        """Whether the score of events of two reports can reach the floor, asked without the dearer parts."""
        get = self.table.get
        one, two, three = telling_features(a, b)
        return of_reports + get(one, 0.0) + get(two, 0.0) + get(three, 0.0) + self._most >= floor - 1e-6

    def score(self, a: Facts, b: Facts) -> float:
        """The log-odds that two events are one happening."""
        return self.score_in(self.of_reports(a.report, b.report), a, b)

    def of_reports(self, a: ReportFacts, b: ReportFacts) -> float:
        """The part of the score that holds for every pair of events of two reports, with the constant."""
        get = self.table.get
        return self.bias + sum([get(name, 0.0) for name in report_features(a, b)])

    def score_in(self, of_reports: float, a: Facts, b: Facts) -> float:
        """The score where the reports' part is known."""
        get = self.table.get
        return of_reports + sum([get(name, 0.0) for name in event_features(a, b)])


@cache
def weights() -> Weights:
    """The weights that come with Marsad."""
    text = folder("weights", "incident_link.json").read_bytes()
    return Weights(msgspec.json.decode(text, type=dict[str, float]))


def probability(score: float) -> float:
    """The probability that a log-odds stands for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
