import { hash } from 'node:crypto';
import { failed, got, type NetResult } from '../http/net.ts';
import { isRecord, listOf, type WpAccess, type WpAnswer } from './api.ts';
import { begun, listPages, type ListWalk } from './list-pages.ts';
import type { WpNames } from './names.ts';
import type { WpTaxonomy, WpType } from './source.ts';

export interface Index {
  /** Id -> fingerprint, which changes whenever the brief may have changed: text, title, address, date, terms, author, or one of their names. */
  rows: Map<number, string>;
  /** See `ListEnd`. */
  complete: boolean;
}

const WALKS = 3;
/** A brief that changed so shortly before it was listed may change again within the same second, unseen. */
const FRESH_MS = 3000;
/** Marks the state of such a brief; it counts as changed at the next sync. */
const FRESH = '~';

export function isSettled(state: string | undefined): boolean {
  return state !== undefined && !state.endsWith(FRESH);
}

/** A walk through the list without the texts; its first page is asked for at once. */
export function beginIndex(access: WpAccess, type: WpType, taxonomies: readonly WpTaxonomy[], filter: Record<string, string>): ListWalk {
  return begun(listPages(access, type.restBase, { ...filter, order: 'asc', _fields: indexFields(taxonomies).join(',') }));
}

/** The list without the texts, as `begin` walks it. One that will not hold still is walked again, at most three times. `opening`: the first walk. */
export async function walkIndex(begin: () => ListWalk, taxonomies: readonly WpTaxonomy[], names: WpNames, opening = begin()): Promise<NetResult<Index>> {
  let best: Index = { rows: new Map(), complete: false };
  for (let walk = 1; walk <= WALKS && !best.complete; walk += 1) {
    const rows = new Map<number, string>();
    const pages = walk === 1 ? opening : begin();
    for (;;) {
      const page = await pages.next();
      if (page.done) {
        if (page.value.failure !== null) return failed(page.value.failure);
        if (page.value.complete || rows.size >= best.rows.size) best = { rows, complete: page.value.complete };
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
  const terms = taxonomies.map(({ restBase }) => listOf(row[restBase]).map((id) => names.terms.get(restBase)?.get(Number(id))?.name ?? id));
  const author = names.authors?.get(Number(row['author'])) ?? row['author'];
  const said = JSON.stringify([row['modified_gmt'], row['date_gmt'], row['slug'], row['link'], title, author, terms]);
  const modified = Date.parse(`${String(row['modified_gmt'])}Z`);
  const isFresh = serverTime !== null && Math.abs(serverTime - modified) < FRESH_MS;
  return hash('sha256', said, 'base64url').slice(0, 22) + (isFresh ? FRESH : '');
}
