"""Fit every scorer from coded reports and write its weights where the product reads them.

    python training/fit.py [--train ../shared/gold/train.jsonl] [--out src/marsad/knowledge/weights]

Deterministic: the same coded reports and code give the same files. Needs scikit-learn; the product does not.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent))
import codings
import msgspec
from align import GOLD, S, load, material_of, owners

from marsad.coding.assemble import STATUSES, assemble_all
from marsad.coding.dates import DayChoice, day_choices
from marsad.coding.gather import Draft, gather
from marsad.coding.keep import keep_features
from marsad.coding.kind_choice import choose_kind, kind_features, status_features
from marsad.coding.kinds import FAMILIES, KINDS, VIOLENT, family
from marsad.coding.link_features import compatible, link_features, units_of
from marsad.coding.material import Material
from marsad.coding.parties import party_choices
from marsad.coding.places import place_choices
from marsad.coding.scorer import Scorer
from marsad.coding.speakers import speaker_choices
from marsad.coding.tolls import toll_choices
from marsad.coding.triage import triage_features
from marsad.coding.word_features import Overview, word_features

Rows = list[tuple[list[str], int, float]]
SLOTS = ("date", "place", "actor1", "actor2", "killed", "injured", "source")
RANKED = {"date", "place"}  # one is always chosen
ONE = {"date", "place", "killed", "injured"}  # one filler at most; the others may have several
C = {
    "word": 0.15,
    "link": 0.1,
    "keep": 0.05,
    "date": 0.2,
    "place": 0.2,
    "actor1": 0.15,
    "actor2": 0.15,
    "killed": 0.3,
    "injured": 0.3,
    "source": 0.2,
}


def narrow(x: Any) -> Any:
    """The matrix with 32-bit indices, which is all that the solvers take."""
    x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
    return x


def fit(rows: Rows, c: float, least: int = 2) -> dict[str, float]:
    if not rows:
        return {"": -1.0}
    """The weights of a logistic regression over binary features seen `least` times or more."""
    seen = Counter(f for features, _, _ in rows for f in set(features))
    known = {f for f, n in seen.items() if n >= least}
    vectors = DictVectorizer()
    x = narrow(vectors.fit_transform([{f: 1.0 for f in features if f in known} for features, _, _ in rows]))
    y, w = np.array([r[1] for r in rows]), np.array([r[2] for r in rows])
    model = LogisticRegression(C=c, solver="liblinear", random_state=0, max_iter=300)
    model.fit(x, y, sample_weight=w)
    weights = {
        f: round(float(v), 3)
        for f, v in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(v) >= 0.003
    }
    return {"": round(float(model.intercept_[0]), 3), **weights}


def fit_rank(rows: list[tuple[int, int, list[str], int]], c: float, least: int = 2) -> dict[str, float]:
    """Weights that put a right candidate above the wrong ones of the same draft: a regression over their differences."""
    seen = Counter(f for _, _, features, _ in rows for f in set(features))
    known = {f for f, n in seen.items() if n >= least}
    vectors = DictVectorizer()
    x = vectors.fit_transform(
        [{f: 1.0 for f in features if f in known} for _, _, features, _ in rows]
    ).tocsr()
    drafts: dict[int, tuple[list[int], list[int]]] = {}
    for k, (_, draft, _, right) in enumerate(rows):
        drafts.setdefault(draft, ([], []))[right].append(k)
    pairs = [
        (p, q, 1 / (len(wrong) * len(right)) ** 0.5)
        for wrong, right in drafts.values()
        for p in right
        for q in wrong
    ]
    apart = x[[p for p, _, _ in pairs]] - x[[q for _, q, _ in pairs]]
    both = narrow(sparse.vstack([apart, -apart]).tocsr())
    weight = np.array([w for _, _, w in pairs] * 2)
    model = LogisticRegression(C=c, fit_intercept=False, solver="liblinear", random_state=0)
    model.fit(both, np.array([1] * len(pairs) + [0] * len(pairs)), sample_weight=weight)
    names = vectors.get_feature_names_out()
    return {f: round(float(v), 3) for f, v in zip(names, model.coef_[0], strict=True) if abs(v) >= 0.003}


def fit_classes(
    rows: list[tuple[list[str], str]], classes: tuple[str, ...], c: float, least: int = 2
) -> dict[str, float]:
    """The weights of a multinomial logistic regression, keyed `class|feature`."""
    seen = Counter(f for features, _ in rows for f in set(features))
    known = {f for f, n in seen.items() if n >= least}
    vectors = DictVectorizer()
    x = narrow(vectors.fit_transform([{f: 1.0 for f in features if f in known} for features, _ in rows]))
    model = LogisticRegression(C=c, max_iter=500, random_state=0)
    model.fit(x, np.array([r[1] for r in rows]))
    weights: dict[str, float] = {}
    names = vectors.get_feature_names_out()
    for k, name in enumerate(model.classes_):
        weights[f"{name}|"] = round(float(model.intercept_[k]), 3)
        weights |= {
            f"{name}|{f}": round(float(v), 3)
            for f, v in zip(names, model.coef_[k], strict=True)
            if abs(v) >= 0.005
        }
    weights |= {f"{name}|": -4.0 for name in classes if f"{name}|" not in weights}
    return weights


def word_rows(m: Material, events: list[dict[str, Any]]) -> Rows:
    overview, own = Overview(m), owners(m, events)
    told = {family(e["kind"]) for e in events}
    rows: Rows = []
    for i, w in enumerate(m.words):
        label = int(bool(own[i]))
        weight = 1.0 if label or not {family(k) for k in w.kinds} & told else 0.5
        rows.append((word_features(m, overview, i), label, weight))
    return rows


def link_rows(m: Material, events: list[dict[str, Any]]) -> Rows:
    own = owners(m, events)
    units = units_of(m, [i for i, o in enumerate(own) if o])
    held = [set().union(*(own[i] for i in u.words)) for u in units]
    rows: Rows = []
    for x, a in enumerate(units):
        for y in range(x + 1, len(units)):
            if compatible(a, units[y]):
                rows.append((link_features(m, a, units[y]), int(bool(held[x] & held[y])), 1.0))
    return rows


def gold_drafts(m: Material, events: list[dict[str, Any]]) -> list[tuple[Draft, dict[str, Any]]]:
    """For each coded event the draft of the words that tell it alone, or with others where none is its own."""
    own = owners(m, events)
    found = []
    for k, e in enumerate(events):
        words = [i for i, o in enumerate(own) if o == [k]] or [i for i, o in enumerate(own) if k in o]
        if words:
            found.append((Draft(words, [1.0] * len(words), e["kind"], 0.9), e))
    return found


class Decisions:
    """The rows of one slot, by report and by the draft they are a choice for."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int, list[str], int]] = []  # report, draft, features, right
        self.wanted: dict[int, int] = {}  # draft: how many fillers the coded event has


