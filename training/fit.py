"""Fit every scorer from coded reports and write its weights where the product reads them.

    python training/fit.py [--train ../shared/gold/train.jsonl] [--out src/marsad/knowledge/weights]

Deterministic: the same coded reports and code give the same files. Needs scikit-learn; the product does not.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import codings
import msgspec
from again import fit_again
from align import GOLD, S, load, material_of
from regress import Rows, fit, fit_classes
from rows import SLOTS, Decisions, Story, gold_drafts, link_rows, slot_rows, telling_rows, word_rows
from side_by_side import side_by_side
from slots import best_floor, fit_one, fit_slot

from marsad.coding.assemble import STATUSES, assemble_all
from marsad.coding.gather import Draft, gather
from marsad.coding.keep import keep_features
from marsad.coding.kind_choice import choose_kind, kind_features, status_features
from marsad.coding.kinds import FAMILIES, KINDS, VIOLENT
from marsad.coding.material import Material
from marsad.coding.scorer import Chooser, Scorer
from marsad.coding.tellings import Company, tellings
from marsad.coding.triage import triage_features
from marsad.coding.word_features import Overview, word_features

C = {"telling": 0.1, "word": 0.05, "link": 0.03, "kind": 0.1, "status": 0.06, "keep": 0.02}

DENSER = 0.1
"""How much lower (log-odds) the floor of keeping is than what is best for all that is learned from: half of that is of the
general press, which tells fewer events than the reports that are read."""


def cross_tell(data: list[tuple[Material, list[dict[str, Any]]]], folds: int = 4) -> Scorer:
    """What each event word tells, said for every report by a scorer that did not learn from it; and the scorer of all."""
    rows = [telling_rows(m, e) for m, e in data]

    def part(k: int) -> dict[str, dict[str, float]]:  # without fold `k`; the last is of all
        others = [r for j, some in enumerate(rows) if k == folds or j % folds != k for r in some]
        return fit_classes(others, KINDS, C["telling"], 4, 0.04)

    parts = [Chooser(weights) for weights in side_by_side(part, folds + 1)]
    for k in range(folds):
        for m, _ in data[k::folds]:
            m.told = tellings(m, Company(m), parts[k])
    return parts[folds]


def keep_rows(
    m: Material, events: list[dict[str, Any]], made: dict[str, Scorer]
) -> tuple[Rows, list[tuple[Draft, dict[str, Any]]]]:
    """Drafts as the product makes them, and whether each pairs with a coded event as the score pairs them."""
    drafts, overview = gather(m, made), Overview(m)
    for d in drafts:
        d.kind = choose_kind(m, d, made["kind"])
    records = assemble_all(m, drafts, made)
    coded = [msgspec.to_builtins(e) for e in records]
    paired = {j: i for i, j in S.pair(events, coded)} if events and coded else {}
    rows = [
        (keep_features(m, overview, drafts, records, j), int(j in paired), 1.0) for j in range(len(drafts))
    ]
    return rows, [(drafts[j], events[i]) for j, i in paired.items()]


def keep_floor(rows: Rows, gold: int, c: float, folds: int) -> float:
    """The log-odds above which keeping drafts gives the best F1 against `gold` events, measured across folds."""
    said: list[tuple[float, int]] = []
    size = len(rows) // folds + 1
    for k in range(folds):
        held = rows[k * size : (k + 1) * size]
        model = Scorer(fit(rows[: k * size] + rows[(k + 1) * size :], c, 3))
        said += [(model.score(features), label) for features, label, _ in held]
    f1, floor = best_floor(said, gold, 10)
    print(f"keep: floor {floor} gives F1 {f1:.3f} across folds", file=sys.stderr)
    return floor


def first_slots(data: list[tuple[Material, list[dict[str, Any]]]]) -> dict[str, Scorer]:
    """Scorers of every slot from coded events alone, good enough to pair drafts with coded events."""
    slots = {name: Decisions() for name in SLOTS}
    for number, (m, events) in enumerate(data):
        slot_rows(m, gold_drafts(m, events), slots, number)
    found = {name: Scorer(fit_one(name, slots[name].rows, 0.1) | {"floor": -0.6}) for name in SLOTS}
    statuses = [(status_features(m, d), e["status"]) for m, es in data for d, e in gold_drafts(m, es)]
    return found | {"status": Chooser(fit_classes(statuses, STATUSES, C["status"]))}


def stages(data: list[tuple[Material, list[dict[str, Any]]]]) -> dict[str, Scorer]:
    """The scorers that drafts are made with."""
    words = [r for m, e in data for r in word_rows(m, e)] + [r for s in judged() for r in judged_words(*s)]
    found = {
        "word": Scorer(fit(words, C["word"], 3)),
        "link": Scorer(fit([r for m, e in data for r in link_rows(m, e)], C["link"], 3)),
    }
    pairs = [(m, d, e) for m, es in data for d, e in gold_drafts(m, es)]
    found["kind"] = Chooser(
        fit_classes([(kind_features(m, d), e["kind"]) for m, d, e in pairs], KINDS, C["kind"])
    )
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


def train(data: list[tuple[Material, list[dict[str, Any]]]], folds: int = 3) -> dict[str, Scorer]:
    """Every scorer: drafts are made across folds, so that later scorers learn from drafts as they will be."""
    telling = cross_tell(data)
    for m, _, _ in judged():
        m.told = tellings(m, Company(m), telling)
    *parts, found = side_by_side(
        lambda k: stages([d for i, d in enumerate(data) if k == folds or i % folds != k]), folds + 1
    )
    early = first_slots(data) | {"telling": telling}
    slots = {name: Decisions() for name in SLOTS}
    keeps: Rows = []
    statuses = []
    stories: list[Story] = []
    for k in range(folds):
        for number, (m, events) in list(enumerate(data))[k::folds]:
            more, pairs = keep_rows(m, events, parts[k] | early)
            keeps += more
            pairs.sort(key=lambda p: p[0].words[0])
            for some in (pairs, gold_drafts(m, events)):
                stories.append(slot_rows(m, some, slots, number))
                statuses += [(status_features(m, d), e["status"]) for d, e in some]
    more = [r for m, kinds, yes in judged() for r in judged_drafts(m, kinds, yes, found | early)]
    found["keep"] = Scorer(
        fit(keeps + more, C["keep"], 3)
        | {"floor": keep_floor(keeps, sum(len(e) for _, e in data), C["keep"], folds) - DENSER}
    )
    found["status"] = Chooser(fit_classes(statuses, STATUSES, C["status"]))
    found["telling"], found["triage"] = telling, fit_triage(data)
    fitted = side_by_side(lambda k: fit_slot(SLOTS[k], slots[SLOTS[k]], folds), len(SLOTS))
    found |= dict(zip(SLOTS, fitted, strict=True))
    return found | fit_again(stories, slots, folds)


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
    overview, company = Overview(m), Company(m)
    held = [i for i, w in enumerate(m.words) if kinds & set(w.kinds)]
    beside = [company.stem_features(m.sentence(m.words[i].first)) for i in held]
    return [(word_features(m, overview, i) + b, int(yes), 0.3) for i, b in zip(held, beside, strict=True)]


def judged_drafts(m: Material, kinds: frozenset[str], yes: bool, made: dict[str, Scorer]) -> Rows:
    drafts, overview = gather(m, made), Overview(m)
    for d in drafts:
        d.kind = choose_kind(m, d, made["kind"])
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


LIGHTEST = {"status": 0.04}
"""Weights lighter than this, elsewhere than 0.02, are left out of the files: they change nothing, and they are
read at every start."""


def write(out: Path, found: dict[str, Scorer]) -> None:
    """A file for each scorer, a line for each feature."""
    out.mkdir(parents=True, exist_ok=True)
    for name, scorer in sorted(found.items()):
        lightest = LIGHTEST.get(name, 0.02)
        if isinstance(scorer, Chooser):
            table = {
                f: {k: w for k, w in held.items() if f == "" or abs(w) >= lightest}
                for f, held in ((f, scorer.of(f)) for f in scorer.table)
            }
            lines = [f"{_json(f)}: {_json(held)}" for f, held in sorted(table.items()) if held]
        else:
            held = {f: w for f, w in scorer.weights.items() if abs(w) >= lightest or f in ("", "floor")}
            lines = [f"{_json(f)}: {w}" for f, w in sorted(held.items())]
        kind = "classes.json" if isinstance(scorer, Chooser) else "json"
        (out / f"{name}.{kind}").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


if __name__ == "__main__":
    main()
