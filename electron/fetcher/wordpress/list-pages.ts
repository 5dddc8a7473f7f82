import type { NetFailure, NetResult } from '../http/net.ts';
import { askWp, idOf, isRecord, listOf, type WpAccess, type WpAnswer } from './api.ts';

/** One page of a site's list. */
export interface ListPage {
  /** Rows with an id, each once; the first one may repeat the last of the page before. */
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
  /** Nothing moved while it was walked; not complete all the same when the site counts more than it lists. */
  steady: boolean;
}

export type ListWalk = AsyncGenerator<ListPage, ListEnd>;

/** Rows on a page: WordPress allows 100; some sites refuse so many or cannot carry them, others silently give fewer. */
const SIZES = [100, 50, 20, 10] as const;

/**
 * Walks a whole list by id, the only order that loses nothing (by date or modification there is no tie-break). Each page begins
 * with the last row of the one before: a brief that comes or goes during the walk shifts the later ones, and the joint shows it.
 * Sticky briefs, which some sites put in front of each page, are looked past.
 * Two pages are under way at a time. A site that does not know `offset` is walked by numbered pages, which have no joints.
 */
export async function* listPages(access: WpAccess, restBase: string, query: Record<string, string>): ListWalk {
  const ask = (size: number, where: Record<string, string>) => askWp(access, `wp/v2/${restBase}`, { ...query, orderby: 'id', ignore_sticky: 'true', per_page: String(size), ...where });
  let size: number = SIZES[0];
  let first = await ask(size, { offset: '0' });
  for (const smaller of SIZES.slice(1)) {
    if (first.ok || !isTooMany(first.failure)) break;
    size = smaller;
    first = await ask(size, { offset: '0' });
  }
  if (!first.ok) return { failure: first.failure, complete: false, steady: false };
  const { total } = first.value;
  const given = listOf(first.value.json).length;
  if (given > 0 && given < size && (total === null || given < total)) size = given;

  const seen = new Set<number>();
  /** Ids of the first page, in order: what begins every page like it was put there (sticky briefs). */
  let opening: number[] = [];
  /** The same rows again and again: `offset` means nothing here. */
  let numbered = false;
  let steady = true;
  let start: number | null = null;
  let last: number | null = null;
  // With one row on a page there is none to repeat.
  const step = Math.max(1, size - 1);
  let next = 1;
  let waiting: Promise<NetResult<WpAnswer>>[] = [Promise.resolve(first)];
  /** Whether there is something behind the pages that were asked for. A total that is too small is no total. */
  const goesOn = (isFull: boolean) => (total === null || seen.size > total ? isFull && waiting.length === 0 : next * (numbered ? size : step) < total - (numbered || size === 1 ? 0 : 1));
  for (let pages = 0; waiting.length > 0; pages += 1) {
    const [current, ...rest] = waiting;
    waiting = rest;
    const result = await current!;
    if (!result.ok) {
      await Promise.all(rest);
      if (numbered && result.failure.status === 400) break;
      return { failure: result.failure, complete: false, steady: false };
    }
    const answer = result.value;
    const raw = listOf(answer.json);
    const rows = raw.filter(isRecord).map((fields) => ({ id: idOf(fields['id']), fields })).filter(({ id }) => id > 0);
    const pinned = pages === 0 ? 0 : commonStart(opening, rows.map(({ id }) => id));
    const head = rows[pinned] ?? rows.at(-1);
    if (pages === 1 && !numbered && start !== last && rows[0]?.id === start && rows.every(({ id }) => seen.has(id))) {
      numbered = true;
      await Promise.all(rest);
      waiting = [ask(size, { page: '2' })];
      next = 2;
      pages = 0;
      continue;
    }
    const before = seen.size;
    const repeated = rows.slice(pinned).filter(({ id }) => seen.has(id)).length;
    // Where the joint itself is pinned, it stands at the head of the page and not in its place.
    const isPinnedJoint = pinned > 0 && rows.length - pinned < size && head !== undefined && !seen.has(head.id);
    for (const { id } of rows) seen.add(id);
    if (pages === 0) opening = rows.map(({ id }) => id);
    const isJoined = last === null || raw.length === 0 || (numbered ? repeated === 0 : size === 1 || head?.id === last || isPinnedJoint);
    steady &&= answer.total === total && isJoined;
    start ??= head?.id ?? null;
    last = rows.at(-1)?.id ?? last;
    const isFull = raw.length >= size && seen.size > before;
    while (raw.length > 0 && waiting.length < 2 && goesOn(isFull)) {
      waiting.push(ask(size, numbered ? { page: String(next + 1) } : { offset: String(next * step) }));
      next += 1;
    }
    yield { rows: [...new Map(rows.map((row) => [row.id, row])).values()], answer, total };
  }
  return { failure: null, complete: steady && (total === null || seen.size >= total), steady };
}

function commonStart(one: readonly number[], other: readonly number[]): number {
  const end = other.findIndex((id, i) => id !== one[i]);
  return end < 0 ? other.length : end;
}

/** A smaller page may pass: the site refuses so many rows, dies of them, or sends more than can be accepted. */
function isTooMany({ status, code }: NetFailure): boolean {
  return status === 400 || status === 500 || code === 'answer-too-large';
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
