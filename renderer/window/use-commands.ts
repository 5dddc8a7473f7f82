import type { WindowCommand } from '../../shared/contract/shell.ts';
import { chooseOpml, exportOpml } from '../sources/use-opml.ts';
import type { Syncing } from '../sources/use-syncing.ts';
import { say } from '../client/notices.ts';
import type { Place } from '../client/place.ts';
import { LIBRARY } from '../client/place.ts';
import { useShellEvent } from '../client/use-event.ts';
import type { Importing } from './use-importing.ts';

interface Options {
  importing: Importing;
  undo(): void;
  redo(): void;
  find(): void;
  quickOpen(): void;
  go(place: Place): void;
  showSettings(): void;
  /** Opens the brief so many rows after the open one. */
  step(rows: 1 | -1): void;
  toggleStar(): void;
  toggleRead(): void;
  addSource(): void;
  syncing: Pick<Syncing, 'syncNow' | 'stop'>;
}

export type CarryOut = Readonly<Record<Exclude<WindowCommand['name'], 'import-paths'>, () => void>>;

/** Carries out what the menu and the system ask of the window. Answers how, for whoever else asks. */
export function useCommands({ importing, ...options }: Options): CarryOut {
  const carryOut: CarryOut = {
    'import-files': () => importing.choose('files'),
    'import-folder': () => importing.choose('folder'),
    undo: options.undo,
    redo: options.redo,
    find: options.find,
    'quick-open': options.quickOpen,
    'show-library': () => options.go(LIBRARY),
    'show-notes': () => options.go({ view: 'notes' }),
    'show-quotes': () => options.go({ view: 'quotes' }),
    'show-speakers': () => options.go({ view: 'speakers' }),
    'show-settings': options.showSettings,
    'next-brief': () => options.step(1),
    'previous-brief': () => options.step(-1),
    'toggle-star': options.toggleStar,
    'toggle-read': options.toggleRead,
    print: () => window.print(),
    'add-source': options.addSource,
    'sync-all': () => options.syncing.syncNow(null),
    'stop-sync': () => options.syncing.stop(null),
    'import-opml': () => void chooseOpml(),
    'export-opml': () => void exportOpml(),
    'store-restarted': () => say('The archive was opened again. Everything that was saved is here.'),
  };
  useShellEvent('command', (command) => {
    if (command.name === 'import-paths') importing.bringIn(command.paths);
    else carryOut[command.name]();
  });
  return carryOut;
}
