import type { BriefTitle, Names } from '../../../shared/contract/calls.ts';
import type { BriefId } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/* What quick open looks through: kept small, the newest and the most used. */

const MOST_SPEAKERS = 2_000;
const MOST_TOPICS = 1_000;
const MOST_TAGS = 1_000;
const RECENT_NOTES = 300;
/** The quotes that tell who speaks often: the newest, so that a large archive is not read through. */
const RECENT_QUOTES = 20_000;

/** Newest first, below `before`. */
export function listTitles(db: Db, before: BriefId | null, limit: number): BriefTitle[] {
  return prepared<BriefTitle>(db, 'SELECT id, title, date FROM brief WHERE id < ? ORDER BY id DESC LIMIT ?').all(before ?? Number.MAX_SAFE_INTEGER, limit);
}

export function listNames(db: Db): Names {
  return {
    speakers: prepared<string>(db, `
      SELECT speaker.name
      FROM (SELECT speaker_id, count(*) AS quotes FROM (SELECT speaker_id FROM quote ORDER BY id DESC LIMIT ${RECENT_QUOTES}) GROUP BY speaker_id) AS said
      JOIN speaker ON speaker.id = said.speaker_id
      ORDER BY said.quotes DESC, speaker.name LIMIT ${MOST_SPEAKERS}`).pluck().all(),
    topics: prepared<string>(db, `SELECT name FROM topic ORDER BY id LIMIT ${MOST_TOPICS}`).pluck().all(),
    tags: prepared<string>(db, `SELECT name FROM tag ORDER BY name COLLATE NOCASE LIMIT ${MOST_TAGS}`).pluck().all(),
    notes: prepared<Names['notes'][number]>(db, `
      SELECT note.brief_id AS briefId, note.highlight_id AS highlightId, note.id AS noteId, substr(note.text, 1, 200) AS text, brief.title
      FROM note
      JOIN brief ON brief.id = note.brief_id
      LEFT JOIN highlight ON highlight.id = note.highlight_id
      WHERE note.deleted_at IS NULL AND highlight.deleted_at IS NULL
      ORDER BY note.id DESC
      LIMIT ${RECENT_NOTES}`).all(),
  };
}
