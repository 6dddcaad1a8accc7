"""The index: what is shown and found of an item, all of it derived from its latest text and its present state."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from marsad.archive import postings
from marsad.archive.copies import fingerprint, runs_of
from marsad.archive.hashing import sha256
from marsad.archive.words import forms_of, shadow, stem
from marsad.record import Event, Report


class Indexed(msgspec.Struct):
    """What the index holds of one report, made before the transaction begins."""

    report: Report
    events: list[Event]
    judged: frozenset[str]
    title: str
    text: str
    parties: str
    places: str
    text_hash: str
    runs: frozenset[int]


def indexed(report: Report, events: list[Event], judged: Iterable[str] = ()) -> Indexed:
    """The index's rows for a report with these events; `judged` are the ids of those that people decided on."""
    title, text = forms_of(report.title or ""), forms_of(report.text)
    forms = [*title, *text]
    parties = [f"{a.text} {a.name}" for e in events for a in (*e.actor1, *e.actor2)]
    places = [
        f"{e.place.text} {e.place.name} {e.place.admin1 or ''} {e.place.country or ''}"
        for e in events
        if e.place
    ]
    return Indexed(
        report,
        events,
        frozenset(judged),
        " ".join(map(stem, title)),
        " ".join(map(stem, text)),
        shadow(" · ".join(dict.fromkeys(parties))),
        shadow(" · ".join(dict.fromkeys(places))),
        sha256(" ".join(forms).encode())[:32],
        runs_of(forms),
    )


def write(db: sqlite3.Connection, item: int, text_id: int, coding_id: int | None, made: Indexed) -> None:
    """Put an item into the index, within the caller's transaction; it must not be there."""
    r = made.report
    db.execute(
        "INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (item, text_id, coding_id, r.title, r.published, (r.published or "")[:10] or None, r.publisher,
         outlet_of(r), r.language, made.parties, made.places, made.text_hash),
    )  # fmt: skip
    db.execute(
        "INSERT INTO search (rowid, title, text, parties, places) VALUES (?, ?, ?, ?, ?)",
        (item, made.title, made.text, made.parties, made.places),
    )
    db.executemany("INSERT INTO fingerprint VALUES (?, ?)", [(h, item) for h in fingerprint(made.runs)])
    db.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", event_rows(item, made))
    db.executemany("INSERT OR IGNORE INTO facet VALUES (?, ?, ?)", _facet_rows(item, made))
    told = postings.tally(db, lines_of(made))
    db.execute("INSERT INTO tally VALUES (?, ?)", (item, told))
    postings.put(db, item, told)


def event_rows(item: int, made: Indexed) -> Iterable[tuple[object, ...]]:
    for e in made.events:
        d, p = e.date, e.place
        yield (
            item, e.id, e.kind, e.status, d and d.start, d and d.end, p and p.country, p and p.admin1, p and p.name,
            p and p.lat, p and p.lon, e.confidence, int(e.id in made.judged),
        )  # fmt: skip


def _facet_rows(item: int, made: Indexed) -> Iterable[tuple[int, str, str]]:
    for e in made.events:
        yield from ((item, "party", a.name) for a in (*e.actor1, *e.actor2))
        yield from ((item, "source", name) for name in e.sources)


def lines_of(made: Indexed) -> list[str]:
    """Every facet's values of a report, `name=value`, each once."""
    values: dict[str, None] = {}
    for e in made.events:
        told = {
            "kind": e.kind,
            "status": e.status,
            "confidence": band(e.confidence),
            "day": e.date and e.date.start,
        }
        place = {"country": e.place.country, "governorate": e.place.admin1} if e.place else {}
        values |= dict.fromkeys(f"{name}={value}" for name, value in {**told, **place}.items() if value)
    values |= dict.fromkeys(f"{name}={value}" for _, name, value in _facet_rows(0, made) if value)
    if outlet := outlet_of(made.report):
        values[f"outlet={outlet}"] = None
    return list(dict.fromkeys(" ".join(value.split()) for value in values))


def band(confidence: float) -> str:
    """`high` from 0.8, `middle` from 0.5, else `low`."""
    return "high" if confidence >= 0.8 else "middle" if confidence >= 0.5 else "low"


def erase(db: sqlite3.Connection, item: int, report: Report) -> None:
    """Take an item out of the index; `report` is the text it was indexed with."""
    row = db.execute("SELECT parties, places FROM shown WHERE item = ?", (item,)).fetchone()
    if row is None:
        return
    db.execute(
        "INSERT INTO search (search, rowid, title, text, parties, places) VALUES ('delete', ?, ?, ?, ?, ?)",
        (item, shadow(report.title or ""), shadow(report.text), *row),
    )
    postings.take(db, item, db.execute("SELECT told FROM tally WHERE item = ?", (item,)).fetchone()[0])
    for table in ("shown", "event", "facet", "tally", "fingerprint"):
        db.execute(f"DELETE FROM {table} WHERE item = ?", (item,))


def clear(db: sqlite3.Connection) -> None:
    """Empty the whole index, before it is made anew."""
    db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    postings.clear(db)
    for table in ("shown", "event", "facet", "tally", "fingerprint"):
        db.execute(f"DELETE FROM {table}")


def outlet_of(report: Report) -> str | None:
    """Who published it: the link's host without `www.`, else the publisher."""
    try:
        host = urlsplit(report.url or "").hostname
    except ValueError:
        host = None
    return host.removeprefix("www.") if host else report.publisher
