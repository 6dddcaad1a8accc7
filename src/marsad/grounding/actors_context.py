"""What a short form stands for: by the report's earlier words, its country and its year."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

import msgspec

from marsad.knowledge.tables import rows
from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_registry import Party, Registry, registry
from marsad.text.fold import fold

# A country's report is often of its neighbour's war: whose forces are meant where the place is under another's arms.
_SHARED = {"PS": ("IL",), "IL": ("PS",)}


class Choice(NamedTuple):
    """A party chosen for a mention, why, how sure, and the others that were weighed."""

    id: str | None
    rule: str
    confidence: float
    others: tuple[str, ...] = ()


class Meaning(NamedTuple):
    """One row of the table of short forms."""

    country: str
    from_year: int
    to_year: int
    id: str


@cache
def meanings() -> dict[str, tuple[Meaning, ...]]:
    """What the table says each folded short form means, by country and years."""
    table = rows("actors", "contextual.tsv")
    forms = fold("\n".join(row["form_ar"] for row in table)).split("\n")
    found: dict[str, list[Meaning]] = {}
    for row, form in zip(table, forms, strict=True):
        years = int(row["from"][:4] or 0), int(row["to"][:4] or 9999)
        found.setdefault(form, []).append(Meaning(row["country"], *years, row["actor_id"]))
    return {form: tuple(found[form]) for form in found}


def in_years(party: Party, year: int) -> bool:
    """Whether a party was there in a year; an unknown year (0) is any."""
    return not year or (party.from_year or 0) <= year <= (party.to_year or 9999)


class Context(msgspec.Struct):
    """What a report has told so far: countries by weight, parties by the noun that heads their names."""

    country: str
    year: int
    weights: Counter[str]
    by_head: dict[str, str]
    by_form: dict[str, str]
    by_air: list[str]
    latest: list[str]
    told: Counter[str]

    @classmethod
    def of(cls, mentions: list[ActorMention], country: str | None, published: str | None) -> Context:
        """The context of a report with these mentions, its country (ISO code) and publication day."""
        year = int(published[:4]) if published and published[:4].isdigit() else 0
        told: Counter[str] = Counter()
        weights: Counter[str] = Counter()
        found = registry()
        for mention in mentions:
            for code in mention.countries:
                weights[code] += 2
            ids = mention.candidates
            if len(ids) == 1 and (party := found.parties.get(ids[0])):
                told[ids[0]] += 1
                if party.country:
                    weights[party.country] += 2 if party.type != "state" else 1
        if country:
            weights[country] += 12
        best = country or (weights.most_common(1)[0][0] if weights else "")
        return cls(best, year, weights, {}, {}, [], [], told)

    def countries(self) -> list[str]:
        """Country codes from the likeliest down, the country of the report first."""
        ordered = [c for c, _ in sorted(self.weights.items(), key=lambda item: (-item[1], item[0]))]
        if self.country in ordered:
            ordered.remove(self.country)
        return [c for c in (self.country, *_SHARED.get(self.country, ()), *ordered) if c]


def best_of(ids: tuple[str, ...], context: Context, found: Registry) -> str:
    """The likeliest of several parties that share a name: told before, there in that year, of the likeliest country."""

    def worth(identity: str) -> tuple[float, ...]:
        party = found.parties[identity]
        told = context.told[identity] + 3 * (identity in context.by_head.values())
        return (in_years(party, context.year), context.weights[party.country] if party.country else 0.5, told)

    return max(ids, key=worth)


def by_table(form: str, context: Context) -> tuple[str, ...]:
    """What the table of short forms gives for a folded form, the likeliest country first."""
    told = meanings().get(form, ())
    fit = [m for m in told if not context.year or m.from_year <= context.year <= m.to_year] or list(told)
    order = {code: n for n, code in enumerate(context.countries())}
    ranked = sorted(
        (m for m in fit if m.country in order or not m.country), key=lambda m: order.get(m.country, 99)
    )
    return tuple(dict.fromkeys(m.id for m in ranked))
