-- Why: a file is more than its path. Where the files of a brief lie, what they said when they were read, and marks by which a text that was renamed and edited is found again.

CREATE TABLE file_place (
  source_id INTEGER NOT NULL REFERENCES source (id),
  path      TEXT    NOT NULL,
  name      TEXT    NOT NULL,                              -- the last part of the path
  brief_id  INTEGER NOT NULL REFERENCES brief (id) ON UPDATE CASCADE,
  hash      TEXT    NOT NULL,                              -- of the content that was read there last
  PRIMARY KEY (source_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_place_by_brief ON file_place (brief_id);
CREATE INDEX file_place_by_name ON file_place (source_id, name);

-- A sample of the runs of words in the current revision of a brief that came from a file.
CREATE TABLE file_mark (
  mark     INTEGER NOT NULL,                               -- 32 bits, unsigned
  brief_id INTEGER NOT NULL REFERENCES brief (id) ON UPDATE CASCADE,
  PRIMARY KEY (mark, brief_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_mark_by_brief ON file_mark (brief_id);

INSERT INTO file_place (source_id, path, name, brief_id, hash)
SELECT brief.source_id, brief.key, replace(brief.key, rtrim(brief.key, replace(brief.key, '/', '')), ''), brief.id, revision.hash
FROM source
JOIN brief ON brief.source_id = source.id
JOIN revision ON revision.id = brief.revision_id
WHERE source.kind IN ('files', 'samples');

-- -1: the marks of this brief are made before the next import.
INSERT INTO file_mark (mark, brief_id) SELECT -1, brief_id FROM file_place;
