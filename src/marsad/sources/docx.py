"""Word documents (.docx): paragraphs and tables in their order, and the properties the document has."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from marsad.record import Report
from marsad.sources.fields import Given, settle_day, words_noticed
from marsad.sources.item import Fault, Item
from marsad.sources.limits import MOST_FILE, missing
from marsad.sources.original import TOOL, Container, Original
from marsad.sources.text_file import headline_of


def read_docx(
    data: bytes, where: str, report_id: str, given: Given, source: Container, part: str = ""
) -> Item | Fault:
    """The report of a Word document."""
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
        from lxml.etree import LxmlError
    except ImportError as error:
        return Fault(where, "a Word document is not read by this installation", missing(error))
    if wrong := _unsafe(data):
        return Fault(where, wrong, "save it again from Word or LibreOffice")
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(document)).strip()
        facts = document.core_properties
        author, made = facts.author or None, facts.created
        title = headline_of(text) or facts.title or None
    except (
        PackageNotFoundError,
        LxmlError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
        AttributeError,
        TypeError,
        EOFError,
        OSError,
    ) as error:
        return Fault(where, f"not a Word document that can be read: {error}", "save it again as .docx")
    if not text:
        return Fault(where, "no words in this document", "")
    published, notices = settle_day(None, given)
    if notices and made:
        notices.append(
            f"the document was made on {made.date()}: if that is the day, give --published {made.date()}"
        )
    extra = {"made": made.isoformat()} if made else {}
    report = Report(id=report_id, text=text, title=title, published=published, author=author, extra=extra)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    original = Original(data, kind, source, part, f"{TOOL}, python-docx {version('python-docx')}")
    return Item(report, where, (*notices, *words_noticed(report)), original)


def _lines(document: Any) -> Iterator[str]:
    """Paragraphs, and the rows of tables with a tab between cells, as they follow one another."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield "\t".join(cell.text.replace("\n", " ") for cell in row.cells)
        else:
            yield block.text


def _unsafe(data: bytes) -> str | None:
    """Why the package is not opened: it unpacks to too much, or defines XML entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if sum(m.file_size for m in members) > MOST_FILE or len(members) > 10_000:
                return f"unpacks to more than {MOST_FILE / 1e6:.0f} MB: this is how a bomb is made"
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    with package.open(member) as stream:
                        if b"<!ENTITY" in (head := stream.read(4096)) or b"<!DOCTYPE" in head:
                            return "defines XML entities: no honest document does"
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        OSError,
        EOFError,
        NotImplementedError,
        ValueError,
    ) as error:
        return f"not a Word document: {error}"
    return None
