import { createElement, useEffect, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';

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
  let part: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const watchers = new Set<() => void>();

  const preload = () => {
    loading ??= load().then((loaded) => {
      part = loaded;
      for (const watcher of watchers) watcher();
    });
  };
  const watch = (watcher: () => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  };

  function Part({ meanwhile = null, ...props }: Props & { readonly meanwhile?: ReactNode }) {
    const loaded = useSyncExternalStore(watch, () => part);
    useEffect(preload, []);
    return loaded ? createElement(loaded, props as unknown as Props) : meanwhile;
  }
  return { Part, preload };
}
