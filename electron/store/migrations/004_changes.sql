-- Why: a brief that was edited after it was quoted stays on a list until it was seen, and a highlight can follow an edit without losing where it was made.

-- An edit upstream of a brief with highlights. Written in the transaction of its revision, with the places of the highlights.
CREATE TABLE upstream_edit (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (id),        -- the revision that came of it
  brief_id    INTEGER NOT NULL REFERENCES brief (id) ON UPDATE CASCADE,
  counts      TEXT    NOT NULL CHECK (json_valid(counts)),         -- highlights outside the trash by verdict, as it arrived
  at          TEXT    NOT NULL
) STRICT;
CREATE INDEX upstream_edit_by_brief ON upstream_edit (brief_id);

-- ── The analyst's: through the journal

CREATE TABLE seen_edit (
  revision_id INTEGER PRIMARY KEY REFERENCES upstream_edit (revision_id),
  seen_at     TEXT    NOT NULL
) STRICT;

-- Where a highlight stood before a change was accepted or it was put on other words.
CREATE TABLE highlight_base (
  id           TEXT    PRIMARY KEY,                                -- UUIDv7
  highlight_id TEXT    NOT NULL REFERENCES highlight (id),
  revision_id  INTEGER NOT NULL REFERENCES revision (id),
  start        INTEGER NOT NULL,
  "end"        INTEGER NOT NULL,
  exact        TEXT    NOT NULL,
  prefix       TEXT    NOT NULL,
  suffix       TEXT    NOT NULL,
  paragraph    INTEGER,
  speaker      TEXT,
  role         TEXT,
  act          TEXT    NOT NULL CHECK (act IN ('accepted', 'reattached')),  -- how it was left
  left_at      TEXT    NOT NULL,
  device       TEXT    NOT NULL,
  clock        INTEGER NOT NULL
) STRICT;
CREATE INDEX highlight_base_by_highlight ON highlight_base (highlight_id);

-- What the analyst saw of a highlight and keeps it all the same as it was made: settled until other words stand there.
CREATE TABLE kept_highlight (
  highlight_id TEXT    PRIMARY KEY REFERENCES highlight (id),
  revision_id  INTEGER NOT NULL REFERENCES revision (id),
  verdict      TEXT    NOT NULL,
  words        TEXT,                                               -- that stood there; null: lost
  kept_at      TEXT    NOT NULL,
  device       TEXT    NOT NULL,
  clock        INTEGER NOT NULL
) STRICT;
