"""Reports read with the knowledge as it is and with a changed one: each reading a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class NotRead(RuntimeError):
    """A reading ended with an error; the message is its last line."""


def coded(inputs: list[str], folders: list[Path], published: str | None = None) -> Iterator[Row]:
    """What the reports say where these folders' tables are read beside the shipped ones, report by report.

    Raises NotRead where nothing could be read. A process of its own, for tables are loaded once in a process.
    """
    words = [sys.executable, "-c", "from marsad.cli import main; raise SystemExit(main())", "read", *inputs]
    words += ["--format", "jsonl", *(["--published", published] if published else [])]
    surroundings = os.environ | {"MARSAD_KNOWLEDGE": os.pathsep.join(map(str, folders))}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said_to,
        subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=said_to, env=surroundings, encoding="utf-8"
        ) as running,
    ):
        assert running.stdout is not None
        read = 0
        for line in running.stdout:
            read += 1
            yield json.loads(line)
        running.wait()
        said_to.seek(0)
        said = said_to.read().strip().split("\n")[-1]
    if running.returncode not in (0, 1) or (running.returncode and not read):
        raise NotRead(said.removeprefix("marsad: ") or "the reports could not be read")


class Beside:
    """The readings of a stream by report, for a second stream in the same order that may lack some or have more."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows, self._held = rows, dict[str, Row]()

    def get(self, report: str) -> Row | None:
        """The reading of this report, None where the stream has none; each is given once."""
        while report not in self._held and (row := next(self._rows, None)) is not None:
            self._held.setdefault(str(row["id"]), row)
        return self._held.pop(report, None)


def saved(path: Path) -> dict[str, Row]:
    """An earlier `marsad read --format jsonl`, by report; raises ValueError where it is none."""
    found = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                found[str(row["id"])] = {"events": list(row["events"])}
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(
                    f"{path}:{number} is no line of `marsad read --format jsonl` ({error})"
                ) from error
    return found
