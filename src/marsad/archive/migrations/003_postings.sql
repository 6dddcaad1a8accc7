-- Facets counted fast: for each value the reports that have it, derived from `tally` and made anew with the index.

CREATE TABLE facet_value (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,               -- kind, country, party …
    value TEXT NOT NULL,
    total INTEGER NOT NULL,           -- reports that have it, among those sealed; never too small
    UNIQUE (name, value)
) STRICT;
CREATE INDEX facet_value_by_total ON facet_value (name, total DESC, id);

CREATE TABLE posting (
    value INTEGER NOT NULL REFERENCES facet_value (id),
    chunk INTEGER NOT NULL,           -- items from 65,536 times this
    items BLOB NOT NULL,              -- their offsets in order, two bytes each, or 65,536 bits where that is shorter
    PRIMARY KEY (value, chunk)
) STRICT;

-- Narrowing without a look at each report found: every column a filter asks for stands in the index itself.
DROP INDEX event_by_kind;
DROP INDEX event_by_country;
CREATE INDEX event_by_kind ON event (kind, item, country, status, start, finish, admin1, confidence);
CREATE INDEX event_by_country ON event (country, item, kind, status, start, finish, admin1, confidence);
CREATE INDEX event_by_day ON event (start, finish, item, kind, country, status, admin1, confidence);
CREATE INDEX shown_by_outlet ON shown (outlet);
CREATE INDEX shown_by_published ON shown (published DESC, item);
