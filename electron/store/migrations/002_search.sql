-- Why: any sentence again, while typing. Everything here is derived and can be made anew; see docs/decisions/search.md.

-- One row per brief (rowid = brief.id, so newest-first is rowid order). Words arrive folded by shared/search/words.ts: the
-- tokenizer only finds the spaces. Contentless: the archive has the text, and taking a row out needs no old words.
CREATE VIRTUAL TABLE brief_search USING fts5 (
  body,                                                    -- first: FTS5 writes no column number for the first column
  title, topic, speaker, author,
  yours,                                                   -- the analyst's notes, and highlights whose words are gone
  label,                                                   -- source, series, headings; each word signed, see match-expression.ts
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO brief_search (brief_search, rank) VALUES ('hashsize', 67108864);
CREATE VIRTUAL TABLE brief_vocabulary USING fts5vocab (brief_search, 'row');

-- One row per passage of a brief's text, for words that are only half remembered: which words, not where.
CREATE VIRTUAL TABLE passage_search USING fts5 (
  text,
  content = '', contentless_delete = 1, tokenize = 'ascii', detail = none
);
INSERT INTO passage_search (passage_search, rank) VALUES ('hashsize', 67108864);

-- Which revision of a brief is in the index, and the rowids of its passages: first_passage, first_passage + 1, ...
CREATE TABLE indexed_brief (
  brief_id      INTEGER PRIMARY KEY,
  revision_id   INTEGER NOT NULL,
  first_passage INTEGER NOT NULL,
  passages      INTEGER NOT NULL CHECK (passages >= 0),
  yours         TEXT    NOT NULL                           -- what the row's column yours holds
) STRICT;
CREATE UNIQUE INDEX indexed_brief_by_passage ON indexed_brief (first_passage);

-- One row per highlight (with its note) and per note on a whole brief; what lies in the trash has none.
CREATE VIRTUAL TABLE annotation_search USING fts5 (
  exact, note,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE TABLE indexed_annotation (
  id           INTEGER PRIMARY KEY,                        -- rowid in annotation_search
  brief_id     INTEGER NOT NULL REFERENCES brief (id) ON UPDATE CASCADE,
  highlight_id TEXT    UNIQUE,                             -- null for a note on a whole brief
  note_id      TEXT    UNIQUE,                             -- null for a highlight without a note
  CHECK (highlight_id IS NOT NULL OR note_id IS NOT NULL)
) STRICT;
CREATE INDEX indexed_annotation_by_brief ON indexed_annotation (brief_id);

-- What made the index: its version and whether it is whole.
CREATE TABLE search_state (
  key   TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- An archive that has briefs already is indexed at the next start: it has no version yet.
INSERT INTO search_state (key, value) SELECT 'version', 1 WHERE NOT EXISTS (SELECT 1 FROM brief);
