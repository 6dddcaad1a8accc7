"""A mention of a place, with everything around it that helps to tell which place is meant."""

from __future__ import annotations

import msgspec

from marsad.reading.mention import Mention
from marsad.reading.places.entry import Entry


class PlaceMention(Mention):
    """A place as named: the whole phrase (`start`, `end`), the name in it, and its context.

    `key` is the folded name ("" for "the city", "the north of the country"), `kind` what the cue or the table says it
    is, `entries` the known places of that name, `containers` numbers of mentions in the same list that hold or border
    it, `degrees` and `distance_km` a bearing told from it, `demonym` the country of an adjective beside it.
    """

    key: str = ""
    name_start: int = 0
    name_end: int = 0
    cue: str = ""
    kind: str = ""
    entries: list[Entry] = msgspec.field(default_factory=list)
    containers: list[int] = msgspec.field(default_factory=list)
    prep: str = ""
    degrees: float | None = None
    distance_km: float | None = None
    rural: bool = False
    around: bool = False
    demonym: str = ""
    anaphor: str = ""
    quoted: bool = False
    dateline: bool = False
    part_of_name: bool = False
    government: bool = False

    @property
    def origin(self) -> bool:
        """Whether something comes from there: "من حلب"."""
        return self.prep == "من"

    @property
    def destination(self) -> bool:
        """Whether something goes there: "إلى حلب", "نحو حلب"."""
        return self.prep in {"الي", "نحو", "باتجاه", "صوب"}
