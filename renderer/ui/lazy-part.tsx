import { createElement, useEffect, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';

export interface Later<Props extends object> {
  /** Draws nothing (or `meanwhile`) until the part has been fetched. */
  Part: ComponentType<Props & { readonly meanwhile?: ReactNode }>;
  /** Fetches it before it is needed. */
  preload(): void;
}

/**
 * A part of the window that the first screen does not need. React's own lazy holds what it shows back for 300 ms after a
 * fallback, even when the code has long been there; a brief must not open that slowly.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let part: ComponentType<Props> | 'missing' | null = null;
  let loading: Promise<void> | null = null;
  const watchers = new Set<() => void>();

  const become = (loaded: ComponentType<Props> | 'missing' | null) => {
    part = loaded;
    for (const watcher of watchers) watcher();
  };
  const preload = () => {
    loading ??= load().then(become, (error: unknown) => {
      console.error('a part of the window could not be loaded:', error);
      loading = null;
      become('missing');
    });
  };
  const again = () => {
    become(null);
    preload();
  };
  const watch = (watcher: () => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  };

  function Part({ meanwhile = null, ...props }: Props & { readonly meanwhile?: ReactNode }) {
    const loaded = useSyncExternalStore(watch, () => part);
    useEffect(preload, []);
    if (loaded === 'missing') {
      return (
        <EmptyState title="This part of Briefcase could not be loaded">
          <p>Your archive is safe. If this goes on, start Briefcase again.</p>
          <button type="button" className="button" onClick={again}>
            Try again
          </button>
        </EmptyState>
      );
    }
    return loaded ? createElement(loaded, props as unknown as Props) : meanwhile;
  }
  return { Part, preload };
}
