"""Where a command writes: standard output, or a file that takes its name only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def unwritable(name: str | None) -> str | None:
    """Why nothing can be written there, None where it can."""
    if name is None or name == "-":
        return None
    folder = Path(name).parent
    if not folder.is_dir():
        return "its folder does not exist"
    if Path(name).is_dir():
        return "it is a folder"
    return None if os.access(folder, os.W_OK) else "its folder cannot be written to"


@contextmanager
def output(name: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that takes its name only when it is whole."""
    if name is None or name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = f"{name}.part"
    try:
        with open(part, "wb") as out:
            yield out
    except BaseException:
        if os.path.exists(part):
            os.unlink(part)
        raise
    os.replace(part, name)
