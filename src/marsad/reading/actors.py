"""Parties named in a report: find_actors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_phrase import Marks, Part, Phrase
from marsad.reading.actors_registry import Hit, Registry, office_phrases, people, registry
from marsad.reading.actors_words import THINGS, Noun, Word, plain_names, words_of
from marsad.reading.mention import Mention
from marsad.reading.people_names import name_end
from marsad.reading.quantity_words import quantity_before
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
_PEOPLE = frozenset({
    "member", "armed", "man", "civilian", "crowd", "journalist", "medic", "prisoner", "suspect", "migrant", "worshipper",
    "tourist", "activist", "notable", "partisan", "official", "settler", "hostage", "victim", "source", "reporter", "rioter",
})  # fmt: skip
_PREPOSITIONS = {
    fold(w): fold(w)
    for w in (
        "في",
        "من",
        "إلى",
        "على",
        "عن",
        "مع",
        "بين",
        "ضد",
        "قبل",
        "لدى",
        "داخل",
        "قرب",
        "نحو",
        "جنوب",
        "شمال",
        "شرق",
        "غرب",
        "جنوبي",
        "شمالي",
        "شرقي",
        "غربي",
        "يد",
        "باسم",
        "برصاص",
        "بنيران",
    )
}
_LOCATIVE = frozenset(
    fold(w)
    for w in (
        "مطار",
        "ميناء",
        "جامعة",
        "سماء",
        "شوارع",
        "ضواحي",
        "ريف",
        "العاصمة",
        "بمطار",
        "بمدينة",
        "بمحافظة",
        "معبر",
        "جسر",
        "قرب",
        "في",
        "إلى",
        "داخل",
        "قرب",
        "نحو",
        "جنوب",
        "شمال",
        "شرق",
        "غرب",
        "جنوبي",
        "شمالي",
        "شرقي",
        "غربي",
        "وسط",
        "حدود",
        "أنحاء",
        "خارج",
        "عبر",
        "محافظة",
        "مدينة",
        "ولاية",
        "إقليم",
        "أراضي",
    )
)
_TITLES = frozenset(fold(w) for w in ("الشيخ", "المحامي", "المهندس", "قائد"))
_MARCHES = frozenset(
    fold(w)
    for w in (
        "شعبية",
        "سلمية",
        "حاشدة",
        "احتجاجية",
        "جماهيرية",
        "العودة",
        "طلابية",
        "تضامنية",
        "الأعلام",
        "ليلية",
        "راجلة",
        "دموية",
    )
)
_RANKS = frozenset(
    fold(w)
    for w in ("عميد", "عقيد", "نقيب", "جنرال", "كولونيل", "رقيب", "عريف", "ملازم", "عقيدا", "عميدا", "نقيبا")
)
_GOVERNORS = frozenset(
    fold(w) for w in ("محافظ", "حاكم", "والي", "قائممقام", "عمدة", "قائمقام", "مفتي", "أمير")
)
_KEEP = frozenset({"member", "source", "reporter", "civilian", "journalist", "medic", "activist"})
_LINKED = frozenset({"عبد", "بن", "ال"})
# Nouns that are verbs at the head of a clause: طالب المجلس, شاهد المقابلة.
_VERBS = frozenset(fold(w) for w in ("طالب", "شاهد", "طالبا", "قاتل", "حارب"))
_SPOKEN_FOR = frozenset(fold(w) for w in ("باسم", "بلسان"))


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


def opening_quotes(doc: Document) -> frozenset[int]:
    """The tokens that are opening quotation marks: told by their shape, straight ones by turns in a sentence."""
    if '"' not in doc.forms:
        return frozenset()
    found: set[int] = set()
    for sentence in doc.sentences:
        inside = False
        for i in range(sentence.first, sentence.last):
            if doc.forms[i] == '"':
                mark = doc.raw[doc.tokens[i].start]
                opens = mark in "«“„‹" or mark not in "»”›" and not inside
                if opens:
                    found.add(i)
                inside = opens
    return frozenset(found)


def find_actors(doc: Document, places: Sequence[Mention] = ()) -> list[ActorMention]:
    """Every noun phrase of the report that names a party, in order, none overlapping.

    `places` are the report's mentions of places: a name that is read as part of one is no party by itself.
    """
    return _Finder(doc, places).find()


class _Finder:
    """The state of one pass over a document."""

    def __init__(self, doc: Document, places: Sequence[Mention]) -> None:
        self.doc, self.forms = doc, doc.forms
        self.words: list[Word] = words_of(doc.raw, doc.tokens)
        self.registry: Registry = registry()
        self.found: list[ActorMention] = []
        self.marks = Marks({p.first: p.last for p in places}, opening_quotes(doc))
        self.all: str | None = None
        self.sentence_first = 0
        self.surnames: dict[str, ActorMention] = {}

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
                if w.noun is None and w.adjective is None and not w.office and not w.given:
                    if not form[0].isalpha() or not (
                        heads.begins(form) or people().begins(form) or office_phrases().begins(form)
                    ):
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

    def _learn(self, mention: ActorMention) -> None:
        """Remember a person's last name, by which the report may call them again."""
        assert mention.name is not None
        first, last = mention.name
        form, w = self.forms[last - 1], self.words[last - 1]
        if (
            last - first < 2
            or len(form) < 4
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

    def _again(self, i: int, known: ActorMention) -> ActorMention:
        """A person called by the last name alone."""
        mention = self._make(i, i + 1, 0, "surname", "")
        mention.role, mention.is_person, mention.is_private = "person", True, known.is_private
        mention.head, mention.name, mention.core = known.head, (i, i + 1), (i, i + 1)
        mention.candidates, mention.short, mention.countries = known.candidates, known.short, known.countries
        mention.same_as, mention.person = known.same_as or known.name, known.person
        return mention

    def _read(self, i: int, w: Word, hit: Hit | None, limit: int) -> ActorMention | None:
        if hit is not None and (hit.last > limit or not self._meant(hit)):
            hit = None
        if self.forms[i].lstrip("و") in _VERBS and self._demands(i, limit):
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

    def _make(self, i: int, last: int, skip: int, rule: str, clitic: str) -> ActorMention:
        start, end = self.doc.words(i, last, skip)
        mention = ActorMention(i, last, start, end, rule)
        mention.skip = skip
        before = self.forms[i - 1] if i else ""
        mention.preposition = clitic.lstrip("وف") or _PREPOSITIONS.get(before, "")
        mention.locative = mention.preposition == "ب" or before in _LOCATIVE or before[1:] in _LOCATIVE
        mention.quoted = before == '"'
        mention.quantity = quantity_before(self.forms, i)
        return mention

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
        if noun.definite:
            fits = before.endswith(("ه", "ات")) == self.forms[i].endswith("ه")
            return fits and before.startswith(("ال", "وال", "بال", "لل", "فال", "كال")) and len(before) > 3
        thing = before.lstrip("وبل").removesuffix("ا")
        return thing in THINGS or before in THINGS or before.removesuffix("ا") in THINGS

    def _phrase(self, i: int, w: Word, noun: Noun, hit: Hit | None, limit: int) -> ActorMention | None:
        after = self.forms[i + 1] if i + 1 < limit else ""
        if f"{self.forms[i][w.skip :]} {after}" in _ambiguous():
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
        elif part.hit is not None:
            mention.candidates, mention.short = part.hit.name
        return mention

    def _is_march(self, i: int, part: Part) -> bool:
        """Whether مسيرة is a march rather than a drone."""
        after = self.forms[i + 1] if i + 1 < len(self.forms) else ""
        if (
            after in _MARCHES
            or i
            and self.forms[i - 1] in ("في", "خلال", "نظم", "نظموا", "نظمت", "خرجت", "انطلقت", "بعد")
        ):
            return True
        return (
            part.adjectives > 0
            and not part.countries
            and after not in ("حربيه", "انتحاريه", "مفخخه", "مجهوله", "مذخره", "قتاليه", "هجوميه", "معاديه")
        )

    def _describe(self, mention: ActorMention, noun: Noun, part: Part) -> None:
        mention.head, mention.role, mention.unit = noun.id, noun.role, noun.unit
        if part.nested is not None and not noun.unit:
            mention.unit = part.nested.unit
        mention.core = part.core or (mention.first, part.last)
        mention.countries, mention.party_name = part.countries, part.party
        mention.via, mention.hostile, mention.armed, mention.unknown = (
            part.via,
            part.hostile,
            part.armed,
            part.named,
        )
        mention.definite, mention.number, mention.case = noun.definite, noun.number, noun.case
        mention.suffix = noun.suffix
        mention.is_person = noun.role in _PEOPLE

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

    def _person(self, i: int, w: Word, limit: int, head_last: int) -> ActorMention | None:
        """An office, rank or title with the name of who bears it, or the office alone where it says whose it is."""
        forms, words = self.forms, self.words
        noun = w.noun or Noun("", "official", "", "s", forms[i][w.skip :].startswith("ال"), False, "", False)
        if (
            noun.number != "s"
            or w.office == "rank"
            and not noun.definite
            and i + 1 < limit
            and forms[i + 1].startswith("ال")
        ):
            return None
        head = Noun(noun.id, "official", noun.unit, "s", noun.definite, noun.construct, "", False)
        j = head_last
        while j < limit and words[j].office and not words[j].skip and forms[j].startswith("ال"):
            j += 1
        spoken = j < limit and forms[j] in _SPOKEN_FOR
        if spoken or forms[j - 1] in _SPOKEN_FOR:
            j += spoken
            head = Noun("", "official", "", "s", False, False, "", False)
        part = Phrase(forms, words, self.registry, limit, self.marks).read(j - 1, head)
        j = part.last
        if forms[i][w.skip :] in _GOVERNORS and not part.named and j < limit and self._bare_place(j):
            j += 1
            part = part._replace(last=j, named=True)
        while j < limit and words[j].office and not words[j].skip and forms[j].startswith("ال"):
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
        known = people().at(forms, j, proclitics=False) if j < limit else None
        if known is not None and known.last <= limit:
            mention = self._known_person(i, j, known, w, part)
            mention.office = (i, j)
            return mention
        end = name_end(forms, words, j, limit)
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
            part.last - i > 1
            or form.startswith("ال")
            and (w.office == "office" or head_last - i > 1)
            or form in _RANKS
            or head_last - i > 1
        )
        if form == "احد" or not (
            alone or told and (w.office == "office" or w.office == "rank" and part.hit is not None)
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
        if self.words[i].stop or self.forms[i] in ("باسم", "الله", "الدين"):
            return None
        end = self._bare_end(i, w, limit)
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
        if end - i > 2 or end - i == 2 and (plain or words[i + 1].given or forms[i + 1].endswith(("ي", "ه"))):
            return end if end - i > 2 or forms[i] not in _LINKED else i
        if plain and end - i < 2 and far - i == 2 and forms[i + 1][0] not in "يتبل":
            after = forms[far] if far < limit else "."
            if not after[0].isalpha() or words[far].stop:
                return far
        return i

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

    def _office_follows(self, j: int, limit: int) -> bool:
        """Whether an office stands at `j`, after a comma or without one."""
        j += j < limit and self.forms[j] in ("،", ",")
        return j < limit and self.words[j].office == "office" and not self.words[j].skip

    def _demonym(self, i: int, w: Word, hit: Hit | None = None) -> ActorMention | None:
        adjective = w.adjective
        assert adjective is not None
        plural = adjective.number != "s" or self.forms[i].endswith("ا")
        mention = self._make(i, i + 1, w.skip, "demonym", w.clitic)
        mention.role = "national" if plural or mention.quantity is not None else "demonym"
        mention.number, mention.case, mention.definite = adjective.number, adjective.case, adjective.definite
        mention.core = (i, i + 1)
        if hit is not None and (plural or mention.role == "national"):
            mention.candidates, mention.short = hit.name
        if hit is not None and self._is_country(hit):
            return self._registered(i, hit, i + 1)
        if adjective.kind == "country":
            mention.countries = (adjective.value,)
        else:
            mention.party_name = adjective.value
        mention.is_person = mention.role == "national"
        return mention
