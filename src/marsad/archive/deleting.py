"""Deletion on request: the content goes, a tombstone and the proof stay.

What stays: the item's number and name, the hashes of all that was deleted, when, by whom and why. What goes: the bytes,
the texts, the codings, people's decisions on it, and every word of it in the index; freed pages are overwritten.
"""

from __future__ import annotations

from marsad.archive import index, log, postings
from marsad.archive.database import writing
from marsad.archive.errors import ArchiveError
from marsad.archive.hashing import sha256
from marsad.archive.store import Archive

_HASHES = {
    "evidence": "SELECT e.sha256 FROM evidence e JOIN item i ON i.evidence = e.sha256 WHERE i.id = ?",
    "reading_text": "SELECT sha256 FROM reading_text WHERE item = ?",
    "coding": "SELECT c.sha256 FROM coding c JOIN reading_text t ON t.id = c.reading_text WHERE t.item = ?",
    "judgement": "SELECT id || ' ' || value FROM judgement WHERE item = ?",
}
_DELETES = (
    "DELETE FROM judgement WHERE item = ?",
    "DELETE FROM coding WHERE reading_text IN (SELECT id FROM reading_text WHERE item = ?)",
    "DELETE FROM reading_text WHERE item = ?",
    "DELETE FROM evidence WHERE sha256 = (SELECT evidence FROM item WHERE id = ?)",
)


def delete(archive: Archive, names: list[str], reason: str) -> int:
    """Delete the content of these items, all or none; returns how many. Raises ArchiveError where one is not there."""
    if not reason.strip():
        raise ArchiveError("a deletion needs a reason: it is what the log will tell")
    items = [archive.item(name) for name in dict.fromkeys(names)]
    with writing(archive.db):
        postings.seal(archive.db)
        for item in items:
            _delete_one(archive, item, reason)
        postings.forget_unused(archive.db)
        archive.db.execute("INSERT INTO search (search) VALUES ('optimize')")
    archive.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(items)


def _delete_one(archive: Archive, item: int, reason: str) -> None:
    db = archive.db
    hashes = {what: sorted({h for (h,) in db.execute(sql, (item,))}) for what, sql in _HASHES.items()}
    if not hashes["evidence"]:
        raise ArchiveError(f"{archive.name(item)}: its content was deleted before")
    hashes["judgement"] = [sha256(value.encode()) for value in hashes["judgement"]]
    entry = log.append(db, archive.by, "delete", item, {"reason": reason, **hashes})
    index.erase(db, item, archive.raw_report(item))
    for what, found in hashes.items():
        db.executemany("INSERT INTO tombstone VALUES (?, ?, ?, ?)", [(h, item, what, entry) for h in found])
    for sql in _DELETES:
        db.execute(sql, (item,))
