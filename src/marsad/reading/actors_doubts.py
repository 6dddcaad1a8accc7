"""Words that may name a party and may not: adjectives, verbs, places, common words, countries."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from marsad.knowledge.tables import rows
from marsad.reading.actors_people import People
from marsad.reading.actors_registry import Hit
from marsad.reading.actors_roles import PLACE_CUES, Part
from marsad.reading.actors_words import THINGS, Adjective, Noun, Word
from marsad.reading.quantity_words import quantity_before
from marsad.reading.word_sets import word_set
from marsad.text.fold import fold

_MARCHES = word_set("actors", "marches")
_HARMS = word_set("actors", "harms")
_SELDOM = frozenset({"conscript", "media-worker", "diplomat"})
_VERBS = word_set("actors", "verbs")
_BORN = word_set("actors", "born")
_LANDS = word_set("actors", "lands")
_SHELLS = frozenset(fold(w) for w in ("قذائف", "قذيفة", "بقذائف", "بقذيفة", "القذائف", "وقذائف"))
_MAIN = fold("الرئيس")
_AT_WAR = ("متحارب", "متنازع", "متصارع", "متقاتل")
_NAMED_VERBS = frozenset(fold(w) for w in ("طالب", "قاتل", "حارب", "شاهد"))
_BEFORE_VERB = frozenset(
    fold(w)
    for w in ("كما", "قد", "وقد", "فيما", "بينما", "حيث", "الذي", "التي", "عندما", "حين", "بدوره", "ان")
)


class Doubt(NamedTuple):
    """What a name that is a common word asks for: words the report must have, words that may not follow."""

    needs: str
    not_before: frozenset[str]


@cache
def ambiguous() -> dict[str, Doubt]:
    """What each folded name in doubt asks for."""
    return {
        fold(row["form_ar"]): Doubt(fold(row["needs"]), frozenset(fold(row["not_before"]).split("|")) - {""})
        for row in rows("actors", "ambiguous.tsv")
    }


class Doubts(People):
    """Words that may name a party and may not: adjectives, verbs, places, common words, countries."""

    def _meant(self, hit: Hit) -> bool:
        """Whether a name that is a common word too is meant as a name here."""
        form = " ".join((self.forms[hit.first][hit.skip :], *self.forms[hit.first + 1 : hit.last]))
        doubt = ambiguous().get(form)
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
        form = self.forms[i].removeprefix("و")
        if form not in _NAMED_VERBS and form != "طالبا":
            return True  # طالبهم, شاهدوا: a verb with whom it is done to
        return (
            after.startswith(("ال", "ب"))
            or i == self.sentence_first
            or self.forms[i - 1] in ("،", ":", ".")
            or self.forms[i - 1] in _BEFORE_VERB
        )

    def _of_land(self, i: int) -> bool:
        """Whether the demonym at `i` is of land or a thing: الحدود السورية, الجنسية السورية, الحدود السورية التركية."""
        k = i - 1
        while (
            k > 0
            and (a := self.words[k].adjective) is not None
            and a.kind in ("country", "plain")
            and i - k < 3
        ):
            k -= 1
        before = self.forms[k] if k >= 0 else ""
        for skip in range(3):
            rest = before[skip:]
            if rest.startswith("لل"):
                rest = rest[2:]
            if rest.removeprefix("ال") in _LANDS:
                return True
            if before[skip : skip + 1] not in tuple("وفبلك"):
                break
        return False

    def _is_one_of(self, i: int, adjective: Adjective) -> bool:
        """Whether a demonym is somebody: هاجم فرنسي مولود في الشيشان المارة."""
        after = self.forms[i + 1] if i + 1 < len(self.forms) else ""
        return not adjective.definite and after in _BORN and not self.forms[i].endswith("ه")

    def _born(self, j: int) -> int:
        """The end of `مولود في الشيشان` at `j`, or `j`."""
        forms = self.forms
        if j + 2 < len(forms) and forms[j] == "مولود" and forms[j + 1] == "في" and forms[j + 2].isalpha():
            return max(j + 3, self.marks.places.get(j + 2, 0))
        return j

    def _is_no_party(self, i: int, noun: Noun, limit: int) -> bool:
        """Whether a noun of the table is a thing or an adjective here: قذائف المدفعية, رصاص قاتل, وكالة كذا للأنباء."""
        form, before = self.forms[i], self.forms[i - 1] if i else ""
        if noun.id == "artillery":
            return before in _SHELLS
        if noun.id == "warring-side":
            return not (i + 1 < limit and self.forms[i + 1].removeprefix("ال").startswith(_AT_WAR))
        if noun.id == "news":
            return form == "للانباء"
        if noun.id == "killer" and noun.number == "s" and not noun.definite:
            after = self.forms[i + 1] if i + 1 < limit else "."
            return not after[0].isalpha() or self.words[i + 1].stop or self.words[i + 1].clitic != ""
        if noun.id == "killer" and form.endswith("قتله"):
            token = self.doc.tokens[i]
            return self.doc.raw[token.end - 1] != "ة"  # قتله: killing him
        if noun.id == "front" and noun.number == "p" and noun.definite:
            after = self.forms[i + 1] if i + 1 < limit else "."
            return noun.suffix or not after.startswith("ال")  # الجبهات: where they fight
        return False

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

    def _says_nothing(self, i: int, w: Word, limit: int) -> bool:
        """Whether the word at `i` is a verb, an epithet of what stands before it or an adjective, and names nobody."""
        form = self.forms[i]
        if form.removeprefix("و") in _VERBS and self._demands(i, limit):
            return True
        hostile = w.adjective is not None and w.adjective.kind == "hostile" and not w.clitic
        another = w.noun is not None and w.adjective is not None and not w.adjective.definite
        if hostile and self.found and self.found[-1].last == i and not (another and self.found[-1].definite):
            return True  # تنظيم داعش الإرهابي
        main = form == _MAIN and i > 0 and self.forms[i - 1].startswith("ال")
        return bool(w.office) and main and not self.words[i - 1].office  # المعقل الرئيس
