"""More coded reports to learn from: codings of the shared corpora's reports, kept as offsets alone.

The texts belong to their publishers and are not here: every quoted string of a coding is kept as `[part, start, end]`,
code points into the title or text of the report that `../shared` holds under the same id.

    python training/codings.py pack CODED.jsonl…    codings with their texts into training/codings.jsonl, new or in place of the old
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
FILE = Path(__file__).with_name("codings.jsonl")
_SPANS = ("date", "place", "fatalities", "injured")


def locate(report: dict[str, Any], quote: str) -> list[Any]:
    """Where a quote stands: in the text if it stands there, else in the title."""
    for part in ("text", "title"):
        at = (report.get(part) or "").find(quote)
        if at >= 0:
            return [part, at, at + len(quote)]
    raise ValueError(f"{report['id']}: not in the report: {quote!r}")


def pack(report: dict[str, Any]) -> dict[str, Any]:
    """A coded report with every quote turned into its offsets, and without its text."""
    events = []
    for e in report["events"]:
        e = dict(e)
        for slot in _SPANS:
            if e[slot] is not None and e[slot].get("text") is not None:
                e[slot] = {**e[slot], "text": locate(report, e[slot]["text"])}
        for slot in ("actor1", "actor2"):
            e[slot] = [{**a, "text": locate(report, a["text"])} for a in e[slot]]
        for slot in ("sources", "evidence"):
            e[slot] = [locate(report, q) for q in e[slot]]
        events.append(e)
    return {"id": report["id"], "published": report["published"], "events": events}


def unpack(coding: dict[str, Any], report: dict[str, Any]) -> dict[str, Any]:
    """The coded report again, with its quotes cut from the report's own title and text."""

    def words(where: list[Any]) -> str:
        return str((report.get(where[0]) or "")[where[1] : where[2]])

    events = []
    for e in coding["events"]:
        e = dict(e)
        for slot in _SPANS:
            if e[slot] is not None and e[slot].get("text") is not None:
                e[slot] = {**e[slot], "text": words(e[slot]["text"])}
        for slot in ("actor1", "actor2"):
            e[slot] = [{**a, "text": words(a["text"])} for a in e[slot]]
        for slot in ("sources", "evidence"):
            e[slot] = [words(q) for q in e[slot]]
        events.append(e)
    return {
        "id": coding["id"],
        "title": report.get("title"),
        "text": report["text"],
        "published": coding["published"],
        "events": events,
    }


def reports() -> dict[str, dict[str, Any]]:
    """The reports that codings are of, by id: the conflict corpus and the reports tied to Airwars' incidents."""
    found: dict[str, dict[str, Any]] = {}
    with (SHARED / "corpora" / "reports" / "conflict.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            found[report["id"]] = report
    sys.path.insert(0, str(SHARED / "gold"))
    import measure

    for report in measure.airwars_reports(str(SHARED / "gold"))[1]:
        found[report["id"]] = report
    return found


def load() -> Iterator[dict[str, Any]]:
    """Every coded report of `training/codings.jsonl` with its text."""
    held = reports()
    with FILE.open(encoding="utf-8") as lines:
        for line in lines:
            coding = json.loads(line)
            if coding["id"] in held:
                yield unpack(coding, held[coding["id"]])


def main(paths: list[str]) -> None:
    held, lines = reports(), {}
    for line in FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else []:
        lines[json.loads(line)["id"]] = line
    for path in sorted(paths):
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            coded = json.loads(line)
            report = held[coded["id"]]
            if report["text"] != coded["text"] or (report.get("title") or None) != (
                coded.get("title") or None
            ):
                print(f"{coded['id']}: not the report it was coded from", file=sys.stderr)
                continue
            try:
                lines[coded["id"]] = json.dumps(pack(coded), ensure_ascii=False, separators=(",", ":"))
            except ValueError as fault:
                print(fault, file=sys.stderr)
    FILE.write_text("".join(line + "\n" for line in lines.values()), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] != ["pack"]:
        sys.exit(__doc__)
    main(sys.argv[2:])
