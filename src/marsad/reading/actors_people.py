"""People told of by name, office or both."""

from __future__ import annotations

from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_phrase import Phrase
from marsad.reading.actors_reading import Reading
from marsad.reading.actors_registry import Hit, people
from marsad.reading.actors_roles import PLACE_CUES, Part
from marsad.reading.actors_words import Noun, Word, plain_names
from marsad.reading.people_names import name_end
from marsad.reading.word_sets import word_set

_TITLES = word_set("actors", "titles")
_RANK_WORDS = word_set("actors", "rank_words")
_RANKS = word_set("actors", "ranks")
_GOVERNORS = word_set("actors", "governors")
_KEEP = frozenset({"member", "source", "reporter", "civilian", "journalist", "medic", "activist"})
_LINKED = frozenset({"عبد", "بن", "ال"})
_SPOKEN_FOR = word_set("actors", "spoken_for")


class People(Reading):
    """People told of by name, office or both."""

    def _learn(self, mention: ActorMention) -> None:
        """Remember a person's last name, by which the report may call them again."""
        assert mention.name is not None
        first, last = mention.name
        form, w = self.forms[last - 1], self.words[last - 1]
        if (
            last - first < 2
            or len(form) < 4
            or form.removeprefix("ال") in PLACE_CUES
            or w.noun is not None
            or w.adjective is not None
            or w.stop
            or w.office
            or w.given
        ):
            return
        if self.forms[last - 2] in ("عبد", "ابو", "ابن", "بن") or form in self.registry.names:
            return
        self.surnames.setdefault(form, mention)

    def _told(self, i: int, end: int, skip: int, limit: int) -> ActorMention | None:
        """A person whom a word beside the name tells of: شاب يدعى سمير بلعيد, سمير بلعيد (21 عاما)."""
        if end > limit or self.marks.places.get(i, 0) >= end or people().at(self.forms, i) is not None:
            return None
        mention = self._make(i, end, skip, "person:told", self.forms[i][:skip])
        mention.role, mention.is_person, mention.is_private = "person", True, True
        mention.name = mention.core = (i, end)
        mention.name_skip = skip
        mention.head = "name"
        return mention

    def _again(self, i: int, known: ActorMention) -> ActorMention:
        """A person called by the last name alone."""
        mention = self._make(i, i + 1, 0, "surname", "")
        mention.role, mention.is_person, mention.is_private = "person", True, known.is_private
        mention.head, mention.name, mention.core = known.head, (i, i + 1), (i, i + 1)
        mention.candidates, mention.short, mention.countries = known.candidates, known.short, known.countries
        mention.same_as, mention.person = known.same_as or known.name, known.person
        mention.name_skip = known.name_skip
        return mention

    def _person(self, i: int, w: Word, limit: int, head_last: int) -> ActorMention | None:
        """An office, rank or title with the name of who bears it, or the office alone where it says whose it is."""
        forms, words = self.forms, self.words
        noun = w.noun or Noun("", "official", "", "s", forms[i][w.skip :].startswith("ال"), False, "", False)
        if noun.number != "s" or (
            w.office == "rank" and not noun.definite and i + 1 < limit and forms[i + 1].startswith("ال")
        ):
            return None
        head = Noun(noun.id, "official", noun.unit, "s", noun.definite, noun.construct, "", False)
        j = head_last
        while (
            j < limit
            and not noun.definite
            and words[j].office == "office"
            and not words[j].clitic
            and not forms[j].startswith("ال")
        ):
            j += 1  # نائب رئيس الوزراء
        while j < limit and self._goes_on(j):
            j += 1
        spoken = j < limit and forms[j] in _SPOKEN_FOR
        if spoken or forms[j - 1] in _SPOKEN_FOR:
            j += spoken
            head = Noun("", "official", "", "s", False, False, "", False)
        part = Phrase(forms, words, self.registry, limit, self.marks).read(j - 1, head)
        j = part.last
        of_place = forms[i][w.skip :] in _GOVERNORS or forms[j - 1] in _GOVERNORS
        if of_place and not part.named and j < limit and self._bare_place(j):
            j += 1
            part = part._replace(last=j, named=True)
        while j < limit and self._goes_on(j):
            j += 1
        if (
            w.office == "office"
            and j == i + 1
            and not noun.definite
            and forms[i] not in _TITLES
            and forms[i][w.skip :] not in _RANKS
        ):
            return self._bare_person(i, w, limit) if w.given else None
        if w.office == "title" and j == i + 1 and not (words[j].given if j < limit else False):
            return None
        called = self.surnames.get(forms[j]) if j < limit else None
        if called is not None:
            mention = self._again(j, called)
            mention.first, mention.office, mention.skip = i, (i, j), w.skip
            mention.start = self.doc.words(i, j, w.skip)[0]
            return mention
        known = people().at(forms, j, proclitics=False) if j < limit else None
        if known is not None and known.last <= limit:
            mention = self._known_person(i, j, known, w, part)
            mention.office = (i, j)
            return mention
        end = name_end(forms, words, j, limit)
        if j < limit and (place := self.marks.places.get(j, 0)) >= end > j and not words[j].given:
            j = end = place  # رئيس مجلس محلي دوما: the place the office is of
            part = part._replace(last=j, named=True)
        if end == j and j + 1 < limit and j in self.marks.opening:
            quoted = name_end(forms, words, j + 1, limit)
            if (
                quoted - j > 2
                and quoted < limit
                and forms[quoted] == '"'
                and not any(words[k].noun for k in range(j + 1, quoted))
            ):
                j, end = j + 1, quoted
        if end == j:
            return self._office(i, w, noun, part, limit, head_last)
        mention = self._make(i, end, w.skip, f"person:{w.office}", w.clitic)
        self._describe(mention, noun, part)
        if part.hit is not None:
            mention.candidates, mention.short = part.hit.name
        mention.role, mention.is_person = "person", True
        mention.office, mention.name = (i, j), (j, end)
        mention.core = (j, end)
        mention.is_private = w.office == "title" and not mention.candidates and not mention.countries
        return mention

    def _goes_on(self, j: int) -> bool:
        """Whether a rank or title goes on at `j`: اللواء الطيار الركن, العميد ركن."""
        word, form = self.words[j], self.forms[j]
        return form in _RANK_WORDS or bool(word.office and not word.skip and form.startswith("ال"))

    def _bare_place(self, j: int) -> bool:
        """Whether the word at `j` may be the place an office is of: محافظ عدن."""
        form, w = self.forms[j], self.words[j]
        return (
            form.isalpha()
            and len(form) > 2
            and not (w.stop or w.given or w.noun or w.adjective or w.office)
            and form[0] not in "لب"
        )

    def _known_person(self, i: int, j: int, known: Hit, w: Word, part: Part | None) -> ActorMention:
        """Someone the registry knows by name, named at `j`, after an office that begins at `i`."""
        mention = self._make(i, known.last, known.skip if i == j else w.skip, "person:known", w.clitic)
        if part is not None:
            self._describe(mention, w.noun or Noun("", "official", "", "s", True, False, "", False), part)
        person = people().parties[known.name.full[0]]
        mention.role, mention.is_person, mention.head = "person", True, "name"
        mention.name = mention.core = (j, known.last)
        mention.person = person.name
        mention.candidates, mention.short = (
            ((person.part_of,) if person.part_of in self.registry.parties else ()),
            (),
        )
        return mention

    def _office(
        self, i: int, w: Word, noun: Noun, part: Part, limit: int, head_last: int
    ) -> ActorMention | None:
        """Who is told of by the office alone: المتحدث باسم الوزارة, قائد ميداني, السفيرة."""
        form = self.forms[i][w.skip :]
        told = (
            part.hit is not None
            or part.nested is not None
            or part.countries
            or part.party
            or part.adjectives
            or part.named
        )
        alone = (
            (part.last - i > 1 and (w.office == "office" or form.startswith("ال")))
            or (form.startswith("ال") and (w.office == "office" or head_last - i > 1))
            or form in _RANKS
            or head_last - i > 1
        )
        if form == "احد" or not (
            alone or (told and (w.office == "office" or (w.office == "rank" and part.hit is not None)))
        ):
            return None
        last = max(part.last, head_last)
        if w.noun is not None and last - i == 1 and form not in _RANKS:
            return None
        mention = self._make(i, last, w.skip, "office", w.clitic)
        self._describe(mention, noun, part)
        if part.hit is not None:
            mention.candidates, mention.short = part.hit.name
        if w.noun is None or w.noun.role not in _KEEP:
            mention.role = "official"
        mention.is_person = True
        mention.office = (i, last)
        return mention

    def _bare_person(self, i: int, w: Word, limit: int) -> ActorMention | None:
        if self.words[i].stop or self.forms[i] in ("باسم", "الله", "الدين", "خان"):
            return None
        end = self._bare_end(i, w, limit)
        if self.marks.places.get(i, 0) >= end:
            return None  # خان يونس is a place
        if end - i < 2:
            return None
        mention = self._make(i, end, w.skip if w.skip else 0, "name", w.clitic)
        mention.role, mention.is_person, mention.is_private = "person", True, True
        mention.name = mention.core = (i, end)
        mention.head = "name"
        return mention

    def _bare_end(self, i: int, w: Word, limit: int) -> int:
        """Where a name that begins at `i` without any office ends, or `i`: the more a word may be another the more it asks."""
        forms, words = self.forms, self.words
        end, far = name_end(forms, words, i, limit, loose=False), name_end(forms, words, i, limit)
        plain = forms[i][w.skip :] in plain_names()
        if far - i > 1 and self._office_follows(far, limit):
            return far
        if forms[i][w.skip :] == "عبد":
            return far if far - i > 2 else i
        surname = i + 1 < limit and forms[i + 1].endswith("ي") and words[i + 1].adjective is None
        if end - i > 2 or (end - i == 2 and (plain or words[i + 1].given or surname)):
            return end if end - i > 2 or forms[i] not in _LINKED else i
        if (
            plain
            and end - i < 2
            and far - i == 2
            and (forms[i + 1][0] not in "يتبل" or self._is_surname(i + 1))
        ):
            after = forms[far] if far < limit else "."
            if not after[0].isalpha() or words[far].stop or after[0] == "و":
                return far
        return i

    def _is_surname(self, j: int) -> bool:
        """Whether a word with ب is a surname (أندرو برانسون) and no place or thing with a preposition."""
        form, w = self.forms[j], self.words[j]
        plain = form[0] == "ب" and len(form) > 5 and not form.startswith("بال")
        return plain and not w.clitic and j not in self.marks.places and form[1:] not in self.registry.names

    def _office_follows(self, j: int, limit: int) -> bool:
        """Whether an office stands at `j`, after a comma or without one."""
        j += j < limit and self.forms[j] in ("،", ",")
        return j < limit and self.words[j].office == "office" and not self.words[j].skip
