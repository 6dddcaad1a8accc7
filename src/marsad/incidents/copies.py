"""Copies of one text among an incident's reports: told by their shared runs of words, counted once."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.incidents.facts import ReportFacts
from marsad.incidents.words import copied

COPY = 0.7  # of the shorter text's runs of four words


def copy_groups(reports: Sequence[ReportFacts]) -> dict[str, str]:
    """For each report the id of the earliest report whose text it shares (its own where it shares none)."""
    ordered = sorted(reports, key=lambda r: (r.stamp or "9999", r.id))
    original: dict[str, str] = {}
    firsts: list[ReportFacts] = []
    for report in ordered:
        for first in firsts:
            if copied(first.sketch, report.sketch) >= COPY:
                original[report.id] = first.id
                break
        else:
            original[report.id] = report.id
            firsts.append(report)
    return original
