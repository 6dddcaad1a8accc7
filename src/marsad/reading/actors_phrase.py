"""The noun phrase of a party: from its head over adjectives, what it belongs to, quoted names and acronyms."""

from __future__ import annotations

from typing import NamedTuple

from marsad.reading.actors_registry import Hit, Registry
from marsad.reading.actors_words import Noun, Word
from marsad.reading.people_names import name_end
from marsad.reading.speakers_verbs import sayings
from marsad.text.fold import fold

OPEN = frozenset("(")
NAMED = frozenset(
    {
        "official",
        "folk",
        "partisan",
        "group",
        "force",
        "room",
        "media",
        "institution",
        "tribe",
        "centre",
        "asset",
        "site",
        "arm",
        "judicial",
        "platform",
        "position",
    }
)
BARE_NAMED = frozenset(
    {
        "hospital",
        "hospital-2",
        "authorities",
        "bureau",
        "police",
        "agency",
        "channel",
        "newspaper",
        "radio",
        "radio-2",
        "station",
        "team",
        "network",
        "platform",
        "court",
        "prosecution",
        "directorate",
        "municipality",
        "department",
        "club",
        "magazine",
    }
)
GIVEN_NAMED = frozenset({"group", "force", "tribe", "site", "centre", "partisan", "asset"})
HUMAN = frozenset(
    {
        "member",
        "armed",
        "man",
        "civilian",
        "crowd",
        "journalist",
        "medic",
        "prisoner",
        "suspect",
        "migrant",
        "worshipper",
        "tourist",
        "activist",
        "notable",
        "partisan",
        "official",
        "settler",
        "hostage",
        "victim",
        "source",
        "reporter",
        "rioter",
        "folk",
        "tribe",
    }
)
PARTITIVE = frozenset(
    {
        "member",
        "armed",
        "man",
        "civilian",
        "band",
        "asset",
        "group",
        "force",
        "crowd",
        "folk",
        "victim",
        "suspect",
        "prisoner",
        "partisan",
        "official",
        "source",
        "medic",
        "journalist",
        "gathering",
    }
)
LOCATED = frozenset(
    {
        "source",
        "official",
        "member",
        "reporter",
        "activist",
        "notable",
        "armed",
        "institution",
        "text",
        "medic",
        "civilian",
    }
)
_OF = (
    "تابع",
    "موال",
    "موالي",
    "مويد",
    "مناصر",
    "مدعوم",
    "متحالف",
    "محسوب",
    "مقرب",
    "منتم",
    "منتمي",
    "ممول",
    "مناهض",
    "معارض",
    "مناوي",
    "منسوب",
)
BELONGS: dict[str, str] = {}
for _stem in _OF:
    _via = (
        "of"
        if _stem in ("تابع", "منتم", "منتمي", "منسوب", "محسوب")
        else "against"
        if _stem in ("مناهض", "معارض", "مناوي")
        else "pro"
    )
    for _end in ("", "ه", "ون", "ين", "ا", "ان", "ات", "يه", "يين"):
        BELONGS[_stem + _end] = _via
        BELONGS["ال" + _stem + _end] = _via
_LED = frozenset(fold(w) for w in ("بقيادة", "بزعامة"))
_PLACE_CUES = frozenset(
    fold(w)
    for w in (
        "محافظة مدينة بلدة قرية ريف قضاء ناحية مديرية ولاية إقليم منطقة حي مخيم قطاع ميناء مطار بلدية مقاطعة عمليات العاصمة شمال جنوب شرق "
        "غرب وسط داخل مستشفى"
    ).split()
)


class Marks(NamedTuple):
    """Where places and opening quotation marks stand: the last token (exclusive) of the place at a token, the marks."""

    places: dict[int, int]
    opening: frozenset[int]


class Part(NamedTuple):
    """What was read after a head: the token after it, the party's own name in it, and what it tells."""

    last: int
    hit: Hit | None
    nested: Noun | None
    countries: tuple[str, ...]
    party: str
    via: str
    hostile: bool
    armed: bool
    adjectives: int
    named: bool
    core: tuple[int, int] | None


