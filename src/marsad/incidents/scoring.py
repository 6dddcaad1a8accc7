"""The score of a pair: a sum of weights that anyone can read in `knowledge/weights/incident_link.json`."""

from __future__ import annotations

import math
from functools import cache

import msgspec

from marsad.incidents.compare import features
from marsad.incidents.facts import Facts
from marsad.knowledge.tables import folder


class Weights:
    """Weights of features (log-odds) and the two thresholds: from `link` on the same, from `unsure` on a question."""

    def __init__(self, table: dict[str, float]) -> None:
        self.table = table
        self.bias = table.get("", 0.0)
        self.link = table.get("threshold link", 0.0)
        self.unsure = table.get("threshold unsure", -1.0)

    def score(self, a: Facts, b: Facts) -> float:
        """The log-odds that two events are one happening."""
        get = self.table.get
        return self.bias + sum([get(name, 0.0) for name in features(a, b)])


@cache
def weights() -> Weights:
    """The weights that come with Marsad."""
    text = folder("weights", "incident_link.json").read_bytes()
    return Weights(msgspec.json.decode(text, type=dict[str, float]))


def probability(score: float) -> float:
    """The probability that a log-odds stands for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
