import { useEffect, useState, useSyncExternalStore } from 'react';
import { useOffer } from '../commands/offers.ts';

/** What the analyst chose of the panes; null: what fits the window. Widths in CSS pixels. */
export interface PanesChosen {
  sidebar: 'names' | 'icons' | null;
  sidebarWidth: number | null;
  listWidth: number | null;
  isListHidden: boolean;
}
export const NO_CHOICE: PanesChosen = { sidebar: null, sidebarWidth: null, listWidth: null, isListHidden: false };

export interface Panes {
  chosen: PanesChosen;
  /** Whether there is room for the list or the reader, not for both. */
  isOne: boolean;
  /** Nothing but the brief. */
  isFocused: boolean;
  sidebar: 'names' | 'icons';
  sidebarWidth: number;
  listWidth: number;
  change(changes: Partial<PanesChosen>): void;
  toggleSidebar(): void;
  toggleList(): void;
  leaveFocus(): void;
}

/** Below this width of the window there is one pane, and below that the sidebar shows icons. CSS pixels. */
const ONE_BELOW = 760;
const ICONS_BELOW = 1180;
const NAMES_FROM = 480;

export const SIDEBAR_WIDTH = { min: 168, max: 320 };
export const LIST_WIDTH = { min: 260, max: 560 };

/** Which panes are shown, how wide, and the commands that change that. `onList`: the list is wanted where there is room for one pane. */
export function usePanes(first: PanesChosen | null, hasBrief: boolean, onList: () => void): Panes {
  const [chosen, setChosen] = useState(first ?? NO_CHOICE);
  const [wantsFocus, setFocus] = useState(false);
  const width = useSyncExternalStore(watchWidth, () => stepOf(window.innerWidth));
  const isOne = width < ONE_BELOW;
  const isFocused = wantsFocus && hasBrief;
  const fitting = width < ICONS_BELOW ? 'icons' : 'names';
  const sidebar = width < NAMES_FROM ? 'icons' : (chosen.sidebar ?? fitting);
  const change = (changes: Partial<PanesChosen>) => setChosen((older) => ({ ...older, ...changes }));

  useEffect(() => {
    const { dataset } = document.documentElement;
    if (isFocused) dataset['focusMode'] = '';
    else delete dataset['focusMode'];
  }, [isFocused]);

  const toggleSidebar = () => {
    if (isFocused) return setFocus(false);
    const other = sidebar === 'names' ? 'icons' : 'names';
    // What fits by itself is no choice: the next width of the window decides anew.
    change({ sidebar: other === fitting ? null : other });
  };
  const toggleList = () => {
    if (isFocused) return setFocus(false);
    if (isOne) onList();
    else change({ isListHidden: !chosen.isListHidden });
  };
  useOffer({
    'toggle-sidebar': width < NAMES_FROM ? null : toggleSidebar,
    'toggle-list': toggleList,
    'focus-mode': hasBrief ? () => setFocus(!wantsFocus) : null,
  });
  return {
    chosen, isOne, isFocused, sidebar, change, toggleSidebar, toggleList,
    sidebarWidth: chosen.sidebarWidth ?? 208,
    listWidth: chosen.listWidth ?? (width < ICONS_BELOW ? 320 : 352),
    leaveFocus: () => setFocus(false),
  };
}

/** The steps at which something changes: between them a window that is being resized draws nothing anew. */
const stepOf = (width: number): number => [ICONS_BELOW, ONE_BELOW, NAMES_FROM].find((step) => width >= step) ?? 0;

function watchWidth(watcher: () => void): () => void {
  window.addEventListener('resize', watcher);
  return () => window.removeEventListener('resize', watcher);
}
