import type { Db } from '../../electron/store/kernel/database.ts';

/* What an archive holds, row for row: what damage must not change without a word. */

export type Content = Map<string, string>;

/** Everything but what is made again from it. Where reading stopped is kept for convenience, never promised. */
const TABLES: Record<string, string> = {
  source: 'id', brief: 'id', revision: 'id', section: 'revision_id, position', quote: 'id', related: 'revision_id, position', topic: 'id', brief_topic: 'brief_id, position',
  highlight: 'id', highlight_base: 'id', kept_highlight: 'highlight_id', seen_edit: 'revision_id', note: 'id', merged_name: 'name', different_people: 'one, other',
  tag: 'id', highlight_tag: 'highlight_id, tag_id', brief_tag: 'brief_id, tag_id', saved_search: 'id', step: 'id', change: 'id', reading: 'brief_id',
};

export function contentOf(db: Db): Content {
  const content: Content = new Map();
  for (const [table, key] of Object.entries(TABLES)) {
    const keys = key.split(', ');
    for (const row of db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).iterate()) {
      content.set(`${table} ${keys.map((name) => String(row[name])).join(' ')}`, JSON.stringify(Object.entries(row).filter(([name]) => table !== 'reading' || name !== 'position')));
    }
  }
  return content;
}

/** What a salvage must bring back, or say that it could not: what stands by itself and is not made of something else. */
const OWN = /^(?:brief|revision|highlight|highlight_base|kept_highlight|note|merged_name|different_people|tag|highlight_tag|brief_tag|saved_search) /;
export const ownOf = (content: Content): Content => new Map([...content].filter(([key]) => OWN.test(key)));

/** What is missing or otherwise; empty when all of `expected` is there. */
export function lostFrom(expected: Content, found: Content): string[] {
  const lost: string[] = [];
  for (const [key, row] of expected) {
    const now = found.get(key);
    if (now === undefined) lost.push(`${key} is missing`);
    else if (now !== row) lost.push(`${key} is ${now.slice(0, 300)} and was ${row.slice(0, 300)}`);
  }
  for (const key of found.keys()) if (!expected.has(key)) lost.push(`${key} was never there`);
  return lost;
}
