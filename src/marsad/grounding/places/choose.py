"""Choosing among places of one name: each candidate gets a score and its reasons."""

from __future__ import annotations

from math import log10

import msgspec

from marsad.grounding.places.geometry import bearing_of, degrees_between, distance_km
from marsad.grounding.places.special import capital_entry
from marsad.reading.places import Entry, PlaceMention

# Kinds of entries that a cue's kind asks for, and those it speaks against.
_FITS = {
    "admin1": {"admin1"}, "admin2": {"admin2", "admin3", "city", "town"}, "hood": {"hood"}, "camp": {"camp"},
    "village": {"village", "settlement"}, "town": {"town", "village", "settlement", "city"},
    "city": {"city", "town", "settlement", "capital"}, "airport": {"airport", "airbase"}, "base": {"base", "airbase"},
    "crossing": {"crossing"}, "front": {"front", "admin3", "admin2", "area", "region"}, "dam": {"dam"}, "bridge": {"bridge"},
    "area": {"region", "area", "admin1", "admin2", "admin3", "country", "site"}, "capital": {"capital", "city", "settlement"},
    "height": {"mountain"}, "valley": {"region", "valley"}, "port": {"port"}, "field": {"field"}, "road": {"road"},
    "square": {"square"}, "facility": {"site", "hospital", "prison"}, "water": {"river", "sea", "lake", "water"},
}  # fmt: skip
_AGAINST = {
    "admin1": {"hood", "village", "front", "site", "square"}, "hood": {"country", "admin1", "capital"},
    "village": {"country", "admin1", "capital", "city", "airport", "airbase", "hood", "base"},
    "town": {"country", "airport", "airbase", "hood", "base"},
    "city": {"hood", "village", "country", "airport", "airbase", "crossing", "base"},
    "camp": {"country", "city", "capital"}, "capital": {"hood", "village", "town"},
    "airport": {"hood"}, "crossing": {"hood"}, "": {"hood", "front", "site", "square"},
}  # fmt: skip


# Places so well known that a container read wrongly is likelier than that they are not meant.
_LARGE = frozenset({"country", "admin1", "capital", "city", "seat"})
_LARGE_TOWN = 50_000


class Candidate(msgspec.Struct, gc=False):
    """A place that a name could mean, how well it fits (higher is better), why, and whether what holds it rules it out."""

    entry: Entry
    score: float
    reasons: list[str]
    outside: bool = False


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """A place of the report that is already certain."""

    key: str
    country: str
    lat: float
    lon: float


def choose(
    mention: PlaceMention,
    votes: dict[str, float],
    holders: list[Entry],
    anchors: list[Anchor],
    bearing: tuple[Entry, float | None, float | None] | None,
) -> list[Candidate]:
    """The candidates of a mention, the best first; ties are broken by population and id."""
    total = sum(votes.values()) or 1.0
    capitals = {e.country for e in mention.entries if e.kind == "capital"} if not mention.cue else set()
    found = []
    for entry in mention.entries:
        reasons: list[str] = []
        score = _prior(entry) + _cue(mention, entry, reasons)
        share = votes.get(entry.country, 0.0) / total
        score += 4.0 * share
        if share > 0.3:
            reasons.append(f"country {share:.0%}")
        if capitals:
            score += _beside_capital(mention, entry, capitals, votes)
        if mention.demonym:
            score += 4.0 if entry.country == mention.demonym else -6.0
            reasons.append(f"adjective {mention.demonym}")
        for holder in holders:
            score += _within(entry, holder, reasons)
        if bearing is not None:
            score += _bears(entry, bearing, reasons)
        score += _near(mention, entry, anchors, reasons)
        out = any(outside(entry, h, mention.kind) for h in holders) or (
            bearing is not None and _off(entry, bearing)
        )
        found.append(Candidate(entry, round(score, 3), reasons, out))
    found.sort(key=lambda c: (c.outside, -c.score, -c.entry.population, c.entry.id))
    return found


