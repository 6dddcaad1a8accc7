"""Whether a source speaks for a party to the happening: an official's word is kept, and marked as such."""

from __future__ import annotations

from functools import cache, lru_cache

from marsad.incidents.words import bare
from marsad.knowledge.tables import tables
from marsad.text.fold import fold

_KINDS = frozenset(
    (
        "military",
        "armed_group",
        "government",
        "police",
        "intelligence",
        "militia",
        "state",
        "coalition",
        "official_body",
    )
)
_LONGEST = 6


@cache
def _names() -> dict[str, str]:
    """Every Arabic name of a fighting or governing party in the registry, folded, with the party's id."""
    found: dict[str, str] = {}
    for row in tables("actors"):
        if row.get("type") not in _KINDS or not row.get("names_ar"):
            continue
        for name in row["names_ar"].split("|"):
            words = " ".join(bare(word) for word in fold(name).split())
            found.setdefault(words, row["id"])
    return found


@lru_cache(maxsize=50_000)
def party_of(source: str) -> str | None:
    """The id of the party whose name stands in a source's words, the longest name of all."""
    words = [bare(word) for word in fold(source).replace('"', " ").split()]
    names = _names()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            if party := names.get(" ".join(words[at : at + length])):
                return party
    return None


def speaks_for(source: str, parties: frozenset[str]) -> bool:
    """Whether a source is one of the parties, a part of one, or of a state that is one."""
    own = party_of(source)
    if own is None:
        return False
    return any(
        own == party or own.startswith(party + "-") or party.startswith(own + "-") for party in parties
    )
