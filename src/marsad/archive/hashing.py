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
    """The bytes made small: the CRC-32 of the rest in four bytes, then zlib.

    zlib leaves a few bits between its blocks unused: with the sum over all of it no bit can change unseen.
    """
    packed = zlib.compress(data, 6)
    return zlib.crc32(packed).to_bytes(4, "big") + packed


def unpack(stored: bytes, most: int) -> bytes:
    """The bytes back; raises ValueError where they are damaged or would be more than `most`."""
    packed = stored[4:]
    if zlib.crc32(packed) != int.from_bytes(stored[:4], "big"):
        raise ValueError("its stored bytes have another sum")
    tool = zlib.decompressobj()
    try:
        data = tool.decompress(packed, most + 1)
    except zlib.error as error:
        raise ValueError(f"cannot be unpacked: {error}") from error
    if len(data) > most or not tool.eof or tool.unused_data:
        raise ValueError("unpacks to another length than it was stored with")
    return data