def slot_rows(
    m: Material, pairs: list[tuple[Draft, dict[str, Any]]], slots: dict[str, Decisions], report: int
) -> None:
    inherited: tuple[str, str] | None = None
    for draft, e in pairs:
        number = len(slots["actor1"].wanted)

        def put(slot: str, wanted: int, choices: list[tuple[list[str], bool]], number: int = number) -> None:
            slots[slot].wanted[number] = wanted
            slots[slot].rows += [(report, number, features, int(right)) for features, right in choices]

        days = e["date"] and (e["date"]["start"], e["date"]["end"])
        said = [(c.features, (c.start, last_day(m, e, c)) == days) for c in day_choices(m, draft, inherited)]
        put("date", int(bool(days)), said)
        inherited = inherited or days
        put(
            "place",
            int(bool(e["place"])),
            [
                (p.features, bool(e["place"]) and same_place(e["place"], m, p.mention))
                for p in place_choices(m, draft)
            ],
        )
        parties = party_choices(m, draft)
        for slot in ("actor1", "actor2"):
            put(
                slot,
                len(e[slot]),
                [
                    (q.features, any(S.same_name(g, party(m, i)) for g in e[slot] for i in q.mentions))
                    for q in parties
                ],
            )
        for slot, kind in (("fatalities", "killed"), ("injured", "injured")):
            count = e[slot] and (e[slot]["low"], e[slot]["high"])
            put(
                kind,
                int(bool(count)),
                [
                    (t.features, (m.tolls[t.mention].low, m.tolls[t.mention].high) == count)
                    for t in toll_choices(m, draft, kind)
                ],
            )
        said = [
            (s.features, m.doc.raw[(a := m.speakers[s.attribution]).source_start : a.source_end])
            for s in speaker_choices(m, draft)
        ]
        put(
            "source",
            len(e["sources"]),
            [(f, any(S.same_name({"text": g}, {"text": text}) for g in e["sources"])) for f, text in said],
        )


def last_day(m: Material, e: dict[str, Any], choice: DayChoice) -> str:
    """The last day of a choice, which for what goes on runs to the day of publication, as assembling has it."""
    if e["status"] == "ongoing" and m.published is not None:
        return max(choice.end, m.published.isoformat())
    return choice.end


def same_place(gold: dict[str, Any], m: Material, i: int) -> bool:
    place, mention = m.places[i], m.place_mentions[i]
    text = m.doc.raw[mention.start : mention.end]
    return bool(
        S.same_place(
            gold,
            {"text": text, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon},
        )
    )


