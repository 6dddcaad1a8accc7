"""Who printed a report: the publisher it names, else the site it stands on."""

from __future__ import annotations

from sys import intern
from typing import Any
from urllib.parse import urlsplit


def outlet_of(publisher: str | None, source: Any, url: str | None) -> str:
    """The outlet's name, empty where nothing tells it."""
    for told in (publisher, source):
        if isinstance(told, str) and told.strip():
            return intern(told.strip())
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return intern(host.removeprefix("www.").removeprefix("m."))
