"""Organs of states and kinds of people: what a demonym, a noun or the country of a report tell."""

from __future__ import annotations

from marsad.grounding.actors_context import Choice, Context
from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_registry import Registry, registry
from marsad.text.document import Document

_UNITS = (
    "military",
    "airforce",
    "airdefence",
    "navy",
    "police",
    "security",
    "gendarmerie",
    "intelligence",
    "government",
    "parliament",
    "judiciary",
)
CIVIL = {
    "civilian": "civilians", "folk": "civilians", "site": "civilians", "hostage": "civilians", "victim": "civilians", "man": "civilians",
    "crowd": "protesters", "rioter": "rioters", "journalist": "journalists", "reporter": "journalists", "medic": "medics",
    "prisoner": "prisoners", "migrant": "migrants", "worshipper": "worshippers", "tourist": "tourists", "activist": "activists",
    "settler": "il-settlers",
}  # fmt: skip
_STATE_HEADS = frozenset(
    {
        "force",
        "air",
        "institution",
        "member",
        "asset",
        "defence",
        "arm",
        "system",
        "official",
        "person",
        "source",
        "position",
        "band",
    }
)


class Organs:
    """Organs of states and kinds of people: what a demonym, a noun or the country of a report tell."""

    def __init__(self, doc: Document, context: Context) -> None:
        self.doc, self.context = doc, context
        self.registry: Registry = registry()

    def _all_generic(self, mention: ActorMention) -> bool:
        parties = self.registry.parties
        return all(
            c in self.registry.generic or (parties[c].type == "civilians" and c != "il-settlers")
            for c in mention.candidates
        )

    def _generic(self, mention: ActorMention) -> bool:
        """Whether the registry knows only a kind of people by these words (soldiers, children)."""
        return mention.role in (
            "crowd",
            "civilian",
            "armed",
            "member",
            "man",
            "folk",
            "force",
        ) and self._all_generic(mention)

    def _only_country(self, mention: ActorMention) -> bool:
        """Whether a group's phrase names a state that is no more than where it is."""
        if (
            mention.role not in ("group", "band", "armed", "room", "opposition")
            or mention.rule == "registry"
            or mention.via
        ):
            return False
        ids = mention.candidates
        return bool(ids) and self.registry.parties[ids[0]].type == "state"

    def _by_kind(self, mention: ActorMention) -> Choice:
        """The generic party for a kind of people or the organ of the report's country, where nothing names another."""
        found = self.registry
        if mention.role == "national" and (mention.quantity is not None or not mention.definite):
            return Choice("civilians", "kind:national", 0.5)
        if mention.role == "national" and mention.countries and mention.countries[0].lower() in found.parties:
            return Choice(mention.countries[0].lower(), "demonym:people", 0.5)
        if mention.role in CIVIL and not (mention.armed or mention.unit):
            if (
                mention.role not in ("crowd", "civilian", "folk", "man", "site", "victim", "hostage")
                and self._all_generic(mention)
                and mention.candidates
            ):
                return Choice(mention.candidates[0], "registry:kind", 0.7, mention.candidates)
            identity = CIVIL[mention.role]
            return Choice(identity if identity in found.parties else "civilians", f"kind:{mention.role}", 0.7)
        if mention.role == "air" and self.context.by_air:
            return Choice(self.context.by_air[-1], "context:aircraft", 0.5)
        if mention.unit in _UNITS and mention.role in _STATE_HEADS:
            for code in self.context.countries()[:2]:
                if (organ := self._unit(code, mention.unit)) is not None:
                    return Choice(organ, "unit:country", 0.55)
        if mention.role == "armed" and not mention.countries:
            return Choice("unidentified-armed-group", "kind:armed", 0.6, mention.candidates)
        return Choice(None, "described", 0.4)

    def _with_country(self, mention: ActorMention, choice: Choice) -> Choice:
        """The organ of the state a demonym names, where the words without it are an organ of another."""
        party = self.registry.parties[choice.id] if choice.id else None
        if (
            party is None
            or not mention.countries
            or not party.country
            or party.country == mention.countries[0]
        ):
            return choice
        organ = self._organ(mention)
        return organ if organ is not None and party.inter == "State forces" else choice

    def _unit(self, code: str, unit: str) -> str | None:
        identity = f"{code.lower()}-{unit}"
        if identity in self.registry.parties:
            return identity
        if unit in ("gendarmerie", "airdefence", "navy", "airforce"):
            return self._unit(code, "military" if unit != "gendarmerie" else "police")
        return None

    def _organ(self, mention: ActorMention) -> Choice | None:
        """The state a demonym names, or the organ of it that the noun tells."""
        code = mention.countries[0]
        if mention.role in ("civilian", "national", "crowd") or (mention.role in CIVIL and not mention.unit):
            return None
        if mention.unit and (identity := self._unit(code, mention.unit)) is not None:
            return Choice(identity, "demonym:unit", 0.85)
        if mention.role in ("force", "member", "asset", "band") and not mention.via:
            identity = self._unit(code, "military")
            if identity is not None:
                return Choice(identity, "demonym:force", 0.75)
        state = code.lower()
        if (
            mention.role
            in ("demonym", "side", "person", "official", "media", "source", "reporter", "activist")
            or mention.role in _STATE_HEADS
        ):
            if mention.role in ("media", "source", "activist", "reporter"):
                return None
            if state in self.registry.parties and mention.role != "opposition":
                return Choice(state, "demonym:state", 0.7)
        return None
