import { plainLine } from '../../../shared/brief/normal/white-space.ts';
import { plainText } from '../../../shared/feed/plain-text.ts';
import { failed, got, type NetResult } from '../http/net.ts';
import { askWp, idOf, isRecord, listOf, nameOf, type WpAccess } from './api.ts';
import { roleOf, type WpSource } from './source.ts';

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

/**
 * Names as they are kept between syncs. A guard in front of a site refuses its users or topics for an hour; that must not take
 * the names from its briefs, nor have every text fetched again.
 */
export interface KeptNames {
  /** Taxonomy's restBase -> [id, name, parent]. */
  terms: Record<string, [number, string, number][]>;
  authors: [number, string][] | null;
}

/** Names of one list that are kept. */
const MOST_KEPT = 3000;

/** Briefs name their terms by id; a site with more terms than this in one taxonomy is read without the rest. */
const MOST_PAGES = 100;

/** `kept`: what the last sync left; null: nothing did. */
export async function readNames(access: WpAccess, source: Pick<WpSource, 'taxonomies'>, kept: KeptNames | null = null): Promise<NetResult<WpNames>> {
  const [users, ...lists] = await Promise.all([
    readAll(access, 'users', { _fields: 'id,name', orderby: 'id', order: 'asc' }),
    ...source.taxonomies.map((taxonomy) => readAll(access, taxonomy.restBase, { _fields: roleOf(taxonomy) === 'author' ? 'id,name,slug,description,parent' : 'id,name,parent', orderby: 'id', order: 'asc' })),
  ]);
  // Many sites hide their users from strangers. That is an answer, unlike a server in trouble.
  if (!users.ok && !isHidden(users.failure.status)) return users;
  const authors = users.ok ? new Map(users.value.map((row) => [idOf(row['id']), plainText(nameOf(row['name']))])) : kept?.authors ? new Map(kept.authors) : null;
  const terms = new Map<string, Map<number, Term>>();
  for (const [i, list] of lists.entries()) {
    const { restBase } = source.taxonomies[i]!;
    if (!list.ok && !isHidden(list.failure.status)) return list;
    const found: [number, Term][] = list.ok
      ? list.value.map((row) => [idOf(row['id']), { name: termName(row), parent: idOf(row['parent']) }])
      : (kept?.terms[restBase] ?? []).map(([id, name, parent]) => [id, { name, parent }]);
    terms.set(restBase, new Map(found));
  }
  return got({ terms, authors });
}

/**
 * The name of a term. Plugins for several authors call the term by the author's login and put what can be searched for into its
 * description: the name that is shown, first and last name, the login, a number, perhaps an address.
 */
function termName(row: Record<string, unknown>): string {
  const name = plainText(nameOf(row['name']));
  const login = plainText(nameOf(row['slug'])).replace(/^cap-/, '');
  const description = plainLine(nameOf(row['description']).slice(0, 2000));
  if (description === '' || (name.toLowerCase() !== login.toLowerCase() && /[\s\p{Lu}]/u.test(name))) return name;
  const words = description.toLowerCase().split(' ');
  const at = words.findLastIndex((word, i) => i > 0 && word === name.toLowerCase() && /^\d+$/.test(words[i + 1] ?? ''));
  return at < 1 ? name : shownName(description.split(' ').slice(0, at));
}

/** "Dr. Jane Roe Jane Roe": the name that is shown, without the first and the last name behind it. */
function shownName(words: readonly string[]): string {
  for (let more = Math.floor(words.length / 2); more > 0; more -= 1) {
    const [shown, behind] = [words.slice(0, -more), words.slice(-more)];
    if (shown.slice(-more).join(' ') === behind.join(' ')) return shown.join(' ');
  }
  return words.join(' ');
}

/** For the next sync. */
export function toKeep({ terms, authors }: WpNames): KeptNames {
  return {
    terms: Object.fromEntries([...terms].map(([restBase, some]) => [restBase, [...some].slice(0, MOST_KEPT).map(([id, { name, parent }]) => [id, name, parent] as [number, string, number])])),
    authors: authors === null ? null : [...authors].slice(0, MOST_KEPT),
  };
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
