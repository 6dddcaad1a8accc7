"""The article of a web page: with care by trafilatura, or quickly by resiliparse where pages come by the hundred thousand."""

from __future__ import annotations

from importlib.metadata import version

from marsad.sources.depth import MOST_DEEP, deepest
from marsad.sources.original import TOOL

_LEAD = 6  # words: shorter lines before the article are its date, its views, its buttons
_TAIL = 12  # words: shorter lines after it, with no full stop, are links
_ENDS = (".", "!", "؟", "?", "”", '"', "»", "…")


def tool_of(bulk: bool) -> str:
    """The tool by which a page's text is made, with its version."""
    name = "resiliparse" if bulk else "trafilatura"
    return f"{TOOL}, {name} {version(name)}"


def article(html: str, title: str | None, address: str | None, bulk: bool) -> str | None:
    """The text of a page's article, None or empty where it has none; raises what the libraries raise on broken pages."""
    return _quickly(html, title) if bulk and deepest(html) < MOST_DEEP else _with_care(html, address)


def _with_care(html: str, address: str | None) -> str | None:
    import trafilatura

    found: str | None = trafilatura.extract(
        html, url=address, include_comments=False, include_tables=False, deduplicate=False
    )
    return found


def _quickly(html: str, title: str | None) -> str:
    """All of the page's main text, from its headline on: some of what stands around the article stays with it."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(
        html, main_content=True, alt_texts=False, links=False, form_fields=False, noscript=False, comments=False,
        preserve_formatting=True, list_bullets=False,
    )  # fmt: skip
    lines = [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]
    begins = [n for n, line in enumerate(lines[: len(lines) // 2 + 1]) if title and line.startswith(title)]
    lines = lines[begins[-1] + 1 :] if begins else lines
    first = next((n for n, line in enumerate(lines) if len(line.split()) >= _LEAD), len(lines))
    last = len(lines)
    while last > first and len(lines[last - 1].split()) < _TAIL and not lines[last - 1].endswith(_ENDS):
        last -= 1
    return "\n".join(lines[first:last])
