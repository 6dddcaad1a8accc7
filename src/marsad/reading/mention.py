"""A mention: a stretch of a report that names or tells something, and the rule that read it."""

from __future__ import annotations

import msgspec


class Mention(msgspec.Struct):
    """Tokens `first` to `last` (exclusive) of a document and offsets `start`, `end` in its `raw` text.

    The offsets leave out a proclitic before the first word where the word stands without it too.
    """

    first: int
    last: int
    start: int
    end: int
    rule: str
