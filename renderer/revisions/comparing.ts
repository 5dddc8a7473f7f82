import { useSyncExternalStore } from 'react';
import type { Brief } from '../../shared/contract/calls.ts';
import type { BriefId, RevisionId } from '../../shared/ids.ts';

/** Two revisions of a brief that are shown side by side in place of the reader. */
export interface Compared {
  briefId: BriefId;
  older: RevisionId;
  newer: RevisionId;
}

let current: Compared | null = null;
const watchers = new Set<() => void>();

export function compare(wanted: Compared): void {
  set(wanted);
}

/** The revision on the page with the newest one; the newest with the one before it. False: there is only one. */
export function compareWithNewest({ id, revision, revisions }: Pick<Brief, 'id' | 'revision' | 'revisions'>): boolean {
  const newest = revisions.at(-1);
  const older = revision.isCurrent ? revisions.at(-2) : revision;
  if (!newest || !older) return false;
  set({ briefId: id, older: older.id, newer: newest.id });
  return true;
}

export function stopComparing(): void {
  if (current !== null) set(null);
}

export const useCompared = (): Compared | null => useSyncExternalStore(watch, () => current);

function set(next: Compared | null): void {
  current = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
