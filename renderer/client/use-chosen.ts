import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { latest } from './latest-answer.ts';
import { useBurst } from './use-throttled.ts';
import { useStoreEvent } from './use-event.ts';

export interface Chosen<Id> {
  ids: ReadonlySet<Id>;
  /** What is chosen once everything asked for so far has been answered: a key that follows at once means that. */
  settled(): Promise<ReadonlySet<Id>>;
  /** One more, or one less. `row` is where a range begins that is chosen next. */
  toggle(id: Id, row: number): void;
  /** Also the rows from where the last choice began to this one. */
  extend(row: number): void;
  /** These rows as well; when all of them are chosen, they are not any more. */
  toggleRows(from: number, to: number): void;
  all(): void;
  clear(): void;
  /** Where a range begins that is chosen next. */
  begin(row: number): void;
}

const NONE: ReadonlySet<never> = new Set<never>();

/**
 * What the next act is meant for. `pick` answers the ids of rows, fetched or not; `key` names the list; `changes`: the event after which
 * some may have left it.
 */
export function useChosen<Id>(key: string, rows: number, pick: (from: number, to: number) => Promise<Id[] | null>, changes: 'highlights-changed' | 'briefs-changed'): Chosen<Id> {
  const [ids, setIds] = useState<ReadonlySet<Id>>(NONE);
  const newest = useRef<ReadonlySet<Id>>(NONE);
  const anchor = useRef(0);
  /** What was chosen when the range began: it stays chosen. */
  const base = useRef<ReadonlySet<Id>>(NONE);
  const guard = useRef(latest());
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  const keep = (next: ReadonlySet<Id>) => {
    newest.current = next;
    setIds(next);
  };
  const clear = () => {
    guard.current.next();
    base.current = NONE;
    keep(NONE);
  };
  // Another list: nothing is chosen that the analyst does not see.
  const forget = useEffectEvent(clear);
  useEffect(() => forget(), [key]);

  const picked = (from: number, to: number, use: (found: Id[], older: ReadonlySet<Id>) => ReadonlySet<Id>) => {
    const ticket = guard.current.next();
    underWay.current = pick(from, to).then((found) => {
      if (found !== null && guard.current.isCurrent(ticket)) keep(use(found, newest.current));
    });
  };

  // What an act has taken off the list is not chosen any more.
  const prune = useBurst(() => {
    if (newest.current.size > 0) picked(0, 1_000_000, (found, older) => new Set(found.filter((id) => older.has(id))));
  }, 300);
  useStoreEvent(changes, prune);

  return {
    ids,
    async settled() {
      await underWay.current;
      return newest.current;
    },
    toggle(id, row) {
      anchor.current = row;
      guard.current.next();
      const next = new Set(newest.current);
      if (!next.delete(id)) next.add(id);
      base.current = next;
      keep(next);
    },
    extend(row) {
      const [from, to] = row < anchor.current ? [row, anchor.current] : [anchor.current, row];
      picked(from, to + 1, (found) => new Set([...base.current, ...found]));
    },
    toggleRows(from, to) {
      anchor.current = from;
      picked(from, to, (found, older) => {
        const isWhole = found.every((id) => older.has(id));
        const next = new Set([...older, ...found]);
        if (isWhole) for (const id of found) next.delete(id);
        return next;
      });
    },
    all() {
      picked(0, Math.max(1, rows), (found) => new Set(found));
    },
    clear,
    begin(row) {
      anchor.current = row;
      base.current = newest.current;
    },
  };
}
