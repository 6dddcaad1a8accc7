"""`marsad when`: the times a text tells, resolved, as lines for people or as JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from marsad.days.mentions import find_days
from marsad.days.profile import NEWS, Profile
from marsad.days.published import infer_published
from marsad.days.resolve import Resolved, resolve
from marsad.record import Report
from marsad.text import Document


def run_when(text: str, published: str | None, as_json: bool, profile: Profile = NEWS) -> str:
    """The times of a text, one a line, or a JSON object.

    `published` is an ISO date or None: then the text's own full date is used where it has one. Raises ValueError where
    `published` is no ISO date.
    """
    doc = Document(Report(id="", text=text, published=published))
    day: date | None = date.fromisoformat(published[:10]) if published else None
    basis = "given"
    if day is None:
        day, basis, _ = infer_published(doc)
    found = resolve(doc, find_days(doc, furniture=True, profile=profile), day, profile)
    if as_json:
        told = {"published": day.isoformat() if day else None, "published_basis": basis}
        return msgspec.json.encode(told | {"times": [_plain(one, doc) for one in found]}).decode()
    if not found:
        return "No time found."
    lines = [_line(one, doc) for one in found]
    if basis not in ("given", "unknown") and day is not None:
        lines.insert(0, f"published {day.isoformat()} ({basis})")
    return "\n".join(lines)


def _plain(one: Resolved, doc: Document) -> dict[str, Any]:
    """One time as plain data; offsets are code points of the text."""
    return {
        "text": doc.raw[one.mention.start : one.mention.end],
        "from": one.mention.start,
        "to": one.mention.end,
        "start": one.start,
        "end": one.end,
        "granularity": one.granularity,
        "part_of_day": one.part_of_day,
        "clock": one.clock,
        "clock_end": one.clock_end,
        "kind": one.kind,
        "basis": one.basis,
        "rule": one.rule,
        "reason": one.reason,
        "anchor": one.anchor,
        "timex": one.timex,
    }


def _line(one: Resolved, doc: Document) -> str:
    text = doc.raw[one.mention.start : one.mention.end]
    if one.start is None and one.end is None:
        return f"{text}  →  {one.kind}, open: {one.reason}"
    days = one.start if one.start == one.end else f"{one.start or '…'} to {one.end or '…'}"
    told = [one.kind, one.granularity, one.part_of_day, _clock(one), one.basis, one.rule]
    return f"{text}  →  {days}  ({', '.join(part for part in told if part)})"


def _clock(one: Resolved) -> str:
    return f"{one.clock}–{one.clock_end}" if one.clock and one.clock_end else one.clock or ""
