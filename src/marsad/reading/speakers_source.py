"""Sources: the noun phrase that says something, as a reader would quote it."""

from __future__ import annotations

from typing import NamedTuple

from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_words import words_of
from marsad.reading.people_names import name_end
from marsad.reading.speakers_names import Names
from marsad.reading.word_sets import word_set
from marsad.text.document import Document

_PASSED = word_set("speech", "passed")
_COMPLEMENT = word_set("speech", "complement")
_SPEAKING = frozenset({
    "source", "official", "person", "reporter", "activist", "media", "institution", "text", "means", "platform", "monitor", "agency",
    "organisation", "newspaper", "channel", "government", "military", "police", "intelligence", "armed_group", "militia", "state", "seat", "civilians", "national",
    "force", "arm", "group", "member", "coalition", "official_body", "party", "ngo", "civilian", "notable", "medic", "journalist", "centre",
    "judicial", "opposition", "tribe", "side", "partisan", "armed", "band", "media_outlet", "political",
    "person_public", "room", "position", "operations_room", "defence", "broadcaster", "radio", "website",
})  # fmt: skip


_UNNAMED = frozenset(
    {"source", "official", "civilian", "activist", "member", "notable", "medic", "journalist", "partisan"}
)
_NAMED_AFTER = frozenset(
    {"official", "person", "activist", "source", "member", "medic", "judicial", "notable"}
)
_OUTLETS = frozenset({"media", "agency", "newspaper", "channel", "radio", "website", "platform"})
_OUTLET_WORDS = word_set("speech", "outlet_words")
_SPOKESMEN = word_set("speech", "spokesmen")
_NEAR = word_set("speech", "near")
_MANNER = word_set("speech", "manner")
_ENDS = word_set("actors", "stop") - word_set("speech", "within")
_PLACES = word_set("actors", "place_cues")


class Source(NamedTuple):
    """A source read at tokens `first` to `last`; offsets of its name in the document; the number of its actor or -1."""

    first: int
    last: int
    start: int
    end: int
    actor: int


