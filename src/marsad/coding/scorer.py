"""Scorers: log-linear models over named features, their weights in files that anyone can read."""

from __future__ import annotations

import gc
import math
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from marsad.knowledge.tables import folder

_decode = msgspec.json.Decoder(dict[str, float]).decode


class Scorer:
    """A sum of the weights of the features that hold; above zero the answer is more likely yes than no, and above `floor` it is given."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self.bias = weights.get("", 0.0)
        self.floor = weights.get("floor", 0.0)

    def score(self, features: Iterable[str]) -> float:
        """The log-odds of yes."""
        get = self.weights.get
        return self.bias + sum([get(f, 0.0) for f in features])

    def reasons(self, features: Iterable[str], most: int = 6) -> list[tuple[str, float]]:
        """The features that weighed most, the heaviest first."""
        held = [(f, self.weights[f]) for f in features if f in self.weights]
        return sorted(held, key=lambda p: (-abs(p[1]), p[0]))[:most]


class Chooser(Scorer):
    """Scores of several classes at once, from a table of feature → class → weight; "" is what always counts.

    The weights of a feature may come undecoded, as a file has them, and are decoded when it first holds: a report meets
    few of them, and to decode all would be a tenth of a second at every start.
    """

    def __init__(self, table: Mapping[str, dict[str, float] | msgspec.Raw]) -> None:
        super().__init__({})
        self.table: dict[str, dict[str, float] | msgspec.Raw] = dict(table)
        self.base = self.of("")

    def of(self, feature: str) -> dict[str, float]:
        """The weights of a feature by class; empty where it weighs nothing."""
        held = self.table.get(feature)
        if isinstance(held, msgspec.Raw):
            held = self.table[feature] = _decode(held)
        return held or {}

    def add(self, features: Iterable[str], to: dict[str, float]) -> dict[str, float]:
        """The scores `to` of the classes with what features add to them, as a new dictionary."""
        found, get = dict(to), self.table.get
        for feature in features:
            held = get(feature)
            if held is not None:
                if held.__class__ is msgspec.Raw:
                    held = self.of(feature)
                for name, weight in held.items():  # type: ignore[union-attr]
                    found[name] += weight
        return found

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """The score of every class; the greatest is the likeliest."""
        return self.add(features, self.base)


def chooser(scorer: Scorer) -> Chooser:
    """A scorer that is known to be one of several classes."""
    assert isinstance(scorer, Chooser)
    return scorer


def probability(score: float) -> float:
    """The probability that a log-odds stands for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def share(scores: list[float], best: int) -> float:
    """The part of the likelihood that the best of several candidates holds (softmax), 0 to 1."""
    return round(1.0 / sum([math.exp(max(-30.0, s - scores[best])) for s in scores]), 3)


@cache
def clusters() -> dict[str, int]:
    """For each of the commoner words (folded) the number of its cluster: words that stand in like company."""
    lines = folder("weights", "clusters.txt").read_text(encoding="utf-8").splitlines()
    return {word: n for n, line in enumerate(lines) for word in line.split()}


@cache
def scorers() -> dict[str, Scorer]:
    """Every scorer by name, from `knowledge/weights/*.json`; empty where none was trained."""
    found: dict[str, Scorer] = {}
    collects = gc.isenabled()
    gc.disable()  # a hundred thousand small objects that stay: looking through them each time costs a fifth more
    try:
        for entry in sorted(folder("weights").iterdir(), key=lambda e: e.name):
            name, _, kind = entry.name.partition(".")
            if kind == "classes.json":
                found[name] = Chooser(msgspec.json.decode(entry.read_bytes(), type=dict[str, msgspec.Raw]))
            elif kind == "json":
                found[name] = Scorer(msgspec.json.decode(entry.read_bytes(), type=dict[str, float]))
    finally:
        if collects:
            gc.enable()
    return found
