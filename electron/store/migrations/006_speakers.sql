-- Why: quotes are listed over all briefs and by speaker without reading the briefs, and the names of one person can be merged by hand.

-- The brief in whose current revision the quote stands; null: only an older revision says so.
ALTER TABLE quote ADD COLUMN brief_id INTEGER REFERENCES brief (id) ON UPDATE CASCADE;
UPDATE quote SET brief_id = (SELECT brief.id FROM brief JOIN revision ON revision.brief_id = brief.id WHERE revision.id = quote.revision_id AND brief.revision_id = revision.id);
CREATE INDEX quote_by_brief ON quote (brief_id DESC, position) WHERE brief_id IS NOT NULL;
DROP INDEX quote_by_speaker;
CREATE INDEX quote_by_speaker ON quote (speaker_id, brief_id);
CREATE INDEX brief_by_source ON brief (source_id, id);

-- The name without what printers do differently: capitals, full stops, apostrophes, hyphens. The same spelling is the very same name.
ALTER TABLE speaker ADD COLUMN spelling TEXT NOT NULL GENERATED ALWAYS AS (
  lower(replace(replace(replace(replace(replace(replace(replace(name, '.', ''), '’', ''''), '‘', ''''), 'ʼ', ''''), '‐', '-'), '‑', '-'), char(160), ' '))
) VIRTUAL;
CREATE INDEX speaker_by_spelling ON speaker (spelling, id);
-- Derived from the spelling and from merged_name: the name under which this one is shown; itself for most.
ALTER TABLE speaker ADD COLUMN person_id INTEGER REFERENCES speaker (id);
UPDATE speaker SET person_id = (SELECT min(same.id) FROM speaker AS same WHERE same.spelling = speaker.spelling);
CREATE INDEX speaker_by_person ON speaker (person_id);
CREATE INDEX speaker_merged ON speaker (person_id) WHERE person_id <> id;

-- ── The analyst's: through the journal. By name, which stays the same whatever is read or synced again.

-- Another name of a person. person = name: this name stands alone, although it is spelt like another.
CREATE TABLE merged_name (
  name      TEXT    PRIMARY KEY,
  person    TEXT    NOT NULL,
  merged_at TEXT    NOT NULL,
  device    TEXT    NOT NULL,
  clock     INTEGER NOT NULL
) STRICT;
CREATE INDEX merged_name_by_person ON merged_name (person);

-- Two names that look alike and are different people.
CREATE TABLE different_people (
  one     TEXT    NOT NULL,
  other   TEXT    NOT NULL,
  said_at TEXT    NOT NULL,
  device  TEXT    NOT NULL,
  clock   INTEGER NOT NULL,
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT;
