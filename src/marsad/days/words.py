"""The words of time: what each folded form can stand for, read from `knowledge/days` and remembered per form."""

from __future__ import annotations

from functools import cache

from marsad.days.numerals import ORDINALS, cardinal_words
from marsad.knowledge.tables import rows
from marsad.text.fold import fold


class Word:
    """What one form can stand for in a time expression; fields left at their defaults say nothing.

    `skip` folded letters of the form are a proclitic, `clitic` is that proclitic's letter.
    """

    __slots__ = (
        "bare_weekday", "clitic", "decade", "definite", "demonstrative", "edge", "few", "hijri", "month", "number",
        "number_kind", "ordinal", "part", "part_adverb", "part_definite", "prep", "rel", "repeat", "same", "season",
        "shift", "skip", "trigger", "unit", "unit_count", "vague", "weak", "weekday",
    )  # fmt: skip

    def __init__(self) -> None:
        self.skip = 0
        self.clitic = ""
        self.trigger = False
        self.rel: int | None = None
        self.weekday = -1
        self.bare_weekday = -1
        self.month = 0
        self.hijri = 0
        self.weak = False
        self.unit = ""
        self.unit_count = -1
        self.definite = False
        self.part = ""
        self.part_adverb = ""
        self.part_definite = False
        self.shift: int | None = None
        self.same = False
        self.demonstrative: int | None = None
        self.few = False
        self.edge = ""
        self.season = ""
        self.decade = 0
        self.prep = ""
        self.vague = ""
        self.repeat = ""
        self.number: int | None = None
        self.number_kind = ""
        self.ordinal = 0

    def copy(self, skip: int, clitic: str) -> Word:
        """The same word behind a proclitic."""
        other = Word()
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        other.skip, other.clitic = skip, clitic
        return other


EMPTY = Word()


def _apply(word: Word, kind: str, value: str) -> None:
    if kind == "rel":
        word.rel = int(value)
    elif kind == "weekday":
        word.weekday = int(value)
    elif kind == "weekday_bare":
        word.bare_weekday = int(value)
    elif kind == "unit":
        word.unit, count = value.split()
        word.unit_count = int(count)
    elif kind == "shift":
        word.shift = int(value)
    elif kind == "demonstrative":
        word.demonstrative = int(value)
    elif kind == "decade":
        word.decade = int(value)
    elif kind in ("same", "few"):
        setattr(word, kind, True)
    else:
        setattr(word, kind, value)
    if kind not in ("shift", "same", "few", "prep"):
        word.trigger = True


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


class Lexicon(dict[str, Word | None]):
    """Form to `Word`; a form seen for the first time is looked up with its proclitics taken off, and remembered."""

    def __init__(self) -> None:
        super().__init__()
        self.base: dict[str, Word] = {}
        self.months: dict[str, list[tuple[tuple[str, ...], int, str, bool]]] = {}
        self.feasts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._load_words()
        self._load_months()
        self._load_feasts()
        self._load_numbers()

    def word(self, form: str) -> Word:
        """The word of a form, made where it is not yet there."""
        found = self.base.get(form)
        if found is None:
            found = self.base[form] = Word()
        return found

    def _load_words(self) -> None:
        for row in rows("days", "words.tsv"):
            kind, value = row["kind"], row["value"]
            for written in row["forms"].split("|"):
                form = fold(written)
                _apply(self.word(form), kind, value)
                if kind in ("unit", "part") and not form.startswith("ال"):
                    definite = self.word("ال" + form)
                    _apply(definite, kind, value)
                    definite.definite = True
                    definite.part_definite = kind == "part" or definite.part_definite
        for form in (
            "قبل",
            "بعد",
            "منذ",
            "خلال",
            "غداه",
            "عشيه",
            "كل",
            "عقب",
            "قبيل",
            "بعيد",
            "مذ",
            "غضون",
            "طوال",
            "طيله",
            "قبلها",
            "قبله",
            "بعدها",
            "بعده",
            "الفاتح",
        ):
            self.word(form).trigger = True
        self.word("وقت").trigger = self.word("فتره").trigger = True
        self.word("مده").trigger = self.word("لمده").trigger = self.word("حتي").trigger = True

    def _load_months(self) -> None:
        for row in rows("days", "months.tsv"):
            number, weak = int(row["month"]), bool(row["weak"])
            for written in row["forms"].split("|"):
                first, *rest = _phrase(written)
                self.months.setdefault(first, []).append((tuple(rest), number, row["system"], weak))
                self.word(first).trigger = True
        for ways in self.months.values():
            ways.sort(key=lambda way: -len(way[0]))

    def _load_feasts(self) -> None:
        for row in rows("days", "feasts.tsv"):
            for written in row["forms"].split("|"):
                first, *rest = _phrase(written)
                self.feasts.setdefault(first, []).append((tuple(rest), row["id"]))
                self.word(first).trigger = True
        for ways in self.feasts.values():
            ways.sort(key=lambda way: -len(way[0]))

    def _load_numbers(self) -> None:
        for form, value in cardinal_words().items():
            self.word(form).number = value
            self.word(form).trigger = True
        for form, value in ORDINALS.items():
            self.word(form).ordinal = value
            self.word(form).trigger = True

    def __missing__(self, form: str) -> Word | None:
        found = self._find(form)
        if len(self) > 300_000:
            self.clear()
        self[form] = found
        return found

    def _find(self, form: str) -> Word | None:
        if form[:1].isdecimal():
            word = Word()
            word.trigger = True
            word.number = int(form) if form.isascii() and form.isdecimal() and len(form) < 10 else None
            word.number_kind = "digits"
            return word
        base = self.base
        if form in base:
            return base[form]
        at, clitic = 0, ""
        if len(form) > 2 and form[0] in "وف":
            if form[1:] in base:
                return base[form[1:]].copy(1, form[0])
            at, clitic = 1, form[0]
        if form.startswith("لل", at) and "ال" + form[at + 2 :] in base:
            return base["ال" + form[at + 2 :]].copy(at, clitic + "ل")
        if (
            len(form) > at + 2
            and form[at] in "بل"
            and form[at + 1 :] in base
            and form[at + 1 :] not in _NOT_BEHIND
        ):
            return base[form[at + 1 :]].copy(at + 1, clitic + form[at])
        return None


# Behind ب or ل these are other words: باب (door), بعد, لغد is rare.
_NOT_BEHIND = frozenset({"اب", "عد", "عشر", "حر", "سحر", "حول", "ظهر", "عصر", "الان", "هذا", "هذه", "ذلك", "تلك", "صفر", "رجب", "ماي", "اوت", "واحد", "ليله"})  # fmt: skip


@cache
def lexicon() -> Lexicon:
    """The one lexicon, loaded when first asked for."""
    return Lexicon()
