"""What stands before a place's name: surroundings, a direction, a cue ("محيط شمال شرق مدينة …")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from marsad.reading.places.lexicon import Cue, Word


class Lead(msgspec.Struct):
    """Tokens `first` to `end` (exclusive) before a name; `skip` letters of the first are a proclitic."""

    first: int
    end: int = 0
    skip: int = 0
    degrees: float | None = None
    rural: bool = False
    around: bool = False
    plural: bool = False
    cue: Cue | None = None


def mean_degrees(a: float, b: float) -> float:
    """The direction between two: north (0) and west (270) give 315."""
    turn = (b - a + 180) % 360 - 180
    return (a + turn / 2) % 360


def read_lead(
    forms: Sequence[str], words: Sequence[Word | None], i: int, names: Callable[[int], bool]
) -> Lead:
    """The lead that begins at token `i`; its `end` is where a name may begin (`i` itself where there is none).

    `names(k)` tells whether a known name of several words begins at token `k` (جسر الشغور): it ends the lead.
    """
    lead = Lead(i, i)
    k, n = i, len(forms)
    while k < n:
        word = words[k]
        if word is None or (k > i and word.names and names(k)):
            break
        if word.direction and _joins(k, i, word.direction[0]):
            skip, degrees, _ = word.direction
            lead.degrees = float(degrees)
            k = _note(lead, k, i, skip)
            k = _second_direction(forms, words, k, lead)
            if k < n and forms[k] == "من" and k + 1 < n:
                k += 1
        elif word.around and _joins(k, i, word.around[0]):
            skip, means = word.around
            lead.rural = lead.rural or means == "rural"
            lead.around = lead.around or means != "rural"
            lead.plural = lead.plural or forms[k].endswith(("ريفي", "ارياف", "غوطتي"))
            k = _note(lead, k, i, skip)
            if k < n and forms[k] in {"من", "مع"} and k + 1 < n:
                k += 1
        elif word.cue and _joins(k, i, word.cue[0]):
            skip, lead.cue = word.cue
            k = _note(lead, k, i, skip)
            follow = words[k] if k + 1 < n else None
            if (
                follow
                and follow.cue
                and follow.cue[0] == 0
                and not names(k)
                and not forms[k].startswith("ال")
            ):
                lead.cue = follow.cue[1]  # two cues: "مفرق مدينة زبيد", "مركز قضاء سنجار"
                k += 1
            break
        else:
            break
    lead.end = k
    return lead


def _joins(k: int, i: int, skip: int) -> bool:
    """Only the first word of a lead carries a proclitic."""
    return k == i or skip == 0


def _note(lead: Lead, k: int, i: int, skip: int) -> int:
    if k == i:
        lead.skip = skip
    return k + 1


def _second_direction(forms: Sequence[str], words: Sequence[Word | None], k: int, lead: Lead) -> int:
    """A second direction after the first: شمال شرق, شمال-غربي."""
    j = k + 1 if k < len(forms) and forms[k] == "-" else k
    word = words[j] if j < len(forms) else None
    if word and word.direction and word.direction[0] == 0 and lead.degrees is not None:
        lead.degrees = mean_degrees(lead.degrees, word.direction[1])
        return j + 1
    return k
