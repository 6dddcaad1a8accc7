"""A toll as a clause tells it, before it becomes a mention."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.numbers.victims import Victims


@dataclass
class Found:
    """A toll as read: its kind, victims and trigger token (`skip` letters of it are a proclitic)."""

    kind: str
    victims: Victims
    trigger: int
    skip: int
    rule: str
    former: int | None = None
    within: bool = False
    anaphoric: bool = False

    def figures(self) -> list[int]:
        """The tokens of the numbers it rests on, the first word of its victims where it has none."""
        return [q.number[0] for q in self.victims.quantities] or [self.victims.first]

    def same_as(self, other: Found) -> bool:
        """Whether both tell the same figure."""
        return self.kind == other.kind and bool(set(self.figures()) & set(other.figures()))
