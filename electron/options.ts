import { resolve } from 'node:path';

/** What the arguments ask for. */
export interface Options {
  /** Folder of the archive; null: the analyst's own. */
  archive: string | null;
  /** Words of the command line; null: open the window. */
  command: string[] | null;
  /** Files and folders to import once the window is open (opened with Briefcase, or dropped on its icon). */
  paths: string[];
}

/** The first word that makes the arguments a command. */
export const COMMANDS = ['import', 'list', 'show', 'search', 'highlights', 'changes', 'cite', 'verify', 'check', 'stats', 'topics', 'sources', 'sync', 'help', 'version'] as const;

/**
 * Reads the arguments after the program and the app folder. Chromium's own switches are passed over. Words are relative to `folder`.
 * `isCommand`: the caller knows that these are the words of a command, however wrong.
 */
export function readOptions(words: readonly string[], folder: string, isCommand: boolean): Options {
  const first = words.find((word) => !word.startsWith('-'));
  if (isCommand || (COMMANDS as readonly string[]).includes(first ?? '')) {
    return { archive: null, command: words.filter((word) => !isChromiumSwitch(word)), paths: [] };
  }
  const options: Options = { archive: null, command: null, paths: [] };
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '--archive') options.archive = resolve(folder, words[++at] ?? '');
    else if (word.startsWith('--archive=')) options.archive = resolve(folder, word.slice('--archive='.length));
    else if (!word.startsWith('-')) options.paths.push(resolve(folder, word));
  }
  return options;
}

const CHROMIUM_SWITCHES = ['--no-sandbox', '--disable-gpu', '--ozone-platform', '--remote-debugging-port', '--remote-debugging-pipe', '--inspect', '--user-data-dir'];

function isChromiumSwitch(word: string): boolean {
  return CHROMIUM_SWITCHES.some((known) => word === known || word.startsWith(`${known}=`));
}