def fit_slot(name: str, d: Decisions, folds: int) -> Scorer:
    """The scorer of a slot, its strength and floor chosen across folds of reports by the F1 of what would be filled in."""
    reports = sorted({r[0] for r in d.rows})
    best: tuple[float, float, float] = (-1.0, 0.0, 0.0)
    for c in (0.05, 0.1, 0.2, 0.4):
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
        gold = sum(d.wanted.values())
        for floor in [x / 5 for x in range(-15, 6)] if name not in RANKED else [-99.0]:
            kept = [right for score, _, right in said if score > floor]
            best = max(best, (2 * sum(kept) / (len(kept) + gold), -c, floor))
    f1, c, floor = best[0], -best[1], best[2]
    print(f"{name}: {len(d.rows)} rows, F1 {f1:.3f} across folds with C {c}, floor {floor}", file=sys.stderr)
    return Scorer(fit_one(name, d.rows, c) | ({"floor": floor} if name not in RANKED else {}))


def fit_one(name: str, rows: list[tuple[int, int, list[str], int]], c: float) -> dict[str, float]:
    """The weights of one slot: ranked where something is always chosen, else each candidate for itself."""
    if name in RANKED:
        return fit_rank(rows, c)
    return fit([(features, right, 1.0) for _, _, features, right in rows], c)


def party(m: Material, i: int) -> dict[str, Any]:
    a = m.actor_mentions[i]
    return {"text": m.doc.raw[a.start : a.end], "name": m.actors[i].name}


def keep_rows(
    m: Material, events: list[dict[str, Any]], made: dict[str, Scorer]
) -> tuple[Rows, list[tuple[Draft, dict[str, Any]]]]:
    """Drafts as the product makes them, and whether each pairs with a coded event as the score pairs them."""
    drafts, overview = gather(m, made["word"], made["link"]), Overview(m)
    for d in drafts:
        d.kind, _ = choose_kind(m, d, made["kind"])
    records = assemble_all(m, drafts, made)
    coded = [msgspec.to_builtins(e) for e in records]
    paired = {j: i for i, j in S.pair(events, coded)} if events and coded else {}
    rows = [
        (keep_features(m, overview, drafts, records, j), int(j in paired), 1.0) for j in range(len(drafts))
    ]
    return rows, [(drafts[j], events[i]) for j, i in paired.items()]


def best_floor(rows: Rows, gold: int, c: float, folds: int) -> float:
    """The log-odds above which keeping drafts gives the best F1 against `gold` events, measured across folds."""
    said: list[tuple[float, int]] = []
    size = len(rows) // folds + 1
    for k in range(folds):
        held = rows[k * size : (k + 1) * size]
        model = Scorer(fit(rows[: k * size] + rows[(k + 1) * size :], c, 3))
        said += [(model.score(features), label) for features, label, _ in held]
    best = (0.0, 0.0)
    for floor in [x / 10 for x in range(-25, 11)]:
        kept = [label for score, label in said if score > floor]
        f1 = 2 * sum(kept) / (len(kept) + gold) if kept else 0.0
        best = max(best, (f1, floor))
    print(f"keep: floor {best[1]} gives F1 {best[0]:.3f} across folds", file=sys.stderr)
    return best[1]


def first_slots(data: list[tuple[Material, list[dict[str, Any]]]]) -> dict[str, Scorer]:
    """Scorers of every slot from coded events alone, good enough to pair drafts with coded events."""
    slots = {name: Decisions() for name in SLOTS}
    for number, (m, events) in enumerate(data):
        slot_rows(m, gold_drafts(m, events), slots, number)
    found = {name: Scorer(fit_one(name, slots[name].rows, 0.1) | {"floor": -0.6}) for name in SLOTS}
    statuses = [(status_features(m, d), e["status"]) for m, es in data for d, e in gold_drafts(m, es)]
    return found | {"status": Scorer(fit_classes(statuses, STATUSES, 0.5))}


def stages(data: list[tuple[Material, list[dict[str, Any]]]]) -> dict[str, Scorer]:
    """The scorers that drafts are made with."""
    words = [r for m, e in data for r in word_rows(m, e)] + [r for s in judged() for r in judged_words(*s)]
    found = {
        "word": Scorer(fit(words, C["word"], 3)),
        "link": Scorer(fit([r for m, e in data for r in link_rows(m, e)], C["link"], 3)),
    }
    pairs = [(m, d, e) for m, es in data for d, e in gold_drafts(m, es)]
    found["kind"] = Scorer(fit_classes([(kind_features(m, d), e["kind"]) for m, d, e in pairs], KINDS, 0.5))
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--out", type=Path, default=Path("src/marsad/knowledge/weights"))
    args = ask.parse_args()
    write(args.out, train([(material_of(r), r["events"]) for r in material()]))


