"""Parties named in a report: find_actors."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.actors_doubts import Doubts, ambiguous
from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_phrase import Phrase
from marsad.reading.actors_registry import Hit, office_phrases, people
from marsad.reading.actors_told import told_names
from marsad.reading.actors_words import Noun, Word
from marsad.reading.mention import Mention
from marsad.text.document import Document

__all__ = ["ActorMention", "find_actors"]

# Nouns that name a party only with something that says which.
_BARE_NOT = frozenset(
    {
        "band",
        "system",
        "arm",
        "room",
        "side",
        "means",
        "platform",
        "centre",
        "folk",
        "tribe",
        "judicial",
        "defence",
    }
)
# Things that are nobody's where no word says whose: the dead and the hurt are figures, a depot is a place.
_NAMELESS = frozenset(
    {
        "headquarters",
        "depot",
        "storehouse",
        "camp-military",
        "account",
        "accusation",
        "killed-person",
        "casualty",
    }
)
_INDEFINITE_NOT = frozenset({"force", "group", "institution", "opposition", "media"})
# Nouns that are verbs at the head of a clause: طالب المجلس, شاهد المقابلة.
# Nouns that are nearly always adjectives: رد عسكري.


# Forms with which no party begins: most of a report's words, passed over at once.
_INERT: set[str] = set()
_INERT_MOST = 300_000


def find_actors(doc: Document, places: Sequence[Mention] = ()) -> list[ActorMention]:
    """Every noun phrase of the report that names a party, in order, none overlapping.

    `places` are the report's mentions of places: a name that is read as part of one is no party by itself.
    """
    return _Finder(doc, places).find()


class _Finder(Doubts):
    """The state of one pass over a document."""

    def find(self) -> list[ActorMention]:
        forms, words, heads, inert = self.forms, self.words, self.registry, _INERT
        told = told_names(forms, words)
        for sentence in self.doc.sentences:
            i, limit = sentence.first, sentence.last
            self.sentence_first = i
            while i < limit:
                form = forms[i]
                if self.surnames and (known := self.surnames.get(form)) is not None:
                    self.found.append(self._again(i, known))
                    i += 1
                    continue
                if told and i in told and (named := self._told(i, *told[i], limit)) is not None:
                    self.found.append(named)
                    i = named.last
                    self._learn(named)
                    continue
                if form in inert:
                    i += 1
                    continue
                w = words[i]
                if self._names_nothing(form, w):
                    if len(inert) > _INERT_MOST:
                        inert.clear()
                    inert.add(form)
                    i += 1
                    continue
                hit = heads.at(forms, i)
                mention = self._read(i, w, hit, limit)
                if mention is None:
                    i += 1
                else:
                    self.found.append(mention)
                    i = mention.last
                    if mention.name is not None:
                        self._learn(mention)
        return self.found

    def _names_nothing(self, form: str, w: Word) -> bool:
        """Whether no party begins with this form in any text."""
        if w.noun is not None or w.adjective is not None or w.office or w.given:
            return False
        tables = (self.registry, people(), office_phrases())
        return not form[0].isalpha() or not any(table.begins(form) for table in tables)

    def _read(self, i: int, w: Word, hit: Hit | None, limit: int) -> ActorMention | None:
        if hit is not None and (hit.last > limit or not self._meant(hit)):
            hit = None
        if self._says_nothing(i, w, limit):
            return None
        known = people().at(self.forms, i) if w.noun is None else None
        if (
            known is not None
            and known.last <= limit
            and not (hit is not None and hit.last >= known.last and hit.name.full)
        ):
            return self._known_person(i, i, known, w, None)
        phrase_of_office = office_phrases().at(self.forms, i)
        if (w.office or phrase_of_office is not None) and not (
            hit is not None and hit.last - i > 1 and hit.name.full
        ):
            head_last = (
                phrase_of_office.last
                if phrase_of_office is not None and phrase_of_office.last <= limit
                else i + 1
            )
            person = self._person(i, w, limit, head_last)
            if person is not None:
                return person
        if w.noun is not None and (hit is None or hit.last == i + 1) and self._qualifies(i, w, w.noun):
            return None
        if (
            hit is not None
            and hit.last == i + 1
            and w.adjective is not None
            and w.noun is None
            and self._describes(i, hit)
        ):
            return None
        if (
            hit is not None
            and hit.last == i + 1
            and w.adjective is not None
            and w.adjective.kind == "country"
            and w.noun is None
        ):
            return self._demonym(i, w, hit)
        phrase = self._phrase(i, w, w.noun, hit, limit) if w.noun is not None else None
        if phrase is not None and (hit is None or phrase.last >= hit.last):
            if (
                hit is not None
                and hit.last > i + 1
                and phrase.unknown
                and phrase.last > hit.last
                and phrase.rule == "registry"
            ):
                return self._registered(i, hit, limit)
            return phrase
        if hit is not None:
            return self._registered(i, hit, limit)
        if w.given and (person := self._bare_person(i, w, limit)) is not None:
            return person
        if w.adjective is not None and w.adjective.kind in ("country", "party"):
            return self._demonym(i, w)
        return phrase

    def _phrase(self, i: int, w: Word, noun: Noun, hit: Hit | None, limit: int) -> ActorMention | None:
        after = self.forms[i + 1] if i + 1 < limit else ""
        if f"{self.forms[i][w.skip :]} {after}" in ambiguous():
            return None
        if self._is_place(i, noun, limit) or self._is_no_party(i, noun, limit):
            return None
        part = Phrase(self.forms, self.words, self.registry, limit, self.marks).read(i, noun)
        told = (
            part.hit is not None
            or part.nested is not None
            or part.countries
            or part.party
            or part.adjectives
            or part.named
        )
        if noun.role == "side" and not (part.countries or part.party or part.hit or part.nested or hit):
            return None  # من جانب آخر
        if noun.role == "arm" and not (part.nested or part.hit or hit):
            return None  # سلاح كيماوي
        if (
            noun.id == "front"
            and hit is None
            and part.hit is None
            and not part.adjectives
            and not noun.definite
        ):
            return None  # جبهة الساحل is where they fight
        if not told:
            if noun.id in _NAMELESS and hit is None:
                return None
            if noun.role in _BARE_NOT and not (hit is not None and hit.last == part.last):
                return None
            if (
                noun.role in _INDEFINITE_NOT
                and not noun.definite
                and not (hit is not None and hit.last == part.last)
            ):
                return None
        mention = self._make(i, part.last, w.skip, f"noun:{noun.id}", w.clitic)
        self._describe(mention, noun, part)
        if part.nested is not None and part.nested.role == "tribe" and noun.role in ("folk", "man", "armed"):
            mention.role = mention.head = "tribe"  # أبناء قبائل خولان fight as the tribe
            if part.core is not None and part.core[1] - part.core[0] > 1:
                mention.core, mention.unknown = (part.core[0] + 1, part.core[1]), True
        if noun.id == "drone" and noun.number == "s" and self._is_march(i, part):
            mention.role, mention.unit = "crowd", ""
        if (
            noun.id == "council"
            and part.named
            and hit is not None
            and hit.last < part.last
            and hit.last - i <= 2
        ):
            hit = None  # of the town named, and no other's
        generic = hit is not None and all(
            c in self.registry.generic for c in (*hit.name.full, *hit.name.short)
        )
        if (
            hit is not None
            and hit.last <= part.last
            and not (generic and (part.hit is not None or part.party))
        ):
            mention.candidates, mention.short = hit.name
            if not generic:
                mention.core = (i, hit.last)
                mention.rule = "registry"
            if part.hit is not None and not hit.name.full and self.is_state(part.hit):
                land = self.registry.parties[part.hit.name.full[0]].country
                mention.countries = (
                    *mention.countries,
                    land,
                )  # النيابة العامة في إسرائيل: the land tells whose
        elif part.hit is not None:
            mention.candidates, mention.short = part.hit.name
        return mention

    def _registered(self, i: int, hit: Hit, limit: int) -> ActorMention:
        last = self._extended(hit, limit)
        clitic = self.forms[i][: hit.skip] or ("ل" if self.forms[i].startswith("لل") else "")
        mention = self._make(i, last, hit.skip, "registry", clitic)
        mention.candidates, mention.short = hit.name
        mention.core = (i, hit.last)
        ids = hit.name.full or hit.name.short
        mention.role = self.registry.parties[ids[0]].type
        if mention.role == "state" and not hit.name.full:
            mention.role = "seat"
        mention.head = self.forms[i][hit.skip :]
        mention.definite = True
        return mention

    def _extended(self, hit: Hit, limit: int) -> int:
        """The end of a name with the demonym, acronym or quoted short name that follows it."""
        phrase = Phrase(self.forms, self.words, self.registry, limit, self.marks)
        phrase.hit = hit
        head = Noun("", "group", "", "s", True, False, "", False)
        j = hit.last
        state = phrase._is_state(hit)
        while j < limit and not state:
            adjective = self.words[j].adjective
            if self.forms[j] == "(":
                step = phrase._bracketed(j, head)
            elif (
                adjective is not None
                and adjective.definite
                and adjective.kind == "country"
                and not self.words[j].skip
            ):
                step = j + 1
            else:
                break
            if step == j:
                break
            j = step
        return j

    def _demonym(self, i: int, w: Word, hit: Hit | None = None) -> ActorMention | None:
        adjective = w.adjective
        assert adjective is not None
        if adjective.number == "s" and self._of_land(i) and not (hit is not None and self._is_country(hit)):
            return None
        plural = adjective.number != "s" or self.forms[i].endswith("ا") or self._is_one_of(i, adjective)
        mention = self._make(i, self._born(i + 1), w.skip, "demonym", w.clitic)
        mention.role = "national" if plural or mention.quantity is not None else "demonym"
        mention.number, mention.case, mention.definite = adjective.number, adjective.case, adjective.definite
        mention.core = (i, i + 1)
        if hit is not None and (plural or mention.role == "national") and not self.is_state(hit):
            mention.candidates, mention.short = hit.name
        if hit is not None and self._is_country(hit):
            return self._registered(i, hit, i + 1)
        if adjective.kind == "country":
            mention.countries = (adjective.value,)
        else:
            mention.party_name = adjective.value
        mention.is_person = mention.role == "national"
        return mention
