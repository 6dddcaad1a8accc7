"""Names of places in a report's tokens: known ones, and unknown ones that a cue vouches for."""

from __future__ import annotations

import re
from typing import NamedTuple

from marsad.reading.places.gazetteer import CUE
from marsad.reading.places.lead import Lead
from marsad.reading.places.lexicon import COMPOUND, KIN, Cue, Word, lexicon
from marsad.text import Document
from marsad.text.phrases import prefixed

CLOSERS = frozenset("\")]'”")
_MANY = 4
# Definite nouns of these kinds point back and name nothing: "قرى الريف الشرقي", but "حي المطار".
_WIDE = frozenset({"rural", "city", "town", "village", "admin1", "admin2", "country", "capital", "area"})
_FUTURE = re.compile("س[يتن]....*")
_PARTICIPLE = re.compile("م..و.ه")
# Sides that, without the article, begin a bearing rather than end an unknown name: "نانغرهار شرقي البلاد".
_SIDES = frozenset({"شرقي", "غربي", "شمالي", "جنوبي"})
# Kinds of places that are named for ideas: حي السلام, مديرية التحرير.
_NAMED_FOR = frozenset({"hood", "camp", "village", "square"})


class Name(NamedTuple):
    """A name at tokens `first` to `last` (exclusive), `skip` letters of a proclitic left out, and its folded key."""

    first: int
    last: int
    skip: int
    key: str


