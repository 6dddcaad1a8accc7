"""The language of the place cases: what a case asks of the mentions of a text, and whether they answer.

A case is `description <tab> text <tab> wants`; wants are parted by ` ;; `, each `PHRASE | want, want …`, where PHRASE is the
mention as written and a want is one of:

    Name            the English name it is resolved to          cc=SY        its country
    basis=bearing   what its place rests on                     at=35.1,40.4~10  its point, within so many km
    in=PHRASE       another mention holds it                    prep=في      the preposition before it
    part, gov, dateline, from, to, rural                        a mark that it bears (not-part …: that it does not bear)
    nowhere         it has no coordinates                       none         there is no such place in the text
"""

from __future__ import annotations

from pathlib import Path

from marsad.grounding.places import explain_places
from marsad.grounding.places.geometry import distance_km
from marsad.grounding.places.ground import Grounding
from marsad.reading.places import PlaceMention, find_places
from marsad.record import Report
from marsad.text import Document

Read = tuple[Document, list[PlaceMention], list[Grounding]]
MARKS = {
    "part": "part_of_name",
    "gov": "government",
    "dateline": "dateline",
    "from": "origin",
    "to": "destination",
    "rural": "rural",
}
SEEN_AS_NONE = {"implausible"}


def load(path: Path) -> list[tuple[str, str, str]]:
    """The cases of a table."""
    rows = [
        line.split("\t")
        for line in path.read_text(encoding="utf-8").split("\n")
        if line and not line.startswith("#")
    ]
    return [(row[0], row[1], row[2]) for row in rows]


def read(text: str, title: str | None = None) -> Read:
    """A text's mentions and what they are resolved to."""
    doc = Document(Report("case", text.replace("⏎", "\n"), title, "2017-07-06"))
    mentions = find_places(doc)
    return doc, mentions, explain_places(doc, mentions, "2017-07-06")


def failures(text: str, wants: str) -> list[str]:
    """What the reading of a text lacks of what a case asks."""
    got = read(text)
    return [said for want in wants.split(" ;; ") if (said := _fails(got, want))]


def _fails(got: Read, want: str) -> str:
    doc, mentions, grounded = got
    phrase, _, rest = want.partition(" | ")
    wanted = [w.strip() for w in rest.split(", ")]
    if wanted == ["none"]:
        return _none(doc, mentions, grounded, phrase)
    said = [doc.raw[m.start : m.end] for m in mentions]
    if phrase not in said:
        return f"no mention {phrase!r} among {said}"
    number = said.index(phrase)
    for one in wanted:
        fault = _lacks(got, number, one)
        if fault:
            return f"{phrase!r}: {fault}"
    return ""


def _none(doc: Document, mentions: list[PlaceMention], grounded: list[Grounding], phrase: str) -> str:
    at = doc.raw.find(phrase)
    assert at >= 0, f"{phrase!r} is not in the text"
    for mention, ground in zip(mentions, grounded, strict=True):
        touches = mention.start < at + len(phrase) and at < mention.end
        if touches and not mention.part_of_name and ground.place.basis not in SEEN_AS_NONE:
            return f"{phrase!r} is read as a place: {doc.raw[mention.start : mention.end]!r}, {ground.place.name}"
    return ""


def _lacks(got: Read, number: int, want: str) -> str:
    doc, mentions, grounded = got
    mention, place = mentions[number], grounded[number].place
    key, _, value = want.partition("=")
    if key in MARKS or key.removeprefix("not-") in MARKS:
        wanted = not key.startswith("not-")
        return "" if getattr(mention, MARKS[key.removeprefix("not-")]) is wanted else f"not {key}"
    if key == "nowhere":
        return "" if place.lat is None else f"placed at {place.lat},{place.lon}"
    if key == "cc":
        return "" if place.country == value else f"country {place.country}, not {value}"
    if key == "basis":
        return "" if place.basis == value else f"basis {place.basis}, not {value} ({place.name})"
    if key == "prep":
        return "" if mention.prep == value else f"preposition {mention.prep!r}, not {value!r}"
    if key == "in":
        held = [doc.raw[mentions[j].start : mentions[j].end] for j in mention.containers]
        return "" if value in held else f"held by {held}, not {value!r}"
    if key == "at":
        point, _, km = value.partition("~")
        lat, lon = map(float, point.split("/"))
        if place.lat is None or place.lon is None:
            return f"no coordinates ({place.name}, {place.basis})"
        away = distance_km(lat, lon, place.lat, place.lon)
        return "" if away <= float(km or 10) else f"{away:.0f} km off ({place.name}, {place.basis})"
    return "" if place.name == want else f"resolved to {place.name}, not {want}"
