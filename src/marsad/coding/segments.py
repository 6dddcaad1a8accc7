"""Segments: the parts of a sentence that may each tell a happening of their own, cut where a new clause begins."""

from __future__ import annotations

from functools import lru_cache

from marsad.reading.events import lexicon
from marsad.text import Document

# Words that open a clause with a happening of its own beside or before the one just told.
_OPENERS = frozenset(
    [
        "فيما",
        "بينما",
        "كما",
        "كذلك",
        "ايضا",
        "اضافه",
        "فضلا",
        "اعقبه",
        "اعقبها",
        "تلاه",
        "تلاها",
        "تلته",
        "غداه",
        "بالتزامن",
        "تزامنا",
        "بالمقابل",
        "المقابل",
        "لكن",
        "غير",
        "وكانت",
        "وكان",
        "وكانوا",
        "حين",
    ]
)
_MARKS = frozenset("؛;")


@lru_cache(maxsize=100_000)
def opens(form: str) -> str:
    """What a form opens where it stands after a clause: a happening (`new`), a harm (`harm`), or nothing ("")."""
    bare = form[1:] if form[:1] in "وف" and len(form) > 3 else form
    if form in _OPENERS or bare in _OPENERS:
        return "new"
    if bare is form:
        return ""
    reading = lexicon().read(form)
    if reading is None or reading.pos != "verb" or reading.skip != 1:
        return ""
    return "harm" if reading.entry.kinds[0] == "harm" else "new"


@lru_cache(maxsize=100_000)
def _verb(form: str) -> bool:
    reading = lexicon().read(form)
    return (
        reading is not None
        and reading.pos == "verb"
        and not reading.skip
        and reading.entry.kinds[0] != "harm"
    )


def segments(doc: Document) -> tuple[list[int], list[int]]:
    """For every token the number of its segment, and of its segment where a harm told with و opens one too."""
    plain, fine = [0] * len(doc.tokens), [0] * len(doc.tokens)
    n = k = 0
    for sentence in doc.sentences:
        n, k = n + 1, k + 1
        for i in range(sentence.first, sentence.last):
            form = doc.forms[i]
            if i > sentence.first:
                before = doc.forms[i - 1]
                kind = opens(form)
                if kind == "new" or form in _MARKS or (before in ("،", ",") and _verb(form)):
                    n, k = n + 1, k + 1
                elif kind == "harm":
                    k += 1
            plain[i], fine[i] = n, k
    return plain, fine


def opener(doc: Document, segment: int, at: int, first: int, numbers: list[int]) -> str:
    """How the segment of token `at` opens: the opener itself, a verb with و (`+verb`), or the sentence (`^`)."""
    i = at
    while i > first and numbers[i - 1] == segment:
        i -= 1
    if i == first:
        return "^"
    form = doc.forms[i]
    if form in _OPENERS:
        return form
    return "+verb" if form[:1] in "وف" else "verb"
