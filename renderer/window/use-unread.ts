import { useEffect, useRef, useState } from 'react';
import type { SourceId } from '../../shared/ids.ts';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent, useStoreRenewed } from '../client/use-event.ts';
import { counted } from '../ui/counts.ts';

/** Unread briefs of each source that has some; empty before the first count. */
export type Unread = ReadonlyMap<SourceId, number>;

/** Milliseconds between two counts while briefs arrive. */
const REST = 700;
/** The first list comes before everything else. Milliseconds. */
const FIRST = 400;

/** Counted after the first list, and again when briefs arrive or are read. */
export function useUnread(): Unread {
  const [unread, setUnread] = useState<Unread>(new Map());
  const isReady = useRef(false);
  const count = useBurst(() => {
    if (!isReady.current) return;
    void store.countUnread(null).then((result) => {
      if (result.ok) setUnread(new Map(result.value.map(({ id, unread: many }) => [id, many])));
    });
  }, REST);
  useStoreEvent('briefs-changed', count);
  useStoreEvent('sources-changed', count);
  useStoreRenewed(count);
  useEffect(() => {
    const timer = setTimeout(() => {
      isReady.current = true;
      count();
    }, FIRST);
    return () => clearTimeout(timer);
  }, []); // oxlint-disable-line react-hooks/exhaustive-deps -- once
  return unread;
}

/** `sourceId` null: of every source. */
export function unreadOf(unread: Unread, sourceId: SourceId | null): number {
  if (sourceId !== null) return unread.get(sourceId) ?? 0;
  return [...unread.values()].reduce((sum, many) => sum + many, 0);
}

const undo = { label: 'Undo', run: () => void store.undo(null).then((result) => !result.ok && sayFailure(result.failure)) };

export async function markAllRead(sourceId: SourceId | null): Promise<void> {
  const result = await store.markAllRead({ sourceId });
  if (!result.ok) return sayFailure(result.failure);
  say(`${counted(result.value.briefs, 'brief')} marked as read.`, undo);
}
