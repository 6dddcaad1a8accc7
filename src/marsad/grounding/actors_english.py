"""English names for parties the registry does not know: described by what they are, or transliterated."""

from __future__ import annotations

from functools import cache

from marsad.knowledge.tables import rows
from marsad.reading.actors_mention import ActorMention
from marsad.reading.actors_registry import Party, registry
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
_BARE = {
    "media": "Media",
    "means": "Media",
    "text": "Report",
    "institution": "Institution",
    "system": "Air defence",
}
_COUNCILS = {"العسكري": "Military", "المحلي": "Local", "البلدي": "Municipal", "الثوري": "Revolutionary"}
_PRO = {
    "group": "militia",
    "armed": "gunmen",
    "partisan": "supporters",
    "media": "media",
    "member": "fighters",
}
_KINDS = {
    "position": "Unidentified forces", "air": "Unidentified forces",
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
    if article and stem in given_names():
        return article + given_names()[stem]
    sounds: list[str] = []
    for n, letter in enumerate(stem):
        sound = _sound(letter, n, len(stem))
        if sound and sounds and sounds[-1][0] in _VOWELS and letter in "وي" and n < len(stem) - 1:
            sound = "w" if letter == "و" else "y"
        if sound:
            sounds.append(sound)
    word = _with_vowels(sounds)
    return article + word[:1].upper() + word[1:]


def _sound(letter: str, n: int, size: int) -> str:
    if n == 0 and letter in "وي":
        return "w" if letter == "و" else "y"
    if n == size - 1 and letter == "ه":
        return "a"
    return _LETTERS.get(letter, letter if letter.isascii() else "")


def _with_vowels(sounds: list[str]) -> str:
    """Sounds with an a wherever two consonants would begin the word or three would meet."""
    out: list[str] = []
    run = 0  # consonants since the last vowel
    for n, sound in enumerate(sounds):
        vowel = sound[0] in _VOWELS
        if vowel:
            if out and out[-1] == sound:
                continue
            run = 0
        else:
            begins = n == 1 and run == 1
            last_of_three = run == 1 and n == len(sounds) - 1 and n >= 2 and sounds[n - 1][0] not in _VOWELS
            if begins or run == 2 or last_of_three:
                out.append("a")
                run = 0
            run += 1
        out.append(sound)
    return "".join(out)


def describe(doc: Document, mention: ActorMention, party: Party | None, country: str) -> str:
    """An English name for a party without one: a person's or group's name spelled out, else what kind it is and where."""
    if mention.person:
        return mention.person
    if mention.name is not None:
        first, last = mention.same_as or mention.name
        head, *rest = doc.forms[first:last]
        return " ".join(transliterate(f) for f in (head[mention.name_skip :], *rest))
    if mention.via == "pro" and mention.candidates:
        return f"Pro-{registry().parties[mention.candidates[0]].name} {_PRO.get(mention.role, 'forces')}"
    if (
        mention.head == "council"
        and mention.unknown
        and (sort := _COUNCILS.get(doc.forms[mention.first + 1]))
    ):
        town = doc.forms[mention.core[0]]
        town = town[1:] if town[0] in "بل" else town
        return f"{transliterate(town)} {sort} Council"
    if mention.unknown and mention.role not in (
        "asset",
        "position",
        "institution",
        "official",
        "civilian",
        "text",
    ):
        spelled = _spelled(doc, mention, *mention.core)
        named = _HEADS.get(mention.head, "{}").format(spelled)
        return named[:1].upper() + named[1:]
    kind = _KINDS.get(mention.role)
    where = _countries().get(country, "")
    if kind and where and mention.role in ("armed", "band", "group", "member"):
        return f"{kind} ({where})"
    if mention.role == "national" and where:
        return f"Civilians ({where})"
    if kind:
        return kind
    if where:
        return where
    if party is not None:
        return party.name
    if mention.head in _HEADS:
        named = _HEADS[mention.head].format("").strip()
        return named[:1].upper() + named[1:]
    return _BARE.get(mention.role) or _spelled(doc, mention, mention.first, mention.last)


def _spelled(doc: Document, mention: ActorMention, first: int, last: int) -> str:
    """The words of a mention in Latin letters, without a proclitic before the first."""
    forms = list(doc.forms[first:last])
    if first == mention.first:
        forms[0] = forms[0][mention.skip :]
    return " ".join(transliterate(form) for form in forms if form and form[0].isalnum())
