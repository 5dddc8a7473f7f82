import { useShellEvent } from '../client/use-event.ts';
import { say, sayFailure } from '../client/notices.ts';
import { LIBRARY, type Place } from '../client/place.ts';
import { shell } from '../client/ports.ts';
import { howTo, useOffer } from '../commands/offers.ts';
import { useMenuTruth, useWindowKeys } from '../commands/use-window-keys.ts';
import type { SettingsInUse } from '../settings/use-settings.ts';
import { chooseOpml, exportOpml } from '../sources/use-opml.ts';
import type { Syncing } from '../sources/use-syncing.ts';
import type { Importing } from './use-importing.ts';
import { nextPane } from './panes.ts';

interface Options {
  importing: Importing;
  undo(): void;
  redo(): void;
  search(): void;
  toList(): void;
  quickOpen(): void;
  go(place: Place): void;
  showSettings(): void;
  showShortcuts(): void;
  changeSettings: SettingsInUse['change'];
  /** Opens the brief so many rows after the open one; null while none is open. */
  step: ((rows: 1 | -1) => void) | null;
  nextUnread(): void;
  addSource(): void;
  syncing: Pick<Syncing, 'syncNow' | 'stop' | 'progress'>;
}

const library = (filter: (Place & { view: 'library' })['filter']): Place => ({ view: 'library', filter, sourceId: null });

/** What the window itself carries out, for its menu, for keys and for quick open; the reader and the lists add their own. */
export function useCommands({ importing, go, step, ...options }: Options): void {
  useOffer({
    'import-files': () => importing.choose('files'),
    'import-folder': () => importing.choose('folder'),
    'add-source': options.addSource,
    'sync-all': () => options.syncing.syncNow(null),
    'stop-sync': options.syncing.progress === null ? null : () => options.syncing.stop(null),
    'import-opml': () => void chooseOpml(),
    'export-opml': () => void exportOpml(),
    'show-settings': options.showSettings,
    undo: options.undo,
    redo: options.redo,
    search: options.search,
    'quick-open': options.quickOpen,
    'theme-light': () => options.changeSettings({ theme: 'light' }),
    'theme-dark': () => options.changeSettings({ theme: 'dark' }),
    'theme-sepia': () => options.changeSettings({ theme: 'sepia' }),
    'theme-system': () => options.changeSettings({ theme: 'system' }),
    'go-library': () => go(LIBRARY),
    'go-unread': () => go(library('unread')),
    'go-starred': () => go(library('starred')),
    'go-highlighted': () => go(library('highlighted')),
    'go-notes': () => go({ view: 'notes' }),
    'go-quotes': () => go({ view: 'quotes' }),
    'go-speakers': () => go({ view: 'speakers' }),
    'go-changes': () => go({ view: 'changes' }),
    'go-trash': () => go({ view: 'trash' }),
    'next-pane': () => nextPane(1),
    'previous-pane': () => nextPane(-1),
    'to-list': options.toList,
    'next-brief': step && (() => step(1)),
    'previous-brief': step && (() => step(-1)),
    'next-unread': options.nextUnread,
    shortcuts: options.showShortcuts,
    'show-folder': () => void showFolder(),
    about: () => void shell.showAbout(null),
  });
  useWindowKeys();
  useMenuTruth();
  useShellEvent('command', (command) => {
    if (command.name === 'import-paths') importing.bringIn(command.paths);
    else if (command.name === 'store-restarted') say('The archive was reopened. Everything that was saved is here.');
    else howTo(command.name)?.();
  });
}

async function showFolder(): Promise<void> {
  const result = await shell.showArchiveFolder(null);
  if (result.ok) say(`The archive is in ${result.value}.`);
  else sayFailure(result.failure);
}
