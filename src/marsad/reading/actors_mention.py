"""A mention of a party, with what its words tell."""

from __future__ import annotations

from marsad.reading.mention import Mention


class ActorMention(Mention):
    """A noun phrase that names a party.

    `core` are the tokens of the party's own name inside the phrase ("حركة طالبان" in "عناصر من حركة طالبان"); `name`
    those of a person's name, `same_as` of that name where it was told in full, `name_skip` letters of its first word a و; `candidates` ids of the registry, `short` those for which the words are a short form;
    `skip` letters
    of the first word are a proclitic; `countries` ISO codes of demonyms in the phrase; `person`
    the English name of a person the registry knows; `party_name` an Arabic name the words derive from (حوثي).
    """

    head: str = ""
    role: str = ""
    unit: str = ""
    core: tuple[int, int] = (0, 0)
    name: tuple[int, int] | None = None
    same_as: tuple[int, int] | None = None
    name_skip: int = 0
    office: tuple[int, int] | None = None
    candidates: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    party_name: str = ""
    person: str = ""
    via: str = ""
    is_person: bool = False
    is_private: bool = False
    quantity: int | None = None
    definite: bool = False
    number: str = ""
    case: str = ""
    suffix: bool = False
    skip: int = 0
    hostile: bool = False
    armed: bool = False
    unknown: bool = False
    preposition: str = ""
    locative: bool = False
    quoted: bool = False
