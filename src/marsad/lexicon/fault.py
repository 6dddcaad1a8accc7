"""What is wrong with a row of a table, and how to put it right."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """A fault of one table: the file as it was named, the line (1 is the header), what is wrong, and the remedy."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; {self.remedy}"
