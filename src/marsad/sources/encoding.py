"""Encodings: the bytes of a file turned into text, and which encoding they were in.

UTF-8 and UTF-16 announce or prove themselves; the old one-byte encodings of the Arab world are told apart by how well
the letters they would give fit the letters of Arabic newspapers. What was concluded and not announced is said.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from math import log

import msgspec

# Letters of 5,000 Arabic newspaper reports, in thousandths of all characters beyond ASCII.
_LETTERS = (
    "ا146.7 ل108.8 ي79.1 م61.8 و52.2 ن51.6 ر48.3 ت46.2 ة32.4 ع31.9 د31.9 ب31.6 ف26.1 س25.1 ق25.0 ه21.2 ح19.5 أ19.0 "
    "ك16.0 ج13.3 ش11.2 ،10.7 ط10.5 إ10.0 ص9.7 ى8.2 خ7.5 ض6.0 ز5.5 ث5.4 ذ5.2 ئ4.6 غ3.9 ء3.4 ظ2.8 آ1.1 ؤ1.0 ً1.3 ّ0.6 "
    "«0.6 »0.6 ـ0.4 ُ0.4 “0.2 ”0.2 َ0.2 ؟0.2 ِ0.2 –0.1 ؛0.1 ٍ0.1 ْ0.1 ٌ0.1 …0.1 \u200f0.1 —0.1 \u00a00.3 ’0.1 ‘0.1"
)
_ONE_BYTE = {
    "cp1256": "Windows-1256",
    "iso8859_6": "ISO-8859-6",
    "cp720": "DOS code page 720",
    "mac_arabic": "MacArabic",
    "cp1252": "Windows-1252",
}
_MAGIC = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP archive or Word document", b"\xd0\xcf\x11\xe0": "an old Word or Excel document",
    b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture", b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "a database", b"RIFF": "sound or video", b"\x7fELF": "a program", b"{\\rtf": "an RTF document",
}  # fmt: skip
_BOMS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_GLUED = re.compile("[A-Za-z][\u0621-\u064a]|[\u0621-\u064a][A-Za-z]")
_SAMPLE = 65_536
_FLOOR = log(0.000_02)  # a character that Arabic newspapers do not use
_LIKELY = -4.2  # Arabic in its own encoding scores about -3.1 a character, in a wrong one below -5


class Undecodable(ValueError):
    """The bytes are no text, or in no encoding that Marsad knows; the message says which."""


class Decoded(msgspec.Struct, frozen=True):
    """Text, the encoding its bytes were in, and what to say where that was concluded and not announced."""

    text: str
    encoding: str
    notice: str | None = None


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {pair[0]: log(float(pair[1:]) / 1000) for pair in _LETTERS.split(" ")}


def _fit(text: str) -> float:
    """Mean log probability of the text's characters beyond ASCII among those of Arabic newspapers.

    Accented letters within Latin words may chance upon Arabic ones: then the two alphabets stand glued together.
    """
    weights = _weights()
    scores = [weights.get(c, _FLOOR) for c in text if c > "\x7f"]
    if not scores or len(_GLUED.findall(text)) > 0.2 * len(scores):
        return _FLOOR
    return sum(scores) / len(scores)


def what_binary(data: bytes) -> str | None:
    """What kind of binary file these bytes begin, None where they may be text."""
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            return name
    return None


def wide_encoding(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where the bytes are UTF-16, told by a mark or by their zero bytes; else None."""
    for mark, name in _BOMS[1:]:
        if data.startswith(mark):
            return name
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    for name, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        highs = sample[high::2]
        if sum(b in (0, 6) for b in highs) > 0.9 * len(highs) and sample[1 - high :: 2].count(0) < 0.2 * len(
            highs
        ):
            return name
    return None


def decode(data: bytes) -> Decoded:
    """The text of these bytes; raises Undecodable where they are binary or in no encoding that fits."""
    if name := what_binary(data):
        raise Undecodable(f"this is {name}, not text")
    if data.startswith(codecs.BOM_UTF8):
        return Decoded(_utf8(data[3:], data), "utf-8-sig")
    if wide := wide_encoding(data):
        return _decode_wide(data, wide)
    if len(_CONTROLS.findall(data[:_SAMPLE])) > 0.01 * min(len(data), _SAMPLE):
        raise Undecodable("this is a binary file, not text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_old(data, error)


def _utf8(body: bytes, whole: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + len(whole) - len(body)
        raise Undecodable(f"it says it is UTF-8 but byte {at:,} is not") from error


def _decode_wide(data: bytes, name: str) -> Decoded:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data[2 if marked else 0 :].decode(name)
    except UnicodeDecodeError as error:
        raise Undecodable(f"it looks like {name.upper()} but breaks off at byte {error.start:,}") from error
    return Decoded(
        text,
        name,
        None if marked else f"read as {name.upper()}, told by its zero bytes: it has no byte order mark",
    )


def _decode_old(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Bytes that are not UTF-8: in an old Arabic encoding, or UTF-8 with a few bytes damaged."""
    best = old_encoding(data)
    mended = data.decode("utf-8", "replace")
    beyond = sum(c > "\x7f" for c in mended) or 1
    bad = mended.count("\ufffd")
    if bad < 0.02 * beyond or (best is None and bad < 0.1 * beyond):
        return Decoded(
            mended,
            "utf-8",
            f"{bad} damaged bytes in UTF-8, the first at byte {error.start:,}: each now reads \ufffd",
        )
    if best is None:
        raise Undecodable(
            f"neither UTF-8 (byte {error.start:,} is not), UTF-16 nor an old Arabic encoding whose letters would fit Arabic"
        )
    told = f"read as {_ONE_BYTE[best]}, told by its letters: it is not UTF-8 (byte {error.start:,})"
    return Decoded(data.decode(best, "replace"), best, told)


def old_encoding(data: bytes) -> str | None:
    """The one-byte encoding in which these bytes are Arabic, None where none fits or two fit alike."""
    sample = data[:_SAMPLE]
    fits = sorted(((_fit(sample.decode(name, "replace")), name) for name in _ONE_BYTE), reverse=True)
    (best, name), (second, other) = fits[0], fits[1]
    twins = {name, other} == {"iso8859_6", "mac_arabic"}  # one alphabet in the same places
    if best <= _LIKELY or (best - second <= 0.1 and not twins):
        return None
    return "iso8859_6" if twins and best == second else name
