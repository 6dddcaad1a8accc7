"""The registry of parties: every name, spelling and short form, found in folded words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from marsad.knowledge.tables import KnowledgeError, folder, parse, rows, user_tables
from marsad.text.fold import fold
from marsad.text.phrases import prefixed
from marsad.text.tokens import tokenise


class Party(msgspec.Struct, frozen=True):
    """A party of the registry; `from_year` and `to_year` are 0 where it has no beginning or end there."""

    id: str
    name: str
    type: str
    inter: str
    country: str
    from_year: int
    to_year: int
    part_of: str


class Name(NamedTuple):
    """What one name stands for: the parties that bear it, fully (`full`) or as a short form."""

    full: tuple[str, ...]
    short: tuple[str, ...]


class Hit(NamedTuple):
    """A name of the registry at tokens `first` to `last`; `skip` letters of the first are a proclitic."""

    first: int
    last: int
    skip: int
    name: Name


class Registry:
    """Parties by id, and their names by folded words."""

    def __init__(self) -> None:
        self.parties: dict[str, Party] = {}
        self.names: dict[str, Name] = {}
        self.generic: set[str] = set()
        self._longest: dict[str, int] = {}
        self._heads: dict[str, tuple[tuple[int, str], ...]] = {}

    def add(self, name: str, party: str, short: bool = False) -> None:
        """Add a folded name, its words parted by single spaces."""
        known = self.names.get(name)
        if known is None:
            self.names[name] = Name((), (party,)) if short else Name((party,), ())
            first, _, rest = name.partition(" ")
            size = rest.count(" ") + 2 if rest else 1
            if self._longest.get(first, 0) < size:
                self._longest[first] = size
            return
        full, brief = known
        if short and party not in full and party not in brief:
            self.names[name] = Name(full, (*brief, party))
        elif not short and party not in full:
            self.names[name] = Name((*full, party), tuple(p for p in brief if p != party))

    def _heads_of(self, form: str) -> tuple[tuple[int, str], ...]:
        """The ways a form may begin a name: letters skipped and the rest."""
        heads = self._heads.get(form)
        if heads is None:
            heads = tuple((skip, rest) for skip, rest in prefixed(form) if rest in self._longest)
            if len(self._heads) > 200_000:
                self._heads.clear()
            self._heads[form] = heads
        return heads

    def begins(self, form: str) -> bool:
        """Whether any name begins with this form, a proclitic before it or not."""
        return bool(self._heads_of(form))

    def at(self, forms: Sequence[str], i: int, proclitics: bool = True) -> Hit | None:
        """The longest name that begins at token `i`, or None; the fewest letters skipped win among equals."""
        form = forms[i]
        heads = self._heads.get(form)
        if heads is None:
            heads = self._heads_of(form)
        best: Hit | None = None
        for skip, rest in heads:
            if (skip or rest != form) and not proclitics:
                continue
            for n in range(min(self._longest[rest], len(forms) - i), 0, -1):
                if best is not None and n <= best.last - best.first:
                    break
                name = self.names.get(" ".join((rest, *forms[i + 1 : i + n])) if n > 1 else rest)
                if name is not None:
                    best = Hit(i, i + n, skip, name)
                    break
        return best

    def find(self, name: str) -> tuple[str, ...]:
        """The ids of the parties that bear a name in full, as it is written."""
        return self.names.get(" ".join(t.form for t in tokenise(name)), _NONE).full


_NONE = Name((), ())


_PLAIN = re.compile("[\\w]+(?: [\\w]+)*")


def _words(name: str) -> str:
    """A folded name with its tokens parted by single spaces."""
    if "_" not in name and _PLAIN.fullmatch(name):
        return name
    return " ".join(t.form for t in tokenise(name) if t.form != '"')


def _party_files() -> Iterator[str]:
    for entry in sorted(folder("actors").iterdir(), key=lambda e: e.name):
        if entry.name.startswith("parties_") and entry.name.endswith(".tsv"):
            yield entry.name
    yield "civilians.tsv"


@cache
def registry() -> Registry:
    """The registry that ships with the package, with the user's own tables of parties, read once."""
    found = Registry()
    for file in _party_files():
        _add_file(found, folder("actors", file).read_text(encoding="utf-8"), file)
    for path in user_tables("actors", "parties_*.tsv"):
        try:
            _add_file(found, path.read_text(encoding="utf-8-sig"), path.name)
        except (KeyError, ValueError) as error:
            raise KnowledgeError(f"{path}: {error}; `marsad lexicon check` says what to put right") from error
    table = rows("actors", "contextual.tsv")
    forms = fold("\n".join(row["form_ar"] for row in table)).split("\n")
    for row, form in zip(table, forms, strict=True):
        found.add(_words(form), row["actor_id"], short=True)
    return found


@cache
def people() -> Registry:
    """The people the registry knows, by name: a party of type person each, `part_of` whom they speak for."""
    found = Registry()
    raw = rows("actors", "people.tsv")
    flat = fold("\n".join(row["name_ar"] for row in raw)).split("\n")
    for row, names in zip(raw, flat, strict=True):
        identity = f"person:{row['name_en']}"
        found.parties[identity] = Party(identity, row["name_en"], "person", "", "", 0, 0, row["actor_id"])
        for name in names.split("|"):
            if name:
                found.add(_words(name.strip()), identity)
    return found


@cache
def office_phrases() -> Registry:
    """Offices of more than one word (المتحدث الرسمي باسم, ولي العهد), found as names are."""
    found = Registry()
    for row in rows("actors", "offices.tsv"):
        form = _words(fold(row["form_ar"]))
        if " " in form:
            found.add(form, row["role"])
    return found


def _add_file(found: Registry, text: str, file: str) -> None:
    """Add one table; all its names are folded in one go, for there are thousands."""
    raw = parse(text, file)
    flat = fold("\n".join(f"{row['names_ar']}\n{row['short_ar']}" for row in raw)).split("\n")
    for n, row in enumerate(raw):
        identity = row["id"]
        if file == "civilians.tsv":
            found.generic.add(identity)
        if identity not in found.parties:
            found.parties[identity] = Party(
                identity, row["name_en"], row["type"], row["inter"], row["country"],
                int(row["from"][:4] or 0), int(row["to"][:4] or 0), row["part_of"],
            )  # fmt: skip
        for names, short in ((flat[2 * n], False), (flat[2 * n + 1], True)):
            if names:
                for name in names.split("|"):
                    if name:
                        found.add(_words(name.strip()), identity, short)
