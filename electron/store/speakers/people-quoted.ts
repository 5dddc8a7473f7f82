import type { SpeakerId } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/** What each person said, from the index of quotes by speaker alone. */
export const PEOPLE = `
  SELECT person_id AS id, sum(said.quotes) AS quotes, count(*) AS names, max(said.latest) AS latest
  FROM (SELECT speaker_id, count(*) AS quotes, max(brief_id) AS latest FROM quote WHERE brief_id IS NOT NULL GROUP BY speaker_id) AS said
  JOIN speaker ON speaker.id = said.speaker_id
  GROUP BY person_id`;

/** As the newest brief that gives one prints it. */
export function latestRole(db: Db, person: SpeakerId): string | null {
  return prepared<string>(db, `
    SELECT role FROM quote
    WHERE speaker_id IN (SELECT id FROM speaker WHERE person_id = ?) AND brief_id IS NOT NULL AND role IS NOT NULL
    ORDER BY brief_id DESC
    LIMIT 1`).pluck().get(person) ?? null;
}