class NameReader:
    """Finds names at given tokens of one document."""

    def __init__(self, doc: Document) -> None:
        self.doc, self.forms, self.n = doc, doc.forms, len(doc.forms)
        self.lexicon = lexicon()
        self.known = self.lexicon.known
        look = self.lexicon.word
        self.words: list[Word | None] = [look(form) for form in doc.forms]

    def any(self, i: int) -> Name | None:
        """The longest known name at token `i`, with or without a proclitic; of two readings the less ordinary one."""
        word = self.words[i] if i < self.n else None
        return self._longest(i, word.names) if word and word.names else None

    def whole(self, i: int) -> Name | None:
        """The longest known name at token `i`, none of its letters taken for a proclitic."""
        word = self.words[i] if i < self.n else None
        return self._longest(i, tuple(h for h in word.names if h[0] == 0)) if word and word.names else None

    def joined(self, i: int) -> Name | None:
        """The longest known name at token `i` after a joined و: "والطيانة"."""
        word = self.words[i] if i < self.n else None
        if not (word and word.names and self.forms[i][0] == "و"):
            return None
        return self._longest(i, tuple(h for h in word.names if h[0] == 1))

    def several(self, i: int) -> bool:
        """Whether a known name of several words begins at token `i`, without a proclitic."""
        name = self.whole(i)
        return name is not None and name.last - name.first > 1

    def _longest(self, i: int, heads: tuple[tuple[int, str], ...]) -> Name | None:
        best: Name | None = None
        for skip, rest in heads:
            size = self.known.at(self.forms, i, rest)
            if size > 1 and self.broken(i, i + size):
                size = 1 if rest in self.known.names else 0
            if not size:
                continue
            key = rest if size == 1 else " ".join((rest, *self.forms[i + 1 : i + size]))
            longer = best is None or i + size > best.last
            if longer or (
                best and i + size == best.last and self.known.level(key) < self.known.level(best.key)
            ):
                best = Name(i, i + size, skip, key)
        return best

    def broken(self, first: int, last: int) -> bool:
        """Whether a line ends between tokens `first` and `last` (exclusive): no name and no phrase runs over it."""
        return self.doc.raw.find("\n", self.doc.tokens[first].start, self.doc.tokens[last - 1].start) >= 0

    def goes_on(self, name: Name) -> bool:
        """Whether a known name of one word is but the first of an unknown longer one: "عقبة طلان", "سلطان بيلي"."""
        if name.last - name.first > 1 or name.last >= self.n:
            return False
        if not self._wordlike(name.last) or self.words[name.last] is not None:
            return False
        return self.forms[name.first] in COMPOUND or self.known.level(name.key) == CUE

    def common(self, name: Name, lead: Lead, quoted: bool) -> bool:
        """Whether a known name of one word is an ordinary word after this lead."""
        word = self.words[name.first]
        if word is not None and word.stop and not quoted:
            return not (
                lead.cue
                and self.forms[name.first].startswith("ال")
                and self._named_for(lead.cue.kind, name.key)
            )
        if lead.cue is None:
            side = lead.degrees is not None and any(e.kind == "country" for e in self.known.entries(name.key))
            return self.known.level(name.key) == CUE and not side
        side = word is not None and word.direction is not None
        return side and lead.cue.strength == "weak"  # "مناطق الشمال السوري": the north is read by itself

    def _named_for(self, kind: str, key: str) -> bool:
        """Whether places of this kind are named for ideas (حي السلام), and a district of that name is known."""
        if kind == "admin2":  # "مديرية التحرير" is one, "مديرية المخابرات" is none
            return any(e.kind in {"admin2", "admin3"} for e in self.known.entries(key))
        return kind in _NAMED_FOR

    def quoted(self, k: int) -> Name | None:
        """Up to five words before a closing mark, as a name."""
        if k >= self.n:
            return None
        last = k
        while last < self.n and last - k < 5 and self.forms[last] not in CLOSERS:
            last += 1
        word = self.words[k]
        common = word is not None and (word.stop or (word.frequent and not self.forms[k].startswith("ال")))
        if (
            last < self.n
            and last > k
            and not self.broken(k, last + 1)
            and self.forms[k][0].isalpha()
            and (not common or self.forms[k] in COMPOUND)
        ):
            return Name(k, last, 0, " ".join(self.forms[k:last]))
        return None

    def unknown(self, k: int, cue: Cue) -> Name | None:
        """A name that no table knows, after a cue: one word, or more where a word asks for more."""
        if not self._can_name(k, cue):
            return None
        last = self._after_first(k, self.forms[k])
        if not last:
            return None
        while last < self.n and last - k < _MANY and (self._kin(last) or self._second(last)):
            last += 1
        return Name(k, last, 0, " ".join(self.forms[k:last]))

    def unknown_joined(self, k: int) -> Name | None:
        """An unknown name after a joined و in a list of names."""
        form = self.forms[k]
        if form[0] != "و" or len(form) < 4 or not form.isalpha():
            return None
        rest = self.lexicon.word(form[1:])
        whole = self.words[k]
        if (whole and whole.stop) or (
            rest and (rest.stop or rest.frequent or rest.cue or rest.around or rest.direction)
        ):
            return None
        last = self._after_first(k, form[1:])
        if not last:
            return None
        while last < self.n and last - k < _MANY and self._kin(last):
            last += 1
        return Name(k, last, 1, " ".join((form[1:], *self.forms[k + 1 : last])))

    def _after_first(self, k: int, first: str) -> int:
        """The token after the first part of an unknown name: أم, كفر, خربة take the next word; 0 where it lacks."""
        last = k + 1
        follows = last < self.n and self._wordlike(last)
        word = self.words[last] if follows else None
        if first in COMPOUND:
            return last + 1 if follows and not (word and word.stop) else 0
        if follows and word is None and not first.startswith("ال") and self.known.level(first) == CUE:
            return last + 1
        return last

    def _can_name(self, k: int, cue: Cue) -> bool:
        """Whether a word after a cue can be a name: no stop word, no adjective, and none of the frequent words."""
        if k >= self.n or not self._wordlike(k):
            return False
        form, word = self.forms[k], self.words[k]
        if form in COMPOUND:
            return True
        if self._ordinary(form, cue):
            return False
        if word is None:
            return len(form) > 2
        if word.stop or word.country or word.around or word.cue or word.direction:
            return False
        if word.anaphor and word.anaphor[1].kind in _WIDE:
            return False
        if word.frequent:
            return (
                cue.strength == "strong" and cue.kind in {"hood", "village", "camp"} and form.startswith("ال")
            )
        return len(form) > 2

    def _ordinary(self, form: str, cue: Cue) -> bool:
        """Whether a rare word is plainly no name: a verb with an object, an adjective, a frequent word with a proclitic."""
        if form.startswith("ال"):
            return False
        if form.endswith(("ها", "هم", "وا")) or _PARTICIPLE.fullmatch(form) or _FUTURE.fullmatch(form):
            return True
        if form.endswith("يه") and (cue.strength == "weak" or cue.number != "one"):
            return True
        for skip, rest in prefixed(form):
            if rest != form and len(rest) > 2 and skip < 3:
                word = self.lexicon.word(rest)
                if word and (word.frequent or word.stop or word.cue or word.anaphor or word.around):
                    return True
        return False

    def _kin(self, k: int) -> bool:
        """Whether a word tells namesakes apart: الشرقية, الكبرى."""
        return self.forms[k] in KIN and self.forms[k] not in _SIDES

    def _second(self, k: int) -> bool:
        """Whether a definite word goes on with an unknown name: جزرة البوحميد."""
        before = self.forms[k - 1]
        return (
            self._wordlike(k)
            and self.forms[k].startswith("ال")
            and self.words[k] is None
            and not before.startswith("ال")
        )

    def _wordlike(self, k: int) -> bool:
        form = self.forms[k]
        return len(form) > 1 and form.isalpha() and self.follows(k)

    def follows(self, k: int) -> bool:
        """Whether token `k` follows the one before it with at most a space between."""
        near = self.doc.tokens[k].start <= self.doc.tokens[k - 1].end + 1
        return near and not self.broken(k - 1, k + 1)
