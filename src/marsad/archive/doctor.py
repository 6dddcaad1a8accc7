"""The doctor: everything the archive promises, looked at one by one; and the index made anew."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator

import msgspec

from marsad.archive import index, postings
from marsad.archive.database import writing
from marsad.archive.deriving import reindex
from marsad.archive.driver import errors
from marsad.archive.judgements import state
from marsad.archive.store import Archive
from marsad.archive.verify import verify
from marsad.archive.words import VERSION


class Finding(msgspec.Struct, frozen=True):
    """One promise: what it is, whether it holds, and what to do where it does not."""

    promise: str
    sound: bool
    told: str


def examine(
    archive: Archive, deep: bool = True, step: Callable[[str], None] | None = None
) -> Iterator[Finding]:
    """Each promise in turn; `deep` also holds the index against the texts it was made from, which takes longest.

    `step` is told what is looked at next.
    """
    problems = list(verify(archive, step=step))
    if step:
        step("the index")
    shown = "; ".join(map(str, problems[:3])) + (" …" if len(problems) > 3 else "")
    yield Finding(
        "nothing stored was changed",
        not problems,
        shown or f"{archive.count():,} reports, log and bytes sound",
    )
    yield _pragma(archive.db, "journal_mode", "wal", "a writer does not stop readers")
    yield _pragma(archive.db, "foreign_keys", 1, "no row refers to one that is not there")
    yield _pragma(archive.db, "secure_delete", 1, "what is deleted is overwritten")
    if archive.secret:
        wrong = len(archive.db.execute("PRAGMA cipher_integrity_check").fetchall())
        yield Finding(
            "every page is encrypted and whole", not wrong, f"{wrong} pages fail" if wrong else "AES-256"
        )
    yield _version(archive.db)
    yield _index_sound(archive.db)
    if deep:
        yield _index_true(archive, step)


def _pragma(db: sqlite3.Connection, name: str, wanted: object, promise: str) -> Finding:
    found = db.execute(f"PRAGMA {name}").fetchone()[0]
    return Finding(promise, found == wanted, f"{name} is {found}")


def _version(db: sqlite3.Connection) -> Finding:
    row = db.execute("SELECT value FROM setting WHERE name = 'index'").fetchone()
    found = row[0] if row else "none"
    told = (
        f"version {found}"
        if found == str(VERSION)
        else f"version {found}, not {VERSION}: `marsad doctor --rebuild`"
    )
    return Finding("words are indexed as this Marsad does", found == str(VERSION), told)


def _index_sound(db: sqlite3.Connection) -> Finding:
    try:
        db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    except errors("DatabaseError") as error:
        return Finding("the index is whole", False, f"{error}: `marsad doctor --rebuild`")
    missing = db.execute("SELECT count(*) FROM item WHERE id NOT IN (SELECT item FROM shown) "
                         "AND id IN (SELECT item FROM reading_text)").fetchone()[0]  # fmt: skip
    told = f"{missing} reports are not in it: `marsad doctor --rebuild`" if missing else "whole"
    return Finding("every report can be found", not missing, told)


def _index_true(archive: Archive, step: Callable[[str], None] | None) -> Finding:
    """Each word of the index as often as the texts have it, each event as the present state has it."""
    wanted: Counter[str] = Counter()
    wrong = 0
    items = archive.db.execute("SELECT item FROM shown ORDER BY item").fetchall()
    for number, (item,) in enumerate(items, 1):
        if step and number % 50 == 0:
            step(f"the index, report {number:,} of {len(items):,}")
        present = state(archive, item)
        made = index.indexed(archive.report(item), present.events, present.judged)
        for column in (made.title, made.text, made.parties, made.places):
            wanted.update(_tokens(column))
        rows = archive.db.execute("SELECT * FROM event WHERE item = ? ORDER BY id", (item,)).fetchall()
        wrong += rows != sorted(index.event_rows(item, made), key=lambda row: str(row[1]))
    archive.db.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab('main', 'search', 'row')"
    )
    found = {term: count for term, _, count in archive.db.execute("SELECT * FROM temp.words")}
    differ = sum(found.get(term, 0) != wanted.get(term, 0) for term in found.keys() | wanted.keys())
    wrong += postings.differ(archive.db)
    sound = not differ and not wrong
    told = (
        "as the texts have them"
        if sound
        else f"{differ} words and {wrong} reports or facets differ: `marsad doctor --rebuild`"
    )
    return Finding("words and events are indexed as they stand", sound, told)


def _tokens(shadow: str) -> list[str]:
    """The shadow as the index's own tokenizer cuts it: at whatever is no letter, mark or digit."""
    return "".join(c if c.isalnum() else " " for c in shadow).split()


def rebuild(archive: Archive, progress: Callable[[int], None] | None = None) -> int:
    """Make the index anew from texts, codings and judgements, in one transaction; returns how many reports it holds."""
    with writing(archive.db):
        index.clear(archive.db)
        items = [
            i
            for (i,) in archive.db.execute("SELECT DISTINCT item FROM reading_text ORDER BY item").fetchall()
        ]
        for number, item in enumerate(items, 1):
            reindex(archive, item)
            if progress:
                progress(number)
        postings.seal(archive.db)
        archive.db.execute("INSERT OR REPLACE INTO setting VALUES ('index', ?)", (str(VERSION),))
    return len(items)
