import { createHash } from 'node:crypto';
import { got, type NetResult } from '../http/net.ts';
import { askWp, isRecord, listOf, type WpAccess, type WpAnswer } from './api.ts';
import type { WpNames } from './names.ts';
import type { WpTaxonomy, WpType } from './source.ts';

/** One line of a site's list. */
export interface IndexRow {
  id: number;
  /** Changes whenever the brief may have changed: text, title, address, date, terms, author, or one of their names. */
  fingerprint: string;
}

export interface Index {
  rows: IndexRow[];
  /** Every brief of the list was seen exactly once. False: what is here is real, but absence proves nothing. */
  complete: boolean;
  /** What the site says it has; null when it does not say. */
  total: number | null;
}

/** Rows on a page; 100 is WordPress's own limit. Pages overlap by one row. */
const PAGE = 100;
const STEP = PAGE - 1;
const WALKS = 3;
/** A brief that changed so shortly before it was listed may change again within the same second, unseen. */
const FRESH_MS = 3000;

/**
 * Walks the whole list by id, the only order that loses nothing (by date or modification there is no tie-break). Each page
 * begins with the last row of the one before: a brief that vanishes during the walk shifts all later ones, and the joint shows it.
 * A list that will not hold still is walked again, at most three times.
 */
export async function walkIndex(access: WpAccess, type: WpType, taxonomies: readonly WpTaxonomy[], names: WpNames, filter: Record<string, string>): Promise<NetResult<Index>> {
  const used = taxonomies.filter((taxonomy) => taxonomy.types.includes(type.slug));
  const fields = ['id', 'modified_gmt', 'date_gmt', 'slug', 'link', 'title', 'author', ...used.map(({ restBase }) => restBase)].join(',');
  const query = { ...filter, orderby: 'id', order: 'asc', _fields: fields, per_page: String(PAGE) };
  let best: Index = { rows: [], complete: false, total: null };
  for (let walk = 1; walk <= WALKS; walk += 1) {
    const index = await walkOnce(access, type, query, (row, answer) => fingerprintOf(row, used, names, answer));
    if (!index.ok) return index;
    if (index.value.complete) return index;
    if (index.value.rows.length >= best.rows.length) best = index.value;
  }
  return got(best);
}

type Fingerprint = (row: Record<string, unknown>, answer: WpAnswer) => string;

async function walkOnce(access: WpAccess, type: WpType, query: Record<string, string>, fingerprint: Fingerprint): Promise<NetResult<Index>> {
  const pages: IndexRow[][] = [];
  let total: number | null = null;
  let steady = true;
  const read = async (...offsets: number[]): Promise<NetResult<null>> => {
    const answers = await Promise.all(offsets.map((offset) => askWp(access, `wp/v2/${type.restBase}`, { ...query, offset: String(offset) })));
    for (const answer of answers) {
      if (!answer.ok) return answer;
      if (pages.length === 0) total = answer.value.total;
      steady &&= answer.value.total === total;
      pages.push(pageOf(answer.value, fingerprint));
    }
    return got(null);
  };

  for (let offset: number | null = 0; offset !== null;) {
    // The first page tells how many there are; after it two are asked for at a time.
    const next: number = offset + STEP;
    const isPair = pages.length > 0 && total !== null && next < total - 1;
    const answered = isPair ? await read(offset, next) : await read(offset);
    if (!answered.ok) return answered;
    const after = isPair ? next + STEP : next;
    // Without a total the walk goes on until a page is not full.
    const isEnd: boolean = total === null ? pages.at(-1)!.length < PAGE : after >= total - 1;
    offset = isEnd ? null : after;
  }

  const joined = pages.every((page, i) => i === 0 || page[0]?.id === pages[i - 1]!.at(-1)?.id);
  const rows = [...new Map(pages.flat().map((row) => [row.id, row])).values()];
  return got({ rows, total, complete: steady && joined && (total === null || rows.length === total) });
}

function pageOf(answer: WpAnswer, fingerprint: Fingerprint): IndexRow[] {
  return listOf(answer.json).filter(isRecord).flatMap((row) => {
    const id = Number(row['id']);
    return Number.isSafeInteger(id) && id > 0 ? [{ id, fingerprint: fingerprint(row, answer) }] : [];
  });
}

function fingerprintOf(row: Record<string, unknown>, taxonomies: readonly WpTaxonomy[], names: WpNames, answer: WpAnswer): string {
  const title = isRecord(row['title']) ? row['title']['rendered'] : row['title'];
  const terms = taxonomies.map(({ restBase }) => listOf(row[restBase]).map((id) => names.terms.get(restBase)?.get(Number(id))?.name ?? id));
  const author = names.authors?.get(Number(row['author'])) ?? row['author'];
  const said = JSON.stringify([row['modified_gmt'], row['date_gmt'], row['slug'], row['link'], title, author, terms]);
  const modified = Date.parse(`${String(row['modified_gmt'])}Z`);
  const isFresh = answer.serverTime !== null && Math.abs(answer.serverTime - modified) < FRESH_MS;
  // A fresh brief gets a mark that the next walk cannot repeat, and so is fetched once more.
  return createHash('sha256').update(said).digest('base64url').slice(0, 22) + (isFresh ? `~${answer.serverTime}` : '');
}
