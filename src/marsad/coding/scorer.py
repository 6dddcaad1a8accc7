"""Scorers: log-linear models over named features, their weights in files that anyone can read."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

import msgspec

from marsad.knowledge.tables import folder


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


class Chooser:
    """Scores of several classes at once, from weights keyed `class|feature`."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self.classes = sorted({key.partition("|")[0] for key in weights})
        number = {name: n for n, name in enumerate(self.classes)}
        self.base = [0.0] * len(self.classes)
        self.by_feature: dict[str, list[tuple[int, float]]] = {}
        for key, weight in weights.items():
            name, _, feature = key.partition("|")
            if feature:
                self.by_feature.setdefault(feature, []).append((number[name], weight))
            else:
                self.base[number[name]] = weight

    def add(self, features: Iterable[str], to: list[float]) -> list[float]:
        """What features add to the scores of the classes, in the order of `classes`, as a new list."""
        found, get = list(to), self.by_feature.get
        for feature in features:
            held = get(feature)
            if held is not None:
                for n, weight in held:
                    found[n] += weight
        return found

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """The score of every class; the greatest is the likeliest."""
        return dict(zip(self.classes, self.add(features, self.base), strict=True))


_choosers: dict[int, Chooser] = {}


def chooser(scorer: Scorer) -> Chooser:
    """The scorer of several classes that a scorer's weights hold, made once."""
    held = _choosers.get(id(scorer))
    if held is None or held.weights is not scorer.weights:
        held = _choosers[id(scorer)] = Chooser(scorer.weights)
    return held


def probability(score: float) -> float:
    """The probability that a log-odds stands for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def clusters() -> dict[str, int]:
    """For each of the commoner words (folded) the number of its cluster: words that stand in like company."""
    lines = folder("weights", "clusters.txt").read_text(encoding="utf-8").splitlines()
    return {word: n for n, line in enumerate(lines) for word in line.split()}


@cache
def scorers() -> dict[str, Scorer]:
    """Every scorer by name, from `knowledge/weights/*.json`; empty where none was trained."""
    found: dict[str, Scorer] = {}
    for entry in sorted(folder("weights").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".json"):
            weights = msgspec.json.decode(entry.read_bytes(), type=dict[str, float])
            found[entry.name.removesuffix(".json")] = Scorer(weights)
    return found
