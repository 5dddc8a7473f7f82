import { parse } from '../../../shared/search/parse.ts';
import { completed } from './completed.ts';
import { quoteSql } from './targets.ts';
import type { Db } from '../database.ts';
import type { Sql } from './where.ts';

/** A search over quotes as a condition on `quote`, of current revisions. A word that is still being typed may go on. */
export function quotesWith(db: Db, typed: string): Sql {
  const { candidates, where } = quoteSql(completed(db, parse(typed)));
  const holds = `EXISTS (
    SELECT 1 FROM brief CROSS JOIN speaker WHERE brief.id = quote.brief_id AND speaker.id = quote.speaker_id AND ${where.text})`;
  return candidates === null
    ? { text: holds, values: where.values }
    : { text: `quote.brief_id IN (SELECT rowid FROM brief_search WHERE brief_search MATCH ?) AND ${holds}`, values: [candidates, ...where.values] };
}
