"""Phrases that point back (المدينة، القاعدة): kept only where something before them can be meant."""

from __future__ import annotations

from marsad.reading.places.mention import PlaceMention

_ALWAYS = frozenset({"country", "capital"})
# For a phrase like "the city": the kinds of mention that it can point back to.
LIKE: dict[str, frozenset[str]] = {
    "city": frozenset({"city", "town", "settlement", "capital", "admin1", "admin2"}),
    "town": frozenset({"town", "city", "village", "settlement", "admin3"}),
    "village": frozenset({"village", "town", "settlement"}),
    "admin1": frozenset({"admin1", "city", "capital", "settlement", "rural"}),
    "rural": frozenset({"admin1", "city", "capital", "town", "settlement", "admin2"}),
    "hood": frozenset({"hood"}),
    "camp": frozenset({"camp"}),
    "admin2": frozenset({"admin2", "admin3", "town", "settlement", "city"}),
    "area": frozenset(
        {"area", "region", "admin2", "admin3", "town", "village", "city", "settlement", "front"}
    ),
    "airport": frozenset({"airport", "airbase"}),
    "base": frozenset({"base", "airbase"}),
    "crossing": frozenset({"crossing"}),
    "port": frozenset({"port"}),
    "dam": frozenset({"dam"}),
    "front": frozenset({"front"}),
    "field": frozenset({"field"}),
    "settlement": frozenset({"settlement"}),
    "bridge": frozenset({"bridge"}),
    "square": frozenset({"square"}),
    "height": frozenset({"height", "mountain"}),
    "road": frozenset({"road"}),
}
_NAMED = frozenset({"قطاع", "ضفه"})


# Phrases of other kinds point back only to a mention with the same noun: "جزيرة سقطرى … الجزيرة".
_BY_KIND = frozenset(
    {"city", "town", "village", "admin1", "admin2", "rural", "airport", "base", "hood", "camp", "crossing"}
)
# "The area" is the last place named, if that is not far back.
_NEAR = 60


def drop_idle(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions without those phrases that have nothing to point back to."""
    kinds: set[str] = set()
    nouns: dict[str, int] = {}
    kept: list[PlaceMention] = []
    for mention in mentions:
        if not mention.anaphor:
            kinds.add(mention.kind)
            kinds.update(e.kind for e in mention.entries)
            nouns[mention.cue or mention.key.partition(" ")[0]] = mention.last
        elif not (_points(mention, kinds, nouns, kept) or _followed(mentions, mention)):
            continue
        kept.append(mention)
    return kept


def _points(mention: PlaceMention, kinds: set[str], nouns: dict[str, int], kept: list[PlaceMention]) -> bool:
    """Whether something before a phrase can be meant by it."""
    if mention.anaphor in _ALWAYS or mention.cue in _NAMED:
        return True
    if mention.anaphor in _BY_KIND:
        return bool(LIKE[mention.anaphor] & kinds)
    if mention.cue == "منطقه":
        return bool(kept) and mention.first - kept[-1].last <= _NEAR and bool(LIKE["area"] & kinds)
    return mention.cue in nouns


def _followed(mentions: list[PlaceMention], mention: PlaceMention) -> bool:
    """Whether what is meant follows at once: "المدينة القديمة في الرقة"."""
    later = next((m for m in mentions if m.first >= mention.last), None)
    return later is not None and later.first - mention.last <= 2 and later.prep in {"في", "ب", "ل"}
