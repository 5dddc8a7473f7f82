-- Why: the first archive: what was published, what the analyst made of it, and the journal that undo, history and merging rest on.

-- ── What was published: written by import and sync alone

CREATE TABLE source (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('files', 'samples', 'wordpress', 'feed', 'bundle')),
  name       TEXT NOT NULL,
  address    TEXT UNIQUE,                                  -- null for files and samples
  added_at   TEXT NOT NULL,
  fetched_at TEXT                                          -- null until the first fetch
) STRICT;

-- id = day number << 20 | n, so that newest-first lists and date ranges are rowid ranges.
CREATE TABLE brief (
  id           INTEGER PRIMARY KEY,
  source_id    INTEGER NOT NULL REFERENCES source (id),
  key          TEXT    NOT NULL,                           -- the publisher's id; for a file, its path
  revision_id  INTEGER REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,  -- current; null only inside a transaction
  title        TEXT    NOT NULL,
  url          TEXT,
  date         TEXT    CHECK (date IS NULL OR date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  published_at TEXT,
  modified_at  TEXT,
  series       TEXT,
  authors      TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(authors)),
  language     TEXT,
  excerpt      TEXT    NOT NULL,
  words        INTEGER NOT NULL,
  status       TEXT    NOT NULL DEFAULT 'published' CHECK (status IN ('published', 'unpublished', 'gone')),
  added_at     TEXT    NOT NULL,
  UNIQUE (source_id, key)
) STRICT;
CREATE INDEX brief_by_title ON brief (title COLLATE NOCASE);
CREATE INDEX brief_by_url ON brief (url) WHERE url IS NOT NULL;

-- One immutable version of title and body as it arrived.
CREATE TABLE revision (
  id           INTEGER PRIMARY KEY,
  brief_id     INTEGER NOT NULL REFERENCES brief (id) ON UPDATE CASCADE,
  number       INTEGER NOT NULL CHECK (number >= 1),
  title        TEXT    NOT NULL,
  hash         TEXT    NOT NULL,                           -- SHA-256 (hex) of title and body in canonical bytes
  fetched_at   TEXT    NOT NULL,
  text_version INTEGER NOT NULL,                           -- version of the function that made the text
  text         TEXT    NOT NULL,                           -- canonical text of the body
  body         TEXT    NOT NULL CHECK (json_valid(body)),  -- last: reading a text need not walk through the body
  UNIQUE (brief_id, number)
) STRICT;
CREATE INDEX revision_by_hash ON revision (hash);

