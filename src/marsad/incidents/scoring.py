"""The score of a pair: a sum of weights that anyone can read in `knowledge/weights/incident_link.json`."""

from __future__ import annotations

import math
from functools import cache

import msgspec

from marsad.incidents.compare import (
    CLOSE,
    DEAR_PARTS,
    EVENT_PARTS,
    REPORT_PARTS,
    TELLING_PARTS,
    cheap_features,
    dear_features,
    event_features,
    report_features,
    telling_features,
)
from marsad.incidents.facts import Facts, ReportFacts
from marsad.knowledge.tables import folder

_SHORT = -math.inf


class Weights:
    """Weights of features (log-odds) and the two thresholds: from `link` on the same, from `unsure` on a question."""

    def __init__(self, table: dict[str, float]) -> None:
        self.bias = table.get("", 0.0)
        self.table = {name: value for name, value in table.items() if name}
        self.link = table.get("threshold link", 0.0)
        self.unsure = table.get("threshold unsure", -1.0)
        most = {part: self._most(part) for part in EVENT_PARTS}
        self._dear = sum(value for part, value in most.items() if part in DEAR_PARTS)
        self._reports = self.bias + sum(self._most(part) for part in REPORT_PARTS)
        rest = sum(value for part, value in most.items() if part not in TELLING_PARTS)
        bound = ("named", "agree", "whole")  # what these can add depends on the place
        apart = sum(self._most(part, close=False) - most[part] for part in bound)
        self._rest = {True: rest, False: rest + apart}

    def _most(self, part: str, close: bool = True) -> float:
        """The most that a part can add to a score, between places that are close or not."""
        names = [n for n in self.table if n.startswith(part + ":")]
        if not close:
            names = [n for n in names if not n.startswith(("named:both close", "agree:close", "whole:place"))]
        return max([0.0, *(self.table[n] for n in names)])

    def score(self, a: Facts, b: Facts, known: dict[tuple[str, str], float] | None = None) -> float:
        """The log-odds that two events are one happening; `known` keeps the reports' part by their ids."""
        get = self.table.get
        if known is None:
            of_reports = self.of_reports(a.report, b.report)
        else:
            pair = (a.report.id, b.report.id) if a.report.id <= b.report.id else (b.report.id, a.report.id)
            held = known.get(pair)
            if held is None:
                held = known[pair] = self.of_reports(a.report, b.report)
            of_reports = held
        return of_reports + sum([get(name, 0.0) for name in event_features(a, b)])

    def of_reports(self, a: ReportFacts, b: ReportFacts) -> float:
        """The part of the score that holds for every pair of events of two reports, with the constant."""
        get = self.table.get
        return self.bias + sum([get(name, 0.0) for name in report_features(a, b)])

    def near(self, known: dict[str, float], a: Facts, b: Facts) -> float:
        """The score of events of two reports, minus infinity where it is below `unsure`: the cheap parts are asked first.

        `known` keeps the reports' part by the id of a's report, for as long as b's report stays the same.
        """
        get, floor = self.table.get, self.unsure - 1e-9
        published, place, standing = telling_features(a, b)
        told = get(published, 0.0) + get(place, 0.0) + get(standing, 0.0)
        rest = self._rest[place in CLOSE]
        of_reports = known.get(a.report.id)
        if of_reports is None:
            if told + rest + self._reports < floor:
                return _SHORT
            of_reports = known[a.report.id] = self.of_reports(a.report, b.report)
        if of_reports + told + rest < floor:
            return _SHORT
        so_far = of_reports + told + sum([get(name, 0.0) for name in cheap_features(place, a, b)])
        if so_far + self._dear < floor:
            return _SHORT
        so_far += sum([get(name, 0.0) for name in dear_features(place, a, b)])
        return round(so_far, 6) if so_far >= floor else _SHORT


@cache
def weights() -> Weights:
    """The weights that come with Marsad."""
    text = folder("weights", "incident_link.json").read_bytes()
    return Weights(msgspec.json.decode(text, type=dict[str, float]))


def probability(score: float) -> float:
    """The probability that a log-odds stands for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
