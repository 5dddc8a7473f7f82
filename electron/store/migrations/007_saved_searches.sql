-- Why: a search that an analyst comes back to has a name, a place in the sidebar and a count of what is unread in it.

-- The analyst's: through the journal.
CREATE TABLE saved_search (
  id         TEXT    PRIMARY KEY,                                  -- UUIDv7
  name       TEXT    NOT NULL,
  query      TEXT    NOT NULL,                                     -- as typed, in the language of shared/search
  position   REAL    NOT NULL,                                     -- order in the sidebar; gaps and halves are fine
  created_at TEXT    NOT NULL,
  updated_at TEXT    NOT NULL,
  device     TEXT    NOT NULL,
  clock      INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_search_by_position ON saved_search (position, id);
