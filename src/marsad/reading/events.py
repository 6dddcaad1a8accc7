"""Event words: the verbs, nouns and expressions that tell a happening, found with tense, voice hints and context."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.reading.mention import Mention
from marsad.text import Document, Phrases
from marsad.text.clitics import split
from marsad.text.fold import fold
from marsad.text.verbs import conjugate

_NO_TANWIN = ("ه", "ا", "ء", "ي", "ات", "ين", "ون", "ان")  # nouns that take no ا in the indefinite accusative
_ENCLITICS = ("هما", "ها", "هم", "هن", "نا", "ه", "ي", "كم", "ك")


class Entry(NamedTuple):
    """A line of the table of event words."""

    id: str
    kinds: tuple[str, ...]
    weak: bool


class Reading(NamedTuple):
    """One way to read a form as an event word."""

    entry: Entry
    pos: str
    tense: str
    person: str
    definite: bool
    owned: bool
    skip: int


class EventWord(Mention):
    """An event word: its entry, the kinds it may tell, and how it stands in its sentence."""

    entry: str
    kinds: tuple[str, ...]
    pos: str
    tense: str
    person: str
    definite: bool
    owned: bool
    form: str


class _Lexicon:
    def __init__(self) -> None:
        self.forms: dict[str, list[tuple[Entry, str, str, str]]] = {}
        self.phrases: Phrases[Entry] = Phrases()
        self.known: dict[str, Reading | None] = {}
        self.lookalikes = {fold(row["form"]) for row in rows("events", "lookalikes.tsv")}
        for row in rows("events", "words.tsv"):
            kinds = row["kinds"].split(",")
            entry = Entry(row["id"], tuple(kinds), row.get("weak") == "1")
            if row["pos"] == "phrase":
                self.phrases.add(row["forms"], entry)
            elif row["pos"] == "noun":
                for form in map(fold, row["forms"].split("|")):
                    self._put(form, (entry, "noun", "", ""))
                    if not form.endswith(_NO_TANWIN):
                        self._put(form + "ا", (entry, "noun", "", ""))
            else:
                past, _, present = row["forms"].partition(" ")
                for v in conjugate(past, present):
                    self._put(v.form, (entry, "verb", v.tense, v.person))

    def _put(self, form: str, value: tuple[Entry, str, str, str]) -> None:
        held = self.forms.setdefault(form, [])
        if all(h[0] is not value[0] for h in held):
            held.append(value)

    def read(self, form: str) -> Reading | None:
        """The likeliest reading of a form: whole before stripped, remembered for every form met."""
        if form not in self.known:
            if len(self.known) > 300_000:
                self.known.clear()
            self.known[form] = self._read(form)
        return self.known[form]

    def _read(self, form: str) -> Reading | None:
        if form in self.lookalikes or (form[:1] in "وفبلك" and form[1:] in self.lookalikes):
            return None
        ways = _bare(form)
        if any(stem in self.forms for skip, stem, _ in ways if skip) or len(ways) > 1:
            # a first letter is a proclitic only where the counts of words say so: وزارة is no زار with و
            most = len(split(form).proclitics)
            ways = [w for w in ways if w[0] <= most]
        for skip, stem, definite in ways:
            for value in self.forms.get(stem, ()):
                entry, pos, tense, person = value
                if pos == "verb" and (definite or (skip and form[skip - 1] in "بك")):
                    continue
                return Reading(entry, pos, tense, person, definite, False, skip)
        for skip, stem, definite in ways:
            if definite:
                continue
            for suffix in _ENCLITICS:
                if not stem.endswith(suffix) or len(stem) - len(suffix) < 3:
                    continue
                base = stem[: -len(suffix)]
                for at in (
                    base,
                    base[:-1] + "ه" if base.endswith("ت") else "",
                    base + "ا" if base.endswith("و") else "",
                    base[:-1] + "ء" if base.endswith(("اي", "او")) else "",
                ):
                    for entry, pos, tense, person in self.forms.get(at, ()) if at else ():
                        return Reading(entry, pos, tense, person, pos == "noun", True, skip)
        return None


def _bare(form: str) -> list[tuple[int, str, bool]]:
    """Ways to take proclitics and the article off: letters skipped, stem, whether it had the article."""
    found = [(0, form, False)]
    n = len(form)
    starts = [0]
    if n > 3 and form[0] in "وف":
        starts.append(1)
    for at in starts:
        rest = form[at:]
        if at:
            found.append((at, rest, False))
        if (rest.startswith("ال") and len(rest) > 4) or (rest.startswith("لل") and len(rest) > 4):
            found.append((at, rest[2:], True))
        elif len(rest) > 3 and rest[0] in "بلك":
            found.append((at + 1, rest[1:], False))
            if rest[1:].startswith("ال") and len(rest) > 5:
                found.append((at + 1, rest[3:], True))
        elif len(rest) > 4 and rest[0] == "ا" and rest[1] == "ل":
            found.append((at, rest[2:], True))
    return found


@cache
def lexicon() -> _Lexicon:
    """The event words, loaded once."""
    return _Lexicon()


@cache
def context_words() -> dict[str, tuple[str, ...]]:
    """For each context word (folded) its categories: negated, planned, called_for …"""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("events", "context.tsv"):
        for word in row["words"].split("|"):
            form = fold(word)
            found[form] = (*found.get(form, ()), row["category"])
    return found


def find_events(doc: Document) -> list[EventWord]:
    """Every event word of a report outside its furniture, in order; expressions before single words."""
    lex = lexicon()
    found: list[EventWord] = []
    forms = doc.forms
    for sentence in doc.sentences:
        i = sentence.first
        while i < sentence.last:
            phrase = lex.phrases.at(forms, i)
            if phrase is not None and phrase.last <= sentence.last:
                start, end = doc.words(i, phrase.last, phrase.skip)
                entry = phrase.value[0]
                kinds = tuple(dict.fromkeys(k for e in phrase.value for k in e.kinds))
                form = " ".join(forms[i : phrase.last])
                definite = forms[i].startswith("ال")
                found.append(
                    EventWord(
                        i,
                        phrase.last,
                        start,
                        end,
                        entry.id,
                        entry.id,
                        kinds,
                        "phrase",
                        "",
                        "",
                        definite,
                        False,
                        form,
                    )
                )
                i = phrase.last
                continue
            reading = lex.read(forms[i])
            if reading is not None:
                start, end = doc.words(i, i + 1, reading.skip)
                e, r = reading.entry, reading
                found.append(
                    EventWord(
                        i,
                        i + 1,
                        start,
                        end,
                        e.id,
                        e.id,
                        e.kinds,
                        r.pos,
                        r.tense,
                        r.person,
                        r.definite,
                        r.owned,
                        forms[i],
                    )
                )
            i += 1
    return found
