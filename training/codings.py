"""More coded reports to learn from: codings of the shared corpora's reports, kept as offsets alone.

The texts belong to their publishers and are not here: every quoted string of a coding is kept as `[start, end]`, code points
into the text of the report that `../shared` holds under the same id, or `[start, end, "title"]`. What is empty, and
the status `happened`, is not written.

    python training/codings.py pack CODED.jsonl…    codings with their texts into training/codings.jsonl, new or in place of the old
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
FILE = Path(__file__).with_name("codings.jsonl")
_ID = re.compile(r'\{"id": "([^"\\\\]+)"')
_SPANS = ("date", "place", "fatalities", "injured")

_EMPTY: dict[str, Any] = {
    "kind": None, "status": "happened", "date": None, "place": None, "actor1": [], "actor2": [], "fatalities": None,
    "injured": None, "sources": [], "evidence": [],
}  # fmt: skip


def locate(report: dict[str, Any], quote: str) -> list[Any]:
    """Where a quote stands: in the text if it stands there, else in the title."""
    for part in ("text", "title"):
        at = (report.get(part) or "").find(quote)
        if at >= 0:
            return [at, at + len(quote)] + ["title"] * (part == "title")
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
        events.append({k: v for k, v in e.items() if k != "id" and v != _EMPTY[k]})
    return {"id": report["id"], "published": report["published"], "events": events}


def unpack(coding: dict[str, Any], report: dict[str, Any]) -> dict[str, Any]:
    """The coded report again, with its quotes cut from the report's own title and text."""

    def words(where: list[Any]) -> str:
        return str((report.get("title" if len(where) > 2 else "text") or "")[where[0] : where[1]])

    events = []
    for number, held in enumerate(coding["events"], 1):
        e: dict[str, Any] = {"id": f"e{number}", **_EMPTY, **held}
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


def reports(wanted: set[str]) -> dict[str, dict[str, Any]]:
    """The reports of these ids: from the conflict corpus, the articles of every kind, and those tied to Airwars' incidents."""
    found: dict[str, dict[str, Any]] = {}
    folder = SHARED / "corpora" / "reports"
    with (
        gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as articles,
        (folder / "conflict.jsonl").open(encoding="utf-8") as conflict,
    ):
        for line in chain(articles, conflict):
            if (known := _ID.match(line)) is None or known[1] in wanted:
                report = json.loads(line)
                found[report["id"]] = report
    sys.path.insert(0, str(SHARED / "gold"))
    import measure

    for report in measure.airwars_reports(str(SHARED / "gold"))[1]:
        found[report["id"]] = report
    return found


def load() -> Iterator[dict[str, Any]]:
    """Every coded report of `training/codings.jsonl` with its text."""
    held = reports({json.loads(line)["id"] for line in FILE.open(encoding="utf-8")})
    with FILE.open(encoding="utf-8") as lines:
        for line in lines:
            coding = json.loads(line)
            if coding["id"] in held:
                yield unpack(coding, held[coding["id"]])


def main(paths: list[str]) -> None:
    lines = {}
    for line in FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else []:
        lines[json.loads(line)["id"]] = line
    new = {
        p: list(map(json.loads, Path(p).read_text(encoding="utf-8").split("\n")[:-1])) for p in sorted(paths)
    }
    held = reports({coded["id"] for some in new.values() for coded in some})
    for some in new.values():
        for coded in some:
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
