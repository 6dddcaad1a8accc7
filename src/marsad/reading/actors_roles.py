"""What the words of a party's phrase are allowed: roles of heads, and what is handed from one reader to the next."""

from __future__ import annotations

from typing import NamedTuple

from marsad.reading.actors_registry import Hit
from marsad.reading.actors_words import Noun
from marsad.reading.word_sets import word_set

OPEN = frozenset("(")
NAMED = frozenset(
    {
        "official",
        "folk",
        "partisan",
        "group",
        "force",
        "room",
        "media",
        "institution",
        "tribe",
        "centre",
        "asset",
        "site",
        "arm",
        "judicial",
        "platform",
        "position",
    }
)
BARE_NAMED = frozenset(
    {
        "hospital",
        "hospital-2",
        "authorities",
        "bureau",
        "police",
        "agency",
        "channel",
        "newspaper",
        "radio",
        "radio-2",
        "station",
        "team",
        "network",
        "platform",
        "court",
        "prosecution",
        "directorate",
        "municipality",
        "department",
        "club",
        "magazine",
    }
)
GIVEN_NAMED = frozenset({"group", "force", "tribe", "site", "centre", "partisan", "asset"})
HUMAN = frozenset(
    {
        "member",
        "armed",
        "man",
        "civilian",
        "crowd",
        "journalist",
        "medic",
        "prisoner",
        "suspect",
        "migrant",
        "worshipper",
        "tourist",
        "activist",
        "notable",
        "partisan",
        "official",
        "settler",
        "hostage",
        "victim",
        "source",
        "reporter",
        "rioter",
        "folk",
        "tribe",
    }
)
PARTITIVE = frozenset(
    {
        "member",
        "armed",
        "man",
        "civilian",
        "band",
        "asset",
        "group",
        "force",
        "crowd",
        "folk",
        "victim",
        "suspect",
        "prisoner",
        "partisan",
        "official",
        "source",
        "medic",
        "journalist",
        "gathering",
    }
)
LOCATED = frozenset(
    {
        "source",
        "official",
        "member",
        "reporter",
        "activist",
        "notable",
        "armed",
        "institution",
        "text",
        "medic",
        "civilian",
    }
)
_OF = (
    "تابع",
    "موال",
    "موالي",
    "مويد",
    "مناصر",
    "مدعوم",
    "متحالف",
    "محسوب",
    "مقرب",
    "منتم",
    "منتمي",
    "ممول",
    "مناهض",
    "معارض",
    "مناوي",
    "منسوب",
)
BELONGS: dict[str, str] = {}
for _stem in _OF:
    _via = (
        "of"
        if _stem in ("تابع", "منتم", "منتمي", "منسوب", "محسوب")
        else "against"
        if _stem in ("مناهض", "معارض", "مناوي")
        else "pro"
    )
    for _end in ("", "ه", "ون", "ين", "ا", "ان", "ات", "يه", "يين"):
        BELONGS[_stem + _end] = _via
        BELONGS["ال" + _stem + _end] = _via
LED = word_set("actors", "led")
PLACE_CUES = word_set("actors", "place_cues")


class Marks(NamedTuple):
    """Where places and opening quotation marks stand: the last token (exclusive) of the place at a token, the marks."""

    places: dict[int, int]
    opening: frozenset[int]


class Part(NamedTuple):
    """What was read after a head: the token after it, the party's own name in it, and what it tells."""

    last: int
    hit: Hit | None
    nested: Noun | None
    countries: tuple[str, ...]
    party: str
    via: str
    hostile: bool
    armed: bool
    adjectives: int
    named: bool
    core: tuple[int, int] | None


def close(forms: list[str], i: int, limit: int, mark: str, most: int) -> int:
    """The token of the closing `mark` for an opening one at `i`, or -1 where it is further than `most` tokens."""
    for j in range(i + 1, min(limit, i + most + 2)):
        if forms[j] == mark:
            return j
    return -1
