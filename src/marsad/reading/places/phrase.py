"""The phrase of a place: surroundings, direction, cue, name, adjectives ("أطراف شمال مدينة حماة السورية")."""

from __future__ import annotations

from marsad.reading.places.context import OPENERS, PREPOSITIONS, in_context, preposition
from marsad.reading.places.gazetteer import CONTEXT, CUE
from marsad.reading.places.lead import Lead, read_lead
from marsad.reading.places.lexicon import KIN, Cue, Word
from marsad.reading.places.mention import PlaceMention
from marsad.reading.places.names import CLOSERS, Name, NameReader
from marsad.text import Document

_QUOTES = frozenset("\"'“(")
_CALLED = frozenset({"تسمي", "تدعي", "اسمها", "يسمي", "يدعي", "اسمه", "المسماه"})
_CAPITAL = Cue("عاصمه", "capital", "one", "strong")
_OF_SITES = frozenset({"العسكري", "العسكريه", "الجوي", "الجويه", "الدولي", "الحدودي", "النفطي"})
# Adjectives that belong to the phrase they follow.
_ADJECTIVES = frozenset({"المحتله", "الحدوديه", "الساحليه", "المحاصر", "المحاصره"})


class PhraseReader:
    """Reads a document's mentions of places from left to right."""

    def __init__(self, doc: Document) -> None:
        self.doc, self.forms, self.n = doc, doc.forms, len(doc.forms)
        self.names = NameReader(doc)
        self.lexicon, self.known, self.words = self.names.lexicon, self.names.known, self.names.words
        self.mentions: list[PlaceMention] = []
        self.cued: set[str] = set()

    def read(self) -> list[PlaceMention]:
        """All mentions, in order, none overlapping."""
        i, words = 0, self.words
        while i < self.n:
            word = words[i]
            i = i + 1 if word is None or word.empty else max(self._at(i, word), i + 1)
        return self.mentions

    def _at(self, i: int, word: Word) -> int:
        """Read what begins at token `i`; the token after it, `i` where nothing does."""
        if word.not_place and (end := self._not_place(i)):
            return end
        name = self.names.any(i) if word.names else None
        if name and name.last - name.first > 1 and not self._cue_reads_on(name, word):
            return self._bare(name, word)
        if word.around or word.direction or word.cue or word.anaphor:
            end = self._cued(i)
            if end > i:
                return end
        return self._bare(name, word) if name else i

    def _cue_reads_on(self, name: Name, word: Word) -> bool:
        """Whether a name that begins with a cue is outrun by the name after the cue: "مدينة بئر" by "بئر السبع"."""
        inner = self.names.whole(name.first + 1) if word.cue else None
        return inner is not None and inner.last > name.last

    def _not_place(self, i: int) -> int:
        """Names of forces, papers, accords that hold a place's name: marked as such where one is in them."""
        match = self.lexicon.not_places.at(self.forms, i)
        name = self.names.any(i)
        if match is None or (name and name.last > match.last):
            return 0
        if match.value[0] in {"month", "phrase"}:
            return match.last
        for k in range(match.first, match.last):
            inner = self.names.any(k)
            if inner and inner.last <= match.last:
                self._add(inner, Lead(k), None).part_of_name = True
                break
        return match.last

    def _bare(self, name: Name, word: Word) -> int:
        """A known name without a cue: accepted where its level allows in its context."""
        long = name.last - name.first > 1
        level = self.known.level(name.key)
        if level and name.key in self.cued:
            level -= 1
        previous = self.mentions[-1] if self.mentions else None
        if level == 0 and not long and word.country and name.skip == 0 and self._adjective(name):
            return name.first
        if level == CUE or (
            level == CONTEXT
            and not in_context(self.forms, self.words, name, previous, name.key in self.known.ordinary)
        ):
            return name.last if long else name.first
        mention = self._add(name, Lead(name.first, skip=name.skip), None)
        if word.cue and long:  # the table's name begins with the cue: مخيم اليرموك
            mention.cue = word.cue[1].word
        return self._adjectives(name.last)

    def _adjective(self, name: Name) -> bool:
        """Whether a word that is both is an adjective here: "القوات السعودية", "قوات سورية"."""
        before = self.forms[name.first - 1] if name.first else ""
        if name.key.startswith("ال"):
            return before.startswith(("ال", "وال", "بال", "لل")) or (
                name.first > 1 and self._name_before(name.first - 1)
            )
        return before not in PREPOSITIONS

    def _name_before(self, k: int) -> bool:
        """Whether token `k` ends an adjective or a name, which an adjective then goes on with: "محافظة جازان السعودية"."""
        word = self.words[k]
        return bool(word and word.country) or bool(self.mentions and self.mentions[-1].last == k + 1)

    # Phrases with a cue, a direction or surroundings

    def _cued(self, i: int) -> int:
        """A phrase that begins with surroundings, a direction or a cue; `i` where it names nothing."""
        lead = read_lead(self.forms, self.words, i, self.names.several)
        k, quoted = lead.end, False
        while k < self.n and self.forms[k] in OPENERS and k - lead.end < 2:
            quoted = quoted or self.forms[k] in _QUOTES
            k += 1
        if k < self.n and self.forms[k] in _CALLED and lead.cue:
            k += 1
        name = self._name_after(k, lead, quoted)
        if name is None:
            return self._back(lead)
        if self.names.broken(lead.first, name.last):
            return lead.first
        if lead.cue and quoted and f"{lead.cue.word} {name.key}" in self.known.names:  # سجن «جلبوع»
            name = name._replace(key=f"{lead.cue.word} {name.key}")
        mention = self._add(name, lead, lead.cue)
        mention.quoted = quoted
        end = name.last
        if quoted and end < self.n and self.forms[end] in CLOSERS:
            end += 1
            mention.end, mention.last = self.doc.tokens[end - 1].end, end
        end = self._adjectives(end)
        if (lead.cue and lead.cue.number != "one") or lead.plural:
            end = self._others(end, lead)
        return end

    def _name_after(self, k: int, lead: Lead, quoted: bool) -> Name | None:
        """The name after a lead: known, else unknown where the lead has a cue that vouches for it."""
        name = self.names.whole(k) if lead.end > lead.first else self.names.any(k)
        cue = lead.cue
        if name and name.last - name.first == 1 and self.names.common(name, lead, quoted):
            name = None
        if name and quoted and cue and name.last < self.n and self.forms[name.last] not in CLOSERS:
            if self.forms[name.last] in _OF_SITES:  # "التيفور العسكري"
                return name
            longer = self.names.quoted(k)
            name = longer if longer and longer.last - k <= 3 else name
        if name and cue and self.names.goes_on(name):
            name = self.names.unknown(k, cue) or name
        if name or cue is None or cue.strength == "name":
            return name
        if quoted:
            return self.names.quoted(k)
        return self.names.unknown(k, cue) if cue.kind != "facility" else None

    def _others(self, k: int, lead: Lead) -> int:
        """The other names of a list after a plural or dual cue: "بلدات الشحيل والطيانة وغرانيج"."""
        cue = lead.cue
        left = 12 if cue and cue.number == "many" else 1
        while k < self.n and left:
            j = k + 1 if self.forms[k] in {",", "،", "و"} else k
            while j < self.n and self.forms[j] in OPENERS:
                j += 1
            if j >= self.n:
                break
            name = self.names.joined(j) or (self.names.any(j) if j > k else None)
            if name is None and cue and j == k and (cue.strength == "strong" or self._rare(j, cue)):
                name = self.names.unknown_joined(j)
            if name is None:
                break
            mention = self._add(name, Lead(j, skip=name.skip), None)
            if cue:
                mention.kind, mention.cue = cue.kind, cue.word
                self.cued.add(name.key)
            mention.rural, mention.around = lead.rural, lead.around
            k, left = name.last, left - 1
            while k < self.n and self.forms[k] in CLOSERS:
                k += 1
        return k

    def _rare(self, j: int, cue: Cue) -> bool:
        """Whether a word in a list after a weak plural cue is a name for being unknown: "مناطق الحصيبة والملاحمة"."""
        form = self.forms[j]
        return (
            cue.number != "one"
            and cue.strength == "weak"
            and form.startswith("وال")
            and self.lexicon.word(form[1:]) is None
        )

    # Phrases that point back

    def _back(self, lead: Lead) -> int:
        """A phrase that points back: "وسط المدينة", "شمال البلاد", "العاصمة السورية", "الشمال السوري"."""
        k = lead.end
        word = self.words[k] if k < self.n else None
        if lead.cue is not None or word is None or self.names.broken(lead.first, k + 1):
            return lead.first
        if word.anaphor and (k == lead.first or word.anaphor[0] == 0):
            return self._anaphor(k, lead, *word.anaphor)
        if lead.degrees is not None and word.country and self.forms[k].startswith("ال"):
            mention = self._add(Name(k, k + 1, 0, ""), lead, Cue("", "country", "one", "back"))
            mention.anaphor, mention.demonym = "country", word.country
            return k + 1
        return lead.first

    def _anaphor(self, k: int, lead: Lead, skip: int, cue: Cue) -> int:
        """A definite noun of place at token `k`, with its adjectives, and the name of a capital after it."""
        demonym, end = "", k + 1
        while end < self.n and end - k < 3 and self.names.follows(end):
            follow = self.words[end]
            country = follow.country if follow and self.forms[end].startswith("ال") else ""
            if not (country or self.forms[end] in KIN):
                break
            demonym = demonym or country
            end += 1
        if k == lead.first:
            lead.skip = skip
        if cue.kind == "rural" and (after := self._rural_of(end, lead, k)):
            return after
        if cue.kind == "area" and not demonym and self._other_area(end):
            return lead.first
        if cue.kind == "admin1" and end < self.n and self.forms[end] == "علي":  # "للمحافظة على الهدوء"
            return lead.first
        if cue.kind == "capital" and (name := self.names.whole(end)) and self.names.follows(end):
            self._add(name, lead, _CAPITAL).demonym = demonym
            return name.last
        mention = self._add(Name(k, end, 0, ""), lead, cue)
        mention.anaphor, mention.demonym = cue.kind, demonym
        return end

    def _other_area(self, k: int) -> bool:
        """Whether a definite adjective makes a noun something else: القطاع الخاص, المنطقة العربية, الجزيرة العربية."""
        form = self.forms[k] if k < self.n else ""
        word = self.words[k] if k < self.n else None
        return (
            form.startswith("ال")
            and form[-1:] in "يهص"
            and form not in _ADJECTIVES
            and not (word and (word.names or word.anaphor))
        )

    def _rural_of(self, k: int, lead: Lead, at: int) -> int:
        """The countryside of what is named after ل: "الريف الشرقي لدير الزور", "الريف الشمالي لمحافظة حلب"."""
        word = self.words[k] if k < self.n and self.names.follows(k) else None
        if word is None or self.forms[k][:1] != "ل":
            return 0
        name = self.names.whole(k + 1) if word.cue and word.cue[0] == 1 else self.names.any(k)
        if name is None or (name.last - name.first == 1 and self.known.level(name.key) == CUE):
            return 0
        self._add(name, Lead(lead.first, at + 1, lead.skip, lead.degrees, True), None)
        return name.last

    # Mentions

    def _adjectives(self, k: int) -> int:
        """The adjectives after a name belong to it: "ريف حلب الشمالي الشرقي", "محافظة حماة السورية"."""
        mention, last = self.mentions[-1], k
        while last < self.n and last - k < 3 and self.names.follows(last):
            word, form = self.words[last], self.forms[last]
            if word and word.country and form.startswith("ال"):
                if mention.entries and not any(e.country == word.country for e in mention.entries):
                    break
                mention.demonym = word.country
            elif form not in _ADJECTIVES and not (
                word and word.direction and word.direction[2] and form[-1] in "يه"
            ):
                break
            last += 1
        if last > k:
            mention.last, mention.end = last, self.doc.tokens[last - 1].end
        return last

    def _add(self, name: Name, lead: Lead, cue: Cue | None) -> PlaceMention:
        """Make the mention of a name found, with its lead."""
        first, last, skip, key = name
        name_start, end = self.doc.words(first, last, skip)
        start = name_start if lead.first == first else self.doc.words(lead.first, last, lead.skip)[0]
        entries = self.known.entries(key) if key else []
        level = "cue" if cue else "lead" if lead.end > lead.first else "bare"
        rule = f"place.{level}.{'known' if entries else 'unknown' if key else 'back'}"
        mention = PlaceMention(lead.first, last, start, end, rule, key, name_start, end, entries=entries)
        if cue:
            mention.cue, mention.kind = cue.word, cue.kind
            if key:
                self.cued.add(key)
        elif entries:
            mention.kind = entries[0].kind
        mention.degrees, mention.rural, mention.around = lead.degrees, lead.rural, lead.around
        mention.prep = preposition(self.forms, lead.first, lead.skip or (skip if lead.first == first else 0))
        self.mentions.append(mention)
        return mention
