"""Where the shared corpora lie; tests that need them skip without them, and fail in CI."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def shared(*names: str) -> Path:
    """A shared file or folder; skips the test where it is missing, fails it where CI=true."""
    path = SHARED.joinpath(*names)
    if not path.exists():
        message = f"{path} is missing"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return path