CREATE TABLE section (
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  position    INTEGER NOT NULL,
  heading     TEXT    NOT NULL,
  level       INTEGER NOT NULL CHECK (level BETWEEN 2 AND 6),
  start       INTEGER NOT NULL CHECK (start >= 0),
  "end"       INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position),
  CHECK ("end" > start)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaker (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- Words inside a revision that its text attributes to somebody.
CREATE TABLE quote (
  id          INTEGER PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  position    INTEGER NOT NULL,
  start       INTEGER NOT NULL CHECK (start >= 0),
  "end"       INTEGER NOT NULL,
  exact       TEXT    NOT NULL,
  speaker_id  INTEGER NOT NULL REFERENCES speaker (id),
  role        TEXT,
  UNIQUE (revision_id, position),
  CHECK ("end" > start)
) STRICT;
CREATE INDEX quote_by_speaker ON quote (speaker_id);

CREATE TABLE topic (
  id    INTEGER PRIMARY KEY,
  name  TEXT    NOT NULL UNIQUE COLLATE NOCASE,
  known INTEGER NOT NULL CHECK (known IN (0, 1))           -- 0: a run of topics that no vocabulary could split yet
) STRICT;

CREATE TABLE brief_topic (
  brief_id INTEGER NOT NULL REFERENCES brief (id) ON UPDATE CASCADE,
  position INTEGER NOT NULL,
  topic_id INTEGER NOT NULL REFERENCES topic (id),
  PRIMARY KEY (brief_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX brief_topic_by_topic ON brief_topic (topic_id, brief_id);

CREATE TABLE related (
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  position    INTEGER NOT NULL,
  title       TEXT    NOT NULL,
  authors     TEXT    NOT NULL CHECK (json_valid(authors)),
  url         TEXT,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

-- Bytes lie in the archive's images folder under their hash.
CREATE TABLE asset (
  hash       TEXT    PRIMARY KEY,                          -- SHA-256, hex
  media_type TEXT    NOT NULL,
  size       INTEGER NOT NULL,                             -- bytes
  width      INTEGER,
  height     INTEGER,
  fetched_at TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- ── What the analyst makes: written through the journal alone

CREATE TABLE reading (
  brief_id   INTEGER PRIMARY KEY REFERENCES brief (id) ON UPDATE CASCADE,
  read_at    TEXT,                                         -- null: unread
  starred_at TEXT,                                         -- null: no star
  position   INTEGER NOT NULL DEFAULT 0                    -- first character at the top of the page; not in the journal
) STRICT;
CREATE INDEX reading_by_star ON reading (brief_id) WHERE starred_at IS NOT NULL;

CREATE TABLE highlight (
  id          TEXT    PRIMARY KEY,                         -- UUIDv7
  brief_id    INTEGER NOT NULL REFERENCES brief (id) ON UPDATE CASCADE,
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  start       INTEGER NOT NULL CHECK (start >= 0),
  "end"       INTEGER NOT NULL,
  exact       TEXT    NOT NULL,
  prefix      TEXT    NOT NULL,
  suffix      TEXT    NOT NULL,
  paragraph   INTEGER,                                     -- the pilcrow number it starts in; null in headings and tables
  colour      TEXT    NOT NULL CHECK (colour IN ('yellow', 'green', 'blue', 'pink', 'purple')),
  speaker     TEXT,                                        -- when made from an attributed quote
  role        TEXT,
  created_at  TEXT    NOT NULL,
  updated_at  TEXT    NOT NULL,
  deleted_at  TEXT,                                        -- in the trash since
  device      TEXT    NOT NULL,
  clock       INTEGER NOT NULL,
  CHECK ("end" > start)
) STRICT;
CREATE INDEX highlight_by_brief ON highlight (brief_id, start);
CREATE INDEX highlight_by_revision ON highlight (revision_id);

-- Derived: where a highlight stands in a later revision. Can always be computed again.
CREATE TABLE highlight_place (
  highlight_id    TEXT    NOT NULL REFERENCES highlight (id) ON DELETE CASCADE,
  revision_id     INTEGER NOT NULL REFERENCES revision (id),
  aligner_version INTEGER NOT NULL,
  verdict         TEXT    NOT NULL,
  also            TEXT    NOT NULL CHECK (json_valid(also)),
  start           INTEGER,                                 -- null when lost
  "end"           INTEGER,
  more            TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(more)),
  PRIMARY KEY (highlight_id, revision_id)
) STRICT, WITHOUT ROWID;

-- On a highlight, or on a brief as a whole.
CREATE TABLE note (
  id           TEXT    PRIMARY KEY,                        -- UUIDv7
  brief_id     INTEGER NOT NULL REFERENCES brief (id) ON UPDATE CASCADE,
  highlight_id TEXT    REFERENCES highlight (id),
  text         TEXT    NOT NULL,                           -- Markdown
  created_at   TEXT    NOT NULL,
  updated_at   TEXT    NOT NULL,
  deleted_at   TEXT,
  device       TEXT    NOT NULL,
  clock        INTEGER NOT NULL
) STRICT;
CREATE INDEX note_by_brief ON note (brief_id);
CREATE INDEX note_by_highlight ON note (highlight_id) WHERE highlight_id IS NOT NULL;

CREATE TABLE tag (
  id   TEXT PRIMARY KEY,                                   -- UUIDv7
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE highlight_tag (
  highlight_id TEXT NOT NULL REFERENCES highlight (id),
  tag_id       TEXT NOT NULL REFERENCES tag (id),
  PRIMARY KEY (highlight_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX highlight_tag_by_tag ON highlight_tag (tag_id);

CREATE TABLE brief_tag (
  brief_id INTEGER NOT NULL REFERENCES brief (id) ON UPDATE CASCADE,
  tag_id   TEXT    NOT NULL REFERENCES tag (id),
  PRIMARY KEY (brief_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX brief_tag_by_tag ON brief_tag (tag_id);

-- ── The journal: everything the analyst did, in order

-- One act of the analyst; undo takes back the newest one that is done.
CREATE TABLE step (
  id       INTEGER PRIMARY KEY,
  label    TEXT    NOT NULL,                               -- as the menu says it: "Highlight", "Edit note"
  brief_id INTEGER,                                        -- where to look when it is undone; null when nowhere in particular
  session  TEXT,                                           -- saves of one sitting share a step
  state    TEXT    NOT NULL CHECK (state IN ('done', 'undone', 'superseded')),
  at       TEXT    NOT NULL,
  device   TEXT    NOT NULL,
  clock    INTEGER NOT NULL
) STRICT;
CREATE INDEX step_by_state ON step (state, id);

-- One row of one table before and after; null: the row was not there.
CREATE TABLE change (
  id      INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES step (id),
  entity  TEXT    NOT NULL,                                -- table name
  row     TEXT    NOT NULL CHECK (json_valid(row)),        -- its key, as a JSON array
  before  TEXT    CHECK (before IS NULL OR json_valid(before)),
  after   TEXT    CHECK (after IS NULL OR json_valid(after))
) STRICT;
CREATE INDEX change_by_step ON change (step_id);
CREATE INDEX change_by_row ON change (entity, row);

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
