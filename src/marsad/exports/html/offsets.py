"""Offsets: a browser counts UTF-16 units where Marsad counts code points; they are converted here, once."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """The way from a text's code points to its UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._astral = [m.start() for m in _ASTRAL.finditer(text)]

    def __call__(self, offset: int) -> int:
        """The UTF-16 offset of a code point offset: each character beyond the basic plane before it counts double."""
        return offset + bisect_left(self._astral, offset)
