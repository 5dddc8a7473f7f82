import { parseArgs, type ParseArgsConfig } from 'node:util';
import { resolve } from 'node:path';
import { CITING_FORMS, COLOURS, type CitingForm, type Colour } from '../../shared/contract/calls.ts';
import type { BriefId, HighlightId } from '../../shared/ids.ts';
import type { UsageError } from './usage.ts';
import { readSourcesCommand, readSyncCommand, SOURCE_OPTIONS, SYNC_OPTIONS, type SourceCommand } from './source-arguments.ts';
import type { COMMANDS } from '../options.ts';

/** One command, understood. */
export type Command = { archive: string | null; json: boolean } & (
  | { name: 'import'; paths: string[] }
  | { name: 'list'; filter: 'all' | 'unread' | 'starred' | 'highlighted'; offset: number; limit: number }
  | { name: 'show'; id: BriefId; revision: number | null }
  | { name: 'search'; query: string; sort: 'relevance' | 'newest'; limit: number }
  | { name: 'highlights'; briefId: BriefId | null; colours: Colour[]; trashed: boolean; offset: number; limit: number }
  | { name: 'changes'; offset: number; limit: number }
  | { name: 'cite'; of: (HighlightId | BriefId)[]; words: string | null; style: string | null; form: CitingForm | null }
  | { name: 'verify'; paths: string[]; format: 'text' | 'html' }
  | { name: 'topics list' }
  | { name: 'topics add'; names: string[] }
  | SourceCommand
  | { name: 'check' | 'stats' | 'help' | 'version' });

