"""Parties grounded in the registry: ground_actors."""

from __future__ import annotations

from marsad.grounding.actors_context import Choice, Context, best_of, by_table, in_years, meanings
from marsad.grounding.actors_english import describe
from marsad.grounding.actors_organs import CIVIL, Organs
from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_registry import Party
from marsad.reading.word_sets import word_set
from marsad.record import Actor
from marsad.text.document import Document

__all__ = ["explain_actor", "ground_actors"]

_NOT_HEADS = frozenset({"person", "state", "demonym", "civilian", "site", "asset", "position", "suspect"})
# Heads by which a party told in full is called again: the movement, the organisation, the army.
_NAMED_HEADS = frozenset(
    {
        "organisation",
        "movement",
        "front",
        "party",
        "group",
        "brigade",
        "division",
        "army",
        "battalion",
        "corps",
        "coalition",
        "alliance",
        "observatory",
    }
)
# The part of an id that names a state's organ, by the unit a noun tells.


def ground_actors(
    doc: Document, mentions: list[ActorMention], country: str | None, published: str | None
) -> list[Actor]:
    """The parties the mentions stand for, one for each and in their order.

    `country` is the ISO code of the country the report is of, None where it is not known; `published` an ISO day.
    """
    context = Context.of(mentions, country, published)
    grounder = _Grounder(doc, context)
    return [grounder.ground(mention) for mention in mentions]


def explain_actor(
    doc: Document, mentions: list[ActorMention], n: int, country: str | None, published: str | None
) -> Choice:
    """Why mention `n` was grounded as it was: the party, the rule, how sure, and the other candidates."""
    grounder = _Grounder(doc, Context.of(mentions, country, published))
    for mention in mentions[:n]:
        grounder.ground(mention)
    return grounder.choose(mentions[n])


