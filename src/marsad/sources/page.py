"""Web pages: the article's text without what stands around it, and what the page says of itself."""

from __future__ import annotations

import codecs
import re

from marsad.record import Report
from marsad.sources.encoding import Undecodable, decode
from marsad.sources.fields import Given, settle_day, words_noticed
from marsad.sources.item import Fault, Item
from marsad.sources.limits import MOST_FILE, missing
from marsad.sources.original import Container, Original
from marsad.sources.page_text import article, tool_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]{0,400}\[[^\]]*\]\s*>", re.I)
_LONGEST = 5_000_000


def read_page(
    data: bytes,
    where: str,
    report_id: str,
    given: Given,
    source: Container,
    part: str = "",
    address: str | None = None,
    at: str | None = None,
) -> Item | Fault:
    """The report of a saved page; `address` is where it was found where that is known."""
    try:
        import lxml.html

        from marsad.sources.page_facts import facts_of

        tool = tool_of(given.bulk)
    except ImportError as error:
        return Fault(where, "a web page is not read by this installation", missing(error))
    if len(data) > MOST_FILE:
        return Fault(where, f"a page of {len(data) / 1e6:.0f} MB", f"{MOST_FILE / 1e6:.0f} MB is the most")
    try:
        html, encoding, notice = _decoded(data)
    except Undecodable as error:
        return Fault(where, str(error), "save the page as HTML")
    if not html.strip():
        return Fault(where, "the file is empty", "save the page again")
    try:
        tree = lxml.html.document_fromstring(_plain(html), parser=lxml.html.HTMLParser(huge_tree=False))
        facts = facts_of(tree, address)
        text = article(_plain(html), facts.title, address, given.bulk)
    except (
        Exception
    ) as error:  # others' parsers meet others' bytes: the page is named, and the rest of a crawl goes on
        return Fault(where, f"not a page that can be read: {error or type(error).__name__}", "save it again")
    if not text or not text.strip():
        return Fault(where, "no article on this page", "it may need a browser to show its text")
    published, notices = settle_day(facts.published, given)
    report = Report(
        id=facts.url or report_id, text=text, title=facts.title, published=published, publisher=facts.publisher,
        author=facts.author, url=facts.url, language=facts.language, encoding=encoding,
        extra={"published_from": facts.published_from} if facts.published_from else {},
    )  # fmt: skip
    original = Original(data, "text/html", source, part, tool, at)
    return Item(report, where, (*([notice] if notice else []), *notices, *words_noticed(report)), original)


def met(data: bytes, given: Given, source: Container, part: str = "", at: str | None = None) -> bool:
    """Whether the caller has this page as it would be read now: then it need not be taken apart again."""
    if given.met is None or given.published:
        return False
    try:
        tool = tool_of(given.bulk)
    except ImportError:
        return False
    return given.met(Original(data, "text/html", source, part, tool, at))


def _decoded(data: bytes) -> tuple[str, str, str | None]:
    """The page's text: in the encoding it declares where that fits, else in the one its bytes tell."""
    if found := _CHARSET.search(data[:4096]):
        try:
            name = codecs.lookup(found[1].decode("ascii")).name
            return data.decode(name), name, None
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(data)
    return decoded.text, decoded.encoding, decoded.notice


def _plain(html: str) -> str:
    """The page without the declarations of an encoding that no longer holds and of entities, and without null bytes."""
    begun = re.sub(r"^\s*<\?xml[^>]*\?>", "", html.replace("\x00", ""))[:_LONGEST]
    return _ENTITIES.sub("<!DOCTYPE html>", begun, count=1)