def close(forms: list[str], i: int, limit: int, mark: str, most: int) -> int:
    """The token of the closing `mark` for an opening one at `i`, or -1 where it is further than `most` tokens."""
    for j in range(i + 1, min(limit, i + most + 2)):
        if forms[j] == mark:
            return j
    return -1


class Phrase:
    """Reads one phrase from its head; a fresh one for every head."""

    def __init__(
        self, forms: list[str], words: list[Word], registry: Registry, limit: int, marks: Marks
    ) -> None:
        self.forms, self.words, self.registry, self.limit = forms, words, registry, limit
        self.marks = marks
        self.head_form = ""
        self.hit: Hit | None = None
        self.nested: Noun | None = None
        self.countries: tuple[str, ...] = ()
        self.party = self.via = ""
        self.hostile = self.armed = self.named = False
        self.adjectives = 0
        self.core: tuple[int, int] | None = None

    def read(self, i: int, head: Noun, depth: int = 0) -> Part:
        """What follows the head at `i`."""
        self.head_form = self.forms[i]
        j = i + 1
        while j < self.limit:
            step = self._step(j, head, depth)
            if step == j:
                break
            j = step
        return Part(
            j, self.hit, self.nested, self.countries, self.party, self.via, self.hostile, self.armed,
            self.adjectives, self.named, self.core,
        )  # fmt: skip

    @property
    def owned(self) -> bool:
        return self.hit is not None or self.nested is not None

    def _step(self, j: int, head: Noun, depth: int) -> int:
        form, word = self.forms[j], self.words[j]
        if form in ('"', "'"):
            return self._quoted(j, head)
        if form in OPEN:
            return self._bracketed(j, head)
        if not form[0].isalpha():
            return j
        bound = (
            head.construct or not head.case
        )  # مسلحون and مسلحين take nothing after them, مسلحو and مسلحي do
        if bound and not (head.definite or self.owned or self.named or head.suffix or self.adjectives):
            step = self._construct(j, head, depth)
            if step > j:
                return step
        if word.adjective is not None and not word.clitic:
            step = self._adjective(j, head)
            if step > j:
                return step
        if (
            self.adjectives
            and head.role in ("source", "means")
            and word.clitic == "و"
            and word.adjective is not None
        ):
            return j + 1  # مصادر عسكرية ومحلية
        via = BELONGS.get(form)
        if via and j + 1 < self.limit:
            step = self._belonging(j + 1, via)
            if step > j + 1:
                return step
        return self._prepositional(j, form, head, depth)

    def _adjective(self, j: int, head: Noun) -> int:
        adjective = self.words[j].adjective
        assert adjective is not None
        definite = head.definite or self.owned or self.named
        if definite and not adjective.definite:
            return j
        if adjective.case and adjective.number == "p" and not (head.role in HUMAN and head.number != "s"):
            return j  # المتظاهرين after الشرطة is what it struck, no word of its own
        if (
            adjective.case == "obl"
            and adjective.number == "s"
            and head.number == "s"
            and not head.case
            and self.head_form[-1:] not in "هيا"
        ):
            return j  # شاب إسرائيليا: the accusative is another's
        noun = self.words[j].noun
        if noun is not None and adjective.number == "s" and adjective.case and not head.case:
            return j
        if noun is not None and noun.role == "air" and head.role != "air":
            return j
        if (
            noun is not None
            and noun.role in HUMAN
            and head.role not in HUMAN
            and not self.forms[j].endswith("ه")
        ):
            if self.head_form.endswith("ه") or head.number == "p":
                return j  # الشرطة المهاجم: it struck him, he is no word of its
        if adjective.kind == "hostile":
            if self.hit is not None or self.adjectives > 3:
                return j
            self.hostile = True
        elif adjective.kind == "country":
            self.countries = (*self.countries, adjective.value)
        elif adjective.kind == "party":
            self.party = adjective.value
        if self.forms[j].removeprefix("ال").startswith("مسلح"):
            self.armed = True
        self.adjectives += 1
        return j + 1

    def _construct(self, j: int, head: Noun, depth: int) -> int:
        """What an indefinite head belongs to: a name of the registry, a noun with its own phrase, or a name."""
        form, word = self.forms[j], self.words[j]
        hit = self.registry.at(self.forms, j, proclitics=False)
        if head.role == "text":
            known = hit is not None or word.noun is not None or word.office
            return j if known and word.adjective is None or self.adjectives else self._unknown(j, head)
        if hit is not None and hit.last <= self.limit:
            adjective = word.adjective
            if hit.last - j > 1 or adjective is None or adjective.definite:
                nested = (
                    self._nested(j, word, depth)
                    if word.noun and not word.clitic and not form.startswith("لل")
                    else j
                )
                if nested > hit.last:
                    return nested
                self.hit, self.core = hit, (j, hit.last)
                return hit.last
        if word.noun is not None and head.role == word.noun.role == "asset" and not word.noun.definite:
            return j
        if (
            word.noun is not None
            and not word.clitic
            and not form.startswith("لل")
            and (word.adjective is None or not self.adjectives and word.noun.definite)
        ):
            return self._nested(j, word, depth)
        if (
            head.role in NAMED
            and (last := self.marks.places.get(j)) is not None
            and last <= self.limit
            and not self.adjectives
        ):
            self.named, self.core = True, (j, last)
            return last
        if self.adjectives or word.stop and not word.given:
            return j
        if head.role in NAMED:
            step = self._unknown(j, head)
            return step if step > j else self._bare_name(j, head)
        if word.adjective is not None and word.adjective.definite and word.adjective.kind == "country":
            return j
        return j

    def _nested(self, j: int, word: Word, depth: int) -> int:
        if word.noun is not None and (
            word.noun.case == "obl" and word.noun.number == "s" or word.noun.case == "nom"
        ):
            return j  # a nominative or accusative belongs to nothing before it
        if (
            depth > 3
            or word.noun is None
            or word.noun.role in ("text", "side", "system")
            and not word.noun.id.startswith("news")
        ):
            return j
        inner = Phrase(self.forms, self.words, self.registry, self.limit, self.marks)
        part = inner.read(j, word.noun, depth + 1)
        hit = self.registry.at(self.forms, j, proclitics=bool(word.clitic))
        self.hit = hit if hit is not None and (part.hit is None or hit.last >= part.hit.last) else part.hit
        self.nested = part.nested or word.noun
        self.core = (j, part.last)
        self.countries += part.countries
        self.party = part.party or self.party
        self.via = part.via or self.via
        self.hostile |= part.hostile
        self.armed |= part.armed
        self.named |= part.named
        return max(part.last, hit.last if hit is not None else 0)

    def _unknown(self, j: int, head: Noun) -> int:
        """The name of what the registry does not know: words with the article and given names, at most four.

        A word without the article is taken with the word after it that has one: وزارة شؤون المهجرين.
        """
        k = j
        while k < self.limit and k - j < 4:
            form, word = self.forms[k], self.words[k]
            if (
                not form[0].isalpha()
                or word.stop
                or form.startswith("لل")
                or form in sayings()
                and not word.noun
            ):
                break
            if word.adjective is not None and k > j and not word.adjective.definite:
                break
            if not form.startswith("ال"):
                if word.given and not word.clitic and k == j:
                    break
                if not self._bound(k):
                    break
            elif k > j and self.forms[k - 1].startswith("ال") and not self._qualifying(k):
                break
            elif word.office and k > j:
                break
            k += 1
        if (
            k == j
            and self.words[j].given
            and not self.words[j].clitic
            and (head.role in GIVEN_NAMED or head.id == "government")
        ):
            k = max(k, name_end(self.forms, self.words, j, self.limit, loose=False))
            if k - j == 2 and self.forms[k - 1].startswith("ال") and not self.forms[k - 1].endswith("ي"):
                k -= 1  # قوات حفتر المطار: the airport is what they struck
        if k > j:
            self.named, self.core = True, (j, k)
        return k

    def _qualifying(self, k: int) -> bool:
        """Whether a word with the article may be an adjective of the one before it rather than what comes next."""
        return self.words[k].adjective is not None or self.forms[k].endswith(("ي", "يه", "يين", "يون"))

    def _bound(self, k: int) -> bool:
        """Whether a word without the article is one with the next: it has the article, or it is a cue of a place."""
        word, form = self.words[k], self.forms[k]
        if k + 1 >= self.limit or word.skip or word.given and not word.noun:
            return False
        after = self.forms[k + 1]
        if form in _PLACE_CUES:
            return after[0].isalpha() and not self.words[k + 1].stop
        if k and self.forms[k - 1] in _PLACE_CUES and form.isalpha() and not word.noun:
            return self.registry.at(self.forms, k) is None
        return (
            after.startswith("ال")
            and len(after) > 3
            and word.adjective is None
            and form.isalpha()
            and not self.words[k + 1].office
        )

    def _bare_name(self, j: int, head: Noun) -> int:
        """A name without the article after the head of an institution or outlet: سلطات دياربكر, قناة سكاي نيوز."""
        if head.id not in BARE_NAMED or head.number == "d":
            return j
        k = j
        most = 2 if head.role == "media" else 1
        while k < self.limit and k - j < most:
            form, word = self.forms[k], self.words[k]
            if (
                not form.isalpha()
                or len(form) < 3
                or word.stop
                or word.skip
                or word.noun
                or word.adjective
                or form in sayings()
            ):
                break
            if self.registry.at(self.forms, k) is not None:
                break
            k += 1
        if k > j:
            self.named, self.core = True, (j, k)
        return k

    def _quoted(self, j: int, head: Noun) -> int:
        end = close(self.forms, j, self.limit, self.forms[j], 7)
        if end < 0 or end == j + 1 or j not in self.marks.opening:
            return j
        hit = self.registry.at(self.forms, j + 1, proclitics=False)
        if hit is not None and hit.last <= end:
            if self.hit is None:
                self.hit, self.core = hit, (j + 1, end)
            return end + 1
        if (
            head.role
            in (
                "group",
                "media",
                "platform",
                "position",
                "asset",
                "institution",
                "room",
                "reporter",
                "means",
                "force",
            )
            and not self.owned
            and (not head.definite or head.role in ("media", "reporter", "institution"))
        ):
            self.named, self.core = True, (j + 1, end)
            return end + 1
        return j

    def _bracketed(self, j: int, head: Noun) -> int:
        end = close(self.forms, j, self.limit, ")", 5)
        if end < 0 or end == j + 1:
            return j
        hit = self.registry.at(self.forms, j + 1, proclitics=False)
        acronym = all(len(f) <= 2 or f == '"' for f in self.forms[j + 1 : end])
        if (
            (hit is not None and hit.last <= end and not self._is_state(hit))
            or acronym
            and self.forms[j + 1][0].isalpha()
        ):
            if self.hit is None and hit is not None:
                self.hit = hit
            return end + 1
        if (
            head.role == "group"
            and end - j == 2
            and self.words[j + 1].noun is None
            and self.forms[j + 1].isalpha()
            and not self._is_place(j + 1)
        ):
            return end + 1
        return j

    def _is_state(self, hit: Hit) -> bool:
        ids = hit.name.full
        return bool(ids) and self.registry.parties[ids[0]].type == "state"

    def _is_outlet(self, hit: Hit) -> bool:
        ids = hit.name.full or hit.name.short
        return bool(ids) and self.registry.parties[ids[0]].type in (
            "agency",
            "newspaper",
            "channel",
            "broadcaster",
            "radio",
            "website",
            "outlet",
            "media",
        )

    def _is_place(self, j: int) -> bool:
        return self.forms[j] in _PLACE_CUES or self.words[j].stop

    def _belonging(self, j: int, via: str) -> int:
        """`التابعة للجيش`, `الموالية لإيران`, `المدعومة من تركيا`: the party at `j`, its preposition passed over."""
        if self.forms[j] in ("من", "الي", "علي", "مع", "عن"):
            j += 1
            if j >= self.limit:
                return j
            free = True
        else:
            free = False
            if not self.forms[j].startswith("ل") and not self.forms[j].startswith("ب"):
                return j
        hit = self.registry.at(self.forms, j)
        word = self.words[j]
        last = j
        if hit is not None and hit.last <= self.limit:
            last = hit.last
        if word.noun is not None:
            inner = Phrase(self.forms, self.words, self.registry, self.limit, self.marks)
            part = inner.read(j, word.noun, 2)
            if part.last >= last:
                last = part.last
                hit = hit or part.hit
                self.countries += part.countries if via == "of" else ()
        elif word.given or free and hit is None:
            last = max(last, name_end(self.forms, self.words, j, self.limit, loose=False))
        if last == j and not free and self.forms[j].startswith(("ل", "لل")) and len(self.forms[j]) > 3:
            last = j + 1
        if last == j:
            return j
        self.via = via
        if via == "of" and self.hit is None and hit is not None:
            self.hit, self.core = hit, (hit.first, hit.last)
        elif via == "pro" and hit is not None and self.hit is None and self.nested is None:
            self.hit = hit
        return last

    def _prepositional(self, j: int, form: str, head: Noun, depth: int) -> int:
        if form == "من" and head.role in PARTITIVE and j + 1 < self.limit:
            return self._after(j, j + 1, head, depth, free=False)
        if form == "في" and head.role in LOCATED and j + 1 < self.limit:
            return self._after(j, j + 1, head, depth, free=head.role in ("source", "official"))
        if form[0] == "ب" and self.words[j].clitic == "ب" and head.role in LOCATED:
            return self._after(j, j, head, depth, free=False)
        if head.role == "official" and not self.owned:
            if form == "ل" and j + 1 < self.limit and self.forms[j + 1] == '"':
                told = self.registry.at(self.forms, j + 2, proclitics=False) if j + 2 < self.limit else None
                step = self._quoted(j + 1, head) if told is None or not self._is_outlet(told) else j
                return step if step > j + 1 else j
            if (
                self.words[j].clitic == "ل"
                or form.startswith("ل")
                and self.registry.at(self.forms, j) is not None
            ):
                return self._after(j, j, head, depth, free=False)
        if (
            head.role in ("asset", "centre", "site", "gathering")
            and not self.owned
            and not self.named
            and form.startswith("ل")
        ):
            return self._after(j, j, head, depth, free=False)
        if form in _LED and j + 1 < self.limit and head.role in ("group", "force", "band"):
            hit = self.registry.at(self.forms, j + 1, proclitics=False)
            if hit is not None and hit.last <= self.limit:
                self.via = "led"
                if self.hit is None:
                    self.hit = hit
                return hit.last
        return j

    def _after(self, j: int, k: int, head: Noun, depth: int, free: bool) -> int:
        """What stands after the preposition at `j`: a party, an institution, where `free` a place too."""
        form, word = self.forms[k], self.words[k]
        hit = self.registry.at(self.forms, k, proclitics=k == j)
        if hit is not None and head.role in ("asset", "site", "centre", "gathering") and self._is_outlet(hit):
            return j
        if hit is not None and hit.last <= self.limit and not (word.noun and depth < 3):
            if self._is_state(hit) and not free and head.role not in ("official", "institution"):
                return j
            if self.hit is None:
                self.hit, self.core = hit, (k, hit.last)
            return hit.last
        if word.noun is not None and word.noun.role not in (
            "asset",
            "site",
            "position",
            "text",
            "civilian",
            "gathering",
        ):
            before = (self.hit, self.core)
            step = self._nested(k, word, depth)
            if before[0] is not None:
                self.hit, self.core = before
            return step if step > k else j
        if (
            word.adjective is not None
            and (word.adjective.definite or word.adjective.number == "p")
            and form != "من"
        ):
            if word.adjective.kind == "country":
                self.countries += (word.adjective.value,)
            elif word.adjective.kind == "party":
                self.party = word.adjective.value
            return k + 1
        if free:
            e = k
            while (
                e < self.limit
                and e - k < 4
                and self.forms[e][0].isalpha()
                and not (self.words[e].stop and self.forms[e] not in _PLACE_CUES)
            ):
                if not (
                    self.forms[e].startswith("ال")
                    or self.forms[e] in _PLACE_CUES
                    or (e > k and self.forms[e - 1] in _PLACE_CUES)
                ):
                    break
                e += 1
            return e if e > k else j
        return j