class _Grounder(Organs):
    """Grounds the mentions of one report in order, keeping what was told."""

    def ground(self, mention: ActorMention) -> Actor:
        choice = self.choose(mention)
        party = self.registry.parties.get(choice.id) if choice.id else None
        span = self.doc.span(mention.start, mention.end)
        if party is not None:
            self._remember(mention, party)
        name = (
            party.name
            if party is not None and not self._own_name(mention, party)
            else describe(self.doc, mention, party, self._country(mention))
        )
        private = mention.is_private
        return Actor(
            span.text, name, party.id if party else None, party.type if party else None, party.inter if party else None,
            (party.country if party else "") or self._country(mention) or None, private, span, choice.rule, choice.confidence,
        )  # fmt: skip

    def _own_name(self, mention: ActorMention, party: Party) -> bool:
        """Whether the mention is one named person, who stands for a party and yet has a name."""
        return mention.name is not None

    def _country(self, mention: ActorMention) -> str:
        return mention.countries[0] if mention.countries else ""

    def _remember(self, mention: ActorMention, party: Party) -> None:
        if mention.head and mention.role not in _NOT_HEADS:
            self.context.by_head[mention.head] = party.id
        self.context.by_form[self._forms(mention)[0]] = party.id
        before = self.doc.forms[mention.first - 1] if mention.first else ""
        flies = mention.role == "air" or (
            mention.role == "demonym" and before in word_set("actors", "strikes")
        )
        if party.id not in self.registry.generic and mention.role not in (
            "demonym",
            "media",
            "source",
            "monitor",
            "site",
        ):
            self.context.latest.append(party.id)
        if flies or party.type == "coalition":
            self.context.by_air.append(party.id)
        self.context.told[party.id] += 1

    def _form(self, mention: ActorMention, first: int, last: int) -> str:
        """The folded words of a part of a mention, without a proclitic before the first."""
        form = self.doc.forms[first]
        if first == mention.first:
            form = form[mention.skip :]
            if form.startswith("لل"):
                form = "ال" + form[2:]
        return " ".join((form, *self.doc.forms[first + 1 : last]))

    def _forms(self, mention: ActorMention) -> list[str]:
        """The folded words by which a short form may be looked up: the whole phrase, then the party's name in it."""
        whole = self._form(mention, mention.first, mention.last)
        core = self._form(mention, *mention.core)
        return [whole] if core == whole else [whole, core]

    def choose(self, mention: ActorMention) -> Choice:
        """The party for one mention."""
        found = self.registry
        forms = self._forms(mention)
        if mention.person:
            return Choice(mention.candidates[0] if mention.candidates else None, "people", 0.9)
        if (
            mention.suffix
            and not self.doc.forms[mention.first].endswith("نا")  # our forces are the speaker's
            and mention.role in ("force", "member", "air", "group")
            and not mention.candidates
            and self.context.latest
        ):
            return Choice(self.context.latest[-1], "context:its own", 0.5)
        table = self._exact(mention, forms)
        if table is not None:
            return table
        if mention.via == "led" and mention.rule != "registry" and (led := self._led(mention)) is not None:
            return led
        if (mention.via in ("pro", "against") and mention.rule != "registry") or self._only_country(mention):
            return self._by_kind(mention)
        civil = (
            mention.role in CIVIL
            and mention.role not in ("site", "victim", "prisoner")
            and mention.rule != "registry"
            and not self._all_generic(mention)
        )
        if mention.candidates and not self._generic(mention) and not civil:
            fit = (
                tuple(c for c in mention.candidates if in_years(found.parties[c], self.context.year))
                or mention.candidates
            )
            if mention.role == "asset" and mention.countries:
                fit = ()
            if len(fit) == 1:
                return self._with_country(mention, Choice(fit[0], "registry:name", 0.95))
            if fit:
                return self._with_country(
                    mention, Choice(best_of(fit, self.context, found), "registry:context", 0.8, fit)
                )
        if mention.party_name and (ids := found.find(mention.party_name)):
            return Choice(ids[0], "registry:adjective", 0.9)
        if mention.countries and (organ := self._organ(mention)):
            return organ
        if mention.role == "seat" and mention.short:
            return Choice(best_of(mention.short, self.context, found), "registry:seat", 0.75, mention.short)
        if mention.definite or mention.short or mention.suffix:
            for form in forms:
                short = self._short(mention, form)
                if short is not None:
                    return short
        return self._by_kind(mention)

    def _exact(self, mention: ActorMention, forms: list[str]) -> Choice | None:
        """What the table of short forms says for the report's own country, where the registry's name is of another."""
        context = self.context
        if not context.country or mention.countries or mention.via or any(
            self.registry.parties[c].country == context.country for c in mention.candidates
        ):  # fmt: skip
            return None
        if mention.candidates and any(context.told[c] > 1 for c in mention.candidates):
            return None
        rows = [
            m for m in meanings().get(forms[0], ())
            if m.country == context.country and (not context.year or m.from_year <= context.year <= m.to_year)
        ]  # fmt: skip
        earlier = context.by_form.get(forms[0])
        if (
            not rows
            or earlier is not None
            or (mention.head in _NAMED_HEADS and mention.head in context.by_head and " " not in forms[0])
        ):
            return None
        told = [m.id for m in rows if context.told[m.id]]
        return Choice(told[0] if told else rows[0].id, "table:country", 0.75, tuple(m.id for m in rows))

    def _led(self, mention: ActorMention) -> Choice | None:
        """The coalition that a state leads: تحالف تقوده السعودية is no other than the state's own."""
        for form in self.doc.forms[mention.first + 1 : mention.last]:
            if ids := self.registry.find(f"التحالف بقياده {form}"):
                return Choice(ids[0], "registry:led", 0.8, ids)
        return None

    def _short(self, mention: ActorMention, form: str) -> Choice | None:
        """A short form: the party the report told in full with that head, what the table says, the registry's."""
        context, found = self.context, self.registry
        earlier = context.by_form.get(form)
        if earlier:
            return Choice(earlier, "context:same words", 0.85, mention.short)
        head = context.by_head.get(mention.head) if mention.head else None
        if (
            head
            and mention.number != "p"
            and (not mention.short or head in mention.short or mention.role == "group")
        ):
            return Choice(head, "context:earlier mention", 0.8, mention.short)
        table = by_table(form, context)
        if table:
            told = [t for t in table if context.told[t]]
            return Choice(told[0] if told else table[0], "table:country", 0.75, table)
        fit = tuple(c for c in mention.short if in_years(found.parties[c], context.year))
        known = tuple(c for c in fit if context.told[c])
        if known:
            return Choice(max(known, key=lambda c: context.told[c]), "registry:short, told", 0.75, fit)
        near = tuple(c for c in fit if found.parties[c].country in context.countries()[:2])
        if near:
            return Choice(near[0], "registry:short, country", 0.6, fit)
        if head:
            return Choice(head, "context:earlier mention", 0.6)
        return None
