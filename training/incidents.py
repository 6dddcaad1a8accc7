"""Fit the weights of links on reports that others tied to incidents.

    python training/incidents.py [GOLD]

GOLD is the folder that holds `measure.py` and `airwars/` (`../shared/gold` beside the repository unless told otherwise).
The reports are read with Marsad as it is now, so this is run again whenever the reading has changed.

Two reports that share an incident have one pair of events that tells of it, nobody says which: the likeliest by the
weights so far is taken, and the weights are fitted anew, a few times over. The tied reports are few and far between in
time, so that one day seems to be one happening; elsewhere news is dense. Reports of different incidents are therefore
moved onto one day, at a small weight, to teach what else sets happenings apart. Cross-validation by incident gives the
honest figure; the weights written are fitted on all.
"""

from __future__ import annotations

import copy
import importlib.util
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from marsad.incidents.blocking import Index, blocks
from marsad.incidents.cluster import cluster
from marsad.incidents.compare import features
from marsad.incidents.derive import standing
from marsad.incidents.facts import UNREAD, Facts, facts_of
from marsad.incidents.records import record_of
from marsad.incidents.scoring import Weights
from marsad.pipeline import Reader
from marsad.record import Report

OUT = Path(__file__).parents[1] / "src/marsad/knowledge/weights/incident_link.json"
Pair = tuple[int, int]
GOLD = Path(__file__).parents[2] / "shared" / "gold"
C = 0.1
LINK = -0.45  # the best F1 held out, on the careful side: elsewhere news is denser than what was tied
MOVED, MOVED_WEIGHT = 3, 0.05  # pairs moved onto one day, for each report, and what each counts
UNSURE = 1.0  # so far below a link people are asked
LAND = -3.0  # places more than 150 km apart: where the tied reports have them, one was read wrongly
APART = -2.0  # a deed and what was said of it: the tied reports have few such pairs, and some of them misread
OWN = -2.0  # two events of one report: nobody tied such pairs; the reader held them apart, and that counts


class Data:
    """Events, their candidate pairs with features, and which reports belong together."""

    def __init__(self, coded: Iterable[dict[str, Any]], codes: dict[str, list[str]]) -> None:
        self.events: list[Facts] = []
        self.codes = codes
        index, self.pairs = Index(), dict[Pair, list[str]]()
        for row in coded:
            for facts in facts_of(record_of(row)):
                number = len(self.events)
                self.events.append(facts)
                own, looked = blocks(facts)
                for other in index.candidates(looked):
                    if self.events[other].report is not facts.report:
                        self.pairs[other, number] = features(self.events[other], facts)
                index.add(number, own)
        by_code = defaultdict(set)
        for report, codes in self.codes.items():
            for code in codes:
                by_code[code].add(report)
        self.true = {(a, b) for ids in by_code.values() for a in ids for b in ids if a < b}
        self.by_reports: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        for x, y in self.pairs:
            self.by_reports[self.reports(x, y)].append((x, y))

    def moved(self) -> dict[tuple[str, str], list[list[str]]]:
        """Features of pairs of events of different incidents whose reports are made to come out on one day."""
        of_report: dict[str, list[Facts]] = defaultdict(list)
        for facts in self.events:
            if facts.report.published is not None:
                of_report[facts.report.id].append(facts)
        chance, ids, found = random.Random(1), sorted(of_report), {}
        for a in ids:
            apart = [b for b in ids if b != a and not set(self.codes[a]) & set(self.codes[b])]
            for b in chance.sample(apart, min(MOVED, len(apart))):
                there = _on_day(of_report[b], of_report[a][0].report.published or 0)
                found[min(a, b), max(a, b)] = [features(x, y) for x in of_report[a] for y in there]
        return found

    def reports(self, x: int, y: int) -> tuple[str, str]:
        """The two reports of a pair of events, in order."""
        a, b = self.events[x].report.id, self.events[y].report.id
        return (a, b) if a < b else (b, a)


def _on_day(events: Sequence[Facts], day: int) -> list[Facts]:
    """The events of a report as they would be had it come out on another day."""
    by = day - (events[0].report.published or 0)
    report = msgspec.structs.replace(events[0].report, published=day)
    found = []
    for facts in events:
        facts = copy.copy(facts)
        facts.report = report
        if facts.start is not None and facts.end is not None:
            facts.start, facts.end = facts.start + by, facts.end + by
        found.append(facts)
    return found


