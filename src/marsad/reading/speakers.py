"""Who says what: find_speakers."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.tables import rows
from marsad.reading.actors_mention import ActorMention
from marsad.reading.speakers_mention import Attribution
from marsad.reading.speakers_source import Source, Sources, can_speak, complements
from marsad.reading.speakers_verbs import Saying, sayings
from marsad.text.document import Document
from marsad.text.fold import fold
from marsad.text.phrases import Phrases, prefixed

__all__ = ["Attribution", "find_hedges", "find_speakers"]

_PASS_ON = frozenset({"relay", "quote-3", "quote-2"})
_WEAK = frozenset(
    {
        "describe",
        "call",
        "demand",
        "threaten",
        "condemn",
        "condemn-2",
        "condemn-3",
        "reply",
        "praise",
        "welcome",
        "promise",
        "express",
        "express-2",
    }
)
_NEED_SUBJECT = frozenset(
    {
        "testify",
        "learn",
        "reply",
        "record",
        "count",
        "monitor",
        "publish",
        "broadcast",
        "follow",
        "resume",
        "complete",
        "see",
        "show",
        "prove",
        "estimate",
        "indicate",
        "indicate-2",
        "call",
        "demand",
        "relay",
        "tell-3",
        "document",
        "claim-deed",
        "describe",
        "comment",
        "promise",
        "express-2",
        "claim",
        "quote-2",
        "write",
        "deny-3",
        "threaten",
        "verify",
        "expect",
        "reveal",
        "mention",
        "praise",
        "condemn",
        "welcome",
        "express",
        "turn",
        "accuse",
        "talk",
        "conclude",
        "deny",
        "reiterate",
        "attribute",
        "acknowledge",
        "boast",
    }
)
# Forms of the verbs that are commoner as other words: بين, عبر, رد, شهد.
_OTHER_WORDS = frozenset(
    fold(w)
    for w in (
        "بين",
        "بينها",
        "بينهم",
        "بينه",
        "بينا",
        "عبر",
        "عبره",
        "عبرها",
        "رد",
        "ردا",
        "ردت",
        "شهد",
        "شهدت",
        "يشهد",
        "تشهد",
        "وصف",
        "علم",
        "سجلت",
        "سجل",
        "نسب",
        "حكم",
        "إضافة",
        "إضافه",
        "أضافها",
        "كاتب",
        "راد",
        "مركزا",
        "مسجلا",
        "معلنة",
        "مفتوحة",
        "مصر",
        "مصرا",
        "ماضيا",
        "قائمة",
    )
)
# Forms that say "it is said", with nobody who says it.
_IMPERSONAL = frozenset(
    fold(w)
    for w in (
        "يرجح",
        "يعتقد",
        "يتوقع",
        "يذكر",
        "يقال",
        "يشار",
        "يفترض",
        "يزعم",
        "يحتمل",
        "تجدر",
        "يروى",
        "يلاحظ",
        "يقدر",
        "تقدر",
    )
)
_WITH_COMPLEMENT = frozenset(
    {
        "follow",
        "resume",
        "complete",
        "see",
        "show",
        "turn",
        "conclude",
        "attribute",
        "quote-2",
        "indicate",
        "indicate-2",
        "learn",
        "stress",
        "tell-3",
        "allege",
        "express-2",
        "reply",
        "testify",
        "describe",
        "record",
        "prove",
        "expect",
        "estimate",
    }
)
_CLAUSE = frozenset(
    fold(w)
    for w in (
        "أن",
        "إن",
        "لكن",
        "ولكن",
        "كان",
        "كانت",
        "وكان",
        "وكانت",
        "،",
        ".",
        ":",
        "بينما",
        "فيما",
        "وبينما",
        "حيث",
        "إذ",
        "أنّ",
        "غير",
        "إلا",
        '"',
    )
)
_OUTLETS = frozenset(
    {
        "media",
        "agency",
        "newspaper",
        "channel",
        "broadcaster",
        "radio",
        "website",
        "outlet",
        "media_outlet",
        "platform",
    }
)
_SHORT = frozenset({"institution", "official", "source", "media", "text", "centre", "reporter", "group"})
_ORGANISATIONS = frozenset({"monitor", "organisation", "institution", "ngo", "defence", "centre"})
_MASDARS = {
    fold("إعلان"): ("إعلان", "announces"),
    fold("تأكيد"): ("تأكيد", "says"),
    fold("نفي"): ("نفي", "denies"),
    fold("زعم"): ("زعم", "claims"),
}
_RESPONSIBILITY = tuple(
    fold(w) for w in ("مسؤوليت", "المسؤولية", "ضلوع", "تورط", "علاقته", "علاقتها", "صلته", "صلتها", "مسؤولية")
)


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


@cache
def _hedges() -> Phrases[str]:
    found: Phrases[str] = Phrases()
    for row in rows("speech", "hedges.tsv"):
        found.add(row["form_ar"], row["form_ar"])
    return found


@cache
def _hedge_firsts() -> frozenset[str]:
    return frozenset(fold(row["form_ar"]).split()[0] for row in rows("speech", "hedges.tsv"))


def find_hedges(doc: Document) -> list[tuple[int, int, str]]:
    """The words that leave a telling open (يعتقد, أنباء عن, لم يتسن التأكد): token ranges and the hedge."""
    forms, hedges = doc.forms, _hedges()
    firsts = _hedge_firsts()
    found: list[tuple[int, int, str]] = []
    for i, form in enumerate(forms):
        if (form in firsts or form[1:] in firsts) and (match := hedges.at(forms, i)) is not None:
            if not found or match.first >= found[-1][1]:
                found.append((match.first, match.last, match.value[0]))
    return found


def find_speakers(doc: Document, actors: list[ActorMention]) -> list[Attribution]:
    """Who says what in a report, in the order it is told."""
    return _Speakers(doc, actors).find()


class _Speakers:
    """The state of one pass: the attributions found and who spoke last."""

    def __init__(self, doc: Document, actors: list[ActorMention]) -> None:
        self.doc, self.forms, self.actors = doc, doc.forms, actors
        self.sources = Sources(doc, actors)
        self.found: list[Attribution] = []
        self.last: Attribution | None = None

    def find(self) -> list[Attribution]:
        says, cues, inert = sayings(), _cues(), _INERT
        for sentence in self.doc.sentences:
            first, limit = sentence.first, sentence.last
            begin = len(self.found)
            i = self._headline(first, limit)
            while i < limit:
                form = self.forms[i]
                if form in inert:
                    i += 1
                    continue
                saying = says.get(form)
                if saying is None and form.lstrip("وب") not in _MASDARS and not _begins(form):
                    if len(inert) > 300_000:
                        inert.clear()
                    inert.add(form)
                    i += 1
                    continue
                step = self._saying(i, first, limit, saying) if saying is not None else i
                if step == i and (match := cues.at(self.forms, i)) is not None and match.last <= limit:
                    step = self._cue(match.first, match.last, match.value[0], first, limit)
                if step == i and (noun := form.lstrip("وب")) in _MASDARS:
                    step = self._masdar(i, limit, noun)
                i = max(step, i + 1)
            self._close(begin, first, limit)
        self._reach()
        self._hedge()
        return self.found

    def _reach(self) -> None:
        """The sentences of a paragraph that follow a speaker's and have none of their own."""
        at, sentences = self.doc.sentence_at, self.doc.sentences
        spoken = {at[a.first] for a in self.found}
        for made in self.found:
            n = at[made.first]
            while (
                n >= 0
                and n + 1 < len(sentences)
                and n + 1 not in spoken
                and sentences[n + 1].block == sentences[n].block
            ):
                n += 1
                made.onward.append((sentences[n].first, sentences[n].last))

    def _add(
        self,
        i: int,
        last: int,
        source: Source,
        rule: str,
        verb: str,
        stance: str,
        scope: list[tuple[int, int]],
    ) -> Attribution:
        start, end = self.doc.words(i, max(last, i + 1))
        made = Attribution(i, max(last, i + 1), start, end, rule)
        made.source = self.doc.raw[source.start : source.end]
        made.source_start, made.source_end, made.actor = source.start, source.end, source.actor
        made.verb, made.stance, made.scope, made.onward = verb, stance, scope, []
        made.unnamed = source.actor >= 0 and self.actors[source.actor].role in (
            "source",
            "activist",
            "official",
            "civilian",
            "text",
            "means",
        )
        made.refers = self._referred(source)
        self.found.append(made)
        return made

    def _referred(self, source: Source) -> int:
        """The earlier attribution whose source a short form (المنظمة, الوزير, المصدر) stands for, -1 where it is full."""
        if source.actor < 0:
            return -1
        actor = self.actors[source.actor]
        if (
            not actor.definite
            or actor.name is not None
            or actor.last - actor.first > 1
            or actor.role not in _SHORT
        ):
            return -1
        for n in range(len(self.found) - 1, -1, -1):
            other = self.found[n]
            if other.actor < 0 or other.actor == source.actor or other.stance == "told":
                continue
            earlier = self.actors[other.actor]
            alike = (
                earlier.head == actor.head or actor.role == "institution" and earlier.role in _ORGANISATIONS
            )
            if alike:
                return other.refers if other.refers >= 0 else n
        return -1

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
        if source.actor < 0 or not can_speak(self.actors[source.actor]) or source.last + 2 >= limit:
            return first
        self.last = self._add(
            source.last, source.last + 1, source, "colon", ":", "says", [(source.last + 1, limit)]
        )
        return source.last + 1

    def _saying(self, i: int, first: int, limit: int, saying: Saying) -> int:
        """A verb of saying at `i`; the token after what was read, `i` where it says nothing."""
        if (
            self.forms[i].lstrip("و") in _OTHER_WORDS
            or saying.id in _WITH_COMPLEMENT
            and not self._opens(i + 1, limit, saying)
        ):
            return i
        if saying.form == "participle":
            return self._participle(i, limit, saying)
        if self.forms[i].lstrip("و") in _IMPERSONAL and not self._spoken_by(i + 1, limit):
            return i
        after = self.sources.passed(i + 1, limit)
        source = self._before(i, first, near=True) or self.sources.read(after, limit)
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
                saying.id in _NEED_SUBJECT
                and not complements(self.forms[after])
                and not self.forms[i].startswith("و")
            ):
                return i
            source, goes_on, rule = self._again(self.last, i), True, "verb:goes on"
        elif saying.id in _NEED_SUBJECT and not self._fits(source, saying, limit):
            return i
        begin = max(i + 1, source.last if source.first > i else i + 1)
        stance = self._stance(saying, i, limit)
        made = self._add(i, i + 1, source, rule, saying.lemma, stance, [(begin, limit)])
        made.goes_on = goes_on
        self.last = made
        if source.first > i:
            begin = max(begin, self._joined(begin, limit, made))
        begin = self._told(begin, limit, made)
        outlet = source.actor >= 0 and self.actors[source.actor].role in _OUTLETS
        if saying.id in _PASS_ON or outlet and begin < limit and self.forms[begin] == "عن":
            begin = self._passed_on(begin, limit, made)
        return begin

    def _spoken_by(self, i: int, limit: int) -> bool:
        """Whether a mention that can speak stands right at `i`."""
        number = self.sources.at.get(i) if i < limit else None
        return number is not None and can_speak(self.actors[number])

    def _object(self, source: Source) -> bool:
        """Whether what follows a verb bears the case of an object: بيانا, مدنيين."""
        if source.actor < 0:
            return False
        actor = self.actors[source.actor]
        return (
            actor.case == "obl"
            and actor.name is None
            and actor.quantity is None
            and not (
                source.last < len(self.forms) and complements(self.forms[source.last]) and actor.number != "s"
            )
        )

    def _fits(self, source: Source, saying: Saying, limit: int) -> bool:
        """Whether the subject of a verb with other meanings is one that speaks."""
        if source.actor < 0:
            return complements(self.forms[source.last]) if source.last < limit else False
        return can_speak(self.actors[source.actor])

    def _opens(self, i: int, limit: int, saying: Saying) -> bool:
        """Whether what stands at `i` is how this verb's saying goes on: أن, a quotation, its preposition."""
        if i >= limit:
            return False
        for j in range(i, min(limit, i + 9)):
            form = self.forms[j]
            if complements(form) or saying.complement and form == saying.complement:
                return True
            if form in ("،", ".", "؛"):
                return False
            if j == i and (form.startswith("ل") or form in ("في", "عبر", "خلال", "علي", "من")):
                continue
            if j == i and saying.complement == "ب" and form.startswith("ب"):
                return True
        return False

    def _introduces(self, i: int, limit: int, saying: Saying) -> bool:
        """Whether an unknown name that ends before `i` is followed by what is said or by an office."""
        j = i + 1 if i < limit and self.forms[i] in ("،", ",", "وهو", "وهي") else i
        if j < limit and self.sources.words[j].office and not self.sources.words[j].skip:
            return True
        return self._opens(i, limit, saying)

    def _before(self, i: int, first: int, near: bool = False) -> Source | None:
        """The subject before its verb: `المرصد يؤكد`, `وكان المتحدث قد قال`; where `near` right before it alone."""
        j = i - 1
        passed = ("قد",) if near else ("قد", "كان", "كانت", "الذي", "التي", "الذين", "،")
        while j > first and self.forms[j] in passed:
            j -= 1
        if j < first:
            return None
        number = self.sources.ends.get(j + 1)
        quoted = number is None and self.forms[j] == '"'
        if quoted:
            number = self.sources.ends.get(j)
            if number is not None and self.forms[self.actors[number].first - 1] != '"':
                number = None
        if number is None or self.forms[i][0] in "وف" and near:
            return None
        actor = self.actors[number]
        if not can_speak(actor) or self.sources.attached(actor) and self.forms[i - 1] not in ("الذي", "التي"):
            return None
        before = actor.first - 1 - quoted
        if actor.name is not None and quoted and self.forms[i - 1] == "،":
            before = first - 1
        if (
            before >= first
            and self.forms[before] not in _CLAUSE
            and not self.forms[actor.first].startswith("و")
        ):
            return None
        return self.sources.read(actor.first, actor.last + 4, clitic=actor.preposition)

    def _clause(self, i: int, first: int) -> Source | None:
        """The subject that opens the clause of its verb, with more told of it between: `لكن مصدرا داخل المقر قال`."""
        for j in range(i - 1, max(first, i - 16) - 1, -1):
            if self.forms[j] in ("لكن", "ولكن", "ان", "وكان", "وكانت", "كان", "كانت"):
                number = self.sources.at.get(j + 1)
                if (
                    number is not None
                    and can_speak(self.actors[number])
                    and self.actors[number].role not in ("state", "civilian")
                ):
                    return self.sources.read(j + 1, i)
                return None
            if self.forms[j] in (".", ":", '"', "؛"):
                return None
        return None

    def _again(self, earlier: Attribution, i: int) -> Source:
        return Source(i, i, earlier.source_start, earlier.source_end, earlier.actor)

    def _stance(self, saying: Saying, i: int, limit: int) -> str:
        """Claiming a deed and denying one's part in it told from announcing and denying."""
        if saying.id == "claim-deed":
            return "claims responsibility"
        if saying.stance in ("denies", "announces", "claims") or saying.id in (
            "acknowledge",
            "acknowledge-2",
        ):
            for j in range(i + 1, min(limit, i + 10)):
                if self.forms[j].lstrip("وبل").startswith(_RESPONSIBILITY):
                    return "denies responsibility" if saying.stance == "denies" else "claims responsibility"
        return saying.stance

    def _masdar(self, i: int, limit: int, noun: str) -> int:
        """`إعلان الجيش مقتل قائد`: a verbal noun with who says it."""
        number = self.sources.at.get(i + 1)
        if number is None or i + 1 >= limit:
            return i
        actor = self.actors[number]
        if (
            actor.role in ("civilian", "demonym", "crowd", "victim", "asset", "site", "air")
            or not can_speak(actor)
            or self.sources.attached(actor)
        ):
            return i
        source = self.sources.read(i + 1, limit)
        if source is None or source.last >= limit or not self.forms[source.last][0].isalpha():
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

    def _joined(self, i: int, limit: int, made: Attribution) -> int:
        """The second of two who say it together: `مسؤولون وشهود عيان`."""
        number = self.sources.at.get(i)
        if number is None and i + 1 < limit and self.forms[i] in ("وبعض", "وعدد"):
            number = self.sources.at.get(i + 1) or self.sources.at.get(min(i + 2, limit - 1))
        if number is None:
            return i
        actor = self.actors[number]
        if (
            not self.sources.words[i].clitic.startswith("و")
            and not self.forms[i].startswith("و")
            or not can_speak(actor)
        ):
            return i
        source = Source(i, actor.last, actor.start, actor.end, number)
        self._add(i, actor.last, source, made.rule, made.verb, made.stance, list(made.scope))
        return actor.last

    def _told(self, i: int, limit: int, made: Attribution) -> int:
        """The outlet that was spoken to: `لـ«الشرق الأوسط»`, `لوكالة فرانس برس`."""
        source: Source | None = None
        j = i
        for j in range(i, min(limit - 1, i + 12)):
            form = self.forms[j]
            if complements(form) and not (form == '"' and self.forms[j - 1] in ("عبر", "علي", "ل")):
                return i
            if form in ("عبر", "علي"):
                return self._via(j + 1, limit, made) or i
            if form == "ل":
                source = self.sources.read(j + 1, limit, clitic="ل", loose=False)
                break
            number = self.sources.at.get(j) if form[0] == "ل" else None
            if number is not None:
                actor = self.actors[number]
                if actor.role in _OUTLETS:
                    source = Source(j, actor.last, actor.start, actor.end, number)
                break
        if source is None:
            return i
        told = self._add(j, source.last, source, "told", "", "told", list(made.scope))
        told.chain = (len(self.found) - 2,)
        return source.last

    def _via(self, i: int, limit: int, made: Attribution) -> int:
        """The outlet a statement was made through: `عبر وكالة أعماق`."""
        source = self.sources.read(i, limit, loose=False)
        if source is None or source.actor < 0 or self.actors[source.actor].role not in _OUTLETS:
            return 0
        self._add(i, source.last, source, "via", made.verb, made.stance, list(made.scope)).chain = (
            len(self.found) - 2,
        )
        return source.last

    def _passed_on(self, i: int, limit: int, made: Attribution) -> int:
        """`نقلت الوكالة عن مصدر`: the source behind the one that passes it on."""
        for j in range(i, min(limit - 1, i + 8)):
            if self.forms[j] == "عن":
                source = self.sources.read(j + 1, limit)
                if source is not None:
                    made.chain = (len(self.found),)
                    made.scope = [(source.last, limit)]
                    self.last = self._add(
                        j, j + 1, source, "chain", made.verb, made.stance, [(source.last, limit)]
                    )
                    return source.last
        return i

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
            or identity == "as"
            and i == first
        ):
            return i  # كما at the head of a sentence adds what comes next
        if kind == "as" or j < limit and self.forms[j] in ("ما", "لما"):
            j += 1 if kind != "as" else 0
            saying = sayings().get(self.forms[j]) if j < limit else None
            if saying is None or self.forms[j] in _OTHER_WORDS:
                return i
            j = self.sources.passed(j + 1, limit)
            clitic = ""
        elif j < limit and self.forms[j] == "ل":
            j += 1
        source = self.sources.read(j, limit, clitic=clitic, loose=saying is not None or kind != "as")
        if source is None:
            return i
        if source.actor >= 0 and not can_speak(self.actors[source.actor]):
            return i
        if source.actor < 0 and saying is None and identity not in ("quoting", "on-tongue", "as-said"):
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

    def _around(self, i: int, last: int, first: int, limit: int) -> list[tuple[int, int]]:
        """What an attribution aside covers: the sentence around it, up to another's words."""
        begin = first
        for other in reversed(self.found):
            if other.first < first:
                break
            if (
                other.stance != "told"
                and not other.rule.startswith("cue")
                and other.scope
                and other.scope[-1][1] == limit
            ):
                begin = max(begin, min(other.first, i)) if other.scope[0][0] < i else begin
        return [(begin, i), (last, limit)] if last < limit else [(begin, i)]

    def _close(self, begin: int, first: int, limit: int) -> None:
        """Where one speaker's words end because another's begin in the same sentence."""
        verbs = [a for a in self.found[begin:] if a.rule.startswith(("verb", "colon"))]
        for a, b in zip(verbs, verbs[1:], strict=False):
            if b.first > a.scope[0][0] and self.forms[b.first].startswith("و"):
                a.scope = [(a.scope[0][0], b.first)]

    def _hedge(self) -> None:
        hedges = find_hedges(self.doc)
        for made in self.found:
            for first, last, hedge in hedges:
                if any(a <= first and last <= b for a, b in made.scope):
                    made.hedge = hedge
                    break
