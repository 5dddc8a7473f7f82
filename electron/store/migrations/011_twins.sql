-- Why: a byte that turns over on the disk is found: SQLite's own check compares every index with its table, so each of these holds a second copy of what nothing else can prove.

-- Nobody asks by these conditions, which are always true: no query takes such an index for its plan. Each begins with its table's key, so that new rows come at its end.
CREATE INDEX source_twin ON source (id, kind, name, address, added_at, fetched_at, details, every_minutes, with_images, paused_at, removed_at, user) WHERE id <> -1;
CREATE INDEX brief_twin ON brief (id, title, date, published_at, modified_at, series, authors, language, excerpt, words, status, added_at, revision_id) WHERE id <> -1;
-- Title and body have their hash, the text is made from the body.
CREATE INDEX revision_twin ON revision (id, fetched_at, text_version) WHERE id <> -1;
CREATE INDEX section_twin ON section (revision_id, position, heading, level, start, "end") WHERE revision_id <> -1;
-- What was said stands in the text.
CREATE INDEX quote_twin ON quote (id, brief_id, position, start, "end", role, speaker_id) WHERE id <> -1;
CREATE INDEX related_twin ON related (revision_id, position, title, authors, url, start, "end") WHERE revision_id <> -1;
CREATE INDEX topic_twin ON topic (id, name COLLATE BINARY, known) WHERE id <> -1;
CREATE INDEX brief_topic_twin ON brief_topic (brief_id, position, topic_id) WHERE brief_id <> -1;
CREATE INDEX asset_twin ON asset (hash, media_type, size) WHERE hash <> '';
CREATE INDEX highlight_place_twin ON highlight_place (highlight_id, revision_id, aligner_version, verdict, also, start, "end", more) WHERE highlight_id <> '';
CREATE INDEX setting_twin ON setting (key, value) WHERE key <> '';

-- What the analyst made stands in the journal as well; these are what the journal does not know, and the journal itself.
CREATE INDEX reading_twin ON reading (brief_id, read_at, starred_at, position) WHERE brief_id <> -1;
CREATE INDEX step_twin ON step (id, label, brief_id, session, state, at, device, clock) WHERE id <> -1;
CREATE INDEX change_twin ON change (id, step_id, entity, row, before, after) WHERE id <> -1;
