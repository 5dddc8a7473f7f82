import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Settings } from '../../shared/contract/calls.ts';
import { sayFailure } from '../client/notices.ts';
import { firstAnswers, store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useStoreEvent } from '../client/use-event.ts';

export interface SettingsInUse {
  /** null until the store has answered; tokens.css holds until then. */
  settings: Settings | null;
  change(changes: Partial<Settings>): void;
}

/** The analyst's settings, applied to the window as they change. */
export function useSettings(): SettingsInUse {
  const { value: settings, put } = useAnswer('settings', () => store.getSettings(null), firstAnswers()?.settings);
  useStoreEvent('settings-changed', (changed) => put(() => changed));
  const systemIsDark = useSyncExternalStore(watchSystem, isSystemDark);

  const theme = !settings || settings.theme === 'system' ? (systemIsDark ? 'dark' : 'light') : settings.theme;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    if (!settings) return;
    const { style } = document.documentElement;
    style.setProperty('--reader-size', `${settings.fontSize}px`);
    style.setProperty('--reader-leading', String(settings.lineHeight));
    style.setProperty('--reader-measure', String(settings.measure));
  }, [settings]);

  const change = useCallback(
    (changes: Partial<Settings>) => {
      put((older) => ({ ...older, ...changes }));
      void store.changeSettings(changes).then((result) => {
        if (result.ok) put(() => result.value);
        else sayFailure(result.failure);
      });
    },
    [put],
  );
  return { settings, change };
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
export const isSystemDark = (): boolean => dark.matches;

function watchSystem(watcher: () => void): () => void {
  dark.addEventListener('change', watcher);
  return () => dark.removeEventListener('change', watcher);
}
