"""Whether a time lies ahead: what the words before it in the sentence say of it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.text import Document
from marsad.text.fold import fold

_WHICH = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "والتي", "والذي"})
_HAD = frozenset({"كان", "كانت", "وكان", "وكانت"})
_NO_VERBS = frozenset(
    {"تحت", "وقت", "بوقت", "لوقت", "صمت", "سبت", "بنت", "اخت", "زفت", "كبت", "ثلث", "انترنت"}
)
_GOES_ON = frozenset({"تتعرض", "تشهد", "تشن", "تقصف", "تواصل", "تتواصل", "تستمر", "تخوض", "تدور", "تجري", "تستهدف", "تحاصر", "تنفذ", "تتصاعد",
    "تحاول", "تعيش", "تتقدم", "مستمر", "مستمره", "المستمر", "المستمره", "متواصل", "متواصله", "المتواصل", "المتواصله", "الدايره", "الدائره", "الجاريه"})  # fmt: skip
_NOT_PRESENT = frozenset(
    {"يومي", "يومين", "يوميا", "يوليو", "يونيو", "يناير", "يمني", "يمنيه", "يمنيين", "يهود", "يدويه"}
)
_NEAR = 9  # within so many words a cue is sure
_REACH = 24  # words before a time in which a cue is looked for


@cache
def _cues() -> dict[str, str]:
    """Form to cue: ahead, past, call, appointment, future, not_future."""
    return {fold(form): row["cue"] for row in rows("days", "cues.tsv") for form in row["forms"].split("|")}


def _cue(form: str) -> str:
    cues = _cues()
    found = cues.get(form)
    if found is None and form[:1] in ("و", "ف") and len(form) > 3:
        found = cues.get(form[1:])
    return found or ""


class Cue(NamedTuple):
    """What the nearest tell-tale word says: whether the time lies ahead (None: nothing), and whether it says so surely."""

    ahead: bool | None = None
    surely: bool = False


def cue_before(doc: Document, first: int) -> Cue:
    """What the nearest tell-tale word before token `first` in its sentence says of it.

    A verb of the future or "scheduled" says it surely where it stands near with no comma between; plans do not.
    """
    at = doc.sentence_at[first]
    if at < 0:
        return Cue()
    start = doc.sentences[at].first
    forms = doc.forms
    to = parted = False
    for i in range(first - 1, max(start, first - _REACH) - 1, -1):
        form = forms[i]
        if form == '"':
            return Cue()  # what is said inside a quotation does not govern what stands outside
        told = _cue(form)
        if (
            told == "past"
            or (i > start and forms[i - 1] in _WHICH and _past_verb(form))
            or _past_feminine(form)
        ):
            return Cue(False)
        surely = first - i <= _NEAR and not parted
        if told == "call":
            return Cue(True) if to else Cue()
        if told == "plan":
            return Cue(True)
        if told == "ahead":
            had = i > start and (forms[i - 1] in _HAD or forms[i - 2] in _HAD)
            return Cue(not had, surely)
        if told == "future" or (told != "not_future" and future_verb(form)):
            return Cue(True, surely)
        to = to or form == "الي"
        parted = parted or form in ("،", ",", ":", "(")
    return Cue()


def ahead(doc: Document, first: int) -> bool | None:
    """Whether the nearest tell-tale word before token `first` in its sentence is of the future; None where none is."""
    return cue_before(doc, first).ahead


def appointment(doc: Document, first: int) -> bool:
    """Whether the nearest verb before token `first` is a present one by which the press tells what is to come ("يزور")."""
    at = doc.sentence_at[first]
    if at < 0:
        return False
    forms = doc.forms
    for i in range(first - 1, max(doc.sentences[at].first, first - _REACH) - 1, -1):
        cue = _cue(forms[i])
        if cue == "appointment":
            return forms[i - 1] not in ("لم", "كان", "كانت", "ان") and forms[i - 1] not in _WHICH
        if cue == "past":
            return False
    return False


def present(doc: Document, first: int) -> bool:
    """Whether one of the three words before token `first` in its sentence can be a verb of the present ("يلتقيان")."""
    at = doc.sentence_at[first]
    start = doc.sentences[at].first if at >= 0 else first
    forms = doc.forms[max(start, first - 3) : first]
    return any(
        form.startswith(("ي", "وي")) and len(form) > 3 and form not in ("يومي", "يومين") for form in forms
    )


def had(doc: Document, first: int) -> bool:
    """Whether "كان" or "كانت" stands in the eight words before token `first` in its sentence."""
    at = doc.sentence_at[first]
    start = doc.sentences[at].first if at >= 0 else first
    return any(form in _HAD for form in doc.forms[max(start, first - 8) : first])


def goes_on(doc: Document, first: int, last: int) -> bool:
    """Whether the nearest verb around tokens `first` to `last` is of the present ("تتعرض البلدة منذ أيام لقصف")."""
    at = doc.sentence_at[first]
    start = doc.sentences[at].first if at >= 0 else first
    forms = doc.forms
    for form in (*reversed(forms[max(start, first - 8) : first]), *forms[last : last + 1]):
        bare = form[1:] if form[:1] in ("و", "ف") and len(form) > 4 else form
        if bare in _GOES_ON or (bare.startswith("ي") and len(bare) > 3 and bare not in _NOT_PRESENT):
            return True
        if _cue(form) == "past" or _past_feminine(form):
            return False
    return False


def _past_feminine(form: str) -> bool:
    """Whether a form looks like a verb of the past in the feminine: "رفضت", "حضت"; plurals end in ات."""
    return (
        len(form) > 3
        and form[-1] == "ت"
        and form[-2] not in "اويت"
        and not form.startswith(("ال", "ي", "س", "ت", "بال", "لل", "وال"))
        and form not in _NO_VERBS
    )


def _past_verb(form: str) -> bool:
    """Whether the verb behind "التي" or "الذي" is of the past: it has no prefix of the present."""
    return not form.startswith(("ي", "س", "لا", "لن")) and not (
        form.startswith("ت") and not form.endswith("ت")
    )


def future_verb(form: str) -> bool:
    """Whether a form is a verb in the future: "سيعقد", "وستبدأ"."""
    if form.startswith(("و", "ف")) and len(form) > 5 and form[1] == "س":
        form = form[1:]
    if len(form) < 5 or form[0] != "س" or form[1] not in "يتن":
        return False
    return not form.startswith(("سيار", "سياس", "سيطر", "ستم", "ستو", "سنو"))
