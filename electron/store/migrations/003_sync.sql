-- Why: sources fetch themselves: what is known of each, when it is due, what every sync brought, and the images of briefs.

-- What discovery learnt of the source and the analyst chose of it. null for files, samples and bundles.
ALTER TABLE source ADD COLUMN details TEXT CHECK (details IS NULL OR json_valid(details));
ALTER TABLE source ADD COLUMN every_minutes INTEGER CHECK (every_minutes IS NULL OR every_minutes > 0);  -- null: only when asked
ALTER TABLE source ADD COLUMN with_images INTEGER NOT NULL DEFAULT 1 CHECK (with_images IN (0, 1));
ALTER TABLE source ADD COLUMN paused_at TEXT;
ALTER TABLE source ADD COLUMN removed_at TEXT;                                                           -- its briefs stay
ALTER TABLE source ADD COLUMN tried_at TEXT;                                                             -- fetched_at: when it last went well
ALTER TABLE source ADD COLUMN due_at TEXT;
ALTER TABLE source ADD COLUMN failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0);                 -- in a row
ALTER TABLE source ADD COLUMN failure TEXT CHECK (failure IS NULL OR json_valid(failure));               -- of the last sync
-- Who signs in with an application password. The password is kept sealed by the system, or not at all.
ALTER TABLE source ADD COLUMN user TEXT;
ALTER TABLE source ADD COLUMN sealed_password TEXT;
CREATE INDEX source_by_due ON source (due_at) WHERE due_at IS NOT NULL;

CREATE INDEX brief_by_absence ON brief (source_id, status) WHERE status <> 'published';

-- What a source said of a brief when it last came, so that the next sync knows whether it changed. Written in the brief's own transaction.
CREATE TABLE brief_state (
  brief_id INTEGER PRIMARY KEY REFERENCES brief (id) ON UPDATE CASCADE,
  state    TEXT,                                           -- the fetcher's words, given back as they are; null: it stands there no longer
  form     TEXT    NOT NULL CHECK (form IN ('whole', 'excerpt', 'protected')),
  summary  TEXT    CHECK (summary IS NULL OR json_valid(summary))  -- the publisher's own summary, when the body came from the page
) STRICT;

-- One sync of one source. ended_at stays null when Briefcase was stopped in the middle.
CREATE TABLE sync_run (
  id         INTEGER PRIMARY KEY,
  source_id  INTEGER NOT NULL REFERENCES source (id),
  started_at TEXT    NOT NULL,
  ended_at   TEXT,
  outcome    TEXT    NOT NULL DEFAULT 'interrupted' CHECK (outcome IN ('interrupted', 'done', 'partial', 'failed', 'cancelled', 'offline')),
  failure    TEXT    CHECK (failure IS NULL OR json_valid(failure)),
  counts     TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(counts))
) STRICT;
CREATE INDEX sync_run_by_source ON sync_run (source_id, id);

-- What happened to one brief in a sync, or to the source as a whole.
CREATE TABLE sync_line (
  id       INTEGER PRIMARY KEY,
  run_id   INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
  kind     TEXT    NOT NULL CHECK (kind IN ('added', 'updated', 'described', 'returned', 'unpublished', 'gone', 'failed')),
  brief_id INTEGER REFERENCES brief (id) ON UPDATE CASCADE,
  title    TEXT,                                           -- as it was then; null when it never arrived
  failure  TEXT    CHECK (failure IS NULL OR json_valid(failure))
) STRICT;
CREATE INDEX sync_line_by_run ON sync_line (run_id, id);
CREATE INDEX sync_line_by_brief ON sync_line (brief_id) WHERE brief_id IS NOT NULL;

-- Images that revisions name by address. The bytes are an asset once they have come.
CREATE TABLE image (
  id       INTEGER PRIMARY KEY,
  address  TEXT    NOT NULL UNIQUE,
  hash     TEXT    REFERENCES asset (hash),                -- null until it has come
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0)
) STRICT;
CREATE INDEX image_wanted ON image (id) WHERE hash IS NULL;

CREATE TABLE revision_image (
  image_id    INTEGER NOT NULL REFERENCES image (id),
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  PRIMARY KEY (image_id, revision_id)
) STRICT, WITHOUT ROWID;
