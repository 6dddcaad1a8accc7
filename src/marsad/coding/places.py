"""The place of an event: every place named near it, weighed against each other."""

from __future__ import annotations

import msgspec

from marsad.coding.gather import Draft
from marsad.coding.link_features import place_key
from marsad.coding.material import Material
from marsad.coding.relation import Relation, context_sentences, nearest_of, ranks
from marsad.coding.word_features import bucket


class PlaceChoice(msgspec.Struct):
    """A candidate for the place of an event: the number of its mention and its features."""

    mention: int
    features: list[str]


def place_choices(m: Material, draft: Draft) -> list[PlaceChoice]:
    """The candidates: every place named in the draft's sentences and around, names inside other names left out."""
    numbers = [
        i
        for n in context_sentences(m, draft, back=2, ahead=1)
        for i in m.in_sentence(m.place_mentions, n)
        if not m.place_mentions[i].part_of_name
    ]
    counts: dict[str, int] = {}
    for i in range(len(m.place_mentions)):
        counts[place_key(m, i)] = counts.get(place_key(m, i), 0) + 1
    first = next(
        (place_key(m, i) for i in range(len(m.place_mentions)) if not m.place_mentions[i].part_of_name), ""
    )
    own = set(draft.sentences(m))
    inside = sum(m.sentence(m.place_mentions[i].first) in own for i in numbers)
    found = []
    near = [Relation(m, draft, m.place_mentions[i]) for i in numbers]
    chosen = nearest_of([place_key(m, i) for i in numbers], near)
    told: dict[str, int] = {}
    heads = set()
    for i, r in zip(numbers, near, strict=True):
        told[place_key(m, i)] = told.get(place_key(m, i), 0) + (r.gap == 0)
        if r.role == "headline":
            heads.add(place_key(m, i))
    numbers, relations = [numbers[k] for k in chosen], [near[k] for k in chosen]
    for i, r, rank in zip(numbers, relations, ranks(relations), strict=True):
        mention, place, key = m.place_mentions[i], m.places[i], place_key(m, i)
        where = "same" if r.gap == 0 else "prev" if r.gap < 0 else "next"
        size = _size(place.radius_m)
        f = r.features() + rank
        f += [
            f"size={size}:{where}", f"basis={place.basis}:{where}", f"cue={mention.cue}", f"prep={mention.prep}:{where}", f"gov={mention.government}",
            f"count={bucket(counts[key], 2, 3, 5)}:{where}", f"first={key == first}:{where}", f"home={place.country == m.country}:{where}",
            f"told={bucket(told[key], 1, 2, 3)}:{where}", f"head={key in heads}:{bool(heads)}", f"inside={bucket(inside, 1, 2, 4)}:{where}", f"dateline={mention.dateline}", f"{draft.kind}:{size}", f"known={place.lat is not None}:{where}",
            f"gov={mention.government}:{where}:{draft.kind in ('talks', 'measure', 'sanction', 'agreement')}",
        ]  # fmt: skip
        if r.gap == 0:
            f.append(
                f"{'after' if r.after else 'before'}:c{bucket(r.clauses, 1, 3)}:w{bucket(r.between, 1, 2)}:{size}"
            )
            f.append(f"prep={mention.prep}:{r.word.pos}:{'after' if r.after else 'before'}")
        finer = [
            j
            for j in numbers
            if j != i
            and m.sentence(m.place_mentions[j].first) == r.sentence
            and _size(m.places[j].radius_m) < size
        ]
        f.append(f"finer={bool(finer)}:{where}:{size}")
        found.append(PlaceChoice(i, f))
    return found


def _size(radius_m: int | None) -> int:
    return bucket(radius_m if radius_m is not None else 10_000_000, 5_000, 15_000, 40_000, 200_000)
