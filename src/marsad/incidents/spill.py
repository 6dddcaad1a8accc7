"""What is put away on disk while many records are linked: pieces of bytes, each found again by file, offset and length."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

Where = tuple[int, int, int]  # file (the number of the process that wrote it), offset, length


class Spill:
    """Pieces under one name in a folder; every process writes a file of its own and reads them all."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = f"{folder}/{name}-"
        self._out: BinaryIO | None = None
        self._at = 0
        self._read: dict[int, int] = {}
        self._process = os.getpid()

    def put(self, piece: bytes) -> Where:
        """Put a piece away; `flush` before others read it."""
        if self._out is None or self._process != os.getpid():
            self._process, self._read = os.getpid(), {}
            self._out = open(f"{self._path}{self._process}", "ab")  # noqa: SIM115 - open for as long as the process works
            self._at = self._out.tell()
        self._out.write(piece)
        self._at += len(piece)
        return self._process, self._at - len(piece), len(piece)

    def flush(self) -> None:
        """Let other processes see what was put."""
        if self._out is not None:
            self._out.flush()

    def get(self, where: Where) -> bytes:
        """The piece put there."""
        file, offset, length = where
        opened = self._read.get(file)
        if opened is None:
            opened = self._read[file] = os.open(f"{self._path}{file}", os.O_RDONLY)
        return os.pread(opened, length, offset)
