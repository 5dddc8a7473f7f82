import type { Body } from '../../../shared/brief/body.ts';
import { leafBlocks, paragraphNumbers } from '../../../shared/brief/text.ts';
import type { BriefId, RevisionId } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/** What making a highlight needs of a revision: it is read once for many highlights, since a revision never changes. */
export interface Page {
  briefId: BriefId;
  text: string;
  /** The pilcrow number of the paragraph that the offset lies in; null in headings and tables. */
  paragraphAt: (offset: number) => number | null;
}

const KEPT = 3;
const recent = new WeakMap<Db, Map<RevisionId, Page>>();

/** null when there is no such revision. */
export function pageOf(db: Db, id: RevisionId): Page | null {
  const pages = recent.get(db) ?? new Map<RevisionId, Page>();
  recent.set(db, pages);
  const page = pages.get(id) ?? readPage(db, id);
  if (!page) return null;
  pages.delete(id);
  pages.set(id, page);
  if (pages.size > KEPT) pages.delete(pages.keys().next().value!);
  return page;
}

function readPage(db: Db, id: RevisionId): Page | null {
  const row = prepared<{ brief_id: BriefId; body: string; text: string }>(db, 'SELECT brief_id, body, text FROM revision WHERE id = ?').get(id);
  if (!row) return null;
  const body = JSON.parse(row.body) as Body;
  const numbers = paragraphNumbers(body);
  const paragraphs = leafBlocks(body).map(({ start, end }, index) => ({ start, end, number: numbers[index] ?? null }));
  return {
    briefId: row.brief_id,
    text: row.text,
    paragraphAt: (offset) => paragraphs.find(({ start, end }) => start <= offset && offset < end)?.number ?? null,
  };
}
