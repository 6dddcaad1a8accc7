"""The noun phrase of a party: from its head over adjectives, what it belongs to, quoted names and acronyms."""

from __future__ import annotations

from marsad.reading.actors_names import DEEDS, RELATIVE, Names
from marsad.reading.actors_roles import (
    BELONGS,
    HUMAN,
    LED,
    LOCATED,
    NAMED,
    OPEN,
    PARTITIVE,
    PLACE_CUES,
    Part,
)
from marsad.reading.actors_words import Noun, Word
from marsad.reading.people_names import name_end


class Phrase(Names):
    """Reads one phrase from its head; a fresh one for every head."""

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

    def _step(self, j: int, head: Noun, depth: int) -> int:
        form, word = self.forms[j], self.words[j]
        if form == "#" and j + 1 < self.limit:
            step = self._step(j + 1, head, depth)
            return step if step > j + 1 else j
        if form in ('"', "'"):
            return self._quoted(j, head)
        if form in OPEN:
            return self._bracketed(j, head)
        if not form[0].isalpha():
            return j
        if head.role == "room" and form == "عمليات":
            return j + 1
        if form in RELATIVE:
            step = self._backed(j, form, head)
            if step > j:
                return step
        bound = (
            head.construct or not head.case
        )  # مسلحون and مسلحين take nothing after them, مسلحو and مسلحي do
        if bound and not (head.definite or self.owned or self.named or head.suffix or self.adjectives):
            step = self._construct(j, head, depth)
            if step > j:
                return step
        if head.id == "assailant" and form in DEEDS and j - 1 >= 0 and not self.named:
            return self._deed(j)
        via = BELONGS.get(form)
        if via and j + 1 < self.limit:
            step = self._belonging(j + 1, via)
            if step > j + 1:
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
        if noun is not None and noun.id == "drone" and head.role != "air":
            return j
        if (
            noun is not None
            and noun.role in HUMAN
            and head.role not in HUMAN
            and not self.forms[j].endswith("ه")
        ) and (self.head_form.endswith("ه") or head.number == "p"):
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
            return j if (known and word.adjective is None) or self.adjectives else self._unknown(j, head)
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
            and (word.adjective is None or (not self.adjectives and word.noun.definite))
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
        if self.adjectives or (word.stop and not word.given):
            return j
        if head.role in NAMED:
            step = self._unknown(j, head)
            return step if step > j else self._bare_name(j, head)
        if word.adjective is not None and word.adjective.definite and word.adjective.kind == "country":
            return j
        return j

    def _nested(self, j: int, word: Word, depth: int) -> int:
        if word.noun is not None and (
            (word.noun.case == "obl" and word.noun.number == "s") or word.noun.case == "nom"
        ):
            return j  # a nominative or accusative belongs to nothing before it
        if (
            depth > 3
            or word.noun is None
            or (word.noun.role in ("text", "side", "system") and not word.noun.id.startswith("news"))
        ):
            return j
        inner = Phrase(self.forms, self.words, self.registry, self.limit, self.marks)
        part = inner.read(j, word.noun, depth + 1)
        hit = self.registry.at(self.forms, j, proclitics=bool(word.clitic))
        self.hit = hit if hit is not None and (part.hit is None or hit.last >= part.hit.last) else part.hit
        self.nested = part.nested or word.noun
        self.core = (j, part.last)
        if self.hit is None or self.hit.last < part.last or self.hit.first > j:
            self.countries += part.countries  # الإيرانية inside a name is the name's
        self.party = part.party or self.party
        self.via = part.via or self.via
        self.hostile |= part.hostile
        self.armed |= part.armed
        self.named |= part.named
        return max(part.last, hit.last if hit is not None else 0)

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
        elif word.given or (free and hit is None):
            last = max(last, name_end(self.forms, self.words, j, self.limit, loose=False))
        if last == j and not free and self.forms[j].startswith(("ل", "لل")) and len(self.forms[j]) > 3:
            last = j + 1
        if last == j:
            return j
        if via == "of" or not self.owned:
            self.via = via
        if via == "of" and self.hit is None and hit is not None:
            self.hit, self.core = hit, (hit.first, hit.last)
        elif via == "pro" and hit is not None and self.hit is None and self.nested is None:
            self.hit = hit
        return last

    def _prepositional(self, j: int, form: str, head: Noun, depth: int) -> int:
        if form == "من" and (head.role in PARTITIVE or head.id == "delegation") and j + 1 < self.limit:
            return self._after(j, j + 1, head, depth, free=False)
        if head.id == "council" and form[0] in "بل" and (place := self.marks.places.get(j, 0)) > j:
            if place <= self.limit and not self.owned and not self.named:
                self.named, self.core = True, (j, place)
                return place  # المجلس العسكري بصبراتة
            return j
        if form == "في" and head.role in LOCATED and head.id != "counterpart" and j + 1 < self.limit:
            return self._after(j, j + 1, head, depth, free=head.role in ("source", "official"))
        if form[0] == "ب" and self.words[j].clitic == "ب" and head.role in LOCATED:
            return self._after(j, j, head, depth, free=False)
        if head.role == "official" and not self.owned:
            if form == "ل" and j + 1 < self.limit and self.forms[j + 1] == '"':
                told = self.registry.at(self.forms, j + 2, proclitics=False) if j + 2 < self.limit else None
                step = self._quoted(j + 1, head) if told is None or not self._is_outlet(told) else j
                return step if step > j + 1 else j
            if self.words[j].clitic == "ل" or (
                form.startswith("ل") and self.registry.at(self.forms, j) is not None
            ):
                return self._after(j, j, head, depth, free=False)
        if (
            head.role in ("asset", "centre", "site", "gathering")
            and not self.owned
            and not self.named
            and form.startswith("ل")
        ):
            return self._after(j, j, head, depth, free=False)
        if form in LED and j + 1 < self.limit and head.role in ("group", "force", "band"):
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
                and not (self.words[e].stop and self.forms[e] not in PLACE_CUES)
            ):
                if not (
                    self.forms[e].startswith("ال")
                    or self.forms[e] in PLACE_CUES
                    or (e > k and self.forms[e - 1] in PLACE_CUES)
                ):
                    break
                e += 1
            return e if e > k else j
        return j
