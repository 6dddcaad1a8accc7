"""The command line's face: the quantities and tolls of a text, as lines or as JSON."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from marsad.numbers.quantities import Quantity, find_quantities
from marsad.numbers.tolls import TollMention, find_tolls
from marsad.record import Report
from marsad.text import Document


def run_count(text: str, as_json: bool) -> str:
    """What a text counts: one line (or JSON object) for each quantity and each toll, in the order of the text."""
    doc = Document(Report(id="", text=text))
    quantities = [_quantity(doc, q) for q in find_quantities(doc)]
    tolls = [_toll(doc, t) for t in find_tolls(doc)]
    if as_json:
        return json.dumps({"quantities": quantities, "tolls": tolls}, ensure_ascii=False, indent=2)
    lines = [
        _line(q["text"], q["low"], q["high"], " ".join(filter(None, (q["unit"], q["counts"]))))
        for q in quantities
    ]
    lines += [_line(t["text"], t["low"], t["high"], _notes(t)) for t in tolls]
    return "\n".join(lines) or "no numbers"


def _line(text: str, low: int, high: int | None, what: str) -> str:
    figure = f"{low} or more" if high is None else str(low) if low == high else f"{low} to {high}"
    return f"{figure}\t{what}\t{' '.join(text.split())}"


def _notes(toll: dict[str, Any]) -> str:
    """A toll's kind and what is particular about it, in a few words."""
    notes = [toll["kind"]]
    if toll["parts"]:
        notes.append("(" + " + ".join(map(str, toll["parts"])) + ")")
    if toll["breakdown"]:
        notes.append("of them " + ", ".join(f"{n} {cls}" for cls, n in toll["breakdown"].items()))
    if toll["former"] is not None:
        notes.append(f"before {toll['former']}")
    notes += [name for name in ("total", "within", "zero") if toll[name]]
    return " ".join(notes)


def _quantity(doc: Document, q: Quantity) -> dict[str, Any]:
    value = None if q.value is None else str(q.value) if isinstance(q.value, Fraction) else q.value
    return {
        "text": doc.raw[q.start : q.end], "start": q.start, "end": q.end, "low": q.low, "high": q.high, "value": value,
        "approximate": q.approximate, "unit": q.unit, "counts": q.counts, "class": q.cls,
    }  # fmt: skip


def _toll(doc: Document, t: TollMention) -> dict[str, Any]:
    return {
        "text": doc.raw[t.start : t.end], "start": t.start, "end": t.end, "kind": t.kind, "low": t.low, "high": t.high,
        "victims": t.cls, "parts": t.parts, "breakdown": t.breakdown, "former": t.former, "total": t.total,
        "within": t.within, "zero": t.zero, "rule": t.rule,
    }  # fmt: skip
