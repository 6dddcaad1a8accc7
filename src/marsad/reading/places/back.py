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


def drop_idle(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions without those phrases that have nothing to point back to."""
    seen: set[str] = set()
    kept = []
    for mention in mentions:
        if mention.anaphor and mention.anaphor not in _ALWAYS and mention.cue not in _NAMED:
            if not LIKE.get(mention.anaphor, frozenset()) & seen and not _followed(mentions, mention):
                continue
        elif not mention.anaphor:
            seen.add(mention.kind)
            seen.update(e.kind for e in mention.entries)
        kept.append(mention)
    return kept


def _followed(mentions: list[PlaceMention], mention: PlaceMention) -> bool:
    """Whether what is meant follows at once: "المدينة القديمة في الرقة"."""
    later = next((m for m in mentions if m.first >= mention.last), None)
    return later is not None and later.first - mention.last <= 2 and later.prep in {"في", "ب", "ل"}
