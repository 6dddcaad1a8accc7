"""The subjects of verbs of saying: before their verb, after it, and what tells them from objects."""

from __future__ import annotations

from marsad.reading.actors_mention import ActorMention
from marsad.reading.speakers_mention import Attribution
from marsad.reading.speakers_source import Source, Sources, can_speak, complements
from marsad.reading.speakers_verbs import Saying, sayings
from marsad.reading.word_sets import word_set
from marsad.text.document import Document

_CLAUSE = word_set("speech", "clause")
_RESPONSIBILITY = tuple(sorted(word_set("speech", "responsibility")))


class Subjects:
    """The subjects of verbs of saying: before their verb, after it, and what tells them from objects."""

    def __init__(self, doc: Document, actors: list[ActorMention]) -> None:
        self.doc, self.forms, self.actors = doc, doc.forms, actors
        self.sources = Sources(doc, actors)
        self.found: list[Attribution] = []
        self.last: Attribution | None = None

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
                source.last < len(self.forms)
                and (
                    (complements(self.forms[source.last]) and actor.number != "s")
                    or (source.last > actor.last and self.forms[source.last] in ("،", ","))
                )
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
            if complements(form) or (saying.complement and form == saying.complement):
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
        if i < j < limit and self.forms[j] != '"' and complements(self.forms[j]):
            return True
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
        if number is None or (near and self.forms[i][0] in "وف" and self.forms[i][1:] in sayings()):
            return None
        actor = self.actors[number]
        if not can_speak(actor) or (
            self.sources.attached(actor) and self.forms[i - 1] not in ("الذي", "التي")
        ):
            return None
        before = actor.first - 1 - quoted
        if actor.name is not None and quoted and self.forms[i - 1] == "،":
            before = first - 1
        if (
            before >= first
            and self.forms[i - 1] not in ("الذي", "التي", "الذين")
            and self.forms[before] not in _CLAUSE
            and not self.sources.words[actor.first].clitic.startswith("و")
        ):
            return None
        return self.sources.read(actor.first, actor.last + 4, clitic=actor.preposition)

    def _clause(self, i: int, first: int) -> Source | None:
        """The subject that opens the clause of its verb, with more told of it between: `لكن مصدرا داخل المقر قال`."""
        for j in range(i - 1, max(first, i - 16) - 1, -1):
            if self.forms[j] in ("لكن", "ولكن", "ان", "وكان", "وكانت", "كان", "كانت", "اما", "واما"):
                number = self.sources.at.get(self.sources.quantified(j + 1, i))
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
