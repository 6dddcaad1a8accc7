"""Nobody hurt: the ways in which a report says outright that there were no casualties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.numbers.nouns import counted
from marsad.numbers.sets import word_set


class Zero(NamedTuple):
    """A statement that nobody was killed or wounded, at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    kinds: tuple[str, ...]
    partial: bool = False


_BOTH = ("injured", "killed")
_HEADS = {
    **dict.fromkeys(("دون", "بدون", "ودون", "وبدون"), "without"),
    **dict.fromkeys(("لم", "ولم", "فلم", "ولن"), "not"),
    **dict.fromkeys(("لا", "ولا"), "no"),
    **dict.fromkeys(("عدم", "وعدم", "بعدم"), "without"),
    **dict.fromkeys(("مخلفا", "ماديه", "الماديات", "الماديه"), "material"),
    **dict.fromkeys(("اقتصرت", "واقتصرت", "اقتصر"), "limited"),
}


def zero_head(form: str) -> bool:
    """Whether a statement that nobody was hurt may begin at this form."""
    return form in _HEADS


def zero_at(forms: Sequence[str], i: int, first: int, last: int) -> Zero | None:
    """The statement that nobody was hurt which begins with the negation at `i`, or None."""
    kind = _HEADS[forms[i]]
    if kind == "no" and i + 1 < last and forms[i + 1] in ("توجد", "يوجد"):
        kind = "without"
    stop = min(i + {"no": 3, "not": 11}.get(kind, 9), last)
    if kind == "material":
        only = forms[i + 1] if i + 1 < last else ""
        loss = forms[i - 1] if i > first else ""
        if only == "فقط" and loss in ("خساير", "اضرار", "اضرارا", "الخساير", "الاضرار", "باضرار", "بخساير"):
            return Zero(i - 1, i + 2, _BOTH)
        return None
    if kind == "limited":
        at = next(
            (j for j in range(i + 1, min(i + 5, last)) if forms[j] in ("الماديات", "الماديه", "ماديات")), None
        )
        return None if at is None or forms[at - 1] != "علي" else Zero(i, at + 1, _BOTH)
    begin = i - 1 if i > first and forms[i - 1] in ("من", "ومن") and kind == "without" else i
    if kind == "not":
        verb = forms[i + 1] if i + 1 < last else ""
        if verb in word_set("telling_verb"):
            return None
        if verb in ("تسجل", "يسجل") and i + 2 < last and forms[i + 2] in ("اي", "ايه"):
            for j in range(i + 3, min(i + 8, last)):
                if forms[j] in ("اصابه", "اصابات", "ضحايا", "قتلي"):
                    return Zero(i, j + 1, _BOTH)  # لم تسجل أي أضرار أو إصابة
        if verb in word_set("harm_verb"):
            return _nobody(forms, i, stop)
    for j in range(i + 1, stop):
        form = forms[j]
        if form in word_set("unknown") or form in (".", "؛", "لكن", "الا", "اذا", "حتي") or form[0].isdigit():
            return None
        if form == "ان" and j > i + 1:
            return None
        if (form in ("،", ",") and j > i + 1) or (
            form[0] == "و" and form[1:4] not in ("قوع", "جود", "رود", "فاه")
        ):
            return None
        if form in ("بشريه", "البشريه") and j > i + 1:
            return Zero(begin, j + 1, _BOTH)
        if form in ("الارواح", "ارواح") and forms[j - 1] in ("في", "فى"):
            return Zero(begin, j + 1, ("killed",))
        noun = counted(form)
        if noun is None or not noun.person:
            if kind == "no":
                return None
            continue
        if noun.definite or forms[j + 1 : j + 2] in (["اخري"], ["جديده"], ["اضافيه"]):
            return None
        if noun.lemma in ("إصابة", "ضحية") and noun.number in "ps":
            if noun.number == "s" and not (forms[j - 1] in ("اي", "ايه") or kind == "no"):
                continue
            return Zero(begin, j + 1, _BOTH)
        if (noun.cls in ("killed", "injured") and noun.number == "p") or (
            forms[j - 1] in ("اي", "ايه") and noun.cls in ("killed", "injured")
        ):
            kinds = [noun.cls]
            if j + 1 < last:
                second = counted(forms[j + 1])
                if second is not None and second.joined and second.cls in ("killed", "injured"):
                    kinds.append(second.cls)
                elif forms[j + 1] in ("او", "ولا") and j + 2 < last:
                    second = counted(forms[j + 2])
                    if second is not None and second.cls in ("killed", "injured"):
                        kinds.append(second.cls)
                        j += 1
            end = j + 1 if len(kinds) == 1 else j + 2
            return Zero(begin, end, tuple(sorted(set(kinds))))
    return None


def _nobody(forms: Sequence[str], i: int, stop: int) -> Zero | None:
    """`لم يصب أحد`, `لم يقتل أي شخص`, `لم يصب أو يقتل أحد`."""
    kinds: set[str] = set()
    for j in range(i + 1, stop):
        form = forms[j]
        if form in word_set("harm_verb"):
            kinds.add("killed" if form in ("يقتل", "تقتل", "يستشهد", "يمت") else "injured")
        elif form in word_set("nobody"):
            if kinds == {"injured"}:
                kinds.add("killed")  # nobody hurt: none killed either
            after = forms[j + 1] if j + 1 < len(forms) else ""
            noun = counted(after)
            partial = after in ("من", "منهم") or (
                form in ("اي", "ايه") and noun is not None and noun.cls == "nationals"
            )
            return Zero(i, j + 1, tuple(sorted(kinds)), partial)
        elif form in ("،", ".", "لكن"):
            return None
    return None
