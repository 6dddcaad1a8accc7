"""Parties named in a report: find_actors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_people import People
from marsad.reading.actors_phrase import Phrase
from marsad.reading.actors_registry import Hit, office_phrases, people
from marsad.reading.actors_roles import PLACE_CUES, Part
from marsad.reading.actors_words import THINGS, Noun, Word
from marsad.reading.mention import Mention
from marsad.reading.quantity_words import quantity_before
from marsad.reading.word_sets import word_set
from marsad.text.document import Document
from marsad.text.fold import fold

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
_INDEFINITE_NOT = frozenset({"force", "group", "institution", "opposition", "media"})
_MARCHES = word_set("actors", "marches")
# Nouns that are verbs at the head of a clause: طالب المجلس, شاهد المقابلة.
_HARMS = word_set("actors", "harms")
# Nouns that are nearly always adjectives: رد عسكري.
_SELDOM = frozenset({"conscript", "media-worker", "diplomat"})
_VERBS = word_set("actors", "verbs")


# Forms with which no party begins: most of a report's words, passed over at once.
_INERT: set[str] = set()
_INERT_MOST = 300_000


class _Doubt(NamedTuple):
    """What a name that is a common word asks for: words the report must have, words that may not follow."""

    needs: str
    not_before: frozenset[str]


@cache
def _ambiguous() -> dict[str, _Doubt]:
    return {
        fold(row["form_ar"]): _Doubt(fold(row["needs"]), frozenset(fold(row["not_before"]).split("|")) - {""})
        for row in rows("actors", "ambiguous.tsv")
    }


def find_actors(doc: Document, places: Sequence[Mention] = ()) -> list[ActorMention]:
    """Every noun phrase of the report that names a party, in order, none overlapping.

    `places` are the report's mentions of places: a name that is read as part of one is no party by itself.
    """
    return _Finder(doc, places).find()


class _Finder(People):
    """The state of one pass over a document."""

    def find(self) -> list[ActorMention]:
        forms, words, heads, inert = self.forms, self.words, self.registry, _INERT
        for sentence in self.doc.sentences:
            i, limit = sentence.first, sentence.last
            self.sentence_first = i
            while i < limit:
                form = forms[i]
                if self.surnames and (known := self.surnames.get(form)) is not None:
                    self.found.append(self._again(i, known))
                    i += 1
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
        if self.forms[i].lstrip("و") in _VERBS and self._demands(i, limit):
            return None
        if (
            w.adjective is not None
            and w.adjective.kind == "hostile"
            and self.found
            and self.found[-1].last == i
            and not w.clitic
        ):
            return None  # تنظيم داعش الإرهابي
        if (
            w.office
            and self.forms[i] == "الرييس"
            and i
            and self.forms[i - 1].startswith("ال")
            and not self.words[i - 1].office
        ):
            return None  # المعقل الرئيس
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

    def _meant(self, hit: Hit) -> bool:
        """Whether a name that is a common word too is meant as a name here."""
        form = " ".join((self.forms[hit.first][hit.skip :], *self.forms[hit.first + 1 : hit.last]))
        doubt = _ambiguous().get(form)
        if doubt is None:
            return True
        before, after = self.forms[hit.first - 1 : hit.first], self.forms[hit.last : hit.last + 1]
        if doubt.not_before:
            return not (after and after[0] in doubt.not_before)
        if before and before[0] in '"(' and after and after[0] in '")/':
            return True
        if self.all is None:
            self.all = " ".join(self.forms)
        return bool(doubt.needs) and doubt.needs in self.all

    def _demands(self, i: int, limit: int) -> bool:
        """Whether طالب, شاهد and their like are verbs here: at the head of a clause or before a noun with the article."""
        after = self.forms[i + 1] if i + 1 < limit else ""
        return after.startswith("ال") or i == self.sentence_first or self.forms[i - 1] in ("،", ":", ".")

    def _qualifies(self, i: int, w: Word, noun: Noun) -> bool:
        """Whether a word that may be noun or adjective is the adjective of the unknown noun before it."""
        if w.adjective is None or w.skip or noun.number != "s" or not i or noun.suffix:
            return False
        before = self.forms[i - 1]
        if (
            noun.id in _SELDOM
            and not noun.definite
            and before[0].isalpha()
            and quantity_before(self.forms, i) is None
        ):
            return before.removeprefix("و") not in _HARMS
        if noun.definite:
            fits = before.endswith(("ه", "ات")) == self.forms[i].endswith("ه")
            return fits and before.startswith(("ال", "وال", "بال", "لل", "فال", "كال")) and len(before) > 3
        thing = before.lstrip("وبل").removesuffix("ا")
        return thing in THINGS or before in THINGS or before.removesuffix("ا") in THINGS

    def _phrase(self, i: int, w: Word, noun: Noun, hit: Hit | None, limit: int) -> ActorMention | None:
        after = self.forms[i + 1] if i + 1 < limit else ""
        if f"{self.forms[i][w.skip :]} {after}" in _ambiguous():
            return None
        if self._is_place(i, noun, limit):
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
        if noun.id == "drone" and noun.number == "s" and self._is_march(i, part):
            mention.role, mention.unit = "crowd", ""
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

    def _describes(self, i: int, hit: Hit) -> bool:
        """Whether a word for a kind of people is an adjective here: عنف سياسي."""
        if not i or not all(c in self.registry.generic for c in (*hit.name.full, *hit.name.short)):
            return False
        before = self.forms[i - 1]
        return before in THINGS or (before.startswith("ال") and self.forms[i].startswith("ال"))

    def _is_place(self, i: int, noun: Noun, limit: int) -> bool:
        """Whether a noun that may head an institution or a person is a place here: مديرية الدريهمي, مركز المدينة, مزارع."""
        places = self.marks.places
        if noun.id == "directorate":
            return i in places or i + 1 in places
        if noun.id == "centre":
            return i in places or (i + 1 < limit and self.forms[i + 1].removeprefix("ال") in PLACE_CUES)
        return (
            noun.id == "farmer"
            and noun.number == "s"
            and i > 0
            and self.forms[i - 1] in ("في", "من", "الي", "قرب")
        )

    def is_state(self, hit: Hit) -> bool:
        """Whether a name is that of a state in full."""
        return bool(hit.name.full) and self.registry.parties[hit.name.full[0]].type == "state"

    def _is_march(self, i: int, part: Part) -> bool:
        """Whether مسيرة is a march rather than a drone."""
        after = self.forms[i + 1] if i + 1 < len(self.forms) else ""
        if after in _MARCHES or (
            i and self.forms[i - 1] in ("في", "خلال", "نظم", "نظموا", "نظمت", "خرجت", "انطلقت", "بعد")
        ):
            return True
        return (
            part.adjectives > 0
            and not part.countries
            and after not in ("حربيه", "انتحاريه", "مفخخه", "مجهوله", "مذخره", "قتاليه", "هجوميه", "معاديه")
        )

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

    def _is_country(self, hit: Hit) -> bool:
        """Whether a name that is a demonym too is the country's own (سورية) where nothing before it asks for an adjective."""
        ids = hit.name.full
        if not ids or self.registry.parties[ids[0]].type != "state":
            return False
        token, form = self.doc.tokens[hit.first], self.forms[hit.first]
        if form.endswith("ا"):
            return (
                "\u064b" not in self.doc.raw[token.start : token.end]
                and quantity_before(self.forms, hit.first) is None
            )
        before = self.forms[hit.first - 1] if hit.first else ""
        return (
            not before[:1].isalpha()
            or not (before.endswith(("ه", "ات")) or self.words[hit.first - 1].noun)
            or before.startswith("ال")
        )

    def _demonym(self, i: int, w: Word, hit: Hit | None = None) -> ActorMention | None:
        adjective = w.adjective
        assert adjective is not None
        plural = adjective.number != "s" or self.forms[i].endswith("ا")
        mention = self._make(i, i + 1, w.skip, "demonym", w.clitic)
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
