"""An attribution: who is told to say what, and over which words it reaches."""

from __future__ import annotations

import msgspec

from marsad.reading.mention import Mention


class Attribution(Mention):
    """What one source is told to say; the mention is the cue, verb or preposition, that tells it.

    `source_start` and `source_end` are the source's offsets in the document's `raw` as a reader would quote it: in full where
    it was told in full before; `written_start` and `written_end` those of the words that stand here;
    `actor` the number of the source in the list of actors, -1 where it is none; `scope` token ranges (last exclusive)
    of what is said, `onward` those of the sentences of its paragraph that follow and have no speaker of their own,
    which it may reach over; `chain` the numbers of the attributions it passes on; `refers` the number of the earlier attribution
    whose source a short form (المنظمة, الوزير) stands for, -1 for none; `stance` is says, announces, documents,
    claims, denies, claims responsibility, denies responsibility or told (the outlet that was spoken to); `goes_on`
    where the source is carried over from an earlier sentence.
    """

    source: str = ""
    source_start: int = 0
    source_end: int = 0
    written_start: int = 0
    written_end: int = 0
    actor: int = -1
    verb: str = ""
    stance: str = "says"
    scope: list[tuple[int, int]] = msgspec.field(default_factory=list)
    onward: list[tuple[int, int]] = msgspec.field(default_factory=list)
    chain: tuple[int, ...] = ()
    hedge: str = ""
    refers: int = -1
    goes_on: bool = False
    unnamed: bool = False
