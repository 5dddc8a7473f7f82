import { useSyncExternalStore } from 'react';
import type { Highlight } from '../../shared/contract/calls.ts';

/** The highlight for which new words are being chosen in the reader. */
export type Reattached = Pick<Highlight, 'id' | 'briefId' | 'exact'>;

let current: Reattached | null = null;
const watchers = new Set<() => void>();

export function beginReattaching(highlight: Reattached): void {
  set(highlight);
}

export function endReattaching(): void {
  set(null);
}

export const useReattaching = (): Reattached | null => useSyncExternalStore(watch, () => current);

function set(next: Reattached | null): void {
  current = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
