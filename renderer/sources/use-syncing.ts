import { useCallback, useState } from 'react';
import type { SourceRow, SyncProgress, SyncRun } from '../../shared/contract/calls.ts';
import type { SourceId } from '../../shared/ids.ts';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { countsOfAll, runWords } from './source-words.ts';

export interface Syncing {
  /** What is under way; null when nothing is. */
  progress: SyncProgress | null;
  isOnline: boolean;
  /** Told to stop, and not at its end yet. */
  isStopping: boolean;
  /** null: every source that is not paused. */
  syncNow(source: Pick<SourceRow, 'id' | 'name'> | null): void;
  /** null: everything. */
  stop(sourceIds: SourceId[] | null): void;
}

/** How syncing stands, and the ways to begin and end it. */
export function useSyncing(): Syncing {
  const { value, put } = useAnswer('sync state', () => store.syncState(null));
  const [isStopping, setStopping] = useState(false);
  useStoreEvent('sync-progress', (progress) => {
    put((state) => ({ ...state, progress }));
    if (progress === null) setStopping(false);
  });
  useStoreEvent('connection-changed', ({ isOnline }) => put((state) => ({ ...state, isOnline })));

  return {
    progress: value?.progress ?? null,
    isOnline: value?.isOnline ?? true,
    isStopping,
    syncNow: useCallback((source) => void sync(source), []),
    stop: useCallback((sourceIds) => {
      setStopping(sourceIds === null);
      void store.stopSync({ sourceIds }).then((result) => !result.ok && sayFailure(result.failure));
    }, []),
  };
}

async function sync(source: Pick<SourceRow, 'id' | 'name'> | null): Promise<void> {
  const result = await store.sync({ sourceIds: source === null ? null : [source.id], everything: false });
  if (!result.ok) return sayFailure(result.failure);
  const { runs } = result.value;
  if (runs.length > 0) say(sentenceOf(runs));
  else if (source === null) say('There is no source to sync. Add one, or resume one that is paused.');
}

function sentenceOf(runs: readonly SyncRun[]): string {
  const [only] = runs;
  if (runs.length === 1 && only) return `${only.sourceName}: ${runWords(only)}`;
  const troubled = runs.filter(({ outcome }) => outcome === 'failed' || outcome === 'partial').length;
  const came = countsOfAll(runs);
  const trouble = troubled === 0 ? '' : ` ${troubled} of ${runs.length} sources had trouble; each says what.`;
  return (came === '' ? 'No changes.' : `${came}.`) + trouble;
}
