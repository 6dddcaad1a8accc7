"""Names of people: where a person's name that begins at a token ends."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.actors_registry import registry
from marsad.reading.actors_words import THINGS, Word, plain_names, stops
from marsad.reading.speakers_verbs import sayings
from marsad.reading.word_sets import word_set

# Words that bind the next one into the same name.
_LINKS = word_set("actors", "links")
_AFTER = word_set("actors", "after")
_NEVER = word_set("actors", "never")
_MOST = 6


def _is_name_word(form: str) -> bool:
    return (
        form.isalpha()
        and len(form) > 1
        and form not in _NEVER
        and form not in THINGS
        and form.removesuffix("ا") not in THINGS
    )


def name_end(forms: Sequence[str], words: Sequence[Word], i: int, limit: int, loose: bool = True) -> int:
    """The token after the name that begins at `i`, or `i` where none does.

    A name goes on over given names, words with the article and words bound by عبد, أبو, بن; where `loose` its first
    two words may be any that are not known as something else, as after an office or a verb of saying.
    """
    j = i
    bound = False
    units = 0  # words counted with those bound to them: عبد الرحمن is one
    while j < limit and j - i < _MOST:
        form, word = forms[j], words[j]
        if not _is_name_word(form) or (word.stop and not bound):
            break
        given = word.given and not word.skip
        if (
            not given
            and not bound
            and (
                (form.startswith(("بال", "وال", "كال")) and not (j > i and forms[j - 1] in plain_names()))
                or stops(form)
            )
        ):
            break
        if not given and j == i and form[0] == "ل" and j + 1 < limit and forms[j + 1].startswith("ال"):
            break  # لمراقبة التحقيق
        if (
            not given
            and not bound
            and (form in sayings() or (form[0] == "ل" and form[1:] in registry().names))
        ):
            break
        if bound or given or (j > i and (form in _AFTER or form.startswith("ال"))):
            pass
        elif not (
            loose
            and units < 2
            and word.noun is None
            and not word.office
            and not form.startswith(("ال", "لل"))
        ) or (word.adjective is not None and j == i):
            break
        if (
            j > i + 1
            and form.startswith("ال")
            and forms[j - 1].startswith("ال")
            and not form.endswith("ي")
            and not bound
        ):
            break
        if j > i and word.office and form.startswith("ال") and not given and not bound:
            break
        if (
            j > i
            and loose
            and not given
            and not bound
            and j + 1 < limit
            and forms[j + 1].startswith("ال")
            and forms[j + 1] not in _NEVER
            and not words[j + 1].office
            and not words[j + 1].adjective
            and not form.startswith("ال")
            and form not in _AFTER
        ):
            break  # استخدام اللغة after a surname: a noun with what it belongs to
        if (
            j > i
            and not bound
            and word.noun is not None
            and not given
            and form not in _AFTER
            and not form.startswith("ال")
        ):
            break
        bound = form in _LINKS
        units += not bound
        j += 1
    return i if bound and j - i < 2 else j
