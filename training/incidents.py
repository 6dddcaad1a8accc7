"""Fit the weights of links on reports that others tied to incidents.

    python training/incidents.py CODED.jsonl AIRWARS_REPORTS.jsonl

CODED is what `marsad read` gave for the reports (with their `published`). Two reports that share an incident have one
pair of events that tells of it, nobody says which: the likeliest by the weights so far is taken, and the weights are
fitted anew, a few times over. Five-fold cross-validation by incident gives the honest figure; the weights written are
fitted on all.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from marsad.incidents.blocking import Index, blocks
from marsad.incidents.cluster import cluster
from marsad.incidents.compare import features
from marsad.incidents.facts import UNREAD, Facts, facts_of
from marsad.incidents.records import record_of
from marsad.incidents.scoring import Weights

OUT = Path(__file__).parents[1] / "src/marsad/knowledge/weights/incident_link.json"
Pair = tuple[int, int]
LINK = -0.25  # above the likeliest F1 by a hair: elsewhere news is denser than what was tied
OWN = -2.0  # two events of one report: nobody tied such pairs; the reader held them apart, and that counts


class Data:
    """Events, their candidate pairs with features, and which reports belong together."""

    def __init__(self, coded: str, tied: str) -> None:
        self.events: list[Facts] = []
        index, self.pairs = Index(), dict[Pair, list[str]]()
        for line in Path(coded).read_text(encoding="utf-8").splitlines():
            for facts in facts_of(record_of(json.loads(line))):
                number = len(self.events)
                self.events.append(facts)
                own, looked = blocks(facts)
                for other in index.candidates(looked):
                    if self.events[other].report is not facts.report:
                        self.pairs[other, number] = features(self.events[other], facts)
                index.add(number, own)
        self.codes: dict[str, list[str]] = {}
        for line in Path(tied).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            self.codes[row["id"]] = row["codes"]
        by_code = defaultdict(set)
        for report, codes in self.codes.items():
            for code in codes:
                by_code[code].add(report)
        self.true = {(a, b) for ids in by_code.values() for a in ids for b in ids if a < b}
        self.by_reports: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        for x, y in self.pairs:
            self.by_reports[self.reports(x, y)].append((x, y))

    def reports(self, x: int, y: int) -> tuple[str, str]:
        """The two reports of a pair of events, in order."""
        a, b = self.events[x].report.id, self.events[y].report.id
        return (a, b) if a < b else (b, a)


def fit(data: Data, use: set[tuple[str, str]], c: float, rounds: int = 4) -> dict[str, float]:
    """Weights from the report pairs `use`."""
    table: dict[str, float] = {"": -2.0, "copy:whole": 1.0, "story:3": 1.0, "story:4": 1.5, "story:5": 2.0, "story:2": 0.6,
                               "place:same town": 1.0, "place:same site": 1.0, "standing:both lead": 0.5}  # fmt: skip
    for _ in range(rounds):
        rows, labels, shares = [], [], []
        score = {
            pair: sum(table.get(f, 0.0) for f in data.pairs[pair])
            for reports in use
            for pair in data.by_reports[reports]
        }
        for reports in sorted(use):
            pairs = data.by_reports[reports]
            best = max(pairs, key=lambda p: (score[p], p))
            if reports in data.true:
                rows.append(best)
                labels.append(1)
                shares.append(1.0)
            else:  # every pair of two reports on different incidents is a pair apart; the nearest teaches most
                ranked = sorted(pairs, key=lambda p: -score[p])[:4]
                rows += ranked
                labels += [0] * len(ranked)
                shares += [1.0] + [0.4] * (len(ranked) - 1)
        named = [data.pairs[p] for p in rows]
        vectors = DictVectorizer()
        x = vectors.fit_transform([dict.fromkeys(names, 1.0) for names in named])
        model = LogisticRegression(C=c, max_iter=2000)
        model.fit(x, np.array(labels), sample_weight=np.array(shares))
        table = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
        table[""] = float(model.intercept_[0])
    kept = {k: round(float(v), 3) for k, v in sorted(table.items()) if abs(v) >= 0.01}
    return kept | {"copy:own": OWN}


def linked(
    data: Data, table: dict[str, float], threshold: float, within: set[str] | None = None
) -> set[tuple[str, str]]:
    """The pairs of reports that share an incident."""
    weights = Weights(table)
    use = [n for n, e in enumerate(data.events) if within is None or e.report.id in within]
    inside = set(use)
    links = {}
    for (x, y), names in data.pairs.items():
        if x in inside and y in inside:
            links[x, y] = weights.bias + sum(table.get(f, 0.0) for f in names)
    memory: dict[Pair, float] = {}

    def score(x: int, y: int) -> float:
        pair = (x, y) if x < y else (y, x)
        if pair not in memory:
            memory[pair] = links[pair] if pair in links else weights.score(data.events[x], data.events[y])
        return memory[pair]

    groups = cluster(use, links, score, lambda n: data.events[n].key, threshold)
    said = set()
    for members in groups.members.values():
        if all(data.events[n].kind == UNREAD for n in members):
            continue
        ids = {data.events[n].report.id for n in members}
        said |= {(a, b) for a in ids for b in ids if a < b}
    return said


def figures(said: set[Any], true: set[Any]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    hit = len(said & true)
    p, r = hit / max(1, len(said)), hit / max(1, len(true))
    return round(p, 4), round(r, 4), round(2 * p * r / max(1e-9, p + r), 4)


def folds(data: Data, count: int) -> list[set[str]]:
    """Reports in parts, those that share an incident or a day always in one part."""
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x

    for report, codes in data.codes.items():
        for code in codes:
            parent[root(report)] = root("code " + code)
    groups = defaultdict(set)
    for report in data.codes:
        groups[root(report)].add(report)
    parts: list[set[str]] = [set() for _ in range(count)]
    for ids in sorted(groups.values(), key=lambda g: (-len(g), min(g))):
        min(parts, key=len).update(ids)
    return parts


def _without(pairs: Iterable[tuple[str, str]], where: dict[str, int], part: int) -> set[tuple[str, str]]:
    return {p for p in pairs if where[p[0]] != part and where[p[1]] != part}


def main(coded: str, tied: str) -> None:
    """Cross-validate, choose the threshold, fit on all and write."""
    data = Data(coded, tied)
    print(f"{len(data.events)} events, {len(data.pairs)} candidates, {len(data.true)} true pairs of reports,",
          f"{len(data.true & set(data.by_reports))} of them among the candidates")  # fmt: skip
    parts = folds(data, 5)
    where = {report: n for n, part in enumerate(parts) for report in part}
    best = (0.0, 0.0, 0.0)
    for c in (0.1,):
        tables = [fit(data, _without(data.by_reports, where, n), c) for n in range(5)]
        for threshold in (-0.5, -0.25, 0.0):
            said: set[Any] = set()
            for n, _ in enumerate(
                parts
            ):  # all events are linked, the pairs with a report of the part are looked at
                said |= {
                    p for p in linked(data, tables[n], threshold) if where[p[0]] == n and where[p[1]] == n
                }
                said |= {p for p in linked(data, tables[n], threshold) if n == where[p[0]] != where[p[1]]}
            got = figures(said, data.true)
            print(f"C {c}, threshold {threshold}: precision, recall, F1 held out {got}")
            best = max(best, (got[2], c, threshold)) if threshold == LINK else best
    _, c, threshold = best
    table = fit(data, set(data.by_reports), c)
    print(
        f"fitted on all: C {c}, threshold {threshold}: in-sample {figures(linked(data, table, threshold), data.true)}"
    )
    table |= {"threshold link": threshold, "threshold unsure": threshold - 1.5}
    OUT.write_text(
        json.dumps(dict(sorted(table.items())), indent=0, ensure_ascii=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