def material() -> list[dict[str, Any]]:
    """All that is learned from: the training reports, our own codings and examples, the founding report, and every
    other report of the peaceful ones (the rest stay unseen, to be measured on)."""
    found = load(GOLD / "train.jsonl") + list(codings.load())
    found += load(Path("src/marsad/examples/gold.jsonl")) + load(GOLD / "sample.jsonl") * 5
    peaceful = load(GOLD.parent / "corpora" / "reports" / "peaceful.jsonl")[::2]
    return found + [
        {**r, "published": (r.get("published") or "")[:10] or None, "events": []} for r in peaceful
    ]


def train(data: list[tuple[Material, list[dict[str, Any]]]], folds: int = 5) -> dict[str, Scorer]:
    """Every scorer: drafts are made across folds, so that later scorers learn from drafts as they will be."""
    found, early = stages(data), first_slots(data)
    slots = {name: Decisions() for name in SLOTS}
    keeps: Rows = []
    statuses = []
    for k in range(folds):
        part = stages([d for i, d in enumerate(data) if i % folds != k])
        for number, (m, events) in list(enumerate(data))[k::folds]:
            more, pairs = keep_rows(m, events, part | early)
            keeps += more
            pairs.sort(key=lambda p: p[0].words[0])
            for some in (pairs, gold_drafts(m, events)):
                slot_rows(m, some, slots, number)
                statuses += [(status_features(m, d), e["status"]) for d, e in some]
    more = [r for m, kinds, yes in judged() for r in judged_drafts(m, kinds, yes, found | early)]
    found["keep"] = Scorer(
        fit(keeps + more, C["keep"], 3)
        | {"floor": best_floor(keeps, sum(len(e) for _, e in data), C["keep"], folds)}
    )
    found["status"] = Scorer(fit_classes(statuses, STATUSES, 0.5))
    found["triage"] = fit_triage(data)
    for name, decisions in slots.items():
        found[name] = fit_slot(name, decisions, folds)
    return found


@cache
def judged() -> list[tuple[Material, frozenset[str], bool]]:
    """Half of the sentences that people judged as telling an assault or a protest, or not: material, the kinds, the verdict.

    The other half stays unseen, to be measured on.
    """
    found = []
    for name, kinds in (("assault", VIOLENT), ("protest", FAMILIES["crowd"])):
        for row in load(GOLD / "arabic_event_gsr" / f"{name}_labels.jsonl"):
            if row["label"] in ("yes", "easy no") and zlib.crc32(str(row["id"]).encode()) % 2 == 0:
                m = material_of({**row, "id": str(row["id"])})
                found.append((m, frozenset(kinds), row["label"] == "yes"))
    return found


def judged_words(m: Material, kinds: frozenset[str], yes: bool) -> Rows:
    overview = Overview(m)
    held = [i for i, w in enumerate(m.words) if kinds & set(w.kinds)]
    return [(word_features(m, overview, i), int(yes), 0.3) for i in held]


def judged_drafts(m: Material, kinds: frozenset[str], yes: bool, made: dict[str, Scorer]) -> Rows:
    drafts, overview = gather(m, made["word"], made["link"]), Overview(m)
    for d in drafts:
        d.kind, _ = choose_kind(m, d, made["kind"])
    records = assemble_all(m, drafts, made)
    rows = [j for j, d in enumerate(drafts) if d.kind in kinds]
    return [(keep_features(m, overview, drafts, records, j), int(yes), 0.5) for j in rows]


def fit_triage(
    data: list[tuple[Material, list[dict[str, Any]]]], folds: int = 5, lost: float = 0.02
) -> Scorer:
    """The scorer of triage, and the floor below which across folds no more than `lost` of the reports with events fall."""
    rows = [(triage_features(m), int(bool(events)), 1.0) for m, events in data]
    rows += [(triage_features(m), 1, 1.0) for m, _, yes in judged() if yes]
    said: list[float] = []
    for k in range(folds):
        model = Scorer(fit([r for i, r in enumerate(rows) if i % folds != k], 0.1, 3))
        said += [model.score(f) for f, right, _ in rows[k::folds] if right]
    said.sort()
    floor = round(said[int(lost * len(said))], 2)
    print(f"triage: {len(rows)} reports, floor {floor}", file=sys.stderr)
    return Scorer(fit(rows, 0.1, 3) | {"floor": floor})


def write(out: Path, found: dict[str, Scorer]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, scorer in sorted(found.items()):
        text = json.dumps(scorer.weights, ensure_ascii=False, indent=0, sort_keys=True)
        (out / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
