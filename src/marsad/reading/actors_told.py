"""People told of by name alone, where a word beside the name says that it is one: يدعى, an age, وابنته."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.actors_words import Word
from marsad.reading.people_names import name_end
from marsad.reading.speakers_verbs import sayings
from marsad.reading.word_sets import word_set

_CALLED = word_set("actors", "called")
_YEARS = word_set("actors", "years")
_AGED = word_set("actors", "aged")
_HARMS = word_set("actors", "harms") | word_set("actors", "harmed")
_CUES = _CALLED | _YEARS | _AGED
_MOST = 4


def told_names(forms: Sequence[str], words: Sequence[Word]) -> dict[int, tuple[int, int]]:
    """The names that `يدعى` before them or an age after them tells: by first token, the end and letters of a clitic."""
    found: dict[int, tuple[int, int]] = {}
    cues = _CUES
    for i in [k for k, form in enumerate(forms) if form in cues]:
        form = forms[i]
        if form in _CALLED:
            _called(forms, words, i + 1, found)
        elif form in _AGED:
            _before(forms, words, i - 1 if i and forms[i - 1] in ("،", ",") else i, found)
        elif i > 2 and forms[i - 1][0].isdigit() and forms[i - 2] in ("(", "،", ","):
            _before(forms, words, i - 2, found)
    return _everywhere(forms, found) if found else found


def _everywhere(forms: Sequence[str], found: dict[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """The names told, wherever the report has them again in full."""
    known = {(forms[i][skip:], *forms[i + 1 : end]) for i, (end, skip) in found.items() if end - i > 1}
    heads = {name[0]: name for name in known}
    for i, form in enumerate(forms):
        name = heads.get(form)
        if name is not None and i not in found and tuple(forms[i : i + len(name)]) == name:
            found[i] = (i + len(name), 0)
    return found


def _called(
    forms: Sequence[str], words: Sequence[Word], first: int, found: dict[int, tuple[int, int]]
) -> None:
    """The name after يدعى, its quotation mark passed over."""
    while first < len(forms) and forms[first] in ('"', "#", ":"):
        first += 1
    if first < len(forms) and forms[first].isalpha() and not forms[first].startswith("ال"):
        end = name_end(forms, words, first, len(forms))
        if end == first + 1 < len(forms) and _may_name(forms, words, end, True) and forms[end][:2] != "ال":
            end += 1
        if end > first:
            found[first] = (end, 0)


def _before(forms: Sequence[str], words: Sequence[Word], end: int, found: dict[int, tuple[int, int]]) -> None:
    """The name whose last word stands before `end`: of two to four words, the first a given name or after a bound."""
    first = end
    while first > 0 and end - first < _MOST and _may_name(forms, words, first - 1, first == end):
        first -= 1
    given = [k for k in range(first, end - 1) if words[k].given and (not words[k].skip or forms[k][0] == "و")]
    if given:
        found[given[0]] = (end, words[given[0]].skip)
    elif end - first == 2 and (
        words[first].given
        or (
            first > 0 and (not forms[first - 1].isalpha() or not _is_verb(forms[first - 1], words[first - 1]))
        )
    ):
        found[first] = (end, _joined(forms[first]))
    elif end - first > 2:
        found[end - 2] = (end, _joined(forms[end - 2]))


def _joined(form: str) -> int:
    """The letters of و before a name that is none of the names known."""
    return 1 if form[0] == "و" and len(form) > 4 else 0


def _is_verb(form: str, word: Word) -> bool:
    """Whether a word that ended the way back is none that parts a name from what stands before it."""
    if form.removeprefix("و") in _HARMS:
        return False
    return not (word.stop or word.noun or word.office or word.adjective or form.startswith("ال"))


def _may_name(forms: Sequence[str], words: Sequence[Word], k: int, last: bool) -> bool:
    """Whether the word at `k` may be one of a name that ends further on."""
    form, word = forms[k], words[k]
    if word.given and (not word.skip or (form[0] == "و" and word.skip == 1)):
        return True
    if not form.isalpha() or len(form) < 2 or form in sayings() or form.removeprefix("و") in _HARMS:
        return False
    if last and word.stop and k and form[0] not in "بلكوف":
        before = words[k - 1]  # رنيم عودة
        return len(form) > 3 and not (before.stop or before.noun or before.adjective or before.office)
    if word.stop or word.noun is not None or word.office:
        return False
    if word.adjective is not None:
        return last and not word.adjective.definite and word.adjective.kind != "country" and form[0] == "ل"
    return last or not form.startswith("ال")
