import { useSyncExternalStore } from 'react';
import { sentence, type Failure } from '../../shared/errors.ts';

/** One sentence at the foot of the window. */
export interface Notice {
  serial: number;
  /** `heard` is for a screen reader: whoever sees the window has seen it happen. */
  kind: 'status' | 'problem' | 'heard';
  text: string;
  action: { label: string; run: () => void } | null;
}

let current: Notice | null = null;
let serial = 0;
const watchers = new Set<() => void>();

/** Says what happened; the next notice takes its place. */
export function say(text: string, action: Notice['action'] = null): void {
  show({ serial: ++serial, kind: 'status', text, action });
}

export function hear(text: string): void {
  show({ serial: ++serial, kind: 'heard', text, action: null });
}

/** Says what went wrong, in the sentence of its code. A cancelled call is the analyst's own doing and needs none. */
export function sayFailure(failure: Failure, action: Notice['action'] = null): void {
  if (failure.code !== 'cancelled') show({ serial: ++serial, kind: 'problem', text: sentence(failure), action });
}

export function dismissNotice(): void {
  show(null);
}

export function useNotice(): Notice | null {
  return useSyncExternalStore(watch, () => current);
}

function show(notice: Notice | null): void {
  current = notice;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
