"""Redaction: the names of private persons covered in a report and in what was read from it.

A name is covered letter by letter, so that every offset still holds: `text[start:end]` is still the quote. Who is private
is told by the reading: persons without an office, a rank or an entry in the registry.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import msgspec

from marsad.archive.hashing import sha256
from marsad.record import Coded, Report
from marsad.text import Document

COVER = "█"
NAME = "private person"
_WORD = re.compile(r"\w+")
_BEFORE = "(?<!\\w)(?:[وفبلك]|ال|لل)*"


def redacted(report: Report, coded: Coded) -> tuple[Report, Coded]:
    """The report and its coding with private persons' names covered; everything else as it was."""
    names = private_names(report, coded)
    if not names:
        return report, coded
    pattern = re.compile("|".join(_pattern(name) for name in sorted(names, key=len, reverse=True)))
    fields = msgspec.to_builtins(report)
    covered = {key: _covered(value, pattern) for key, value in fields.items() if key not in ("id", "url")}
    told = msgspec.to_builtins(coded)
    _cover_actors(told)
    told = _covered(told, pattern)
    same = {"id": _safe(report.id, pattern), "url": _link(report.url, pattern)}
    return msgspec.convert({**covered, **same}, Report), msgspec.convert({**told, "id": same["id"]}, Coded)


def private_names(report: Report, coded: Coded) -> set[str]:
    """The names of private persons as they are written: whole, and their family names alone."""
    from marsad.reading.actors import find_actors
    from marsad.reading.places import find_places

    doc = Document(report)
    names: set[str] = set()
    for mention in find_actors(doc, find_places(doc)):
        if mention.is_private:
            first, last = mention.name or (mention.first, mention.last)
            names.add(doc.raw[doc.tokens[first].start : doc.tokens[last - 1].end].strip())
    for event in coded.events:
        names.update(a.text for a in (*event.actor1, *event.actor2) if a.private)
    whole = {name for name in names if len(name) > 1}
    return whole | {family for name in whole if len(family := _family(name)) > 3}


def _family(name: str) -> str:
    """The last of a name's words, where it has two or more."""
    words = _WORD.findall(name)
    return words[-1].removeprefix("ال") if len(words) > 1 else ""


def _pattern(name: str) -> str:
    return _BEFORE + r"[\s\u0640]+".join(map(re.escape, name.split())) + r"(?!\w)"


def _covered(value: Any, pattern: re.Pattern[str]) -> Any:
    """The value with every name in it covered, whatever it holds."""
    if isinstance(value, str):
        return pattern.sub(lambda m: _WORD.sub(lambda w: COVER * len(w.group()), m.group()), value)
    if isinstance(value, list):
        return [_covered(v, pattern) for v in value]
    if isinstance(value, dict):
        return {key: _covered(v, pattern) for key, v in value.items()}
    return value


def _cover_actors(told: dict[str, Any]) -> None:
    for event in told["events"]:
        for actor in (*event["actor1"], *event["actor2"]):
            if actor["private"]:
                own = actor["name"]
                actor["name"] = NAME
                event["sources"] = [NAME if s == own else s for s in event["sources"]]
                for claim in event["claims"]:
                    claim["source"] = NAME if claim["source"] == own else claim["source"]


def _safe(name: str, pattern: re.Pattern[str]) -> str:
    return sha256(name.encode())[:16] if pattern.search(re.sub(r"[-_/]+", " ", unquote(name))) else name


def _link(link: str | None, pattern: re.Pattern[str]) -> str | None:
    return None if link and pattern.search(re.sub(r"[-_/]+", " ", unquote(link))) else link
