"""The score of a pair: a sum of weights that anyone can read in `knowledge/weights/incident_link.json`."""

from __future__ import annotations

import math
from functools import cache

import msgspec

from marsad.incidents.compare import event_features, report_features
from marsad.incidents.facts import Facts, ReportFacts
from marsad.knowledge.tables import folder


class Weights:
    """Weights of features (log-odds) and the two thresholds: from `link` on the same, from `unsure` on a question."""

    def __init__(self, table: dict[str, float]) -> None:
        self.bias = table.get("", 0.0)
        self.table = {name: value for name, value in table.items() if name}
        self.link = table.get("threshold link", 0.0)
        self.unsure = table.get("threshold unsure", -1.0)

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
