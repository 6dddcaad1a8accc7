"""Families of kinds: which kinds tell of one sort of happening and may be one event."""

from __future__ import annotations

FAMILIES: dict[str, frozenset[str]] = {
    "battle": frozenset({"clash", "capture"}),
    "explosive": frozenset({"airstrike", "shelling", "explosion", "suicide_bombing", "chemical_attack"}),
    "civilian": frozenset({"attack", "abduction", "sexual_violence"}),
    "crowd": frozenset({"protest", "riot"}),
    "control": frozenset({"withdrawal", "deployment"}),
    "deal": frozenset({"agreement", "talks"}),
}
FAMILY: dict[str, str] = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
VIOLENT = FAMILIES["battle"] | FAMILIES["explosive"] | FAMILIES["civilian"]
KINDS: tuple[str, ...] = (
    "clash", "capture", "airstrike", "shelling", "explosion", "suicide_bombing", "chemical_attack", "attack",
    "abduction", "sexual_violence", "protest", "riot", "arrest", "destruction", "interception", "withdrawal",
    "deployment", "agreement", "talks", "aid", "sanction", "measure", "displacement",
)  # fmt: skip


def family(kind: str) -> str:
    """The family of a kind; kinds without one, and harm, are their own."""
    return FAMILY.get(kind, kind)


def may_tell(kinds: tuple[str, ...], kind: str) -> bool:
    """Whether an event word of these kinds may tell an event of that kind."""
    if any(family(k) == family(kind) for k in kinds):
        return True
    violent = kind in VIOLENT
    if "harm" in kinds and (violent or kind in {"protest", "riot", "interception", "arrest"}):
        return True
    return violent and any(k in VIOLENT for k in kinds)
