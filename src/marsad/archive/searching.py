"""Search: reports by their words, narrowed by what was read from them, with the words found marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from marsad.archive.driver import errors
from marsad.archive.errors import ArchiveError
from marsad.archive.facets import facets
from marsad.archive.filters import Filters
from marsad.archive.query import Query, parse
from marsad.archive.store import Archive
from marsad.archive.words import words_of

_WINDOW = 26  # words of a snippet
_LOOKED_THROUGH = 1_200  # characters
_MOST_RANKED = 6_000
_MOST_TITLES = 3_000
_FEW = 5_000  # items whose days are looked up one by one
_WEIGHED = "bm25(search, 4.0, 1.0, 2.0, 2.0)"


class Snippet(msgspec.Struct, frozen=True):
    """A piece of a text, `text[start:end]` of the report's, and the words found in it, as offsets into the report's text."""

    text: str
    start: int
    end: int
    marks: list[tuple[int, int]]


class Hit(msgspec.Struct, frozen=True):
    """A report found: its name and what is shown of it; `copy_of` the report it copies, `copies` how many copy it."""

    item: int
    id: str
    title: str | None
    title_marks: list[tuple[int, int]]
    published: str | None
    outlet: str | None
    events: list[str]
    snippet: Snippet
    copy_of: str | None
    copies: int


class Found(msgspec.Struct, frozen=True):
    """The reports on one page of a search, how many there are in all, and how they fall into facets where asked for."""

    total: int
    hits: list[Hit]
    facets: dict[str, list[tuple[str, int]]] = {}


def search(
    archive: Archive,
    told: str = "",
    filters: Filters | None = None,
    *,
    limit: int = 20,
    offset: int = 0,
    with_facets: bool = False,
    newest_first: bool = False,
) -> Found:
    """The reports that a query finds, best first; without words, all that the filters leave, newest first."""
    query = parse(told) if told.strip() else None
    items = find(archive, told, filters, newest_first=newest_first)
    hits = [_hit(archive, item, query) for item in items[offset : offset + limit]]
    return Found(len(items), hits, facets(archive.db, items) if with_facets else {})


def find(
    archive: Archive, told: str = "", filters: Filters | None = None, *, newest_first: bool = False
) -> list[int]:
    """The items that a query finds, best first, without anything of what is shown of them."""
    query = parse(told) if told.strip() else None
    try:
        return _items(archive.db, query, filters or Filters(), newest_first)
    except errors("OperationalError") as error:
        raise ArchiveError(f"{archive.path}: {error}") from error


def _items(db: sqlite3.Connection, query: Query | None, filters: Filters, newest: bool) -> list[int]:
    left = filters.items(db)
    if left is not None and not left:
        return []
    if query is None:
        return _newest(db, left)
    found = [i for (i,) in db.execute("SELECT rowid FROM search WHERE search MATCH ?", [query.match])]
    if left is not None:
        found = [item for item in found if item in left]
    return _newest(db, set(found)) if newest else _ranked(db, query, found, left is not None)


def _newest(db: sqlite3.Connection, items: set[int] | None) -> list[int]:
    """These items, or all where none are given, the newest first."""
    if items is not None and len(items) < _FEW:
        sql = "SELECT item FROM shown WHERE item IN (SELECT value FROM json_each(?)) ORDER BY published DESC, item"
        return [item for (item,) in db.execute(sql, (_json(items),))]
    rows = db.execute("SELECT item FROM shown ORDER BY published DESC, item")
    return [item for (item,) in rows if items is None or item in items]


def _ranked(db: sqlite3.Connection, query: Query, found: list[int], narrowed: bool) -> list[int]:
    """The items found, best first.

    Of very many only those with the words in their title are weighed, and where these are very many too they are only
    put first; the rest follow as they were collected, the last first: among thousands of reports that say it, nobody
    can tell the best by its words.
    """
    if len(found) <= _MOST_RANKED:
        within = " AND +rowid IN (SELECT value FROM json_each(?))" if narrowed else ""
        sql = f"SELECT rowid FROM search WHERE search MATCH ?{within} ORDER BY {_WEIGHED}, rowid"
        return [i for (i,) in db.execute(sql, [query.match, _json(found)] if narrowed else [query.match])]
    titled = query.match if "{" in query.match else f"{{title}} : ({query.match})"
    first = [i for (i,) in db.execute("SELECT rowid FROM search WHERE search MATCH ?", [titled])]
    if len(first) <= _MOST_TITLES:
        sql = f"SELECT rowid FROM search WHERE search MATCH ? ORDER BY {_WEIGHED}, rowid"
        first = [i for (i,) in db.execute(sql, [titled])]
    else:
        first.reverse()
    if narrowed or " NOT " in query.match:  # a title may have the words of a report that was not found
        kept = set(found)
        first = [i for i in first if i in kept]
    before = set(first)
    return first + [i for i in reversed(found) if i not in before]


def _json(items: Iterable[int]) -> str:
    return msgspec.json.encode(list(items)).decode()


def _hit(archive: Archive, item: int, query: Query | None) -> Hit:
    title, published, outlet = archive.db.execute(
        "SELECT title, published, outlet FROM shown WHERE item = ?", (item,)
    ).fetchone()
    events = [
        " · ".join(filter(None, row))
        for row in archive.db.execute(
            "SELECT kind, start, place FROM event WHERE item = ? AND status IN ('happened', 'ongoing') LIMIT 8",
            (item,),
        )
    ]
    source = archive.db.execute("SELECT source FROM copy WHERE item = ?", (item,)).fetchone()
    copies = archive.db.execute("SELECT count(*) FROM copy WHERE source = ?", (item,)).fetchone()[0]
    marks = query.places(words_of(title)) if query and title else []
    return Hit(
        item, archive.name(item), title, marks, published, outlet, events, snippet(archive.report(item).text, query),
        archive.name(source[0]) if source else None, copies,
    )  # fmt: skip


def snippet(text: str, query: Query | None) -> Snippet:
    """The piece of a text that has most of the words found; its beginning where none stands there.

    It is looked for in the first part of a long text, and in the rest only where that has none of the words.
    """
    part = text[: text.find(" ", _LOOKED_THROUGH) + 1] or text
    words = words_of(part)
    marks = query.places(words) if query else []
    if query and not marks and len(part) < len(text):
        words = words_of(text)
        marks = query.places(words)
    wanted = set(marks)
    starts = [n for n, w in enumerate(words) if (w[0], w[1]) in wanted] if wanted else []
    first = max(0, _densest(starts) - 4) if starts else 0
    last = min(len(words), first + _WINDOW)
    if first >= last:
        return Snippet(text[:160], 0, min(160, len(text)), [])
    start, end = words[first][0], words[last - 1][1]
    return Snippet(text[start:end], start, end, [m for m in marks if start <= m[0] and m[1] <= end])


def _densest(places: list[int]) -> int:
    """The place from which a window holds most of the others, the first of several."""
    return max(places, key=lambda at: (sum(at <= p < at + _WINDOW - 4 for p in places), -at))