def _prior(entry: Entry) -> float:
    score = 0.35 * log10(entry.population + 10)
    if entry.curated:
        score += 1.2
    if entry.kind == "country":
        score += 6.0
    elif entry.kind in {"admin1", "capital"}:
        score += 1.2
    else:
        score += _KIND.get(entry.kind, 0.0)
        if not entry.country:  # a sea or a region of several countries
            score += 1.5
        if entry.kind == "hood" and _in_capital(entry):
            score += 0.4
    return score


# Of two places of one name, which is meant when nothing else tells.
_KIND = {"seat": -1.5, "city": 0.9, "town": 0.6, "region": 0.6, "admin2": 0.2, "camp": 0.2}


# Whose countryside is meant.
_RURAL = {"admin1": 2.0, "city": 0.3, "town": 0.3, "settlement": 0.3, "admin2": 0.3}


# Places that bear the name of another country's capital are told by a cue: "مديرية القاهرة".
_LESSER = frozenset(
    {"admin2", "admin3", "hood", "village", "town", "settlement", "front", "site", "mountain"}
)


def _beside_capital(
    mention: PlaceMention, entry: Entry, capitals: set[str], votes: dict[str, float]
) -> float:
    """What a namesake of a capital loses beside it: "في القاهرة" is no district, "في عمان" is in Jordan where it is told of."""
    if entry.country in capitals:
        return 0.0
    if entry.kind in _LESSER:
        return 0.0 if mention.containers else -4.0
    told = entry.kind == "country" and not votes.get(entry.country)
    return (
        -4.0 if told and mention.prep in {"في", "ب", "الي"} and any(votes.get(c) for c in capitals) else 0.0
    )


def _in_capital(entry: Entry) -> bool:
    """Whether a quarter lies in its country's capital, which is the better known."""
    capital = capital_entry(entry.country)
    if capital is None or capital.lat is None or entry.lat is None:
        return False
    return distance_km(entry.lat, entry.lon or 0, capital.lat, capital.lon or 0) < 25


def _cue(mention: PlaceMention, entry: Entry, reasons: list[str]) -> float:
    kind = mention.kind if mention.cue else ""
    if entry.kind == "country" and (
        kind not in {"", "area", "country"} or mention.rural or mention.distance_km is not None
    ):
        return -8.0  # "مدينة الكويت", "وسط تونس العاصمة": the town, not the country
    if mention.rural and not mention.cue:
        return _RURAL.get(entry.kind, -1.0)
    if kind and entry.kind in _FITS.get(kind, ()):
        reasons.append(f"cue {mention.cue}")
        return 2.0
    if entry.kind in _AGAINST.get(kind, ()):
        return -2.0 if kind else -0.8
    if kind == "village" and entry.population > 100_000:
        return -2.5
    return 0.0


def _within(entry: Entry, holder: Entry, reasons: list[str]) -> float:
    """How well a candidate lies in what the report says holds it."""
    if holder.id == entry.id:
        return 0.0
    if holder.country and entry.country and holder.country != entry.country:
        reasons.append(f"not in {holder.name}")
        return -5.0
    if holder.kind == "country":
        return 2.0
    score = 1.0
    if holder.admin1 and entry.admin1:
        same = _plain(holder.admin1) == _plain(entry.admin1)
        score += 2.0 if same else -1.0
        if same:
            reasons.append(f"in {holder.admin1}")
    if None not in (holder.lat, holder.lon, entry.lat, entry.lon):
        away = distance_km(entry.lat, entry.lon, holder.lat, holder.lon)  # type: ignore[arg-type]
        reasons.append(f"{away:.0f} km from {holder.name}")
        wide = 60 if holder.kind in {"admin1", "region"} else 20
        score += 2.5 if away < wide else 1.0 if away < 2 * wide else -1.0 if away < 4 * wide else -3.5
    return score


