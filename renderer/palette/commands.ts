import type { Settings } from '../../shared/contract/calls.ts';
import type { WindowCommand } from '../../shared/contract/shell.ts';
import type { Place } from '../client/place.ts';
import type { Command } from './entry.ts';

export type NamedCommand = Exclude<WindowCommand['name'], 'import-paths' | 'store-restarted' | 'quick-open'>;

const PLACES: readonly (readonly [name: string, place: Place, keys: string | null])[] = [
  ['All briefs', { view: 'library', filter: 'all', sourceId: null }, 'Ctrl+1'],
  ['Unread', { view: 'library', filter: 'unread', sourceId: null }, null],
  ['Starred', { view: 'library', filter: 'starred', sourceId: null }, null],
  ['Highlighted', { view: 'library', filter: 'highlighted', sourceId: null }, null],
  ['Notes', { view: 'notes' }, 'Ctrl+2'],
  ['Changes', { view: 'changes' }, null],
  ['Quotes', { view: 'quotes' }, null],
  ['Speakers', { view: 'speakers' }, null],
  ['Trash', { view: 'trash' }, null],
];

const ACTS: readonly (readonly [name: string, command: NamedCommand, keys: string | null])[] = [
  ['Search', 'find', '/'],
  ['Next brief', 'next-brief', null],
  ['Previous brief', 'previous-brief', null],
  ['Star or remove star', 'toggle-star', 's'],
  ['Mark as read or unread', 'toggle-read', 'u'],
  ['Undo', 'undo', 'Ctrl+Z'],
  ['Redo', 'redo', 'Ctrl+Shift+Z'],
  ['Import files', 'import-files', 'Ctrl+O'],
  ['Import a folder', 'import-folder', 'Ctrl+Shift+O'],
  ['Add a source', 'add-source', 'Ctrl+N'],
  ['Sync all sources now', 'sync-all', 'Ctrl+R'],
  ['Stop syncing', 'stop-sync', null],
  ['Import sources (OPML)', 'import-opml', null],
  ['Export sources (OPML)', 'export-opml', null],
  ['Print', 'print', 'Ctrl+P'],
  ['Settings', 'show-settings', 'Ctrl+,'],
];

const THEMES: readonly (readonly [name: string, theme: Settings['theme']])[] = [
  ['Light theme', 'light'],
  ['Dark theme', 'dark'],
  ['Sepia theme', 'sepia'],
  ['Theme of the system', 'system'],
];

interface Options {
  go(place: Place): void;
  carryOut: Readonly<Record<NamedCommand, () => void>>;
  setTheme(theme: Settings['theme']): void;
  showKeys(): void;
}

/** Everything that can be done by its name, with the key that does the same. */
export function paletteCommands({ go, carryOut, setTheme, showKeys }: Options): Command[] {
  return [
    ...PLACES.map(([name, place, keys]): Command => ({ name: `Go to ${name}`, keys, run: () => go(place) })),
    ...ACTS.map(([name, command, keys]): Command => ({ name, keys, run: carryOut[command] })),
    { name: 'Keys', keys: '?', run: showKeys },
    ...THEMES.map(([name, theme]): Command => ({ name, keys: null, run: () => setTheme(theme) })),
  ];
}
