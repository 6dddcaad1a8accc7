"""Publication times as sources write them, made ISO; what is not understood is said, never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?:\d\d.*))?$")
_SLASHED = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)$")
_EARLIEST, _LATEST = "1800", "2200"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def published_of(value: object) -> str | None:
    """An ISO day or time from a field's value, None for an empty one; raises ValueError where it is none Marsad knows.

    Known: `2017-07-06`, `2017-07-06T14:05:00+03:00`, `2017/7/6`, `20170706` and the mail form `Thu, 06 Jul 2017 …`.
    `06/07/2017` is not: it is another day in America.
    """
    if value is None or not isinstance(value, str) or not value.strip():
        if value is None or value == "" or isinstance(value, str):
            return None
        raise ValueError(f"{value!r} is not a date")
    found = _iso(value.strip().translate(_DIGITS))
    if not _EARLIEST <= found[:4] <= _LATEST:
        raise ValueError(f"{found} is no day on which a report was published")
    return found


def _iso(told: str) -> str:
    if match := _ISO.match(told) or _SLASHED.match(told) or _COMPACT.match(told):
        day = date(*map(int, match.groups()[:3])).isoformat()
        time = match.groups()[3] if len(match.groups()) > 3 else None
        return f"{day}T{_time(time)}" if time else day
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(told).isoformat()


def _time(told: str) -> str:
    """The hour with minutes, seconds and zone as ISO has them; raises ValueError where it is none."""
    hour = told if told[1] != ":" else "0" + told
    hour = re.sub(r"\s*(UTC|GMT|Z)$", "+00:00", hour).replace(" +", "+").replace(" -", "-")
    return datetime.fromisoformat(f"2000-01-01T{hour}").isoformat()[11:]