def outside(entry: Entry, holder: Entry, kind: str = "") -> bool:
    """Whether a candidate cannot lie in what the report says holds it: too far off, or in another country.

    `kind` is the cue's: a mountain is not looked for at a village of its name far from what holds it.
    """
    large = entry.kind in _LARGE or entry.population >= _LARGE_TOWN
    if kind == "village" and entry.kind in {"city", "town", "settlement"}:
        large = False
    if kind in {"height", "valley"} and entry.kind != "country":
        large = False
    if holder.id == entry.id or large:
        return False
    if holder.country != entry.country:
        return bool(holder.country)
    if holder.lat is None or holder.lon is None or entry.lat is None or entry.lon is None:
        return False
    away = distance_km(entry.lat, entry.lon, holder.lat, holder.lon) - entry.radius_m / 1000
    if holder.kind == "admin1":
        same = bool(entry.admin1) and _plain(holder.admin1) == _plain(entry.admin1)
        return not same and away > 90
    if holder.kind in {"region", "area", "mountain", "river", "road", "front"}:
        return away > 60 + holder.radius_m / 1000
    near = entry.kind == "hood" or (
        kind in {"height", "valley"} and entry.kind not in {"mountain", "region", "valley"}
    )
    return away > (25 if near else 60)


def _off(entry: Entry, bearing: tuple[Entry, float | None, float | None]) -> bool:
    """Whether a candidate lies nowhere near the told distance from a place."""
    base, _, km = bearing
    if base.lat is None or base.lon is None or entry.lat is None or entry.lon is None:
        return False
    away = distance_km(base.lat, base.lon, entry.lat, entry.lon)
    if km is not None:
        return abs(away - km) > max(25.0, 0.6 * km)
    limit = 200 if base.kind != "admin1" or _plain(base.admin1) != _plain(entry.admin1) else 600
    return base.kind != "country" and away > limit


def _plain(name: str) -> str:
    """An admin name without article, marks and the words Governorate and Province, for comparing two tables."""
    letters = "".join(c for c in name.casefold() if (c.isascii() and c.isalpha()) or c == " ")
    words = [
        w
        for w in letters.split()
        if w not in {"governorate", "province", "al", "ar", "as", "ad", "an", "at", "district"}
    ]
    return "".join(words)


def _bears(entry: Entry, bearing: tuple[Entry, float | None, float | None], reasons: list[str]) -> float:
    """How well a candidate lies at the told distance and direction from a place."""
    base, degrees, km = bearing
    if None in (base.lat, base.lon, entry.lat, entry.lon):
        return 0.0
    away = distance_km(base.lat, base.lon, entry.lat, entry.lon)  # type: ignore[arg-type]
    score = 0.0
    if km is not None:
        score += 3.0 if abs(away - km) < max(8.0, 0.35 * km) else -2.5
        reasons.append(f"{away:.0f} km from {base.name} ({km:.0f} told)")
    elif away > 150:
        score -= 1.5
    if degrees is not None and away > 2:
        off = degrees_between(bearing_of(base.lat, base.lon, entry.lat, entry.lon), degrees)  # type: ignore[arg-type]
        score += 1.0 if off < 60 else -0.7
    return score


def _near(mention: PlaceMention, entry: Entry, anchors: list[Anchor], reasons: list[str]) -> float:
    """How near a candidate lies to the other places of the report."""
    if entry.lat is None or entry.lon is None:
        return 0.0
    nearest = 1e9
    for anchor in anchors:
        if (
            anchor.key != mention.key
            and abs(anchor.lat - entry.lat) < 1.4
            and abs(anchor.lon - entry.lon) < 2.2
        ):
            nearest = min(nearest, distance_km(entry.lat, entry.lon, anchor.lat, anchor.lon))
    if nearest < 25:
        reasons.append(f"{nearest:.0f} km from another place named")
        return 2.0
    return 1.2 if nearest < 60 else 0.6 if nearest < 150 else 0.0
