"""Keeping: which drafts become records, and how sure each is."""

from __future__ import annotations

from marsad.coding.gather import Draft
from marsad.coding.kinds import family
from marsad.coding.material import Material
from marsad.coding.scorer import Scorer, probability
from marsad.coding.word_features import Overview, age, bucket, word_features

_DOUBTFUL = ("len=", "words=")  # how long a report is says nothing that holds for other outlets


def keep_features(m: Material, overview: Overview, drafts: list[Draft], number: int) -> list[str]:
    """The names of the features that hold for a draft among the drafts of its report."""
    d = drafts[number]
    own = d.sentences(m)
    fam = family(d.kind)
    top, total = max(d.odds), sum(d.odds)
    rank = sum(max(o.odds) > top for o in drafts)
    same = sum(family(o.kind) == fam for o in drafts)
    f = [
        f"top={bucket(int(top * 2), 0, 1, 2, 3, 4, 6, 8)}", f"top={bucket(int(top * 2), 1, 3, 6)}:{fam}", f"sum={bucket(int(total), 0, 1, 2, 4, 8, 16)}",
        f"n={bucket(len(d.words), 2, 3, 5, 8)}", f"drafts={bucket(len(drafts), 2, 3, 5, 8)}", f"rank={bucket(rank, 1, 2, 4)}",
        f"kind={d.kind}", f"same={bucket(same, 2, 3, 5)}:{bucket(rank, 1, 2)}", f"headline={any(m.doc.sentences[n].role == 'headline' for n in own)}",
        f"sentences={bucket(len(own), 2, 3)}", f"top={bucket(int(top * 2), 1, 3, 6)}:n={bucket(len(d.words), 2, 4)}",
    ]  # fmt: skip
    for k in sorted(range(len(d.words)), key=lambda k: -d.odds[k])[:1]:
        f += [f"top:{x}" for x in word_features(m, overview, d.words[k]) if not x.startswith(_DOUBTFUL)]
    f += {f"e={m.words[i].entry}" for i in d.words} | {f"ek={m.words[i].kinds[0]}:{m.words[i].pos}" for i in d.words}
    for name, mentions in (("day", m.times), ("place", m.place_mentions), ("toll", m.tolls), ("actor", m.actor_mentions), ("source", m.speakers)):
        count = sum(len(m.in_sentence(mentions, n)) for n in own)  # type: ignore[type-var]
        f.append(f"{name}={bucket(count, 1, 2, 4)}")
    ages = [age(m, i) for n in own for i in m.in_sentence(m.times, n)]
    f += [f"age={a}" for a in set(ages)]
    f.append(f"linked={any(o is not d and family(o.kind) == fam and set(o.sentences(m)) & set(own) for o in drafts)}")
    return f


def keep(m: Material, drafts: list[Draft], scorer: Scorer) -> list[Draft]:
    """The drafts that score above the scorer's `floor` (log-odds), each with its confidence."""
    kept = []
    overview = Overview(m)
    for i, draft in enumerate(drafts):
        score = scorer.score(keep_features(m, overview, drafts, i))
        draft.confidence = probability(score)
        if score > scorer.floor:
            kept.append(draft)
    return kept
