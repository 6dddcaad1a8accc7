"""A link in words: each part of its score with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from marsad.incidents.compare import PARTS, features
from marsad.incidents.facts import Facts, distance_m
from marsad.incidents.incident import Link, Reason, member_of
from marsad.incidents.scoring import Weights, probability
from marsad.knowledge.tables import rows

_FEWEST = 0.005  # a part that weighs less than this is not told


@cache
def _words() -> dict[str, str]:
    return {row["feature"]: row["words"] for row in rows("incidents", "reasons.tsv")}


def explain(a: Facts, b: Facts, weights: Weights) -> list[Reason]:
    """Every part of a score that weighs, the heaviest first; with the constant they add up to the log-odds."""
    found = [Reason("constant", round(weights.bias, 3), "two events of one block, before anything is known")]
    for part, name in zip(PARTS, features(a, b), strict=True):
        value = weights.table.get(name, 0.0)
        if abs(value) >= _FEWEST:
            found.append(Reason(part, round(value, 3), _told(part, name, a, b)))
    return sorted(found, key=lambda r: (-abs(r.score), r.part))


def link_of(a: Facts, b: Facts, weights: Weights) -> Link:
    """The link between two events, the earlier by key first."""
    if a.key > b.key:
        a, b = b, a
    score = round(probability(weights.score(a, b)), 4)
    return Link(member_of(a.key), member_of(b.key), score, explain(a, b, weights))


def judged_link(a: Facts, b: Facts, by: str) -> Link:
    """A link that a person made."""
    if a.key > b.key:
        a, b = b, a
    return Link(
        member_of(a.key),
        member_of(b.key),
        1.0,
        [Reason("judgement", 0.0, f"{by} said that they are the same")],
    )


def _told(part: str, name: str, a: Facts, b: Facts) -> str:
    table = _words()
    words = table.get(name) or table.get(part) or name
    if "{" not in words:
        return words
    values = _values(part, a, b)
    return words.format_map({"a": values[0], "b": values[1], "shared": values[2], "km": _km(a, b)})


def _km(a: Facts, b: Facts) -> str:
    far = distance_m(a, b)
    return "?" if far is None else f"{far / 1000:.0f}"


def _listed(found: Iterable[str]) -> str:
    return ", ".join(sorted(found)) or "none"


def _toll(told: tuple[int, int | None] | None) -> str:
    if told is None:
        return "none"
    low, high = told
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"


def _values(part: str, a: Facts, b: Facts) -> tuple[str, str, str]:
    """The two values of a part and what they share."""
    if part in ("actor1", "actor2"):
        one, other = (a.actor1, b.actor1) if part == "actor1" else (a.actor2, b.actor2)
        return _listed(one), _listed(other), _listed(one & other)
    if part in ("killed", "injured"):
        return _toll(getattr(a, part)), _toll(getattr(b, part)), ""
    if part in ("story", "text", "title"):
        one_of = {
            "story": (a.words, b.words),
            "text": (a.report.words, b.report.words),
            "title": (a.report.title, b.report.title),
        }
        first, second = one_of[part]
        return "", "", _listed(sorted(set(first) & set(second))[:12])
    if part == "names":
        return "", "", _listed(set(a.names) & set(b.names))
    plain = {
        "kind": (a.kind, b.kind),
        "status": (a.status, b.status),
        "place": (a.place, b.place),
        "hour": (a.part, b.part),
    }
    one_value, other_value = plain.get(part, ("", ""))
    return one_value or "?", other_value or "?", ""
