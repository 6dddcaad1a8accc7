"""How deep the elements of a page or feed stand within one another: parsers take minutes where it is a hundred thousand."""

from __future__ import annotations

import re

MOST_DEEP = 400
_TAG = re.compile(
    r"<(/)?(?!(?:p|li|td|th|tr|dt|dd|option|br|img|input|meta|link|hr|source|path|col|wbr)\b)[a-z][\w-]*",
    re.I,
)
"""The tags of elements that must be closed."""


def deepest(markup: str) -> int:
    """The most elements that are open at once, those left out that need no closing."""
    depth = most = 0
    for found in _TAG.finditer(markup):
        depth = max(0, depth - 1) if found[1] else depth + 1
        most = max(most, depth)
    return most
