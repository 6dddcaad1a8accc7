"""Encodings: detected, said, and refused where none fits."""

import pytest

from marsad.sources.encoding import Undecodable, decode

TEXT = (
    "أعلنت السلطات المحلية أن القصف الذي طال سوق البلدة صباح اليوم أوقع سبعة قتلى، وأن فرق الإسعاف "
    "نقلت عشرين جريحا إلى مستشفى المدينة. وقال شهود إن الطائرات حلقت فوق المنطقة ساعات طويلة.\n"
) * 2


@pytest.mark.parametrize(
    ("encoding", "found", "said"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8-sig", "utf-8-sig", None),
        ("utf-16", "utf-16-le", None),
        ("utf-16-le", "utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "utf-16-be", "UTF-16-BE"),
        ("cp1256", "cp1256", "Windows-1256"),
        ("iso8859-6", "iso8859_6", "ISO-8859-6"),
        ("cp720", "cp720", "DOS code page 720"),
    ],
)
def test_each_encoding_gives_the_text_back(encoding: str, found: str, said: str | None) -> None:
    text = TEXT.replace("،", ",") if encoding == "cp720" else TEXT  # it has no Arabic comma
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.encoding == found
    assert (decoded.notice is None) == (said is None)
    if said:
        assert said in (decoded.notice or "")


def test_windows_1256_in_a_few_words() -> None:
    decoded = decode("قتل خمسة جنود في كمين قرب تعز".encode("cp1256"))
    assert (decoded.encoding, decoded.text) == ("cp1256", "قتل خمسة جنود في كمين قرب تعز")


def test_damaged_utf8_is_read_and_said() -> None:
    data = bytearray((TEXT * 5).encode())
    data[100] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.encoding == "utf-8"
    assert "damaged" in (decoded.notice or "")
    assert "\ufffd" in decoded.text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7 \xff\xfe", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (bytes(range(256)) * 20, "binary"),
        ("Le général a déclaré que les forces étaient arrivées".encode("cp1252"), "encoding"),
        (b"\xef\xbb\xbfabc\xff", "UTF-8"),
    ],
)
def test_what_is_no_arabic_text_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Undecodable, match=why):
        decode(data)
