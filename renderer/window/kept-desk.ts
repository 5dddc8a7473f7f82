import { useEffect, useEffectEvent, useRef } from 'react';
import { BRIEF_SORTS, LIBRARY_FILTERS, type BriefSort } from '../../shared/contract/calls.ts';
import type { BriefId, SourceId, SpeakerId } from '../../shared/ids.ts';
import type { Place } from '../client/place.ts';
import { lastDesk, shell } from '../client/ports.ts';
import { NO_CHOICE, type PanesChosen } from './use-panes.ts';

/** What of the window comes back at the next start. */
export interface Desk {
  place: Place;
  /** The brief that was open; null: none. */
  briefId: BriefId | null;
  pane: 'list' | 'reader';
  sort: BriefSort;
  panes: PanesChosen;
}

/** Milliseconds of rest before it is kept. */
const REST = 300;

/** How the window was left; null the first time, and when what was kept cannot be read. */
export const keptDesk = (): Desk | null => parseDesk(lastDesk());

/** Keeps how the window is, whenever that changed. */
export function useKeptDesk(desk: Desk): void {
  const kept = useRef<string | null>(null);
  const keep = useEffectEvent(() => {
    const text = JSON.stringify(desk);
    if (text === kept.current) return;
    kept.current = text;
    void shell.keepDesk({ desk: text });
  });
  const text = JSON.stringify(desk);
  useEffect(() => {
    kept.current ??= text;
    const timer = setTimeout(() => keep(), REST);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const now = () => keep();
    window.addEventListener('pagehide', now);
    return () => window.removeEventListener('pagehide', now);
  }, []);
}

export function parseDesk(text: string | null): Desk | null {
  const read = parsed(text);
  if (read === null) return null;
  const place = placeOf(read['place']);
  if (place === null) return null;
  const chosen = isObject(read['panes']) ? read['panes'] : {};
  const width = (name: string) => (typeof chosen[name] === 'number' && chosen[name] >= 100 && chosen[name] <= 1000 ? chosen[name] : null);
  return {
    place,
    briefId: isId<BriefId>(read['briefId']) ? read['briefId'] : null,
    pane: read['pane'] === 'reader' ? 'reader' : 'list',
    sort: BRIEF_SORTS.find((each) => each === read['sort']) ?? 'newest',
    panes: {
      ...NO_CHOICE,
      sidebar: chosen['sidebar'] === 'names' || chosen['sidebar'] === 'icons' ? chosen['sidebar'] : null,
      sidebarWidth: width('sidebarWidth'),
      listWidth: width('listWidth'),
      isListHidden: chosen['isListHidden'] === true,
    },
  };
}

function placeOf(value: unknown): Place | null {
  if (!isObject(value)) return null;
  const { view, filter, sourceId, id } = value;
  if (view === 'library') {
    const known = LIBRARY_FILTERS.find((each) => each === filter);
    return known === undefined || (sourceId !== null && !isId<SourceId>(sourceId)) ? null : { view, filter: known, sourceId };
  }
  if (view === 'speaker') return isId<SpeakerId>(id) ? { view, id } : null;
  const plain = (['notes', 'changes', 'trash', 'quotes', 'speakers'] as const).find((each) => each === view);
  return plain === undefined ? null : { view: plain };
}

function parsed(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    // Cut off, or from another version: the window begins as the first time.
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isId = <Id extends number>(value: unknown): value is Id => typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
