import { plainText } from '../../../shared/feed/plain-text.ts';
import { failed, got, type NetResult } from '../http/net.ts';
import { askWp, isRecord, listOf, nameOf, type WpAccess } from './api.ts';
import type { WpSource } from './source.ts';

/** Names of terms and authors by id. They change without any brief saying so; hence they are read at each sync. */
export interface WpNames {
  /** Taxonomy's restBase -> term id -> plain name. */
  terms: Map<string, Map<number, Term>>;
  /** Author id -> plain name. null when the site does not show its users. */
  authors: Map<number, string> | null;
}

export interface Term {
  name: string;
  /** 0 when it has none. */
  parent: number;
}

/** Briefs name their terms by id; a site with more terms than this in one taxonomy is read without the rest. */
const MOST_PAGES = 100;

export async function readNames(access: WpAccess, source: Pick<WpSource, 'taxonomies'>): Promise<NetResult<WpNames>> {
  const [users, ...lists] = await Promise.all([
    readAuthors(access),
    ...source.taxonomies.map((taxonomy) => readAll(access, taxonomy.restBase, { _fields: 'id,name,parent', orderby: 'id', order: 'asc' })),
  ]);
  if (!users.ok) return users;
  const terms = new Map<string, Map<number, Term>>();
  for (const [i, list] of lists.entries()) {
    if (!list.ok && !isHidden(list.failure.status)) return list;
    const rows = list.ok ? list.value : [];
    terms.set(source.taxonomies[i]!.restBase, new Map(rows.map((row) => [Number(row['id']), { name: plainText(nameOf(row['name'])), parent: Number(row['parent'] ?? 0) }])));
  }
  return got({ terms, authors: users.value });
}

async function readAuthors(access: WpAccess): Promise<NetResult<Map<number, string> | null>> {
  const list = await readAll(access, 'users', { _fields: 'id,name', orderby: 'id', order: 'asc' });
  if (list.ok) return got(new Map(list.value.map((row) => [Number(row['id']), plainText(nameOf(row['name']))])));
  // Many sites hide their users from strangers. That is an answer, unlike a server in trouble.
  return isHidden(list.failure.status) ? got(null) : list;
}

async function readAll(access: WpAccess, route: string, query: Record<string, string>): Promise<NetResult<Record<string, unknown>[]>> {
  const rows: Record<string, unknown>[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await askWp(access, `wp/v2/${route}`, { ...query, per_page: '100', page: String(page) });
    if (!answer.ok) return page > 1 && answer.failure.status === 400 ? got(rows) : failed(answer.failure);
    const more = listOf(answer.value.json).filter(isRecord);
    rows.push(...more);
    // Without a total the walk goes on until a page is not full.
    if (more.length === 0 || (answer.value.total === null ? more.length < 100 : rows.length >= answer.value.total)) break;
  }
  return got(rows);
}

function isHidden(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** The terms and everything below them: a subscription to "Insight" holds the briefs of "Iran Desk" under it. */
export function withChildren(ids: readonly number[], terms: ReadonlyMap<number, Term>): number[] {
  const all = new Set(ids);
  for (let before = -1; before !== all.size;) {
    before = all.size;
    for (const [id, { parent }] of terms) if (all.has(parent)) all.add(id);
  }
  return [...all].sort((a, b) => a - b);
}
