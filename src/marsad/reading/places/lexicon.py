"""What single words say about places: cues, surroundings, directions, adjectives of countries. Read once per form."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from marsad.knowledge.tables import folder, rows
from marsad.reading.places.gazetteer import Gazetteer, gazetteer, heads_of
from marsad.reading.places.words import words_of
from marsad.text import Phrases, fold
from marsad.text.phrases import prefixed


class Cue(NamedTuple):
    """A noun of place (قرية، محافظة): its kind, whether it tells of one, two or many, and how far it is to be trusted."""

    word: str
    kind: str
    number: str
    strength: str


class Word(msgspec.Struct, gc=False):
    """What one form can be; `(skip, …)` pairs give the letters of a proclitic before it."""

    names: tuple[tuple[int, str], ...] = ()
    cue: tuple[int, Cue] | None = None
    anaphor: tuple[int, Cue] | None = None
    around: tuple[int, str] | None = None
    direction: tuple[int, int, bool] | None = None
    country: str = ""
    hints: tuple[tuple[tuple[str, ...], str], ...] = ()
    not_place: bool = False
    stop: bool = False
    frequent: bool = False
    empty: bool = False  # whether no mention can begin here


_BASE = {"شمال": 0, "شرق": 90, "جنوب": 180, "غرب": 270}
DIRECTIONS = {
    article + word + ending: (degrees, bool(article))
    for word, degrees in _BASE.items()
    for article in ("", "ال")
    for ending in ("", "ي", "يه")
    if not (not article and ending == "يه")
}
# Forms that a definite cue takes when it points back: البلاد، العاصمة.
_BACK = {"بلاد": "country", "عاصمه": "capital", "ضفه": "area", "بلد": "country", "ريف": "rural"}
# Nouns of place that with the article are mostly something else: "المجالس المحلية", "القمة العربية".
_NO_BACK = frozenset(
    {"هجره", "قضاء", "محليه", "قمه", "بير", "خط", "تل", "مقر", "ميدان", "خليج", "لواء", "سوق", "حقل", "طريق"}
)
# Adjectives of countries that are commoner as something else.
_NOT_ADJECTIVES = {"مالي", "عاجي", "غاني", "بنيني", "تشادي", "هندي", "غيني", "جنوبي", "سوازي"}
# First words of names of several words: قرية أم الصخور.
COMPOUND = words_of("compound")
KIN = words_of("kin")


class Lexicon:
    """All word lists about places and the forms already looked up."""

    def __init__(self, known: Gazetteer) -> None:
        self.known = known
        self.cues = {fold(r["word"]): Cue(fold(r["word"]), r["kind"], r["number"], r["strength"])
                     for r in rows("places", "cues.tsv")}  # fmt: skip
        self.around = {fold(r["word"]): r["means"] for r in rows("places", "around.tsv")}
        self.stops = frozenset(fold(r["word"]) for r in rows("places", "stops.tsv"))
        self.frequent = _words("frequent.tsv")
        self.heads = frozenset(fold(r["word"]) for r in rows("places", "name_heads.tsv"))
        self.given = frozenset(fold(r["name"]) for r in rows("places", "given_names.tsv"))
        self.not_places: Phrases[str] = Phrases()
        for row in rows("places", "not_places.tsv"):
            self.not_places.add(row["name"], row["what"])
        self.not_firsts = frozenset(fold(r["name"]).split()[0] for r in rows("places", "not_places.tsv"))
        self.adjectives = _adjectives()
        self.hints = _hints()
        self.unsplit = _words("unsplit.tsv")
        self.words: dict[str, Word | None] = {}

    def word(self, form: str) -> Word | None:
        """What a form can be, None where it says nothing of places."""
        try:
            return self.words[form]
        except KeyError:
            if len(self.words) > 300_000:
                self.words.clear()
            found = self.words[form] = self._read(form)
            return found

    def _read(self, form: str) -> Word | None:
        word = Word(names=heads_of(form, self.known))
        if form in self.unsplit:
            word.names = tuple(h for h in word.names if h[0] == 0)
        for skip, rest in prefixed(form):
            if skip and (form in self.unsplit or form[skip - 1] == "ك"):  # كبير is no ك and بئر
                continue
            if word.cue is None and rest in self.cues:
                word.cue = (skip, self.cues[rest])
            if word.anaphor is None and rest.startswith("ال"):
                word.anaphor = self._anaphor(skip, rest[2:])
            if word.around is None and rest in self.around:
                word.around = (skip, self.around[rest])
            if word.direction is None and rest in DIRECTIONS:
                word.direction = (skip, *DIRECTIONS[rest])
            word.not_place = word.not_place or rest in self.not_firsts
        word.country = self.adjectives.get(form, "")
        word.hints = tuple(
            hint for skip, rest in prefixed(form) if rest in self.hints for hint in self.hints[rest]
        )
        word.stop = form in self.stops
        word.frequent = form in self.frequent
        begins = word.names or word.cue or word.anaphor or word.around or word.direction or word.not_place
        word.empty = not begins
        said = word.country or word.hints or word.stop or word.frequent
        return None if word.empty and not said else word

    def _anaphor(self, skip: int, rest: str) -> tuple[int, Cue] | None:
        if rest in _BACK:
            return skip, Cue(rest, _BACK[rest], "one", "back")
        cue = self.cues.get(rest)
        return (
            (skip, cue)
            if cue and cue.number == "one" and cue.kind != "facility" and rest not in _NO_BACK
            else None
        )

    def heads_name(self, form: str) -> bool:
        """Whether a word begins the name of a body or carries a title (جامعة، صحيفة، لواء)."""
        return any(rest in self.heads for _, rest in prefixed(form))


def _words(name: str) -> frozenset[str]:
    """The folded words of a table of one column."""
    return frozenset(folder("places", name).read_text(encoding="utf-8").split()[1:])


def _hints() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Parties that tell a report's country, by their first word: the words after it, and the country."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("places", "country_hints.tsv"):
        if row["use"] == "party":
            first, *rest = fold(row["words"]).split()
            found.setdefault(first, []).append((tuple(rest), row["country"]))
    return found


def outlet_country(publisher: str | None) -> str:
    """The country of a publisher that is known to report of one country alone, "" for others."""
    name = fold(publisher or "")
    outlets = (row for row in rows("places", "country_hints.tsv") if row["use"] == "outlet") if name else ()
    return next((row["country"] for row in outlets if fold(row["words"]) in name), "")


def _adjectives() -> dict[str, str]:
    """The adjectives of countries in their forms, each with the country's code."""
    found: dict[str, str] = {}
    for row in rows("places", "countries.tsv"):
        for adjective in row["adjectives_ar"].split("|"):
            base = fold(adjective)
            if base and base not in _NOT_ADJECTIVES and " " not in base:
                for form in (base, base + "ه", "ال" + base, "ال" + base + "ه"):
                    found.setdefault(form, row["code"])
    return found


_CURRENT: list[Lexicon] = []


def lexicon() -> Lexicon:
    """The lexicon over the gazetteer, loaded on first call and again after an import."""
    known = gazetteer()
    if not _CURRENT or _CURRENT[0].known is not known:
        _CURRENT[:] = [Lexicon(known)]
    return _CURRENT[0]
