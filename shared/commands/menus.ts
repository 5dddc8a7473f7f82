import type { CommandId } from './catalogue.ts';

/** What Electron does by itself, with its own keys. */
export type MenuRole = 'cut' | 'copy' | 'paste' | 'selectAll' | 'resetZoom' | 'zoomIn' | 'zoomOut' | 'togglefullscreen' | 'minimize' | 'close' | 'quit';
export type MenuEntry = CommandId | '-' | { readonly role: MenuRole } | { readonly name: string; readonly entries: readonly MenuEntry[] };
export interface Menu {
  /** "&" stands before the letter that opens it with Alt. */
  readonly name: string;
  readonly entries: readonly MenuEntry[];
}

/** The menu bar. On a Mac its own application menu comes first and takes Quit and About. */
export const MENUS: readonly Menu[] = [
  {
    name: '&File',
    entries: ['import-files', 'import-folder', '-', 'add-source', 'sync-all', 'stop-sync', 'import-opml', 'export-opml', '-', 'print', '-', 'show-settings', '-', { role: 'quit' }],
  },
  {
    name: '&Edit',
    entries: ['undo', 'redo', '-', { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }, '-', 'find-in-brief', 'next-match', 'previous-match', 'search'],
  },
  {
    name: '&View',
    entries: [
      'toggle-sidebar', 'toggle-list', 'toggle-notes', 'focus-mode', 'contents', '-',
      { name: 'Theme', entries: ['theme-light', 'theme-dark', 'theme-sepia', 'theme-system'] }, '-',
      { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, '-', { role: 'togglefullscreen' },
    ],
  },
  {
    name: '&Go',
    entries: [
      'back', 'forward', '-', 'quick-open', '-',
      'go-library', 'go-unread', 'go-starred', 'go-highlighted', 'go-quotes', 'go-speakers', 'go-notes', 'go-changes', 'go-trash', '-',
      'to-list', 'next-pane', 'previous-pane',
    ],
  },
  {
    name: '&Brief',
    entries: [
      'next-brief', 'previous-brief', 'next-unread', '-', 'page-on', 'page-back', '-',
      'toggle-star', 'toggle-read', 'compare', '-', 'next-quote', 'previous-quote', 'show-speaker', '-', 'step-back',
    ],
  },
  {
    name: 'H&ighlight',
    entries: [
      'highlight-yellow', 'highlight-green', 'highlight-blue', 'highlight-pink', 'highlight-purple', 'highlight-with-note', '-',
      'edit-note', 'copy-selection', 'cite-selection', 'copy-highlight', 'delete-highlight', '-', 'next-highlight', 'previous-highlight', '-', 'start-selecting',
    ],
  },
  { name: '&Window', entries: [{ role: 'minimize' }, { role: 'close' }] },
  { name: '&Help', entries: ['shortcuts', 'show-folder', '-', 'about'] },
];

/** The commands of a menu, those of its submenus among them. */
export function commandsOfMenu(entries: readonly MenuEntry[]): CommandId[] {
  return entries.flatMap((entry) => (typeof entry === 'string' ? (entry === '-' ? [] : [entry]) : 'entries' in entry ? commandsOfMenu(entry.entries) : []));
}
