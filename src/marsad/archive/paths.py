"""Where the archive is when nobody says: in the user's data folder."""

from __future__ import annotations

import os
from pathlib import Path


def default_path() -> Path:
    """`$MARSAD_DATA/archive.marsad`, else `marsad/archive.marsad` in the user's data folder."""
    if own := os.environ.get("MARSAD_DATA"):
        return Path(own) / "archive.marsad"
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "marsad" / "archive.marsad"
