"""Who says what: find_speakers."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.tables import rows
from marsad.reading.actors_mention import ActorMention
from marsad.reading.speakers_hedges import find_hedges
from marsad.reading.speakers_mention import Attribution
from marsad.reading.speakers_scopes import OUTLETS, Scopes
from marsad.reading.speakers_source import Source, can_speak, complements
from marsad.reading.speakers_verbs import Saying, sayings
from marsad.reading.word_sets import word_set
from marsad.text.document import Document
from marsad.text.fold import fold
from marsad.text.phrases import Phrases, prefixed

__all__ = ["Attribution", "find_hedges", "find_speakers"]

_PASS_ON = frozenset({"relay", "quote-3", "quote-2"})
# Forms of the verbs that are commoner as other words: بين, عبر, رد, شهد.
_OTHER_WORDS = word_set("speech", "other_words")
# Forms that say "it is said", with nobody who says it.
_IMPERSONAL = word_set("speech", "impersonal")
# Blocks after which nobody goes on to speak who spoke before.
_HEADINGS = ("kicker", "subhead")
# Pictures that tell, the words told of them, and the verbs with which they do.
_FOOTAGE, _OF_FOOTAGE = word_set("speech", "footage"), word_set("speech", "of_footage")
_SHOWS = frozenset({"indicate", "show", "reveal"})
# Words for the account of those named next.
_ACCOUNTS = word_set("speech", "accounts")
# What is issued, and the words that tell who issued it.
_ISSUES, _ISSUED = word_set("speech", "issues"), word_set("speech", "issued")
# Words before a verbal noun that looks like a verb.
_WITHHOLDS = word_set("speech", "withholds")
_MASDARS = {
    fold("إعلان"): ("إعلان", "announces"),
    fold("تأكيد"): ("تأكيد", "says"),
    fold("نفي"): ("نفي", "denies"),
    fold("زعم"): ("زعم", "claims"),
}


# Forms that open no attribution, passed over at once.
_INERT: set[str] = set()


@cache
def _firsts() -> frozenset[str]:
    """The first words of all cues."""
    return frozenset(fold(row["form_ar"]).split()[0] for row in rows("speech", "cues.tsv"))


def _begins(form: str) -> bool:
    return any(rest in _firsts() for _, rest in prefixed(form))


@cache
def _cues() -> Phrases[tuple[str, str]]:
    found: Phrases[tuple[str, str]] = Phrases()
    for row in rows("speech", "cues.tsv"):
        form = row["form_ar"]
        if row["kind"] == "by-li" and form.endswith(" ل"):
            form = form[:-2]
        found.add(form, (row["id"], row["kind"]))
    return found


def find_speakers(doc: Document, actors: list[ActorMention]) -> list[Attribution]:
    """Who says what in a report, in the order it is told."""
    return _Speakers(doc, actors).find()


def in_order(found: list[Attribution]) -> list[Attribution]:
    """The attributions by where their cues stand, the numbers by which they tell of one another kept right.

    Who condemns, praises, threatens or pledges gives no account: such an attribution is left out, and was made to tell
    who goes on to speak.
    """
    order = sorted(
        (n for n in range(len(found)) if found[n].stance != "reacts"), key=lambda n: (found[n].first, n)
    )
    place = {old: new for new, old in enumerate(order)}
    for attribution in found:
        attribution.chain = tuple(place[n] for n in attribution.chain if n in place)
        attribution.refers = place.get(attribution.refers, -1)
    return [found[n] for n in order]


class _Speakers(Scopes):
    """The state of one pass: the attributions found and who spoke last."""

    def find(self) -> list[Attribution]:
        says, cues, inert = sayings(), _cues(), _INERT
        for sentence in self.doc.sentences:
            first, limit = sentence.first, sentence.last
            if sentence.role in _HEADINGS:
                self.last = None
            begin = len(self.found)
            i = self._headline(first, limit)
            while i < limit:
                form = self.forms[i]
                if form in inert:
                    i += 1
                    continue
                saying = says.get(form)
                if (
                    saying is None
                    and form.lstrip("وب") not in _MASDARS
                    and form not in _ISSUED
                    and not _begins(form)
                ):
                    if len(inert) > 300_000:
                        inert.clear()
                    inert.add(form)
                    i += 1
                    continue
                step = self._saying(i, first, limit, saying) if saying is not None else i
                if step == i and (match := cues.at(self.forms, i)) is not None and match.last <= limit:
                    step = self._cue(match.first, match.last, match.value[0], first, limit)
                if step == i and form in _ISSUED:
                    step = self._issued(i, first, limit)
                if step == i and (noun := form.lstrip("وب")) in _MASDARS:
                    step = self._masdar(i, limit, noun)
                i = max(step, i + 1)
            self._close(begin, first, limit)
        self._reach()
        self._hedge()
        return in_order(self.found)

    def _headline(self, first: int, limit: int) -> int:
        """`المرصد: …` at the beginning of a sentence."""
        source = self.sources.read(first, limit, loose=False)
        if (
            source is None
            or source.last >= limit
            or self.forms[source.last] != ":"
            or source.last - first > 10
        ):
            return first
        if source.actor < 0 or source.last + 2 >= limit:
            return first
        actor = self.actors[source.actor]
        if not can_speak(actor) or actor.role in ("state", "civilian", "civilians", "armed", "member"):
            return first  # سوريا: is what the headline is about
        self.last = self._add(
            source.last, source.last + 1, source, "colon", ":", "says", [(source.last + 1, limit)]
        )
        return source.last + 1

    def _saying(self, i: int, first: int, limit: int, saying: Saying) -> int:
        """A verb of saying at `i`; the token after what was read, `i` where it says nothing."""
        if (
            saying.form == "past"
            and self.forms[i][-1] == "ه"
            and self.doc.raw[self.doc.tokens[i].end - 1] == "ة"
        ):
            return i  # وثقة is trust, وثقه documented it
        if i > first and self.forms[i - 1] in _WITHHOLDS:
            return i  # عدم كشف هويته: a noun
        if (
            saying.id in _SHOWS
            and saying.form == "past"
            and (footage := self._footage(i + 1, limit)) is not None
        ):
            self._add(i, i + 1, footage, "verb", saying.lemma, saying.stance, [(footage.last, limit)])
            return footage.last
        if self.forms[i].lstrip("و") in _OTHER_WORDS or (
            "complement" in saying.asks and not self._opens(i + 1, limit, saying)
        ):
            return i
        if saying.form == "participle":
            return self._participle(i, limit, saying)
        if self.forms[i].lstrip("و") in _IMPERSONAL and not self._spoken_by(i + 1, limit):
            return i
        after = self.sources.passed(i + 1, limit)
        source = self._before(i, first, near=True)
        if source is None and not saying.plural:
            source = self.sources.read(after, limit)
        if source is not None and source.actor >= 0 and not can_speak(self.actors[source.actor]):
            source = None
        if source is not None and source.first > i and self._object(source):
            source = None
        if source is not None and source.actor < 0 and not self._introduces(source.last, limit, saying):
            source = None
        if source is None:
            source = self._before(i, first) or self._clause(i, first)
        rule, goes_on = "verb", False
        if source is None:
            if not (self.last is not None and self._opens(after, limit, saying)):
                return i
            if (
                "subject" in saying.asks
                and not complements(self.forms[after])
                and not self.forms[i].startswith("و")
            ):
                return i
            source, goes_on, rule = self._again(self.last, i), True, "verb:goes on"
        elif "subject" in saying.asks and not self._fits(source, saying, limit):
            return i
        begin = max(i + 1, source.last if source.first > i else i + 1)
        stance = self._stance(saying, i, limit)
        if stance == "reacts" and begin < limit and complements(self.forms[begin]):
            stance = "says"  # هدد بأن: what is said is told
        made = self._add(i, i + 1, source, rule, saying.lemma, stance, [(begin, limit)])
        made.goes_on = goes_on
        self.last = made
        if source.first > i:
            begin = max(begin, self._joined(begin, limit, made))
        begin = self._told(begin, limit, made)
        outlet = source.actor >= 0 and self.actors[source.actor].role in OUTLETS
        if saying.id in _PASS_ON or (outlet and begin < limit and self.forms[begin] == "عن"):
            begin = self._passed_on(begin, limit, made)
        return begin

    def _quotable(self, source: Source, identity: str) -> bool:
        """Whether a name nobody knows may stand after a preposition of telling: one that begins with a given name."""
        word = self.sources.words[source.first]
        return (
            identity in ("quoting", "on-tongue", "as-said")
            or (word.given and not word.skip and source.last - source.first > 1)
            or self.forms[source.last - 1] == '"'
        )

    def _footage(self, i: int, limit: int) -> Source | None:
        """`أظهرت صور جوية`, `أظهرت مقاطع فيديو`: pictures that tell."""
        if i >= limit or self.forms[i] not in _FOOTAGE:
            return None
        told = i + 1 < limit and (
            self.forms[i + 1] in _FOOTAGE
            or self.sources.words[i + 1].adjective is not None
            or self.forms[i + 1] in _OF_FOOTAGE
        )
        last = i + 1 + told
        start, end = self.doc.words(i, last)
        return Source(i, last, start, end, self.sources.at.get(i, -1))

    def _issued(self, i: int, first: int, limit: int) -> int:
        """`تحديث صادر عن اللجنة`, `بلاغ أصدرته الوزارة`: who issued the statement that tells it."""
        known = self.found[-1].last if self.found else first
        before = self.forms[max(first, i - 4) : i]
        if not any(form in _ISSUES or form[1:] in _ISSUES for form in before):
            return i
        j = self.sources.passed(i + 1, limit)
        if self.forms[i].endswith(("صادر", "صادره", "صدر", "صدرت")):
            if j >= limit or self.forms[j] not in ("عن", "من"):
                return i
            j += 1
        source = self.sources.read(j, limit, loose=False)
        if source is None or source.actor < 0 or not can_speak(self.actors[source.actor]):
            return i
        if source.first < known and known > first and self.found[-1].source_start == source.start:
            return i
        made = self._add(i, j, source, "issued", "أصدر", "says", self._around(i, source.last, first, limit))
        if self.last is None:
            self.last = made
        return source.last

    def _masdar(self, i: int, limit: int, noun: str) -> int:
        """`إعلان الجيش مقتل قائد`: a verbal noun with who says it."""
        begin = i + 2 if i + 1 < limit and self.forms[i + 1] == "#" else i + 1
        number = self.sources.at.get(begin)
        if number is None or begin >= limit:
            return i
        actor = self.actors[number]
        if (
            actor.role in ("civilian", "demonym", "crowd", "victim", "asset", "site", "air")
            or not can_speak(actor)
            or self.sources.attached(actor)
        ):
            return i
        source = self.sources.read(begin, limit)
        if source is None or source.last >= limit:
            return i
        if not self.forms[source.last][0].isalpha() and not (
            self.forms[source.last] in ("،", ",")
            and any(
                complements(f) and f.isalpha() for f in self.forms[source.last : min(limit, source.last + 6)]
            )
        ):
            return i
        verb, stance = _MASDARS[noun]
        self._add(i, i + 1, source, "masdar", verb, stance, [(source.last, limit)])
        return source.last

    def _participle(self, i: int, limit: int, saying: Saying) -> int:
        if self.last is None or not self._opens(i + 1, min(limit, i + 3), saying):
            return i
        made = self._add(
            i, i + 1, self._again(self.last, i), "participle", saying.lemma, saying.stance, [(i + 1, limit)]
        )
        made.goes_on = True
        return i + 1

    def _cue(self, i: int, last: int, value: tuple[str, str], first: int, limit: int) -> int:
        """`بحسب`, `وفقا ل`, `حسبما`: who is named after it, with a verb or without."""
        identity, kind = value
        clitic = "ل" if kind == "by-li" or identity == "according" else ""
        saying: Saying | None = None
        j = last
        if (
            identity == "as"
            and (i == first or self.forms[i - 1] in ("،", ".", "؛", '"'))
            and self.forms[i] != self.forms[i].lstrip("و")
        ) or (identity == "as" and i == first):
            return i  # كما at the head of a sentence adds what comes next
        if kind == "as" or (j < limit and self.forms[j] in ("ما", "لما")):
            j += 1 if kind != "as" else 0
            saying = sayings().get(self.forms[j]) if j < limit else None
            if saying is None or self.forms[j] in _OTHER_WORDS:
                return i
            j = self.sources.passed(j + 1, limit)
            clitic = ""
        elif (j < limit and self.forms[j] == "ل") or (
            j + 1 < limit and self.forms[j] in _ACCOUNTS and j + 1 in self.sources.at
        ):
            j += 1
        source = self.sources.read(j, limit, clitic=clitic, loose=saying is not None or kind != "as")
        if source is None:
            return i
        if source.actor >= 0 and not (
            can_speak(self.actors[source.actor])
            or (
                kind == "by"
                and self.actors[source.actor].role == "victim"
                and source.first < self.actors[source.actor].first
            )
        ):
            return i
        if source.actor < 0 and saying is None and not self._quotable(source, identity):
            return i
        scope = self._around(i, source.last, first, limit)
        onward = source.last + (source.last < limit and self.forms[source.last] in ("،", ","))
        if kind == "as" and onward < limit and complements(self.forms[onward]):
            scope = [(onward, limit)]
        verb = saying.lemma if saying else self.doc.raw[slice(*self.doc.words(i, last))]
        made = self._add(i, j, source, f"cue:{identity}", verb, saying.stance if saying else "says", scope)
        self.last = made
        after = self._joined(source.last, limit, made)
        end = self._told(after, limit, made)
        if saying is not None and saying.id in _PASS_ON:
            end = self._passed_on(source.last, limit, made)
            made.scope = scope
            if len(self.found) > 1 and self.found[-1] is not made:
                self.found[-1].scope = scope
        return end
