-- Incidents: what many reports tell of one happening. All of it is derived from the reports as they stand and from what people
-- said of pairs (`judgement`: same, different); the log tells what became of each incident, in entries `link`.

CREATE TABLE linked (
    item INTEGER PRIMARY KEY REFERENCES item (id),
    packed BLOB NOT NULL              -- what linking weighs of its events: zlib
) STRICT;

CREATE TABLE linked_event (
    event INTEGER PRIMARY KEY,        -- 4,096 times the item and the place of the event in it
    incident TEXT NOT NULL            -- the incident it belongs to
) STRICT;
CREATE INDEX linked_event_by_incident ON linked_event (incident);

CREATE TABLE linked_block (
    block INTEGER NOT NULL,           -- a day with a cell of the map, a rare word …
    event INTEGER NOT NULL,           -- an event that stands in it
    PRIMARY KEY (block, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX linked_block_by_event ON linked_block (event);

CREATE TABLE linked_near (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,               -- every pair stands both ways
    score REAL NOT NULL,              -- log-odds
    binding INTEGER NOT NULL,         -- 1 where the two are grouped together, be it into two incidents
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE linked_answer (
    number INTEGER PRIMARY KEY,       -- of the judgement
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    told TEXT NOT NULL                -- JSON: the answer, by whom and when
) STRICT;
CREATE INDEX linked_answer_by_a ON linked_answer (a);
CREATE INDEX linked_answer_by_b ON linked_answer (b);

CREATE TABLE incident (
    id TEXT PRIMARY KEY,
    first TEXT NOT NULL,              -- by which incidents are ordered: their earliest members'
    told BLOB NOT NULL                -- the incident's JSON, zlib; empty where its reports tell no event
) STRICT;
CREATE INDEX incident_by_first ON incident (first);

CREATE TABLE incident_gone (
    id TEXT PRIMARY KEY               -- incidents of which a member was deleted on request since they were last made
) STRICT;

-- What is deleted on request goes from here in the same breath, with every incident that quotes it; those are made anew.
CREATE TRIGGER incidents_forget AFTER DELETE ON reading_text BEGIN
    INSERT OR IGNORE INTO incident_gone
        SELECT incident FROM linked_event WHERE event BETWEEN OLD.item * 4096 AND OLD.item * 4096 + 4095;
    DELETE FROM incident WHERE id IN
        (SELECT incident FROM linked_event WHERE event BETWEEN OLD.item * 4096 AND OLD.item * 4096 + 4095);
    DELETE FROM linked_block WHERE event BETWEEN OLD.item * 4096 AND OLD.item * 4096 + 4095;
    DELETE FROM linked_near WHERE b BETWEEN OLD.item * 4096 AND OLD.item * 4096 + 4095
        AND a IN (SELECT n.b FROM linked_near n WHERE n.a BETWEEN OLD.item * 4096 AND OLD.item * 4096 + 4095);
    DELETE FROM linked_near WHERE a BETWEEN OLD.item * 4096 AND OLD.item * 4096 + 4095;
    DELETE FROM linked_answer WHERE a BETWEEN OLD.item * 4096 AND OLD.item * 4096 + 4095
        OR b BETWEEN OLD.item * 4096 AND OLD.item * 4096 + 4095;
    DELETE FROM linked_event WHERE event BETWEEN OLD.item * 4096 AND OLD.item * 4096 + 4095;
    DELETE FROM linked WHERE item = OLD.item;
END;
