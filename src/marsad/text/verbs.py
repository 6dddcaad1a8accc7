"""Verbs: every written form of a verb from its past and present, so that a new verb is one line."""

from __future__ import annotations

from typing import NamedTuple

from marsad.text.fold import fold


class VerbForm(NamedTuple):
    """A folded form with its tense (past, present, future), person and gender-number (3ms, 3fs, 3mp, 3md, 1p …)."""

    form: str
    tense: str
    person: str


def _past(stem: str) -> list[tuple[str, str]]:
    """Forms of the past from the third person masculine: سيطر، نفى، قال، شن."""
    if stem.endswith(("ي", "ا")) and len(stem) > 2:  # weak in its last letter: نفى، دعا
        base = stem[:-1]
        long = base + ("ي" if stem.endswith("ي") else "و")
        return [(stem, "3ms"), (base + "ت", "3fs"), (base + "وا", "3mp"), (long + "ا", "3md"), (base + "تا", "3fd"),
                (long + "نا", "1p"), (long + "ن", "3fp"), (base + "و", "3mp")]  # fmt: skip
    return [(stem, "3ms"), (stem + "ت", "3fs"), (stem + "وا", "3mp"), (stem + "ا", "3md"), (stem + "تا", "3fd"),
            (stem + "نا", "1p"), (stem + "ن", "3fp"), (stem + "و", "3mp")]  # fmt: skip


def _present(stem: str) -> list[tuple[str, str]]:
    """Forms of the present from its third person masculine: يسيطر، ينفي، يقول، يشن."""
    root = stem[1:]
    weak = root[:-1] if root.endswith(("ي", "و", "ا")) else root
    forms = [("ي" + root, "3ms"), ("ت" + root, "3fs"), ("ن" + root, "1p"), ("ا" + root, "1s")]
    forms += [("ي" + weak + "ون", "3mp"), ("ي" + weak + "وا", "3mp"), ("ت" + weak + "ون", "2mp")]
    forms += [
        ("ي" + root + "ان", "3md"),
        ("ت" + root + "ان", "3fd"),
        ("ي" + root + "ن", "3fp"),
        ("ي" + root + "ا", "3md"),
    ]
    if weak != root:  # the jussive drops a weak last letter: لم ينف
        forms += [("ي" + weak, "3ms"), ("ت" + weak, "3fs")]
    elif len(root) > 2 and root[-2] in "يوا":  # and a weak middle one: لم يقل
        short = root[:-2] + root[-1]
        forms += [("ي" + short, "3ms"), ("ت" + short, "3fs")]
    return forms


def conjugate(past: str, present: str) -> list[VerbForm]:
    """All third-person and first-plural forms of a verb, folded, active and passive (mostly written alike).

    `past` and `present` are the third person masculine singular, `قصف` and `يقصف`; `present` may be empty.
    """
    past, present = fold(past), fold(present)
    found = [VerbForm(form, "past", person) for form, person in _past(past)]
    if len(past) > 3 and past[-2] == "ا":  # the passive of a hollow verb is written otherwise: اغتال، اغتيل
        found += [VerbForm(form, "past", person) for form, person in _past(past[:-2] + "ي" + past[-1])]
    if present:
        for form, person in _present(present):
            found.append(VerbForm(form, "present", person))
            found.append(VerbForm("س" + form, "future", person))
    return found