def fit(
    data: Data, use: set[tuple[str, str]], moved: dict[tuple[str, str], list[list[str]]], rounds: int = 4
) -> dict[str, float]:
    """Weights from the report pairs `use` and those moved onto one day."""
    table: dict[str, float] = {"": -2.0, "copy:whole": 1.0, "story:3": 1.0, "story:4": 1.5, "story:5": 2.0, "story:2": 0.6,
                               "place:same town": 1.0, "place:same site": 1.0, "standing:both lead": 0.5}  # fmt: skip

    def score(names: list[str]) -> float:
        return table.get("", 0.0) + sum(table.get(f, 0.0) for f in names if f)

    for _ in range(rounds):
        rows, labels, shares = [], [], []
        for reports in sorted(use):
            pairs = sorted(data.by_reports[reports], key=lambda p: (-score(data.pairs[p]), p))
            same = reports in data.true
            taken = (
                pairs[:1] if same else pairs[:4]
            )  # of two reports apart every pair is apart; the nearest teaches most
            rows += [data.pairs[p] for p in taken]
            labels += [int(same)] * len(taken)
            shares += [1.0] + [0.4] * (len(taken) - 1)
        for _, named in sorted(moved.items()):
            rows.append(max(named, key=score))
            labels.append(0)
            shares.append(MOVED_WEIGHT)
        vectors = DictVectorizer()
        x = vectors.fit_transform([{f: 1.0 for f in names if f} for names in rows])
        model = LogisticRegression(C=C, max_iter=3000)
        model.fit(x, np.array(labels), sample_weight=np.array(shares))
        table = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
        table[""] = float(model.intercept_[0])
    kept = {k: round(float(v), 3) for k, v in sorted(table.items()) if abs(v) >= 0.01}
    least = {"place:another land": LAND, "kind:apart": APART}
    return kept | {"copy:own": OWN} | {name: min(value, kept.get(name, 0.0)) for name, value in least.items()}


def linked(
    data: Data, table: dict[str, float], threshold: float, within: set[str] | None = None
) -> set[tuple[str, str]]:
    """The pairs of reports that share an incident."""
    weights = Weights(table)
    use = [n for n, e in enumerate(data.events) if within is None or e.report.id in within]
    use.sort(key=lambda n: standing(data.events[n]))
    place = {n: i for i, n in enumerate(use)}
    links = {}
    for (x, y), names in data.pairs.items():
        if x in place and y in place:
            i, j = sorted((place[x], place[y]))
            links[i, j] = weights.bias + sum(table.get(f, 0.0) for f in names if f)
    memory = dict(links)

    def score(i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in memory:
            memory[pair] = weights.score(data.events[use[i]], data.events[use[j]])
        return memory[pair]

    groups = cluster(len(use), links, score, threshold)
    said = set()
    for members in groups.members.values():
        facts = [data.events[use[i]] for i in members]
        if all(f.kind == UNREAD for f in facts):
            continue
        ids = {f.report.id for f in facts}
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


def _measure(gold: Path) -> ModuleType:
    """The gold's own `measure.py`: reports are prepared as it prepares them."""
    sys.path.insert(0, str(gold))
    spec = importlib.util.spec_from_file_location("measure", gold / "measure.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tied(gold: Path) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """The reports that Airwars' researchers tied to incidents, read now, and the incidents of each."""
    incidents, reports = _measure(gold).airwars_reports(str(gold))
    reader, coded, codes = Reader(), [], {}
    for row in reports:
        if not row["codes"]:
            continue
        published = row["published"] or incidents[row["codes"][0]]["date"]
        read = reader.read(Report(row["id"], row["text"], row["title"], published))
        coded.append(
            {**msgspec.to_builtins(read), "title": row["title"], "text": row["text"], "published": published}
        )
        codes[row["id"]] = row["codes"]
    return coded, codes


def held_out(data: Data, moved: dict[tuple[str, str], list[list[str]]], count: int = 5) -> None:
    """Print what weights that never saw an incident's reports make of them, at thresholds around the one taken."""
    parts = folds(data, count)
    where = {report: n for n, part in enumerate(parts) for report in part}
    tables = [fit(data, _without(data.by_reports, where, n), _apart(moved, where, n)) for n in range(count)]
    for threshold in (LINK - 0.25, LINK, LINK + 0.25):
        said: set[Any] = set()
        for n, table in enumerate(
            tables
        ):  # all events are linked, the pairs with a report of the part are looked at
            for pair in linked(data, table, threshold):
                a, b = where[pair[0]], where[pair[1]]
                if a == b == n or n == a != b:
                    said.add(pair)
        print(f"threshold {threshold}: precision, recall, F1 held out {figures(said, data.true)}")


def _apart(
    moved: dict[tuple[str, str], list[list[str]]], where: dict[str, int], part: int
) -> dict[tuple[str, str], list[list[str]]]:
    return {p: named for p, named in moved.items() if where[p[0]] != part and where[p[1]] != part}


def main(gold: Path) -> None:
    """Read, cross-validate, fit on all and write."""
    data = Data(*tied(gold))
    print(f"{len(data.events)} events, {len(data.pairs)} candidates, {len(data.true)} true pairs of reports,",
          f"{len(data.true & set(data.by_reports))} of them among the candidates")  # fmt: skip
    moved = data.moved()
    held_out(data, moved)
    table = fit(data, set(data.by_reports), moved)
    print(f"fitted on all, threshold {LINK}: in-sample {figures(linked(data, table, LINK), data.true)}")
    table |= {"threshold link": LINK, "threshold unsure": LINK - UNSURE}
    OUT.write_text(
        json.dumps(dict(sorted(table.items())), indent=0, ensure_ascii=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
