"""Triggers: the words that tell a toll (killed, wounded, missing, captured …) and how their victims stand to them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.numbers.nouns import counted
from marsad.text.fold import fold


class Trigger(NamedTuple):
    """A word that tells a toll: its kind and shape, the letters of proclitics before it and which they are."""

    kind: str
    shape: str
    skip: int
    prefix: str


_NOUN_KINDS = {
    "killed": "killed", "injured": "injured",
}  # fmt: skip
_LEMMA_KINDS = {"مفقود": "missing", "أسير": "captured", "معتقل": "arrested", "موقوف": "arrested", "نازح": "displaced",
                "مخطوف": "abducted", "مختطف": "abducted"}  # fmt: skip


@cache
def _table() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for row in rows("numbers", "triggers.tsv"):
        table.setdefault(fold(row["word"]), (row["kind"], row["shape"]))
    return table


_TRIGGERS: dict[str, Trigger | None] = {}
_MOST = 400_000


def trigger(form: str) -> Trigger | None:
    """The trigger a folded form is, or None; casualty nouns (قتيل، جرحى) have the shape `noun`."""
    try:
        return _TRIGGERS[form]
    except KeyError:
        pass
    if len(_TRIGGERS) >= _MOST:
        _TRIGGERS.clear()
    found = _TRIGGERS[form] = _look_up(form)
    return found


def _look_up(form: str) -> Trigger | None:
    table = _table()
    for prefix in ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "وك"):
        rest = form[len(prefix) :]
        if len(rest) < 2 or not form.startswith(prefix) or rest not in table:
            continue
        kind, shape = table[rest]
        if prefix in ("ب", "وب") and rest in ("قتل", "جرح", "ذبح"):
            shape = "masdar"  # تسبب بقتل ثلاثة
        elif shape.startswith("verb") and prefix not in ("", "و", "ف"):
            continue
        return Trigger(kind, shape, len(prefix), prefix)
    noun = counted(form)
    if noun is not None and noun.lemma == "حالة" and not noun.possessed:
        return Trigger("injured", "case", noun.skip, form[: noun.skip])
    if noun is not None and noun.person and not noun.possessed:
        noun_kind = noun_kind_of(noun.lemma, noun.cls)
        if noun_kind:
            return Trigger(noun_kind, "noun", noun.skip, form[: noun.skip])
    return None


def noun_kind_of(lemma: str, cls: str) -> str:
    """The kind of toll that a counted noun tells by itself (قتيل، مصاب، مفقود), empty for other nouns."""
    return _NOUN_KINDS.get(cls) or _LEMMA_KINDS.get(lemma, "")


def casualty(cls: str) -> str:
    """`killed` or `injured` where a noun's class tells it (قتيل، مصاب), empty for other nouns."""
    return _NOUN_KINDS.get(cls, "")


@cache
def given_names() -> frozenset[str]:
    """Folded given names, to know a person named without a title."""
    return frozenset(fold(r["name"]) for r in rows("numbers", "given_names.tsv"))