class Sources:
    """Reads sources of one document from its actors."""

    def __init__(self, doc: Document, actors: list[ActorMention]) -> None:
        self.doc, self.forms, self.actors = doc, doc.forms, actors
        self.at = {a.first: n for n, a in enumerate(actors)}
        self.ends = {a.last: n for n, a in enumerate(actors)}
        self.words = words_of(doc.raw, doc.tokens)
        self.names = Names(doc, actors, self.words)

    def passed(self, i: int, limit: int) -> int:
        """The first token from `i` on that is no adverb of time or manner."""
        j = i
        while j < limit:
            if self.forms[j] in _PASSED or self.forms[j] in (
                "عنه",
                "عنها",
                "به",
                "بها",
                "فيه",
                "فيها",
                "له",
                "لها",
                "#",
            ):
                j += 1
            elif (
                self.forms[j] in ("في", "من")
                and j + 1 < limit
                and self.forms[j + 1] in ("وقت", "جهته", "جهتها", "جانبه", "جانبها")
            ):
                j += 3 if j + 2 < limit and self.forms[j + 2] in ("سابق", "لاحق", "متاخر", "مبكر") else 2
            else:
                break
        return j

    def read(self, i: int, limit: int, clitic: str = "", loose: bool = True) -> Source | None:
        """The source that begins at token `i`, or None; `clitic` is the preposition it may bear (ل of وفقا ل)."""
        if i >= limit:
            return None
        begin, i = i, self.quantified(i, limit)
        if begin != i:
            inner = self.read(i, limit, clitic, loose)
            return inner and inner._replace(
                first=begin,
                start=self.doc.words(begin, begin + 1)[0] if inner.start == self._start(i) else inner.start,
            )
        number = self.at.get(i)
        if number is None and i + 2 < limit and self.forms[i] in ('"', "#"):
            number = self.at.get(i + 1)
            if (
                number is not None
                and self.forms[i] == '"'
                and not self._closes(self.actors[number].last, limit)
            ):
                number = None
        if number is not None:
            actor = self.actors[number]
            if actor.preposition in ("ل", "ب", "ك") and actor.preposition != clitic and self.attached(actor):
                return None
            if actor.role == "demonym" or (actor.role in ("asset", "gathering") and not actor.candidates):
                return None
            return self._of_actor(number, limit)
        form = self.forms[i]
        if form in _OUTLET_WORDS and (closed := self._quoted(i + 1, limit)):
            start, end = self.doc.words(i, closed)
            return Source(i, closed, start, end, self.at.get(i + 2, -1))
        if form == '"':
            for j in range(i + 1, min(limit, i + 7)):
                if self.forms[j] == '"':
                    inside = self.words[i + 1].noun
                    outlet = inside is not None and inside.role in (
                        "media",
                        "institution",
                        "centre",
                        "platform",
                    )
                    held = self.at.get(i + 1)
                    speaks = held is not None and can_speak(self.actors[held])
                    if j - i <= 5 and j > i + 1 and speaks and loose:
                        start, end = self.doc.words(i + 1, j)
                        return Source(i, j + 1, start, end, -1 if held is None else held)
                    if j - i <= 5 and j > i + 1 and (not loose or outlet):
                        start, end = self.doc.words(i + 1, j)
                        return Source(i, j + 1, start, end, -1)
                    break
            return None
        if not loose or form in _COMPLEMENT or not form[0].isalpha():
            return None
        return self._unknown(i, limit, clitic)

    def _start(self, i: int) -> int:
        return self.actors[self.at[i]].start if i in self.at else -1

    def _closes(self, j: int, limit: int) -> bool:
        """Whether a quotation that holds a name alone closes at `j`."""
        return j < limit and self.forms[j] == '"'

    def _quoted(self, i: int, limit: int) -> int:
        """The token after a name in quotation marks that opens at `i` and is closed within four words, else 0."""
        if i + 2 >= limit or self.forms[i] != '"':
            return 0
        for j in range(i + 2, min(limit, i + 6)):
            if self.forms[j] == '"':
                return j + 1
            if self.forms[j] in _COMPLEMENT or self.words[j].stop:
                return 0
        return 0

    def quantified(self, i: int, limit: int) -> int:
        """The token after أحد, عدد من, بعض or a number before a noun for speakers."""
        j = i
        if self.forms[j] in ("احد", "احدي", "بعض", "عده", "اثنان", "ثلاثه") and j + 1 < limit:
            j += 1
        elif (
            self.forms[j] in ("عدد", "مجموعه", "كثير", "العديد")
            and j + 2 < limit
            and self.forms[j + 1] == "من"
        ):
            j += 2
        elif self.forms[j][0].isdigit() and j + 1 < limit:
            j += 1
        return j if j == i or j in self.at else i

    def attached(self, actor: ActorMention) -> bool:
        return bool(self.words[actor.first].clitic.lstrip("وف")) or self.forms[actor.first].startswith(
            ("لل", "ولل")
        )

    def _of_actor(self, number: int, limit: int) -> Source:
        actor = self.actors[number]
        last, finish = actor.last, actor.end
        name = self.names.of(actor)
        if (told := self.names.told_after(last, limit)) is not None:
            start, end = self.doc.words(*told)
            return Source(actor.first, told[1], start, end, self.at.get(told[0], number))
        if name is not None and not self._ranked_next(actor, name, limit):
            if name[1] == last and actor.is_person:
                last = self.names.further(last, limit)
            start, end = self.doc.words(name[0], max(last, name[1]) if name[1] == actor.last else name[1])
            return Source(actor.first, last, start, end, number)
        if actor.name is not None and actor.name[0] > actor.first and name is None:
            last = actor.name[0]
            finish = self.doc.tokens[last - 1].end
        if actor.office is not None or actor.role in _NAMED_AFTER:
            if actor.role != "source":
                told = self.names.after_office(last, limit, office=actor.office is not None)
            if told is not None:
                last = self.names.further(told[1], limit)
                start, end = self.doc.words(told[0], last)
                return Source(actor.first, last, start, end, self.at.get(told[0], number))
        outlet = actor.role in _OUTLETS and actor.number != "p" and self.forms[actor.first - 1] != '"'
        if outlet and (closed := self._quoted(last, limit)):
            return Source(actor.first, closed, actor.start, self.doc.words(last, closed)[1], number)
        if actor.role == "text":
            inner = self._author(last, min(limit, last + 6))
            if inner is not None:
                return inner._replace(first=actor.first)
        if actor.office is not None and number and self.forms[actor.first - 1] in ("،", ","):
            before = self.actors[number - 1]
            if before.name is not None and before.last == actor.first - 1:
                start, end = self.doc.words(*before.name)
                return Source(before.first, last, start, end, number - 1)
        ahead = (
            self._named_ahead(number, limit)
            if actor.is_person or actor.role in ("official", "reporter")
            else None
        )
        if ahead is not None:
            return ahead
        if actor.office is not None or actor.role in (
            "official",
            "person",
            "medic",
            "civilian",
            "member",
            "notable",
        ):
            j = last + 1 if last < limit and self.forms[last] in ("،", ",") else last
            named = self.at.get(j)
            if named is not None and self.actors[named].name is not None and self.actors[named].is_person:
                start, end = self.doc.words(*self.actors[named].name)  # type: ignore[misc]
                return Source(actor.first, self.actors[named].last, start, end, number)
        if actor.role in _UNNAMED and name is None:
            far, onward = self._near(last, limit)
            if far > last:
                return Source(actor.first, onward, actor.start, self.doc.tokens[far - 1].end, number)
            far = self._where(last, limit)
            if far > last:
                return Source(actor.first, far, actor.start, self.doc.tokens[far - 1].end, number)
        return Source(actor.first, last, actor.start, finish, number)

    def _ranked_next(self, actor: ActorMention, name: tuple[int, int], limit: int) -> bool:
        """Whether the one word read as a name ends an office, its holder named next: مدير أمن عدن اللواء فلان."""
        if name[1] - name[0] > 1 or name[1] != actor.last or name[0] == actor.first or actor.last >= limit:
            return False
        following = self.at.get(actor.last)
        if following is None:
            return False
        other = self.actors[following]
        return other.office is not None and other.name is not None and other.name[1] - other.name[0] > 1

    def _near(self, i: int, limit: int) -> tuple[int, int]:
        """The end of what tells whom an unnamed source is near, and the token after it and the comma that closes it:
        `مصادر مقربة من الحكومة`, `مصادر إعلامية، مقربة من القوات الحكومية، أنه`.
        """
        comma = i < limit and self.forms[i] in ("،", ",")
        j = i + comma
        if j + 2 >= limit or self.forms[j] not in _NEAR or self.forms[j + 1] not in ("من", "علي", "في"):
            return i, i
        number = self.at.get(j + 2)
        if number is not None:
            last = self.actors[number].last
        else:
            last = j + 2
            while last < min(limit, j + 6) and (last == j + 2 or self.forms[last].startswith("ال")):
                if not self.forms[last].isalpha():
                    return i, i
                last += 1
        if not comma:
            return last, last
        closed = last < limit and self.forms[last] in ("،", ",")
        return (last, last + 1) if closed else (i, i)

    def _where(self, i: int, limit: int) -> int:
        """The end of what tells where an unnamed source is, up to what it says: أحد السكان في المنطقة إن."""
        if i + 1 >= limit or self.forms[i] not in ("في", "من", "علي") or self.forms[i + 1] in _MANNER:
            return i
        for j in range(i + 1, min(limit, i + 7)):
            form = self.forms[j]
            if form == "ل" or (j in self.at and self.actors[self.at[j]].preposition == "ل"):
                return j
            if form in _COMPLEMENT:
                return j if form != '"' and form != ":" else i
            known = form.startswith("ال") or form in _PLACES or self.forms[j - 1] in _PLACES
            if (
                not known
                and self.words[j].adjective is None
                and self.words[j].noun is None
                and j not in self.at
            ):
                return i
            if not form[0].isalpha() or self.words[j].stop:
                return i
        return i

    def _named_ahead(self, number: int, limit: int) -> Source | None:
        """The person whose office the words before tell, where the phrase runs on to a name and then to what is said."""
        first = self.actors[number].first
        for n in range(number + 1, min(len(self.actors), number + 4)):
            other = self.actors[n]
            if other.first - self.actors[n - 1].last > 3 or other.last > limit:
                return None
            between = self.forms[self.actors[n - 1].last : other.first]
            told = any((f in _COMPLEMENT and f != '"') or f[0] in "وب" or f in _ENDS for f in between)
            if told or self.words[other.first].clitic.startswith("و"):
                return None
            comma = "،" in between or "," in between
            if other.name is not None and not self.attached(other):
                after = self.forms[other.last] if other.last < limit else "."
                if n > number + 1 and not (after in _COMPLEMENT or after in ("،", ",", "ل")):
                    return None
                start, end = self.doc.words(*other.name)
                return Source(first, other.last, start, end, n)
            if comma and self.actors[number].office is None:
                return None
        j = self.actors[number].last
        if self.actors[number].office is not None and j < limit and self.forms[j] in ("،", ",", '"'):
            last = name_end(self.forms, self.words, j + 1, min(limit, j + 6))
            if last - j > 2 and last < limit and self.forms[last] in ("،", ",", '"'):
                start, end = self.doc.words(j + 1, last)
                return Source(first, last + 1, start, end, number)
        return None

    def _author(self, i: int, limit: int) -> Source | None:
        """Whose statement it is: بيان لوزارة الدفاع, بيان صادر عن الجيش."""
        for j in range(i, limit):
            number = self.at.get(self.quantified(j, limit))
            if number is not None:
                actor = self.actors[number]
                if j not in self.at:
                    return Source(j, actor.last, self.doc.words(j, j + 1)[0], actor.end, number)
                if (j == i and not self.words[j].clitic.startswith("و")) or (
                    self.forms[j - 1] in ("عن", "من") and j > i
                ):
                    return Source(j, actor.last, actor.start, actor.end, number)
                return None
            if self.forms[j] not in (
                "صادر",
                "صادره",
                "صدر",
                "عن",
                "له",
                "مشترك",
                "رسمي",
                "عسكري",
                "منفصل",
                "نشر",
                "من",
                "لها",
                "اصدره",
                "اصدرته",
                "نشره",
                "نشرته",
                "مقتضب",
                "مكتوب",
                "لاحق",
                "سابق",
            ):
                return None
        return None

    def _unknown(self, i: int, limit: int, clitic: str) -> Source | None:
        """A name nobody knows, as after a verb of saying: the second name of someone told of before, or a new one."""
        forms, words = self.forms, self.words
        skip = 1 if clitic and forms[i][0] == clitic else 0
        if (words[i].stop and not words[i].given) or forms[i] == "باسم":
            return None
        if forms[i] in _SPOKESMEN:
            last = i + 1
            while last < limit and words[last].noun is not None and last < i + 3:
                last += 1
            number = self.at.get(last + 1) if last < limit and forms[last] == "باسم" else None
            last = self.actors[number].last if number is not None else i + 1
            start, end = self.doc.words(i, last)
            return Source(i, last, start, end, -1)
        last = name_end(forms, words, i, limit)
        if last == i:
            if not forms[i].startswith("ال") or words[i].noun is not None or words[i].adjective is not None:
                return None
            last = i + 1
            while (
                last < limit
                and last - i < 3
                and forms[last].startswith("ال")
                and not words[last].stop
                and forms[last] not in _PASSED
            ):
                last += 1
        start, end = self.doc.words(i, last, skip)
        return Source(i, last, start, end, -1)


def complements(form: str) -> bool:
    """Whether a folded word opens what is said: أن, إن and their kin, a colon, a quotation."""
    return form in _COMPLEMENT


def can_speak(actor: ActorMention) -> bool:
    """Whether a mention is of a kind that is told to say things."""
    return actor.role in _SPEAKING
