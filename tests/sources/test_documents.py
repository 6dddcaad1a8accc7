"""PDF and Word documents."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from source_material import MORE, WORDS, fault, one

from marsad.sources.limits import MOST_PAGES
from marsad.sources.pdf import mended, pdf_time

PDF = Path(__file__).with_name("made") / "report.pdf"


def test_a_pdf_with_a_text_layer() -> None:
    """Its words in their order, brackets and lam-alef too."""
    report = one(PDF).report
    assert report.title == "قصف على بلدة اللطامنة"
    for words in ("(الخوذ البيضاء)", "ثلاثة مدنيين", "(ريف حماة الشمالي)", "مساء الاثنين", "الأنقاض [صور]"):
        assert words in report.text


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("قال )الخوذ البيضاء( إن", "قال (الخوذ البيضاء) إن"), ("قال (الخوذ) إن", "قال (الخوذ) إن"), ("(a) only Latin )", "(a) only Latin )"),
        ("»هدنة«", "«هدنة»"), ("]صور[ )1(", "[صور] (1)"), ("بلا أقواس", "بلا أقواس"), ("1) أولا", "1) أولا"),
    ],
)  # fmt: skip
def test_mirrored_brackets(line: str, wanted: str) -> None:
    assert mended(line) == wanted


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("D:20180305214000+03'00'", "2018-03-05T21:40:00+03:00"), ("D:20180305184000Z", "2018-03-05T18:40:00+00:00"),
        ("D:20180305", "2018-03-05"), ("D:20181399", None), ("yesterday", None), ("", None),
    ],
)  # fmt: skip
def test_the_time_of_a_pdf(told: str, wanted: str | None) -> None:
    assert pdf_time(told) == wanted


@pytest.mark.parametrize("data", [PDF.read_bytes()[:500], b"%PDF-1.7 nothing", b"words"])
def test_broken_pdfs_are_named(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "r.pdf"
    file.write_bytes(data)
    assert "not a PDF" in fault(file).reason or "cannot be read" in fault(file).reason


def test_a_pdf_of_pictures_and_one_of_ten_thousand_pages(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(100, 100)
    document.save(tmp_path / "scan.pdf")
    assert "pictures" in fault(tmp_path / "scan.pdf").reason
    for _ in range(9_999):
        document.new_page(100, 100)
    document.import_pages(pypdfium2.PdfDocument(PDF), index=0)
    document.save(tmp_path / "long.pdf")
    item = one(tmp_path / "long.pdf")
    assert any(f"only the first {MOST_PAGES:,} of 10,001 pages" in notice for notice in item.notices)


def word(*blocks: str) -> bytes:
    document = docx.Document()
    for block in blocks:
        document.add_paragraph(block)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "القتلى", "3"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document(tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    file.write_bytes(word("قصف على اللطامنة", WORDS, MORE))
    report = one(file).report
    assert report.text == f"قصف على اللطامنة\n{WORDS}\n{MORE}\nالقتلى\t3"
    assert report.title == "قصف على اللطامنة"


def test_broken_word_documents_are_named(tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    whole = word(WORDS)
    for data in (whole[: len(whole) // 2], b"PK\x03\x04", b"words", b"{}"):
        file.write_bytes(data)
        assert "Word document" in fault(file).reason


def test_a_word_document_that_defines_entities(tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(WORDS))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(
                    b"<w:document", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document', 1
                )
            new.writestr(name, data)
    file.write_bytes(out.getvalue())
    assert "entities" in fault(file).reason


def test_a_word_document_that_is_a_bomb(tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b" " * 100_000_000)
    assert "bomb" in fault(file).reason
