"""The names of those who speak: which are none, and which stand after an office or a description."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_words import Word
from marsad.reading.people_names import name_end
from marsad.reading.speakers_verbs import sayings
from marsad.reading.word_sets import word_set
from marsad.text.document import Document

_NO_NAMES = word_set("speech", "no_names")
_NAMES_IT = word_set("speech", "names_it")
_MANNER = word_set("speech", "manner")
_COMPLEMENT = word_set("speech", "complement") - {'"'}
_PASSED = word_set("speech", "passed")
_ADVERBS = _PASSED - {"،", ","}
_PLACES = word_set("actors", "place_cues")
_ASIDE = word_set("speech", "aside")
_COMMAS = ("،", ",")
_ENDS = frozenset({".", "؛", "!", "؟", "الذي", "التي", "الذين", "اللذين", "(", ")", "لكن", "ولكن"})
_WHERE = ("في", "لدي", "الي")
_FAR = 10


class Names:
    """Reads the names of the people of one document who speak."""

    def __init__(self, doc: Document, actors: list[ActorMention], words: Sequence[Word]) -> None:
        self.doc, self.forms, self.actors, self.words = doc, doc.forms, actors, words
        self.at = {a.first: n for n, a in enumerate(actors)}

    def of(self, actor: ActorMention) -> tuple[int, int] | None:
        """The tokens of an actor's name where they are one: not بازدياد القصف, not باسمها."""
        if actor.name is None or not self._no_name(*actor.name):
            return actor.name
        return None

    def _no_name(self, first: int, last: int) -> bool:
        form, word = self.forms[first], self.words[first]
        written = self.doc.raw[slice(*self.doc.words(first, last))]
        if form in _NO_NAMES or written.endswith(("اً", "ًا")):
            return True
        if word.given or last - first > 2 or (first and self.words[first - 1].office):
            return False
        if form[0] == "ب" and last - first == 2 and self.forms[first + 1].startswith("ال"):
            return True
        if form[0] == "ب" and form[1:] in _PLACES:
            return True
        return form == "لبي"

    def told_after(self, i: int, limit: int) -> tuple[int, int] | None:
        """`يدعى أحمد علي`, `هو أحمد علي`: the name told after a description."""
        if i + 2 >= limit or self.forms[i] not in _NAMES_IT:
            return None
        last = name_end(self.forms, self.words, i + 1, min(limit, i + 6))
        return (i + 1, last) if last - i > 2 and self._ends(last, limit) else None

    def after_office(self, i: int, limit: int, office: bool = True) -> tuple[int, int] | None:
        """The name after the words of an office that end at or beyond `i`: وزير الأمن الداخلي الإسرائيلي عومر بارليف."""
        while i < limit and self.forms[i] in _ASIDE:
            i += 1
        j = i
        while j < min(limit, i + _FAR):
            form, word = self.forms[j], self.words[j]
            number = self.at.get(j)
            if number is not None and j > i - 1:
                actor = self.actors[number]
                name = self.of(actor)
                if name is not None and not word.clitic.startswith(("و", "ل", "ب")) and self._people(name):
                    return name
            if (
                self._opens(j, limit)
                or form in _ENDS
                or form in _ADVERBS
                or (form in sayings() and not word.given)
            ):
                return None
            comma = self.forms[j - 1] in _COMMAS
            cue = j > i and (self.forms[j - 1] in _PLACES or self.forms[j - 1] in _WHERE)
            if not cue and form.isalpha() and not word.stop:
                if comma and (closed := self._between(j, limit)):
                    return j, closed
                last = name_end(self.forms, self.words, j, min(limit, j + 5))
                strong = comma or (word.given and not word.skip) or bool(self.words[j - 1].office)
                if last - j >= 2 and (
                    (strong and self._ends(last, limit))
                    or (office and self._opens(last, limit))
                    or self._given(j, last)
                ):
                    return None if self._no_name(j, last) else (j, last)
            if form in _WHERE and j + 1 < limit and self.forms[j + 1] not in _MANNER:
                j += 1
                continue
            if (
                number is not None
                and self.actors[number].preposition in ("", "ل")
                and self.actors[number].role not in ("agency", "media", "reporter", "journalist", "centre")
            ):
                j = max(j + 1, self.actors[number].last)
                continue
            skipped = (
                form in _COMMAS
                or form == '"'
                or cue
                or form.startswith("ال")
                or bool(word.office)
                or word.adjective is not None
                or word.noun is not None
                or form in _PLACES
                or (form[0] == "ب" and form[1:] in _PLACES)
                or form in _ASIDE
                or (j == i and j + 1 < limit and self.forms[j + 1].startswith("ال"))
            )
            if not skipped or word.clitic.startswith("و"):
                return None
            if form in _COMMAS and j > i and ("،" in self.forms[i:j] or "," in self.forms[i:j]):
                return None
            j += 1
        return None

    def _people(self, name: tuple[int, int]) -> bool:
        return name[1] - name[0] > 1 or self.words[name[0]].given

    def _given(self, first: int, last: int) -> bool:
        """Whether a name is given names alone, but for its last word."""
        return all(
            self.words[k].given and not self.words[k].skip for k in range(first, max(first + 1, last - 1))
        )

    def _opens(self, j: int, limit: int) -> bool:
        """Whether what is said opens at `j`, or the outlet it is said to."""
        if j >= limit:
            return False
        number = self.at.get(j)
        told = number is not None and self.actors[number].role in ("agency", "media")
        return self.forms[j] in _COMPLEMENT or told

    def _ends(self, j: int, limit: int) -> bool:
        """Whether a name may end before `j`."""
        if j >= limit or self._opens(j, limit):
            return True
        form = self.forms[j]
        return (
            form in _COMMAS
            or form in _ENDS
            or form in ("في", "ل", "خلال", "عبر", '"', "#")
            or form in _PASSED
        )

    def further(self, last: int, limit: int) -> int:
        """The end of a name with one strange word more before what is said: شلال علي شائع إن."""
        if last + 1 >= limit or not self._opens(last + 1, limit):
            return last
        form, word = self.forms[last], self.words[last]
        if form[:2] in ("ال", "لل", "بال") or form[0] == "ل" or self.forms[last + 1].startswith("با"):
            return last
        if not word.strange(form) or word.office:
            return last
        adverb = form.endswith("ا") and self.doc.raw[slice(*self.doc.words(last, last + 1))].endswith(
            ("اً", "ًا")
        )
        return last if adverb or form in _PASSED or form in sayings() or form in _NO_NAMES else last + 1

    def _between(self, j: int, limit: int) -> int:
        """The end of a strange name that stands between commas: `، ماي آيك كياو،`."""
        k = j
        while k < min(limit, j + 5) and self.forms[k] not in _COMMAS and self.forms[k] not in _COMPLEMENT:
            form, word = self.forms[k], self.words[k]
            strange = word.noun is None and not word.office and word.adjective is None
            if (
                not form.isalpha()
                or word.stop
                or form in _PASSED
                or form in sayings()
                or not (strange or word.given)
            ):
                return 0
            k += 1
        return k if k < limit and k - j in (2, 3, 4) else 0
