"""Example reports, written for this project from public facts, and their gold.

`reports.jsonl` holds the reports, `gold.jsonl` the same with their events as the coding guideline has them.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def path(name: str = "reports.jsonl") -> Path:
    """The file of the examples: `reports.jsonl` or `gold.jsonl`."""
    return Path(str(files("marsad.examples").joinpath(name)))
