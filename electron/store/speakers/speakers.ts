import type { Speaker, SpeakerBrief, SpeakerPage, SpeakerRow } from '../../../shared/contract/calls.ts';
import type { CalendarDate, SpeakerId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { namesLike } from '../../../shared/search/names.ts';
import { alikeTo } from './alike-speakers.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { latestRole, PEOPLE } from './people-quoted.ts';
import { teachWords } from '../search/index.ts';

/*
 * People who are quoted, under all their names. Only quotes of current revisions count: whoever is quoted in none is not listed.
 */

export interface SpeakerQuery {
  text: string;
  order: 'quotes' | 'name';
  offset: number;
  limit: number;
}

export function listSpeakers(db: Db, { text, order, offset, limit }: SpeakerQuery): SpeakerPage {
  teachWords(db);
  const like = namesLike(text);
  const where = like === null ? '' : 'WHERE person.id IN (SELECT person_id FROM speaker WHERE words_match(name, ?))';
  const values = like === null ? [] : [like];
  const rows = prepared<Omit<SpeakerRow, 'role'>>(db, `
    SELECT person.id, person.name, shown.quotes, shown.names, brief.date AS latest
    FROM (
      SELECT person.id, people.quotes, people.names, people.latest
      FROM (${PEOPLE}) AS people JOIN speaker AS person ON person.id = people.id
      ${where}
      ORDER BY ${orderSql('people', order)}
      LIMIT ? OFFSET ?) AS shown
    JOIN speaker AS person ON person.id = shown.id
    JOIN brief ON brief.id = shown.latest
    ORDER BY ${orderSql('shown', order)}`).all(...values, limit, offset);
  const total = prepared<number>(db, `
    SELECT count(*) FROM (SELECT DISTINCT person_id AS id FROM speaker WHERE EXISTS (
      SELECT 1 FROM quote WHERE speaker_id = speaker.id AND brief_id IS NOT NULL)) AS person ${where}`).pluck().get(...values) ?? 0;
  return { total, rows: rows.map((row) => ({ ...row, role: latestRole(db, row.id) })) };
}

const orderSql = (table: string, order: SpeakerQuery['order']): string =>
  `${order === 'quotes' ? `${table}.quotes DESC, ` : ''}person.name COLLATE NOCASE, person.id`;

/** Any of their names; refused when there is no such name. */
export function getSpeaker(db: Db, any: SpeakerId): Result<Speaker> {
  const person = prepared<{ id: SpeakerId; name: string }>(db, `
    SELECT person.id, person.name FROM speaker JOIN speaker AS person ON person.id = speaker.person_id WHERE speaker.id = ?`).get(any);
  if (!person) return fail({ code: 'not-found' });
  const { id } = person;
  const counts = prepared<Pick<Speaker, 'quotes' | 'briefs' | 'from' | 'to'>>(db, `
    SELECT count(*) AS quotes, count(DISTINCT quote.brief_id) AS briefs, min(date) AS "from", max(date) AS "to" ${SAID}`).get(id)!;
  return ok({ ...person, ...counts, roles: rolesOf(db, id), otherNames: otherNamesOf(db, id), alike: alikeTo(db, id) });
}

/** Everything that one person said in current revisions. */
const SAID = `
  FROM speaker CROSS JOIN quote ON quote.speaker_id = speaker.id AND quote.brief_id IS NOT NULL JOIN brief ON brief.id = quote.brief_id
  WHERE speaker.person_id = ?`;

/** The briefs that quote a person, under any of their names. */
export function listSpeakerBriefs(db: Db, { id, offset, limit }: { id: SpeakerId; offset: number; limit: number }): { rows: SpeakerBrief[]; total: number } {
  const said = `
    FROM speaker CROSS JOIN quote ON quote.speaker_id = speaker.id AND quote.brief_id IS NOT NULL
    WHERE speaker.person_id = (SELECT person_id FROM speaker WHERE id = ?)`;
  const rows = prepared<SpeakerBrief>(db, `
    SELECT brief.id, brief.title, brief.date, source.name AS sourceName, shown.quotes
    FROM (SELECT quote.brief_id, count(*) AS quotes ${said} GROUP BY quote.brief_id ORDER BY quote.brief_id DESC LIMIT ? OFFSET ?) AS shown
    CROSS JOIN brief ON brief.id = shown.brief_id
    JOIN source ON source.id = brief.source_id
    ORDER BY brief.id DESC`).all(id, limit, offset);
  return { rows, total: prepared<number>(db, `SELECT count(DISTINCT quote.brief_id) ${said}`).pluck().get(id) ?? 0 };
}

function rolesOf(db: Db, person: SpeakerId): Speaker['roles'] {
  return prepared<{ role: string | null; quotes: number; from: CalendarDate | null; to: CalendarDate | null }>(db, `
    SELECT role, count(*) AS quotes, min(date) AS "from", max(date) AS "to" ${SAID} GROUP BY role ORDER BY max(quote.brief_id) DESC, role`).all(person);
}

function otherNamesOf(db: Db, person: SpeakerId): Speaker['otherNames'] {
  return prepared<{ id: SpeakerId; name: string; quotes: number; by_analyst: 0 | 1 }>(db, `
    SELECT speaker.id, speaker.name, (SELECT count(*) FROM quote WHERE speaker_id = speaker.id AND brief_id IS NOT NULL) AS quotes,
           EXISTS (SELECT 1 FROM merged_name WHERE merged_name.name = speaker.name AND merged_name.person <> speaker.name) AS by_analyst
    FROM speaker
    WHERE person_id = @person AND speaker.id <> @person
    ORDER BY quotes DESC, speaker.name`).all({ person }).map(({ by_analyst: byAnalyst, ...row }) => ({ ...row, byAnalyst: byAnalyst === 1 }));
}
