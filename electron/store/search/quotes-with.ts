import { parse } from '../../../shared/search/parse.ts';
import { completed } from './completed-words.ts';
import { quoteSql } from './annotation-and-quote-query.ts';
import type { Db } from '../kernel/database.ts';
import type { Sql } from './where-clause.ts';

/** A search over quotes as a condition on `quote`, of current revisions. A word that is still being typed may go on. */
export function quotesWith(db: Db, typed: string): Sql {
  const { candidates, where } = quoteSql(completed(db, parse(typed)));
  const holds = `EXISTS (
    SELECT 1 FROM brief CROSS JOIN speaker WHERE brief.id = quote.brief_id AND speaker.id = quote.speaker_id AND ${where.text})`;
  return candidates === null
    ? { text: holds, values: where.values }
    : { text: `quote.brief_id IN (SELECT rowid FROM brief_search WHERE brief_search MATCH ?) AND ${holds}`, values: [candidates, ...where.values] };
}
