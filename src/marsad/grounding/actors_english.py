"""English names for parties the registry does not know: described by what they are, or transliterated."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.tables import rows
from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_registry import Party
from marsad.reading.actors_words import given_names
from marsad.text.document import Document

_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ء": "",
}  # fmt: skip
_VOWELS = frozenset("aiu")
_HEADS = {
    "battalion": "{} Battalion", "brigade": "{} Brigade", "division": "{} Division", "company": "{} Company", "corps": "{} Corps",
    "regiment": "{} Regiment", "faction": "{} faction", "militia": "{} militia", "militia-2": "{} militia", "militia-3": "{} militia",
    "militia-4": "{} militia", "group": "{} Group", "movement": "{} Movement", "organisation": "{} Organization", "party": "{} Party",
    "front": "{} Front", "alliance": "{} Alliance", "coalition": "{} Coalition", "gang": "{} gang", "cell": "{} cell", "troops": "{} forces",
    "army": "{} Army", "ops-room": "{} Operations Room", "tribe": "{} tribe", "tribe-2": "{} tribe", "council": "{} Council",
    "court": "{} Court", "committee": "{} Committee", "agency": "{} Agency", "channel": "{} channel", "newspaper": "{} newspaper",
    "centre": "{} Centre", "network": "{} Network", "union": "{} Union", "force": "{} Forces", "mosque": "{} Mosque", "school": "{} School",
    "hospital": "{} Hospital", "church": "{} Church", "base": "{} Base", "market": "{} Market",
}  # fmt: skip
_KINDS = {
    "armed": "Unidentified armed group", "band": "Unidentified armed group", "group": "Unidentified armed group", "civilian": "Civilians",
    "folk": "Civilians", "man": "Civilians", "site": "Civilians", "victim": "Civilians", "hostage": "Civilians", "crowd": "Protesters",
    "rioter": "Rioters", "suspect": "Suspects", "official": "Officials", "source": "Unnamed source", "member": "Unidentified armed group",
    "force": "Unidentified forces", "notable": "Notables", "partisan": "Supporters", "opposition": "Opposition", "asset": "Unidentified forces",
    "gathering": "Civilians", "tribe": "Tribal forces", "migrant": "Migrants", "worshipper": "Worshippers", "tourist": "Tourists",
    "activist": "Activists", "journalist": "Journalists", "reporter": "Journalists", "medic": "Medical workers", "prisoner": "Prisoners",
}  # fmt: skip


@cache
def _countries() -> dict[str, str]:
    return {row["code"]: row["name_en"] for row in rows("places", "countries.tsv")}


def transliterate(form: str) -> str:
    """A folded Arabic word in Latin letters, readable rather than exact: known given names as they are usually spelled."""
    known = given_names().get(form)
    if known:
        return known
    article = "al-" if form.startswith("ال") and len(form) > 3 else ""
    stem = form[2:] if article else form
    out: list[str] = []
    for n, letter in enumerate(stem):
        latin = _LETTERS.get(letter, letter if letter.isascii() else "")
        if letter in "وي" and n == 0:
            latin = "w" if letter == "و" else "y"
        elif letter == "ه" and n == len(stem) - 1:
            latin = "a"
        if out and latin and out[-1][-1:] not in _VOWELS and latin[0] not in _VOWELS and n > 0:
            out.append("a")
        if latin in _VOWELS and out and out[-1] == latin:
            continue
        if latin:
            out.append(latin)
    word = "".join(out)
    return article + word[:1].upper() + word[1:]


def describe(doc: Document, mention: ActorMention, party: Party | None, country: str) -> str:
    """An English name for a party without one: a person's or group's name spelled out, else what kind it is and where."""
    if mention.name is not None:
        return " ".join(transliterate(f) for f in doc.forms[mention.name[0] : mention.name[1]])
    if mention.unknown:
        first, last = mention.core
        spelled = " ".join(transliterate(f) for f in doc.forms[first:last] if f[0].isalnum())
        return _HEADS.get(mention.head, "{}").format(spelled)
    kind = _KINDS.get(mention.role)
    where = _countries().get(country, "")
    if kind and where and mention.role in ("armed", "band", "group", "member"):
        return f"{kind} ({where})"
    if mention.role == "national" and where:
        return f"People of {where}"
    if kind:
        return kind
    if where:
        return where
    if party is not None:
        return party.name
    return " ".join(transliterate(f) for f in doc.forms[mention.first : mention.last] if f[0].isalnum())
