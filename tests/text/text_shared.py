"""The shared corpora, for gates: a path that skips where it is missing, and fails where it is missing in CI."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[3] / "shared"


def shared(*names: str) -> Path:
    """A path of the shared corpora."""
    path = SHARED.joinpath(*names)
    if not path.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is missing")
    return path


def reports(*names: str) -> list[dict[str, Any]]:
    """The reports of a shared file, one a line."""
    return [json.loads(line) for line in shared(*names).read_text(encoding="utf-8").splitlines() if line]


def words(path: Path) -> list[list[str]]:
    """The Arabic words of a treebank in CoNLL-U whose clitics are words marked SpaceAfter=No, each as its pieces."""
    found: list[list[str]] = []
    pieces: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        mark = len(cells) < 10 or cells[3] in ("PUNCT", "SYM")
        if not mark and cells[0].isdigit():
            pieces.append(cells[1])
        if (mark or "SpaceAfter=No" not in cells[9]) and pieces:
            found.append(pieces)
            pieces = []
    return [one for one in found if any("\u0620" <= char <= "\u064a" for char in "".join(one))]
