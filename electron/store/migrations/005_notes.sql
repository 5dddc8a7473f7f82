-- Why: highlights are listed by when they were made, by brief and in the trash without reading all of them, and a note's earlier versions are found.

CREATE INDEX highlight_by_made ON highlight (created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX highlight_by_published ON highlight (brief_id DESC, start, id) WHERE deleted_at IS NULL;
CREATE INDEX highlight_in_trash ON highlight (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;

-- A note that was undone has no row; the journal still knows what it said.
CREATE INDEX change_of_note_by_brief ON change (json_extract(coalesce(after, before), '$.brief_id')) WHERE entity = 'note';