const COMMON = { archive: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
const PAGE = { limit: { type: 'string' }, offset: { type: 'string' } } as const;
const OPTIONS = {
  import: {},
  list: { ...PAGE, unread: { type: 'boolean' }, starred: { type: 'boolean' }, highlighted: { type: 'boolean' } },
  show: { revision: { type: 'string' } },
  search: { limit: { type: 'string' }, newest: { type: 'boolean' } },
  highlights: { ...PAGE, brief: { type: 'string' }, colour: { type: 'string', multiple: true }, trash: { type: 'boolean' } },
  changes: PAGE,
  cite: { style: { type: 'string' }, form: { type: 'string' }, words: { type: 'string' } },
  verify: { format: { type: 'string' } },
  topics: {},
  sources: SOURCE_OPTIONS,
  sync: SYNC_OPTIONS,
  check: {},
  stats: {},
  help: {},
  version: {},
} as const satisfies Record<(typeof COMMANDS)[number], ParseArgsConfig['options']>;

/** Total: any words give a command or a usage error. Paths are relative to `folder`. */
export function readCommand(words: readonly string[], folder: string): Command | UsageError {
  const at = firstPlainWord(words);
  const name = words[at];
  const values = { archive: null as string | null, json: false };
  if (name === undefined) return words.includes('--help') || words.includes('-h') ? { ...values, name: 'help' } : { usage: 'Which command?' };
  if (!Object.hasOwn(OPTIONS, name)) return { usage: `There is no command “${name}”.` };
  const known = name as keyof typeof OPTIONS;
  try {
    const options: ParseArgsConfig['options'] = { ...COMMON, ...OPTIONS[known] };
    const parsed = parseArgs({ args: words.filter((_, index) => index !== at), options, allowPositionals: true });
    const given = parsed.values as Record<string, string | boolean | string[] | undefined>;
    if (given['help']) return { ...values, name: 'help' };
    const common = { archive: typeof given['archive'] === 'string' ? resolve(folder, given['archive']) : null, json: given['json'] === true };
    return toCommand(known, parsed.positionals, given, common, folder);
  } catch (error) {
    return { usage: `${(error as Error).message.split(/\.\s|\n/)[0]!.replace(/\.$/, '')}.` };
  }
}

type Given = Record<string, string | boolean | string[] | undefined>;

function toCommand(name: keyof typeof OPTIONS, words: string[], given: Given, common: { archive: string | null; json: boolean }, folder: string): Command | UsageError {
  if (name === 'sources' || name === 'sync') {
    const read = name === 'sources' ? readSourcesCommand(words, given, folder) : readSyncCommand(words, given);
    return 'usage' in read ? read : { ...common, ...read };
  }
  const limit = wholeNumber(given['limit'], 'limit');
  const offset = wholeNumber(given['offset'], 'offset');
  if (typeof limit === 'object') return limit;
  if (typeof offset === 'object') return offset;
  const page = { limit: limit ?? Number.MAX_SAFE_INTEGER, offset: offset ?? 0 };
  if (name === 'import') return words.length > 0 ? { ...common, name, paths: words.map((path) => resolve(folder, path)) } : { usage: 'import needs at least one file or folder.' };
  if (name === 'show') {
    const id = briefId(words[0]);
    const revision = wholeNumber(given['revision'], 'revision');
    if (id === null || words.length !== 1) return { usage: 'show needs the id of one brief; list prints them.' };
    return typeof revision === 'object' ? revision : { ...common, name, id, revision: revision ?? null };
  }
  if (name === 'search') {
    const query = words.join(' ');
    return query.trim() === '' ? { usage: 'search needs words to search for.' } : { ...common, name, query, sort: given['newest'] ? 'newest' : 'relevance', limit: limit ?? 20 };
  }
  if (name === 'cite') {
    const read = readCiteCommand(words, given, folder);
    return 'usage' in read ? read : { ...common, ...read };
  }
  if (name === 'verify') {
    const format = given['format'] ?? 'text';
    if (format !== 'text' && format !== 'html') return { usage: `There is no format “${format as string}”: text, html.` };
    return words.length > 0 ? { ...common, name, paths: words.map((path) => resolve(folder, path)), format } : { usage: 'verify needs at least one memo.' };
  }
  if (name === 'topics') {
    const [verb, ...names] = words;
    if (verb === 'list' && names.length === 0) return { ...common, name: 'topics list' };
    return verb === 'add' && names.length > 0 ? { ...common, name: 'topics add', names } : { usage: 'topics needs “list”, or “add” and names.' };
  }
  if (words.length > 0) return { usage: `${name} takes no “${words[0]}”.` };
  if (name === 'list') {
    const filters = (['unread', 'starred', 'highlighted'] as const).filter((filter) => given[filter]);
    return filters.length > 1 ? { usage: 'list takes one of --unread, --starred and --highlighted.' } : { ...common, name, filter: filters[0] ?? 'all', ...page };
  }
  if (name === 'changes') return { ...common, name, ...page };
  if (name === 'highlights') {
    const colours = (given['colour'] ?? []) as string[];
    const wrong = colours.find((colour) => !(COLOURS as readonly string[]).includes(colour));
    if (wrong !== undefined) return { usage: `There is no colour “${wrong}”: ${COLOURS.join(', ')}.` };
    const id = given['brief'] === undefined ? null : briefId(given['brief'] as string);
    if (given['brief'] !== undefined && id === null) return { usage: '--brief needs the id of a brief.' };
    return { ...common, name, briefId: id, colours: colours as Colour[], trashed: given['trash'] === true, ...page };
  }
  return { ...common, name };
}

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

function readCiteCommand(words: string[], given: Given, folder: string): (Command & { name: 'cite' } extends infer C ? Omit<C, 'archive' | 'json'> : never) | UsageError {
  const wrong = words.find((word) => !UUID.test(word) && briefId(word) === null);
  if (wrong !== undefined) return { usage: `“${wrong}” is the id of no brief and no highlight.` };
  if (words.length === 0) return { usage: 'cite needs ids of briefs or highlights; list and highlights --json print them.' };
  const form = given['form'];
  if (form !== undefined && !(CITING_FORMS as readonly string[]).includes(form as string)) return { usage: `There is no form “${form as string}”: ${CITING_FORMS.join(', ')}.` };
  const quoted = given['words'];
  if (quoted !== undefined && (words.length !== 1 || briefId(words[0]) === null)) return { usage: '--words needs the id of the one brief that has them.' };
  const style = given['style'] as string | undefined;
  return {
    name: 'cite', of: words.map((word) => (UUID.test(word) ? (word.toLowerCase() as HighlightId) : briefId(word)!)), words: (quoted as string | undefined) ?? null,
    // The name of a style, or a file: only what looks like a path is one.
    style: style === undefined ? null : /[/\\]/.test(style) ? resolve(folder, style) : style, form: (form as CitingForm | undefined) ?? null,
  };
}

/** The first word that is neither an option nor the value of --archive. */
function firstPlainWord(words: readonly string[]): number {
  return words.findIndex((word, at) => !word.startsWith('-') && words[at - 1] !== '--archive');
}

function wholeNumber(value: Given[string], name: string): number | undefined | UsageError {
  if (value === undefined) return undefined;
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : { usage: `--${name} needs a whole number.` };
}

function briefId(word: string | undefined): BriefId | null {
  return word !== undefined && /^\d{1,16}$/.test(word) ? (Number(word) as BriefId) : null;
}
