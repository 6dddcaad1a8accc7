"""Hashes: SHA-256 in hexadecimal, and JSON in the one form that is hashed."""

from __future__ import annotations

import hashlib
import zlib
from datetime import UTC, datetime
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(order="sorted")


def sha256(data: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def canonical(value: Any) -> bytes:
    """JSON with its keys sorted and no spaces: equal values give equal bytes."""
    return _ENCODER.encode(value)


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def pack(data: bytes) -> bytes:
    """The bytes made small."""
    return zlib.compress(data, 6)


def unpack(packed: bytes, most: int) -> bytes:
    """The bytes back; raises ValueError where they are damaged or would be more than `most`."""
    tool = zlib.decompressobj()
    try:
        data = tool.decompress(packed, most + 1)
    except zlib.error as error:
        raise ValueError(f"cannot be unpacked: {error}") from error
    if len(data) > most or not tool.eof or tool.unused_data:
        raise ValueError("unpacks to another length than it was stored with")
    return data
