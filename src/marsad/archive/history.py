"""The history of an item: everything that was ever done to it, as the log tells it."""

from __future__ import annotations

from typing import Any

import msgspec

from marsad.archive import log
from marsad.archive.judgements import Judgement, judgements, standing
from marsad.archive.store import Archive


class Deed(msgspec.Struct, frozen=True):
    """One entry of the log on an item: when, by whom, what, and what was in it; `withdrawn` for a judgement that is."""

    seq: int
    at: str
    by: str
    action: str
    told: dict[str, Any]
    withdrawn: bool = False


def history(archive: Archive, item: int) -> list[Deed]:
    """What was done to an item, in order; judgements with their values, collections with their names."""
    made = {j.id: j for j in judgements(archive, item)}
    held = {j.id for j in standing(list(made.values()))}
    deeds = []
    for entry in log.entries(archive.db, item, also="export"):
        told = msgspec.json.decode(entry.detail, type=dict[str, Any])
        if entry.action == "export" and not within(item, told.pop("items", "")):
            continue
        own = told.get("judgement")
        if own in made:
            told = _judged(made[own])
        if "collection" in told:
            told["from"], told["from_sha256"] = archive.db.execute(
                "SELECT name, sha256 FROM collection WHERE id = ?", (told["collection"],)
            ).fetchone()
        if entry.action == "copy":
            told["of"] = archive.name(told["of"])
        taken_back = own in made and own not in held and made[own].decision != "withdraw"
        deeds.append(Deed(entry.seq, entry.at, entry.by, entry.action, told, taken_back))
    return deeds


def ranges(items: list[int]) -> str:
    """The items as the log keeps them: `1-40,42`."""
    runs: list[list[int]] = []
    for item in sorted(items):
        if runs and item == runs[-1][1] + 1:
            runs[-1][1] = item
        else:
            runs.append([item, item])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def within(item: int, told: str) -> bool:
    """Whether an item is in such ranges."""
    for run in filter(None, told.split(",")):
        first, _, last = run.partition("-")
        if int(first) <= item <= int(last or first):
            return True
    return False


def _judged(j: Judgement) -> dict[str, Any]:
    told = {"judgement": j.id, "decision": j.decision, "event": j.event, "field": j.field, "value": j.value}
    return {key: value for key, value in told.items() if value is not None or (key == "value" and j.field)}
