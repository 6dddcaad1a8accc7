-- What is found: all of this is derived from the tables above and can be made anew with `marsad doctor --rebuild`.

CREATE TABLE shown (
    item INTEGER PRIMARY KEY REFERENCES item (id),
    reading_text INTEGER NOT NULL,    -- the latest
    coding INTEGER,                   -- the latest of it
    title TEXT,
    published TEXT,                   -- ISO day or time
    day TEXT,
    publisher TEXT,
    outlet TEXT,                      -- host of the link, else the publisher
    language TEXT,
    parties TEXT NOT NULL,            -- as the index has them
    places TEXT NOT NULL,
    text_hash TEXT NOT NULL           -- of title and text folded, by which exact copies are found
) STRICT;
CREATE INDEX shown_by_day ON shown (day);
CREATE INDEX shown_by_hash ON shown (text_hash);

CREATE TABLE event (
    item INTEGER NOT NULL REFERENCES item (id),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    start TEXT, finish TEXT,
    country TEXT, admin1 TEXT, place TEXT, lat REAL, lon REAL,
    confidence REAL NOT NULL,
    judged INTEGER NOT NULL,          -- 1 where people decided something of it
    PRIMARY KEY (item, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_by_kind ON event (kind, item);
CREATE INDEX event_by_country ON event (country, admin1, item);

CREATE TABLE facet (
    item INTEGER NOT NULL REFERENCES item (id),
    name TEXT NOT NULL,               -- party, source
    value TEXT NOT NULL,
    PRIMARY KEY (name, value, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX facet_by_item ON facet (item);

CREATE TABLE tally (
    item INTEGER PRIMARY KEY REFERENCES item (id),
    told TEXT NOT NULL                -- every facet's values of the item, `name=value`, one a line: counted in one pass
) STRICT;

CREATE TABLE fingerprint (
    hash INTEGER NOT NULL,            -- of a five-word run: the smallest of the report
    item INTEGER NOT NULL REFERENCES item (id),
    PRIMARY KEY (hash, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprint_by_item ON fingerprint (item);

CREATE VIRTUAL TABLE search USING fts5 (title, text, parties, places, content = '', tokenize = "unicode61 remove_diacritics 0");

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
