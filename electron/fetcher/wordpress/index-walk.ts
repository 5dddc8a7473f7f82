import { hash } from 'node:crypto';
import { failed, got, type NetResult } from '../http/net.ts';
import { idOf, isRecord, listOf, nameOf, type WpAccess, type WpAnswer } from './api.ts';
import { begun, listPages, type ListWalk } from './list-pages.ts';
import type { WpNames } from './names.ts';
import type { WpTaxonomy, WpType } from './source.ts';

export interface Index {
  /** Id -> fingerprint, which changes whenever the brief may have changed: text, title, address, date, terms, author, or one of their names. */
  rows: Map<number, string>;
  /**
   * `whole`: every brief of the list was seen exactly once. `short`: it held still, and the site counts more than it lists.
   * `unsettled`: it did not hold still.
   */
  seen: 'whole' | 'short' | 'unsettled';
}

const WALKS = 3;
/** A brief that changed so shortly before it was listed may change again within the same second, unseen. */
const FRESH_MS = 3000;
/** Marks the state of such a brief; it counts as changed at the next sync. */
const FRESH = '~';

/** The state of a brief that has to be asked for again next time, whatever the list says. */
export function unsettled(state: string): string {
  return isSettled(state) ? state + FRESH : state;
}

export function isSettled(state: string | undefined): boolean {
  return state !== undefined && !state.endsWith(FRESH);
}

/** A walk through the list without the texts; its first page is asked for at once. */
export function beginIndex(access: WpAccess, type: WpType, taxonomies: readonly WpTaxonomy[], filter: Record<string, string>): ListWalk {
  return begun(listPages(access, type.restBase, { ...filter, order: 'asc', _fields: indexFields(taxonomies).join(',') }));
}

/** The list without the texts, as `begin` walks it. One that will not hold still is walked again, at most three times. `opening`: the first walk. */
export async function walkIndex(begin: () => ListWalk, taxonomies: readonly WpTaxonomy[], names: WpNames, opening = begin()): Promise<NetResult<Index>> {
  let best: Index = { rows: new Map(), seen: 'unsettled' };
  for (let walk = 1; walk <= WALKS && best.seen === 'unsettled'; walk += 1) {
    const rows = new Map<number, string>();
    const pages = walk === 1 ? opening : begin();
    for (;;) {
      const page = await pages.next();
      if (page.done) {
        const { failure, complete, steady } = page.value;
        if (failure !== null) return failed(failure);
        // Twice the same rows: what the site counts beside them, it shows to nobody.
        const isShort = steady && walk > 1 && rows.size === best.rows.size && [...rows].every(([id, print]) => best.rows.get(id) === print);
        if (complete || rows.size >= best.rows.size) best = { rows, seen: complete ? 'whole' : isShort ? 'short' : 'unsettled' };
        break;
      }
      for (const { id, fields } of page.value.rows) rows.set(id, fingerprint(fields, taxonomies, names, page.value.answer));
    }
  }
  return got(best);
}

export function indexFields(taxonomies: readonly WpTaxonomy[]): string[] {
  return ['id', 'modified_gmt', 'date_gmt', 'slug', 'link', 'title', 'author', ...taxonomies.map(({ restBase }) => restBase)];
}

export function fingerprint(row: Record<string, unknown>, taxonomies: readonly WpTaxonomy[], names: WpNames, { serverTime }: WpAnswer): string {
  const title = isRecord(row['title']) ? row['title']['rendered'] : row['title'];
  const terms = taxonomies.map(({ restBase }) => listOf(row[restBase]).map((id) => names.terms.get(restBase)?.get(idOf(id))?.name ?? plain(id)));
  const author = names.authors?.get(idOf(row['author'])) ?? plain(row['author']);
  const said = JSON.stringify([plain(row['modified_gmt']), plain(row['date_gmt']), plain(row['slug']), plain(row['link']), plain(title), author, terms]);
  const modified = Date.parse(`${nameOf(row['modified_gmt'])}Z`);
  const isFresh = serverTime !== null && Math.abs(serverTime - modified) < FRESH_MS;
  return hash('sha256', said, 'base64url').slice(0, 22) + (isFresh ? FRESH : '');
}

/** What should be a string or a number and may be anything, a hundred thousand brackets deep. */
function plain(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
