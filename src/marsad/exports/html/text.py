"""Text into HTML without a character gained or lost, so that offsets into the element's text stay true."""

from __future__ import annotations

from html import escape


def exact(text: str) -> str:
    """A report's text for an element's content: its one text node has the same characters.

    A carriage return is written as a reference, for a parser turns a bare one into a line feed; NUL, which HTML
    cannot hold, becomes U+FFFD.
    """
    return escape(text, quote=False).replace("\r", "&#13;").replace("\0", "\ufffd")


def attribute(text: str) -> str:
    """A value for a quoted attribute."""
    return escape(" ".join(text.replace("\0", "\ufffd").split()))
