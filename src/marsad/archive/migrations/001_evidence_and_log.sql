-- What was collected, what was derived from it, and the log of all that was done. Nothing here is ever updated;
-- bytes, texts and codings leave only behind a tombstone, which the log vouches for.

CREATE TABLE log (
    seq INTEGER PRIMARY KEY,          -- 1, 2, 3 … without gaps
    at TEXT NOT NULL,                 -- UTC, ISO
    by TEXT NOT NULL,                 -- the person or program
    action TEXT NOT NULL,             -- init, collect, import, derive, seen, read, copy, judge, export, delete, migrate, restore
    item INTEGER,                     -- the item it was done to, where it was one
    detail TEXT NOT NULL,             -- JSON: hashes of what was stored, and what else the action tells
    previous TEXT NOT NULL,           -- hash of the entry before
    hash TEXT NOT NULL                -- SHA-256 of this entry with `previous`
) STRICT;

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,      -- of the bytes as collected
    size INTEGER NOT NULL,            -- their length
    media_type TEXT NOT NULL,
    packed BLOB NOT NULL,             -- the bytes: CRC-32 of the rest, then zlib
    entry INTEGER NOT NULL REFERENCES log (seq)
) STRICT;

CREATE TABLE collection (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,               -- file name or address as given
    sha256 TEXT,                      -- of the whole file; NULL for a stream
    size INTEGER,
    began TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES log (seq)
) STRICT;
CREATE INDEX collection_by_hash ON collection (sha256, name);

CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,        -- the report's own id; made unique by its hash where two share one
    evidence TEXT NOT NULL UNIQUE,    -- SHA-256 of its bytes; no foreign key: the bytes may be deleted, the item stays
    entry INTEGER NOT NULL REFERENCES log (seq)
) STRICT;

CREATE TABLE sighting (
    item INTEGER NOT NULL REFERENCES item (id),
    collection INTEGER NOT NULL REFERENCES collection (id),
    part TEXT NOT NULL,               -- "line 17", "a/b.html", "" for the whole
    at TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES log (seq),
    PRIMARY KEY (item, collection, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading_text (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES item (id),
    sha256 TEXT NOT NULL,             -- of the report's JSON
    parent TEXT NOT NULL,             -- SHA-256 of the bytes it was derived from
    tool TEXT NOT NULL,               -- with its version
    packed BLOB NOT NULL,             -- the report's JSON, packed alike
    entry INTEGER NOT NULL REFERENCES log (seq),
    UNIQUE (item, sha256)
) STRICT;

CREATE TABLE coding (
    id INTEGER PRIMARY KEY,
    reading_text INTEGER NOT NULL REFERENCES reading_text (id),
    sha256 TEXT NOT NULL,             -- of the coding's JSON
    version TEXT NOT NULL,            -- of Marsad
    packed BLOB NOT NULL,             -- the coding's JSON, packed alike
    entry INTEGER NOT NULL REFERENCES log (seq)
) STRICT;
CREATE INDEX coding_by_text ON coding (reading_text);

CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES item (id),
    coding INTEGER,                   -- the coding that was judged
    event TEXT,                       -- the event's id in it; NULL for the report as a whole
    decision TEXT NOT NULL,           -- set, accept, reject, add, note
    field TEXT,
    value TEXT NOT NULL,              -- JSON
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES log (seq)
) STRICT;
CREATE INDEX judgement_by_item ON judgement (item);

CREATE TABLE copy (
    item INTEGER PRIMARY KEY REFERENCES item (id),
    source INTEGER NOT NULL REFERENCES item (id),   -- the first that was collected
    kind TEXT NOT NULL,               -- exact, near
    likeness REAL NOT NULL,           -- share of five-word runs in common, 0 to 1
    entry INTEGER NOT NULL REFERENCES log (seq)
) STRICT;
CREATE INDEX copy_by_source ON copy (source);

CREATE TABLE tombstone (
    sha256 TEXT NOT NULL,             -- of the bytes, text, coding or judgement that was deleted
    item INTEGER NOT NULL REFERENCES item (id),
    what TEXT NOT NULL,               -- evidence, reading_text, coding, judgement
    entry INTEGER NOT NULL REFERENCES log (seq),
    PRIMARY KEY (sha256, item, what)
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstone_by_item ON tombstone (item);

CREATE TRIGGER log_is_append_only_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_append_only_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_has_no_gaps BEFORE INSERT ON log
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM log)
      OR NEW.previous IS NOT coalesce((SELECT hash FROM log WHERE seq = NEW.seq - 1), '')
    BEGIN SELECT RAISE(ABORT, 'an entry follows the last one and carries its hash'); END;
CREATE TRIGGER evidence_is_written_once BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is written once'); END;
CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence
    WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE sha256 = OLD.sha256 AND what = 'evidence')
    BEGIN SELECT RAISE(ABORT, 'evidence leaves only behind a tombstone'); END;
CREATE TRIGGER text_is_written_once BEFORE UPDATE ON reading_text BEGIN SELECT RAISE(ABORT, 'a reading text is written once'); END;
CREATE TRIGGER text_stays BEFORE DELETE ON reading_text
    WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE sha256 = OLD.sha256 AND item = OLD.item AND what = 'reading_text')
    BEGIN SELECT RAISE(ABORT, 'a reading text leaves only behind a tombstone'); END;
CREATE TRIGGER coding_is_written_once BEFORE UPDATE ON coding BEGIN SELECT RAISE(ABORT, 'a coding is written once'); END;
CREATE TRIGGER coding_stays BEFORE DELETE ON coding
    WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE sha256 = OLD.sha256 AND what = 'coding')
    BEGIN SELECT RAISE(ABORT, 'a coding leaves only behind a tombstone'); END;
CREATE TRIGGER judgement_is_written_once BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are appended'); END;
CREATE TRIGGER judgement_stays BEFORE DELETE ON judgement
    WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE item = OLD.item AND what = 'judgement')
    BEGIN SELECT RAISE(ABORT, 'judgements are appended'); END;
CREATE TRIGGER item_is_written_once BEFORE UPDATE ON item BEGIN SELECT RAISE(ABORT, 'items are written once'); END;
CREATE TRIGGER item_stays BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'items are never deleted'); END;
CREATE TRIGGER sighting_is_written_once BEFORE UPDATE ON sighting BEGIN SELECT RAISE(ABORT, 'sightings are written once'); END;
CREATE TRIGGER sighting_stays BEFORE DELETE ON sighting BEGIN SELECT RAISE(ABORT, 'sightings are never deleted'); END;
CREATE TRIGGER collection_is_written_once BEFORE UPDATE ON collection BEGIN SELECT RAISE(ABORT, 'collections are written once'); END;
CREATE TRIGGER collection_stays BEFORE DELETE ON collection BEGIN SELECT RAISE(ABORT, 'collections are never deleted'); END;
CREATE TRIGGER copy_is_written_once BEFORE UPDATE ON copy BEGIN SELECT RAISE(ABORT, 'links to copies are written once'); END;
CREATE TRIGGER copy_stays BEFORE DELETE ON copy BEGIN SELECT RAISE(ABORT, 'links to copies are never deleted'); END;
CREATE TRIGGER tombstone_is_written_once BEFORE UPDATE ON tombstone BEGIN SELECT RAISE(ABORT, 'tombstones are written once'); END;
CREATE TRIGGER tombstone_stays BEFORE DELETE ON tombstone BEGIN SELECT RAISE(ABORT, 'tombstones stay'); END;
