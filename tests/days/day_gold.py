"""Date texts of coded reports beside what the product makes of them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from marsad.days import Resolved, find_days, infer_published, resolve
from marsad.record import Report
from marsad.text import Document


class Case(NamedTuple):
    """One date text of a coded report, the mention that covers it best, and whether its days are the gold's."""

    report: str
    published: date | None
    text: str
    start: str
    end: str
    status: str
    best: Resolved | None

    @property
    def right(self) -> bool:
        """Whether a mention at the text resolves to exactly the gold's days."""
        return self.best is not None and (self.best.start, self.best.end) == (self.start, self.end)

    @property
    def right_as_coded(self) -> bool:
        """The same where an ongoing event's end is drawn to the publication day, or the day of an anchor is asked."""
        if self.right or self.best is None:
            return self.right
        day = self.published.isoformat() if self.published else None
        ongoing = self.status == "ongoing" and self.best.start == self.start and self.end == day
        return ongoing or (
            self.best.anchor is not None and (self.best.anchor, self.best.anchor) == (self.start, self.end)
        )


def cases(path: Path) -> list[Case]:
    """Every distinct date text of the reports in a file."""
    found: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        found += of_report(json.loads(line))
    return found


def of_report(row: dict[str, Any]) -> list[Case]:
    """The date texts of one coded report."""
    doc = Document(Report(id=row["id"], text=row["text"], title=row["title"], published=row["published"]))
    published = infer_published(doc)[0]
    mentions = resolve(doc, find_days(doc), published)
    seen: set[tuple[str, str, str]] = set()
    found = []
    for event in row["events"]:
        told = event["date"]
        if not told or not told["text"] or (key := (told["text"], told["start"], told["end"])) in seen:
            continue
        seen.add(key)
        best = best_mention(doc, mentions, told["text"], event["evidence"])
        found.append(Case(row["id"], published, *key, event["status"], best))
    return found


def best_mention(doc: Document, mentions: list[Resolved], text: str, evidence: list[str]) -> Resolved | None:
    """The mention that overlaps the text most, in the event's evidence first, else where it first is one."""
    places = []
    for quote in evidence:
        at = doc.raw.find(quote)
        inner = quote.find(text)
        if at >= 0 and inner >= 0:
            places.append(at + inner)
    places += [found.start() for found in re.finditer(re.escape(text), doc.raw)]
    for start in places:
        end = start + len(text)
        overlaps = [
            (min(end, r.mention.end) - max(start, r.mention.start), -n) for n, r in enumerate(mentions)
        ]
        if overlaps and max(overlaps)[0] > 0:
            return mentions[-max(overlaps)[1]]
    return None
