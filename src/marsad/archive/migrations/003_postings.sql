-- Facets counted fast: for each value the reports that have it. Derived with the rest of the index and made anew with it.

CREATE TABLE facet_value (
    id INTEGER PRIMARY KEY,           -- sixteen times a number, and the facet's own: 0 kind, 1 country, 2 governorate, 3 party,
                                      -- 4 source, 5 outlet, 6 day, 7 status, 8 confidence
    name TEXT NOT NULL,               -- of the facet
    value TEXT NOT NULL,
    total INTEGER NOT NULL,           -- reports that have it, among those sealed; never too small
    UNIQUE (name, value)
) STRICT;
CREATE INDEX facet_value_by_total ON facet_value (name, total DESC, id);

CREATE TABLE posting (
    value INTEGER NOT NULL REFERENCES facet_value (id),
    chunk INTEGER NOT NULL,           -- items from 65,536 times this
    items BLOB NOT NULL,              -- their offsets in order, two bytes each, or 65,536 bits where there are many
    PRIMARY KEY (value, chunk)
) STRICT, WITHOUT ROWID;

-- `tally.told` had the values in words; now their ids, parted by spaces.
CREATE TEMP TABLE line AS
    SELECT t.item, substr(j.value, 1, instr(j.value, '=') - 1) AS name, substr(j.value, instr(j.value, '=') + 1) AS value
    FROM tally t, json_each('["' || replace(replace(replace(t.told, '\', '\\'), '"', '\"'), char(10), '","') || '"]') j
    WHERE instr(j.value, '=') > 1;
INSERT INTO facet_value
    SELECT row_number() OVER (ORDER BY name, value) * 16
        + CASE name WHEN 'kind' THEN 0 WHEN 'country' THEN 1 WHEN 'governorate' THEN 2 WHEN 'party' THEN 3 WHEN 'source' THEN 4
            WHEN 'outlet' THEN 5 WHEN 'day' THEN 6 WHEN 'status' THEN 7 ELSE 8 END, name, value, 0
    FROM (SELECT DISTINCT name, value FROM line);
DELETE FROM tally;
INSERT INTO tally SELECT l.item, group_concat(v.id, ' ') FROM line l JOIN facet_value v ON v.name = l.name AND v.value = l.value
    GROUP BY l.item;
INSERT INTO tally SELECT item, '' FROM shown WHERE item NOT IN (SELECT item FROM tally);
DROP TABLE temp.line;

-- Narrowing without a look at each report found: every column a filter asks for stands in the index itself.
DROP INDEX event_by_kind;
DROP INDEX event_by_country;
CREATE INDEX event_by_kind ON event (kind, item, country, status, start, finish, admin1, confidence);
CREATE INDEX event_by_country ON event (country, item, kind, status, start, finish, admin1, confidence);
CREATE INDEX event_by_day ON event (start, finish, item, kind, country, status, admin1, confidence);
CREATE INDEX shown_by_outlet ON shown (outlet);
CREATE INDEX shown_by_published ON shown (published DESC, item);
