"""The words around a name: its preposition, and whether it stands where places stand."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.places.lexicon import Word
from marsad.reading.places.mention import PlaceMention
from marsad.reading.places.names import Name
from marsad.reading.places.words import words_of

OPENERS = frozenset("\"#(['“")
PREPOSITIONS = words_of("preposition")
_OF_PLACE = words_of("of_place")


def preposition(forms: Sequence[str], first: int, skip: int) -> str:
    """The preposition before a phrase at token `first`: ب, ل or ك joined to it (`skip` letters), or the word before."""
    form = forms[first]
    if skip and form[skip - 1] in "بلك":
        return form[skip - 1]
    if not skip and form.startswith("لل"):
        return "ل"
    if not first or skip:
        return ""
    before = forms[first - 1]
    if before in OPENERS and first > 1:
        before = forms[first - 2]
    if before not in PREPOSITIONS:
        return ""
    return before[1:] if before[0] == "و" else before


def in_context(
    forms: Sequence[str],
    words: Sequence[Word | None],
    name: Name,
    previous: PlaceMention | None,
    ordinary: bool,
) -> bool:
    """Whether a bare name stands where places stand: after في, in a row of places, before "بريف …" or a bearing."""
    first, last, skip, _ = name
    if skip and forms[first][skip - 1] == "ب":
        return True
    before = forms[first - 1] if first and not skip else ""
    if before in (_OF_PLACE if ordinary else PREPOSITIONS):
        return True
    if previous and previous.entries and not previous.part_of_name and previous.entries[0].kind != "country":
        gap = forms[previous.last : first]
        if (gap in ([], [","], ["،"]) and (skip or gap)) or gap in (["و"], ["الي"]):
            return True
    following = words[last] if last < len(forms) else None
    lead = (following.around or following.cue) if following else None
    return bool(lead and lead[0] and forms[last][0] == "ب")
