import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Failure } from '../../shared/errors.ts';
import { FIRST_LIST } from '../../shared/contract/first-answers.ts';
import type { Result } from '../../shared/result.ts';
import { latest } from './latest-answer.ts';
import { missingPages, noPages, pagesOf, withPage, type Pages } from './page-cache.ts';
import { useStoreRenewed } from './use-event.ts';

type Ask<Row> = (offset: number, limit: number) => Promise<Result<{ rows: Row[]; total: number }>>;

export interface Paged<Row> {
  cache: Pages<Row>;
  /** The list that `cache` belongs to: an older one stays until the newer one's first page is there. */
  key: string | null;
  failure: Failure | null;
  /** Says which rows are in view, so that their pages are fetched. */
  want(first: number, last: number): void;
  /** Asks again for what is in view and forgets the rest. */
  again(): void;
  change(change: (cache: Pages<Row>) => Pages<Row>): void;
}

/** Rows to a page: one screen and a little more, so that the first paint waits for little. */
const SIZE = FIRST_LIST.limit;

/** A long list, fetched page by page as it scrolls. A new `key` is a new list. `known`: its first page, until the store has answered. */
export function usePages<Row>(key: string, ask: Ask<Row>, known: { rows: Row[]; total: number } | null = null): Paged<Row> {
  const [state, setState] = useState<{ key: string | null; cache: Pages<Row>; failure: Failure | null }>({
    key: known && key,
    cache: known ? withPage(noPages(SIZE), 0, known.rows, known.total) : noPages(SIZE),
    failure: null,
  });
  const newest = useRef(state);
  const guard = useRef(latest());
  const underWay = useRef(new Set<number>());
  const view = useRef<[first: number, last: number]>([0, 0]);

  const keep = (next: typeof state) => {
    newest.current = next;
    setState(next);
  };

  const load = useEffectEvent(async (page: number, ticket: number) => {
    if (underWay.current.has(page)) return;
    underWay.current.add(page);
    const result = await ask(page * SIZE, SIZE);
    if (!guard.current.isCurrent(ticket)) return;
    underWay.current.delete(page);
    const { cache } = newest.current;
    if (result.ok)
      keep({ ...newest.current, cache: withPage(cache, page, result.value.rows, result.value.total), failure: null });
    else keep({ ...newest.current, failure: result.failure });
  });

  /** Several pages at once, shown together: the list changes in one step. */
  const renew = useEffectEvent(async (listKey: string, wanted: number[]) => {
    const ticket = guard.current.next();
    underWay.current.clear();
    const answers = await Promise.all(wanted.map(async (page) => ({ page, result: await ask(page * SIZE, SIZE) })));
    if (!guard.current.isCurrent(ticket)) return;
    let cache = noPages<Row>(SIZE);
    for (const { page, result } of answers) {
      if (!result.ok)
        return keep({
          key: listKey,
          cache: newest.current.key === listKey ? newest.current.cache : cache,
          failure: result.failure,
        });
      if (result.value.rows.length > 0 || page === 0)
        cache = withPage(cache, page, result.value.rows, result.value.total);
      else cache = { ...cache, total: result.value.total };
    }
    keep({ key: listKey, cache, failure: null });
    for (const page of missingPages(cache, ...view.current)) void load(page, ticket);
  });

  useEffect(() => {
    view.current = [0, 0];
    void renew(key, [0]);
  }, [key]);

  const wantRows = useEffectEvent((first: number, last: number) => {
    view.current = [first, last];
    const { cache } = newest.current;
    if (cache.total === null || newest.current.key !== key) return;
    for (const page of missingPages(cache, first - SIZE / 4, last + SIZE / 4)) void load(page, guard.current.now());
  });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0) void renew(key, pagesOf(newest.current.cache, ...view.current));
  }, [turn]); // oxlint-disable-line react-hooks/exhaustive-deps -- a new key asks by itself

  const [range, setRange] = useState<[number, number]>([0, 0]);
  useEffect(() => wantRows(range[0], range[1]), [range]);
  const want = useCallback((first: number, last: number) => {
    setRange((older) => (older[0] === first && older[1] === last ? older : [first, last]));
  }, []);
  const again = useCallback(() => setTurn((older) => older + 1), []);
  useStoreRenewed(again);
  const change = useCallback((changed: (cache: Pages<Row>) => Pages<Row>) => {
    keep({ ...newest.current, cache: changed(newest.current.cache) });
  }, []);
  return { ...state, want, again, change };
}
