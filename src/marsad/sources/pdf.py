"""PDF with a text layer: the pages' text, its mirrored parentheses put right."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from importlib.metadata import version
from typing import Any

from marsad.record import Report
from marsad.sources.fields import Given, settle_day, words_noticed
from marsad.sources.item import MOST_BYTES, Fault, Item
from marsad.sources.limits import MOST_FILE, MOST_PAGES, missing
from marsad.sources.original import TOOL, Container, Original
from marsad.sources.text_file import headline_of

_PDF_TIME = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")
_ARABIC = re.compile("[\u0621-\u064a]")
_MIRROR = str.maketrans("()[]{}«»", ")(][}{»«")
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»"}


def read_pdf(
    data: bytes, where: str, report_id: str, given: Given, source: Container, part: str = ""
) -> Item | Fault:
    """The report of a PDF; a Fault where its pages are pictures, or it is locked."""
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        return Fault(where, "a PDF is not read by this installation", missing(error))
    if len(data) > MOST_FILE:
        return Fault(where, f"a PDF of {len(data) / 1e6:.0f} MB", f"{MOST_FILE / 1e6:.0f} MB is the most")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return Fault(where, f"not a PDF that can be opened: {error}", "it is broken off, damaged or locked")
    try:
        pages, notices = _pages(document)
        facts = document.get_metadata_dict(skip_empty=True)
    except (pdfium.PdfiumError, UnicodeDecodeError) as error:
        return Fault(where, f"its pages cannot be read: {error}", "print it to a new PDF")
    finally:
        document.close()
    text = "\n".join(
        mended(line) for page in pages for line in page.replace("\r\n", "\n").split("\n")
    ).strip()
    if not text:
        return Fault(
            where, "no text in this PDF: its pages are pictures", "put it through text recognition first"
        )
    published, more = settle_day(None, given)
    made = pdf_time(facts.get("CreationDate", ""))
    report = Report(
        id=report_id, text=text, title=headline_of(text) or facts.get("Title"), published=published,
        author=facts.get("Author"), extra={"made": made} if made else {},
    )  # fmt: skip
    if more and made:
        more.append(f"the PDF was made on {made[:10]}: if that is the day, give --published {made[:10]}")
    original = Original(data, "application/pdf", source, part, f"{TOOL}, pypdfium2 {version('pypdfium2')}")
    return Item(report, where, (*notices, *more, *words_noticed(report)), original)


def _pages(document: Any) -> tuple[list[str], list[str]]:
    """The text of each page, to the limits of pages and characters."""
    texts: list[str] = []
    count = len(document)
    length = 0
    for number in range(min(count, MOST_PAGES)):
        page = document[number]
        layer = page.get_textpage()
        texts.append(_letters(layer))
        length += len(texts[-1])
        layer.close()
        page.close()
        if length > MOST_BYTES:
            return texts, [
                f"only the first {number + 1:,} of {count:,} pages were read: more than {MOST_BYTES / 1e6:.0f} MB"
            ]
    if count > MOST_PAGES:
        return texts, [f"only the first {MOST_PAGES:,} of {count:,} pages were read"]
    return texts, []


def _letters(layer: Any) -> str:
    """The text of a page, with the letters of a lam-alef that the file gives back to front put in their order.

    Where lam follows alef in the text but stands to the right of it on the page, it was written before it.
    """
    from pypdfium2.raw import FPDFText_GetUnicode

    letters = [chr(FPDFText_GetUnicode(layer, at)) for at in range(layer.count_chars())]
    for at in range(len(letters) - 1):
        swapped = letters[at + 1] == "ل" and letters[at] in "اأإآ"
        if swapped and layer.get_charbox(at + 1)[0] > layer.get_charbox(at)[0]:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters).replace("\x00", "")


def mended(line: str) -> str:
    """The line with its brackets turned round where it is Arabic and they stand back to front."""
    if not _ARABIC.search(line) or not any(c in "()[]{}«»" for c in line):
        return line
    turned = line.translate(_MIRROR)
    return turned if _unmatched(turned) < _unmatched(line) else line


def _unmatched(line: str) -> int:
    waiting: list[str] = []
    wrong = 0
    for char in line:
        if char in _PAIRS:
            waiting.append(_PAIRS[char])
        elif char in ")]}»":
            if waiting and waiting[-1] == char:
                waiting.pop()
            else:
                wrong += 1
    return wrong + len(waiting)


def pdf_time(told: str) -> str | None:
    """A PDF's own time (`D:20240102103000+03'00'`) as ISO, None where it is none."""
    found = _PDF_TIME.match(told)
    if not found:
        return None
    try:
        moment = datetime(*(int(found[n] or 0) for n in range(1, 7)))  # type: ignore[arg-type]
    except ValueError:
        return None
    if found[4] is None:
        return moment.date().isoformat()
    if found[8]:
        off = timedelta(hours=int(found[9]), minutes=int(found[10] or 0)) * (-1 if found[8] == "-" else 1)
        return (
            moment.replace(tzinfo=timezone(off)).isoformat()
            if abs(off) < timedelta(hours=24)
            else moment.isoformat()
        )
    return moment.replace(tzinfo=timezone.utc if found[7] else None).isoformat()  # noqa: UP017
