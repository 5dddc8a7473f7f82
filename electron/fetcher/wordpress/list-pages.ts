import type { NetFailure } from '../http/net.ts';
import { askWp, isRecord, listOf, type WpAccess, type WpAnswer } from './api.ts';

/** One page of a site's list. */
export interface ListPage {
  /** Rows with an id, each once; the first one repeats the last of the page before. */
  rows: ListRow[];
  answer: WpAnswer;
  /** What the site said it has, on the first page; null when it did not say. */
  total: number | null;
}

export interface ListRow {
  id: number;
  fields: Record<string, unknown>;
}

export interface ListEnd {
  /** Why the walk stopped; null when it reached the end. */
  failure: NetFailure | null;
  /** Every brief of the list was seen exactly once. False: what came is real, but absence proves nothing. */
  complete: boolean;
  /** Different rows seen. */
  count: number;
}

export type ListWalk = AsyncGenerator<ListPage, ListEnd>;

/** Rows on a page; WordPress allows no more than 100, and some sites silently give fewer. */
const PAGE = 100;

/**
 * Walks a whole list by id, the only order that loses nothing (by date or modification there is no tie-break). Each page begins
 * with the last row of the one before: a brief that comes or goes during the walk shifts the later ones, and the joint shows it.
 * Two pages are under way at a time.
 */
export async function* listPages(access: WpAccess, restBase: string, query: Record<string, string>): ListWalk {
  let size = PAGE;
  const ask = (offset: number) => askWp(access, `wp/v2/${restBase}`, { ...query, orderby: 'id', per_page: String(size), offset: String(offset) });
  const seen = new Set<number>();
  let total: number | null = null;
  let steady = true;
  let last: number | null = null;
  let waiting = [ask(0)];
  let next = 0;
  for (let pages = 0; waiting.length > 0; pages += 1) {
    const [current, ...rest] = waiting;
    const result = await current!;
    if (!result.ok) {
      await Promise.all(rest);
      return { failure: result.failure, complete: false, count: seen.size };
    }
    const answer = result.value;
    const rows = listOf(answer.json).filter(isRecord).map((fields) => ({ id: Number(fields['id']), fields })).filter(({ id }) => Number.isSafeInteger(id) && id > 0);
    if (pages === 0) {
      total = answer.total;
      if (total !== null && rows.length > 1 && rows.length < Math.min(PAGE, total)) size = rows.length;
      next = size - 1;
    }
    steady &&= answer.total === total && (last === null || rows[0]?.id === last);
    for (const { id } of rows) seen.add(id);
    last = rows.at(-1)?.id ?? null;
    waiting = rest;
    // Without a total the walk goes on until a page is not full.
    while (waiting.length < 2 && (total === null ? waiting.length === 0 && rows.length === size : next < total - 1)) {
      waiting.push(ask(next));
      // Pages overlap by one row.
      next += size - 1;
    }
    yield { rows: [...new Map(rows.map((row) => [row.id, row])).values()], answer, total };
  }
  return { failure: null, complete: steady && (total === null || seen.size === total), count: seen.size };
}

/** The same walk, its first page asked for at once and not when somebody wants to see it. */
export function begun(pages: ListWalk): ListWalk {
  const first = pages.next();
  return (async function* () {
    for (let step = await first; ; step = await pages.next()) {
      if (step.done) return step.value;
      yield step.value;
    }
  })();
}
