import type { BriefId, SavedSearchId } from '../../../shared/ids.ts';
import { parse } from '../../../shared/search/parse.ts';
import { planFor, type Plan } from '../../../shared/search/plan.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { listSavedSearches } from './saved-searches.ts';
import { completed, idsBefore, isResult } from '../search/index.ts';

/*
 * How many unread briefs each saved search finds. The briefs themselves are remembered, so that one that was read or has just
 * arrived costs one look, not a search; a whole search is counted in steps between everything else that is asked.
 */

/** Beyond so many nobody counts any more. */
export const MOST_UNREAD = 1_000;
/** Briefs looked at in one step: a few milliseconds. */
const STEP = 1_000;
/** Up to so many changed briefs are looked at one by one; for more, the searches are counted anew. */
const FEW = 200;

interface Counted {
  query: string;
  unread: Set<BriefId>;
  /** False: there are more than were counted. */
  isWhole: boolean;
}
const remembered = new WeakMap<Db, Map<SavedSearchId, Counted>>();

/** Each step takes a few milliseconds; the last value is every saved search with its count, at most `MOST_UNREAD`. */
export function* unreadSteps(db: Db, changed: readonly BriefId[] | null): Generator<void, { id: SavedSearchId; unread: number }[]> {
  const before = remembered.get(db) ?? new Map<SavedSearchId, Counted>();
  const now = new Map<SavedSearchId, Counted>();
  const searches = listSavedSearches(db);
  for (const { id, query } of searches) {
    const known = before.get(id);
    const isFresh = known?.query === query && known.isWhole && changed !== null && changed.length <= FEW;
    if (isFresh) refresh(db, known, changed);
    now.set(id, isFresh ? known : yield* counted(db, query));
    yield;
  }
  remembered.set(db, now);
  return searches.map(({ id }) => ({ id, unread: Math.min(MOST_UNREAD, now.get(id)?.unread.size ?? 0) }));
}

function refresh(db: Db, known: Counted, changed: readonly BriefId[]): void {
  const plan = planOf(db, known.query);
  const unread = new Set(unreadAmong(db, changed));
  for (const id of changed) {
    if (unread.has(id) && isResult(db, plan, id)) known.unread.add(id);
    else known.unread.delete(id);
  }
}

function* counted(db: Db, query: string): Generator<void, Counted> {
  const plan = planOf(db, query);
  const unread = new Set<BriefId>();
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const ids = idsBefore(db, plan, before, STEP);
    for (const id of unreadAmong(db, ids)) unread.add(id);
    if (ids.length < STEP) return { query, unread, isWhole: true };
    if (unread.size > MOST_UNREAD) return { query, unread, isWhole: false };
    before = ids[ids.length - 1] as number;
    yield;
  }
}

/** A search that finds something needs no completing, and so not the words of the archive in memory. */
function planOf(db: Db, query: string): Plan {
  const parsed = parse(query);
  const exact = planFor(parsed.query);
  return idsBefore(db, exact, Number.MAX_SAFE_INTEGER, 1).length > 0 ? exact : planFor(completed(db, parsed));
}

function unreadAmong(db: Db, ids: readonly BriefId[]): BriefId[] {
  return prepared<BriefId>(db, `
    SELECT brief.id
    FROM json_each(?) AS one CROSS JOIN brief ON brief.id = one.value
    WHERE NOT EXISTS (SELECT 1 FROM reading WHERE reading.brief_id = brief.id AND read_at IS NOT NULL)`).pluck().all(JSON.stringify(ids));
}
