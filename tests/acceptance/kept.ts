import type { Body } from '../../shared/brief/body.ts';
import { openArchive, type Db } from '../../electron/store/kernel/database.ts';
import { check } from '../../electron/store/backup/check-archive.ts';

/* What the archive holds, read past the store: the tables as they are. */

export interface KeptBrief {
  id: number;
  key: string;
  title: string;
  url: string | null;
  date: string | null;
  publishedAt: string | null;
  modifiedAt: string | null;
  status: 'published' | 'unpublished' | 'gone';
  text: string;
  body: Body;
  form: string | null;
  topics: string[];
  revisions: number;
}

export async function withDb<T>(folder: string, look: (db: Db) => T | Promise<T>): Promise<T> {
  const opened = openArchive(folder);
  if (!opened.ok) throw new Error(`the archive cannot be opened: ${opened.failure.code}`);
  try {
    return await look(opened.value);
  } finally {
    opened.value.close();
  }
}

export function keptBriefs(db: Db): Map<string, KeptBrief> {
  const rows = db.prepare<unknown[], Omit<KeptBrief, 'body' | 'topics'> & { body: string }>(`
    SELECT brief.id, brief.key, brief.title, brief.url, brief.date, published_at AS publishedAt, modified_at AS modifiedAt, status, revision.text, revision.body, form,
           (SELECT count(*) FROM revision AS every WHERE every.brief_id = brief.id) AS revisions
    FROM brief
    JOIN source ON source.id = source_id
    JOIN revision ON revision.id = revision_id
    LEFT JOIN brief_state ON brief_state.brief_id = brief.id
    WHERE source.kind = 'wordpress'`).all();
  const topics = db.prepare<unknown[], string>('SELECT name FROM brief_topic JOIN topic ON topic.id = topic_id WHERE brief_id = ? ORDER BY position').pluck();
  return new Map(rows.map((row) => [row.key, { ...row, body: JSON.parse(row.body) as Body, topics: topics.all(row.id) }]));
}

/** Everything the analyst made, as text: two of them are equal when nothing was touched. */
export function madeByAnalyst(db: Db): string {
  const tables = ['highlight', 'note', 'tag', 'highlight_tag', 'brief_tag', 'step', 'change'];
  return JSON.stringify(tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()));
}

/** What is wrong with the archive itself: its file, its references, its revisions, its index. */
export async function troublesOf(db: Db): Promise<string[]> {
  const { problems } = await check(db, () => {}, async () => {});
  const partial = db.prepare<unknown[], number>('SELECT count(*) FROM brief WHERE revision_id IS NULL OR id NOT IN (SELECT brief_id FROM revision)').pluck().get()!;
  return partial === 0 ? problems : [...problems, `${partial} briefs without a text.`];
}
