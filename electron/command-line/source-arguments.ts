import { resolve } from 'node:path';
import type { SourceId } from '../../shared/ids.ts';
import type { UsageError } from './usage.ts';

/** What stands for a source on the command line: its id, its name or its address. */
export type SourceWord = { id: SourceId } | { name: string };

export interface SourceWishes {
  name?: string;
  /** null: only when asked. */
  everyMinutes?: number | null;
  isPaused?: boolean;
  withImages?: boolean;
  /** Names of topics to subscribe to; null: everything. */
  topics?: string[] | null;
  /** Slugs of kinds of post. */
  types?: string[];
  /** Who signs in; null: nobody any more. The password stands in BRIEFCASE_PASSWORD. */
  user?: string | null;
}

export type SourceCommand =
  | { name: 'sources list' }
  | { name: 'sources add'; address: string; kind: 'wordpress' | 'feed' | null; wishes: SourceWishes }
  | { name: 'sources set'; source: SourceWord; wishes: SourceWishes }
  | { name: 'sources remove'; source: SourceWord }
  | { name: 'sources log'; source: SourceWord; limit: number }
  | { name: 'sources import'; path: string }
  | { name: 'sources export' }
  | { name: 'sync'; sources: SourceWord[]; everything: boolean };

export const SOURCE_OPTIONS = {
  kind: { type: 'string' }, name: { type: 'string' }, every: { type: 'string' }, topic: { type: 'string', multiple: true }, 'all-topics': { type: 'boolean' },
  // Not “type”: with that word Chromium starts processes of its own.
  'post-type': { type: 'string', multiple: true }, user: { type: 'string' }, pause: { type: 'boolean' }, resume: { type: 'boolean' }, images: { type: 'string' },
  limit: { type: 'string' },
} as const;
export const SYNC_OPTIONS = { everything: { type: 'boolean' } } as const;

type Given = Record<string, string | boolean | string[] | undefined>;

export function readSourcesCommand(words: string[], given: Given, folder: string): SourceCommand | UsageError {
  const [verb, word, ...more] = words;
  const wishes = readWishes(given);
  if ('usage' in wishes) return wishes;
  if ((verb === 'list' || verb === 'export') && word === undefined) return { name: verb === 'list' ? 'sources list' : 'sources export' };
  if (verb === undefined || !['add', 'set', 'remove', 'log', 'import'].includes(verb)) return { usage: 'sources needs “list”, “add”, “set”, “remove”, “log”, “import” or “export”.' };
  if (word === undefined || word.trim() === '' || more.length > 0) return { usage: `sources ${verb} needs one ${verb === 'add' ? 'address' : verb === 'import' ? 'OPML file' : 'source; sources list prints them'}.` };
  if (verb === 'add') {
    const kind = given['kind'] ?? null;
    if (kind !== null && kind !== 'wordpress' && kind !== 'feed') return { usage: '--kind needs “wordpress” or “feed”.' };
    return { name: 'sources add', address: word, kind, wishes };
  }
  if (verb === 'import') return { name: 'sources import', path: resolve(folder, word) };
  if (verb === 'remove') return { name: 'sources remove', source: sourceWord(word) };
  if (verb === 'log') {
    const limit = given['limit'] ?? '10';
    return typeof limit === 'string' && /^\d{1,3}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= 200
      ? { name: 'sources log', source: sourceWord(word), limit: Number(limit) }
      : { usage: '--limit needs a whole number from 1 to 200.' };
  }
  return Object.keys(wishes).length > 0 ? { name: 'sources set', source: sourceWord(word), wishes } : { usage: 'sources set needs something to change.' };
}

export function readSyncCommand(words: string[], given: Given): SourceCommand {
  return { name: 'sync', sources: words.map(sourceWord), everything: given['everything'] === true };
}

function readWishes(given: Given): SourceWishes | UsageError {
  const { name, every, topic, user, images } = given;
  const type = given['post-type'];
  if (given['pause'] && given['resume']) return { usage: 'A source cannot be paused and resumed at once.' };
  if (topic !== undefined && given['all-topics']) return { usage: 'Either --topic or --all-topics.' };
  const minutes = every === undefined ? undefined : minutesOf(String(every));
  if (minutes === 'wrong') return { usage: '--every needs a time from 15m to 30d, such as 6h, or “never”.' };
  if (images !== undefined && images !== 'on' && images !== 'off') return { usage: '--images needs “on” or “off”.' };
  if (typeof name === 'string' && name.trim() === '') return { usage: '--name needs a name.' };
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(minutes === undefined ? {} : { everyMinutes: minutes }),
    ...(given['pause'] || given['resume'] ? { isPaused: given['pause'] === true } : {}),
    ...(images === undefined ? {} : { withImages: images === 'on' }),
    ...(Array.isArray(topic) ? { topics: topic } : given['all-topics'] ? { topics: null } : {}),
    ...(Array.isArray(type) ? { types: type } : {}),
    ...(typeof user === 'string' ? { user: user === '' ? null : user } : {}),
  };
}

/** "90m", "6h", "1d", plain minutes; "never" is null. */
function minutesOf(word: string): number | null | 'wrong' {
  if (word === 'never') return null;
  const match = /^(\d{1,6})([mhd]?)$/.exec(word);
  if (!match) return 'wrong';
  const minutes = Number(match[1]) * ({ h: 60, d: 1440 }[match[2]!] ?? 1);
  return minutes >= 15 && minutes <= 43_200 ? minutes : 'wrong';
}

function sourceWord(word: string): SourceWord {
  return /^\d{1,9}$/.test(word) ? { id: Number(word) as SourceId } : { name: word };
}
