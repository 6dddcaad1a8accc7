"""The TimeML documents of the Arabic HeidelTime corpus beside what the product makes of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from marsad.days import find_days, resolve
from marsad.record import Report
from marsad.text import Document

_TAG = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.S)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
CREATED = "2015-12-24"  # the day that the corpus gives to "اليوم"


class Score(NamedTuple):
    """Counts of expressions: in the gold, found, overlapping, of the same words, and of those with the same value."""

    gold: int
    found: int
    lenient: int
    strict: int
    value_lenient: int
    value_strict: int

    def f1(self, right: int) -> float:
        """The harmonic mean of precision and recall for a count of right ones."""
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0


class Timex(NamedTuple):
    """A gold expression: its offsets and value."""

    start: int
    end: int
    text: str
    value: str


def read(path: Path) -> tuple[str, list[Timex]]:
    """The plain text of a TimeML document and its expressions."""
    raw = path.read_text(encoding="utf-8").replace("\ufeff", "")
    body = raw[raw.find("<TimeML>") + 8 : raw.rfind("</TimeML>")]
    out, gold, at, size = [], [], 0, 0
    for tag in _TAG.finditer(body):
        plain = body[at : tag.start()]
        out.append(plain)
        size += len(plain)
        inner = re.sub(r"<[^>]*>", "", tag[2])
        told = dict(_ATTRIBUTE.findall(tag[1]))
        gold.append(Timex(size, size + len(inner), inner, told.get("value", "")))
        out.append(inner)
        size += len(inner)
        at = tag.end()
    out.append(body[at:])
    return "".join(out), gold


def score(folder: Path, misses: list[str] | None = None) -> Score:
    """The counts over every document of a folder."""
    total = [0] * 6
    for path in sorted(folder.glob("*.tml")):
        text, gold = read(path)
        doc = Document(Report(id=path.stem, text=text))
        from datetime import date

        found = resolve(doc, find_days(doc), date.fromisoformat(CREATED))
        total[0] += len(gold)
        total[1] += len(found)
        used: set[int] = set()
        for timex in gold:
            hits = [
                n
                for n, r in enumerate(found)
                if r.mention.start < timex.end and r.mention.end > timex.start and n not in used
            ]
            if not hits:
                if misses is not None:
                    misses.append(
                        f"{path.stem} missed | {timex.text} | {timex.value} | {text[max(0, timex.start - 40) : timex.end + 30]}"
                    )
                continue
            best = max(
                hits,
                key=lambda n: min(found[n].mention.end, timex.end) - max(found[n].mention.start, timex.start),
            )
            used.add(best)
            same = (found[best].mention.start, found[best].mention.end) == (timex.start, timex.end)
            right = _same_value(found[best].timex, timex.value)
            for k, yes in ((2, True), (3, same), (4, right), (5, right and same)):
                total[k] += yes
            if misses is not None and not right:
                words = text[found[best].mention.start : found[best].mention.end]
                misses.append(
                    f"{path.stem} value | {timex.text} | {timex.value} | got {found[best].timex} | {words}"
                )
        if misses is not None:
            for n, one in enumerate(found):
                if n not in used:
                    misses.append(
                        f"{path.stem} extra | {text[one.mention.start : one.mention.end]} | {one.timex} | {text[max(0, one.mention.start - 30) : one.mention.end + 20]}"
                    )
    return Score(*total)


def _same_value(got: str, gold: str) -> bool:
    return got == gold or got.replace("TEV", "TNI") == gold
