"""Presenting: an item as exports and the desk take it, its report and its present events."""

from __future__ import annotations

import msgspec

from marsad.archive.judgements import state
from marsad.archive.store import Archive
from marsad.record import Coded, Report


def present(archive: Archive, item: int, redact: bool = False) -> tuple[Report, Coded]:
    """The report and what stands of it after all decisions; `redact` covers private persons' names.

    A copy says so in `extra`: `copy_of` is the id of the report it copies.
    """
    report = archive.report(item)
    read = archive.coded(item) or Coded(report.id, [], report.published)
    coded = msgspec.structs.replace(read, id=report.id, events=state(archive, item).events)
    source = archive.db.execute("SELECT source, kind FROM copy WHERE item = ?", (item,)).fetchone()
    if source:
        extra = {**report.extra, "copy_of": archive.name(source[0]), "copy_kind": source[1]}
        report = msgspec.structs.replace(report, extra=extra)
    if redact:
        from marsad.archive.redact import redacted

        return redacted(report, coded)
    return report, coded
