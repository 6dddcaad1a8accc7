-- The history of one item without a look at the whole log.

CREATE INDEX log_by_item ON log (item) WHERE item IS NOT NULL;
CREATE INDEX log_of_all ON log (action) WHERE item IS NULL;
