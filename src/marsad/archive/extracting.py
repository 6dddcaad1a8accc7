"""Extracting again: a new reading text from the bytes as they were collected, beside the old one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

import msgspec

from marsad.archive import log
from marsad.archive.database import writing
from marsad.archive.deriving import insert_text, reindex
from marsad.archive.hashing import canonical, sha256
from marsad.archive.store import Archive
from marsad.record import Report
from marsad.sources import Fault, Item
from marsad.sources.docx import read_docx
from marsad.sources.fields import Given
from marsad.sources.item import with_language
from marsad.sources.original import TOOL, Container
from marsad.sources.page import read_page
from marsad.sources.pdf import read_pdf

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TOOLS = {"text/html": "trafilatura", "application/pdf": "pypdfium2", _WORD: "python-docx"}


@lru_cache(maxsize=1)
def tools_of_now() -> dict[str, str]:
    """For each kind of document whose text is made by a library, that library with its version, where it is installed."""
    found = {}
    for kind, name in _TOOLS.items():
        try:
            found[kind] = f"{TOOL}, {name} {version(name)}"
        except PackageNotFoundError:
            continue
    return found


def to_extract(archive: Archive) -> list[int]:
    """The items whose latest text was made by another tool, or another version of it, than would make it now."""
    rows = archive.db.execute(
        "SELECT s.item, e.media_type, t.tool FROM shown s JOIN item i ON i.id = s.item "
        "JOIN evidence e ON e.sha256 = i.evidence JOIN reading_text t ON t.id = s.reading_text ORDER BY s.item"
    )
    now = tools_of_now()
    return [item for item, kind, tool in rows if now.get(kind, tool) != tool]


def extract_again(archive: Archive, items: list[int]) -> Iterator[Fault | bool]:
    """Make the texts of these items anew, each its own transaction; gives whether it differs, or why there is none.

    The old text stays with all that was read from it; the new one waits to be read (`rereading.to_read` names it).
    """
    for item in items:
        found = with_language(_extracted(archive, item))
        if isinstance(found, Fault):
            yield found
            continue
        assert found.original is not None
        with writing(archive.db):
            yield _derive(archive, item, found.report, found.original.tool)


def _extracted(archive: Archive, item: int) -> Item | Fault:
    old, data, name = archive.raw_report(item), archive.evidence(item), archive.name(item)
    kind = archive.db.execute(
        "SELECT e.media_type FROM item i JOIN evidence e ON e.sha256 = i.evidence WHERE i.id = ?", (item,)
    ).fetchone()[0]
    given, source = Given(old.published), Container(name)
    if kind == "text/html":
        return read_page(data, name, old.id, given, source, "", old.url)
    readers: dict[str, Callable[..., Item | Fault]] = {"application/pdf": read_pdf, _WORD: read_docx}
    return readers[kind](data, name, old.id, given, source)


def _derive(archive: Archive, item: int, report: Report, tool: str) -> bool:
    """A new text beside the others, with its entry in the log; False where these words are there already."""
    text = canonical(report)
    hash_ = sha256(text)
    db = archive.db
    if db.execute("SELECT 1 FROM reading_text WHERE item = ? AND sha256 = ?", (item, hash_)).fetchone():
        return False
    parent = db.execute("SELECT evidence FROM item WHERE id = ?", (item,)).fetchone()[0]
    before = msgspec.structs.replace(archive.raw_report(item), extra={})
    entry = log.append(db, archive.by, "derive", item, {"text": hash_, "tool": tool, "parent": parent})
    insert_text(db, item, hash_, parent, tool, text, entry)
    reindex(archive, item)
    return before != msgspec.structs.replace(report, extra={})
