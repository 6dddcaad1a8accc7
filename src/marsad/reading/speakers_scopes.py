"""Attributions as they are made: their scope, who else says it, who passed it on."""

from __future__ import annotations

import itertools

from marsad.reading.speakers_hedges import find_hedges
from marsad.reading.speakers_mention import Attribution
from marsad.reading.speakers_source import Source, can_speak, complements
from marsad.reading.speakers_subjects import Subjects
from marsad.reading.speakers_verbs import sayings

OUTLETS = frozenset(
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


class Scopes(Subjects):
    """Attributions as they are made: their scope, who else says it, who passed it on."""

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
        made.written_start, made.written_end = source.start, source.end
        made.refers = self._referred(source)
        if made.refers >= 0:
            full = self.found[made.refers]
            made.source_start, made.source_end = full.source_start, full.source_end
        elif source.actor >= 0 and (name := self.actors[source.actor].same_as) is not None:
            made.source_start, made.source_end = self.doc.words(*name)
        made.source = self.doc.raw[made.source_start : made.source_end]
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
            one = not earlier.number or not actor.number or earlier.number == actor.number
            alike = (earlier.head == actor.head and (one or actor.role != "source")) or (
                actor.role == "institution" and earlier.role in _ORGANISATIONS
            )
            if alike:
                return other.refers if other.refers >= 0 else n
        return -1

    def _again(self, earlier: Attribution, i: int) -> Source:
        return Source(i, i, earlier.source_start, earlier.source_end, earlier.actor)

    def _joined(self, i: int, limit: int, made: Attribution) -> int:
        """The second of two who say it together: `مسؤولون وشهود عيان`."""
        number = self.sources.at.get(i)
        if number is None and i + 1 < limit and self.forms[i] in ("وبعض", "وعدد"):
            number = self.sources.at.get(i + 1) or self.sources.at.get(min(i + 2, limit - 1))
        if number is None:
            return i
        actor = self.actors[number]
        if (
            not self.sources.words[i].clitic.startswith("و") and not self.forms[i].startswith("و")
        ) or not can_speak(actor):
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
            if form in ("عبر", "علي", "مع", "الي"):
                return self._via(j + 1, limit, made) or i
            if form == "ل":
                source = self.sources.read(j + 1, limit, clitic="ل", loose=False)
                break
            if form in sayings() and (j > i or made.rule.startswith("cue")):
                return i
            number = self.sources.at.get(j) if form[0] == "ل" else None
            if number is not None:
                actor = self.actors[number]
                if actor.role in OUTLETS or actor.role in ("centre", "reporter"):
                    source = Source(j, actor.last, actor.start, actor.end, number)
                break
        if source is None:
            return i
        told = self._add(j, source.last, source, "told", "", "told", list(made.scope))
        told.chain = (self.found.index(made),)
        return source.last

    def _via(self, i: int, limit: int, made: Attribution) -> int:
        """The outlet a statement was made through: `عبر وكالة أعماق`."""
        source = self.sources.read(i, limit, loose=False)
        if source is None or source.actor < 0 or self.actors[source.actor].role not in OUTLETS:
            return 0
        by = self.found.index(made)
        through = self._add(i, source.last, source, "via", made.verb, made.stance, list(made.scope))
        through.chain = (by,)
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
        for a, b in itertools.pairwise(verbs):
            if b.first > a.scope[0][0] and self.forms[b.first].startswith("و"):
                a.scope = [(a.scope[0][0], b.first)]

    def _hedge(self) -> None:
        hedges = find_hedges(self.doc)
        for made in self.found:
            for first, last, hedge in hedges:
                if any(a <= first and last <= b for a, b in made.scope):
                    made.hedge = hedge
                    break
