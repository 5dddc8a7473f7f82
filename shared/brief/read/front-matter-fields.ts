import { parseDocument } from 'yaml';

/** A field of front matter as it is written: every scalar is its text. */
export type FieldValue = string | FieldValue[] | { [key: string]: FieldValue };
/** By lower-case name. */
export type Fields = Record<string, FieldValue>;

/** What stands between the marks at the top of a file, and the text below. */
export interface HeadBlock {
  kind: 'yaml' | 'toml' | 'lines';
  block: string;
  text: string;
}

/** The parser of YAML takes time with the square of some blocks; longer ones are read entry by entry. Characters. */
const LONGEST_AT_ONCE = 20_000;
const LONGEST_ENTRY = 4000;
const MOST_ENTRIES = 300;
const LONGEST_BLOCK = 300_000;

/** What a block must name to be front matter and no text between two rules. */
const TELLING = /^(?:title|headline|date|published|pubdate|publish_date|issued|authors?|by|byline|tags?|topics?|categor(?:y|ies)|keywords|source|url|link|canonical|lang|language|layout|slug|draft|series|description|permalink|subtitle|aliases|type|kind|id)$/i;

/** A block between `---` (or more dashes) or `+++`, or lines of "Name: value" with nothing around them; null when a file begins otherwise. */
export function headBlock(file: string): HeadBlock | null {
  const blank = /^\ufeff?(?:[ \t]*\r?\n){0,20}/.exec(file)?.[0].length ?? 0;
  const mark = /^(?:-{3,}|\+{3})(?=[ \t]*\r?\n)/.exec(file.slice(blank, blank + 200))?.[0];
  if (mark === undefined) return namedLines(file, blank);
  const from = file.indexOf('\n', blank) + 1;
  const end = endOf(file, from, mark === '+++');
  if (end === null) return null;
  return { kind: mark === '+++' ? 'toml' : 'yaml', block: file.slice(from, end.start), text: file.slice(end.next) };
}

/** The fields of a block; null when it is none that names anything. A line that cannot be read costs itself alone. */
export function fieldsOf({ kind, block }: HeadBlock): Fields | null {
  const whole = kind === 'yaml' && block.length <= LONGEST_AT_ONCE ? yamlMap(block) : null;
  const fields = whole ?? (kind === 'toml' ? tomlFields(block) : entryFields(block, kind === 'lines'));
  const names = Object.keys(fields);
  const isMap = whole !== null && names.every((name) => !/\s/.test(name));
  return isMap || names.some((name) => TELLING.test(name)) ? fields : null;
}

function endOf(file: string, from: number, isToml: boolean): { start: number; next: number } | null {
  const closing = isToml ? /^\+{3}[ \t]*\r?$/ : /^(?:-{3,}|\.{3})[ \t]*\r?$/;
  for (let start = from; start < file.length && start - from <= LONGEST_BLOCK;) {
    const found = file.indexOf('\n', start);
    const next = found < 0 ? file.length : found;
    if (next - start < 200 && closing.test(file.slice(start, next))) return { start, next: Math.min(next + 1, file.length) };
    start = next + 1;
  }
  return null;
}

/** "Title: …" and its like from the first line on, down to a blank line; two lines at least, the first of a telling name. */
function namedLines(file: string, from: number): HeadBlock | null {
  const lines = file.slice(from, from + LONGEST_AT_ONCE).split('\n');
  const end = lines.findIndex((line) => line.trim() === '');
  const head = end < 0 ? [] : lines.slice(0, end);
  const isHead = head.length >= 2 && TELLING.test(NAMED.exec(head[0] ?? '')?.[1] ?? '')
    && head.every((line, index) => NAMED.test(line) || (index > 0 && /^(?: {2,}|\t)\S/.test(line)));
  if (!isHead) return null;
  const block = head.join('\n');
  return { kind: 'lines', block, text: file.slice(from + block.length + 1) };
}

const NAMED = /^([A-Za-z][\w -]{0,40}?)[ \t]*:(?=[ \t]|\r?$)/;

/** The whole block as YAML; null when it has an error or is no map. */
function yamlMap(block: string): Fields | null {
  try {
    const document = parseDocument(block, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS({ maxAliasCount: 50 });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field as FieldValue]));
  } catch {
    // An alias that points to itself, or thousands of them: such a block says nothing.
    return null;
  }
}

/** Each name with what belongs to it, read for itself. Where that is no YAML either, the words of its line are its value. */
function entryFields(block: string, asWritten: boolean): Fields {
  const entries: { name: string; lines: string[] }[] = [];
  for (const line of block.split(/\r?\n/)) {
    const name = NAMED.exec(line.replace(/^["']([\w -]+)["'](?=\s*:)/, '$1'))?.[1] ?? (/^\t/.test(line) ? tabbedName(line) : undefined);
    if (name !== undefined) {
      if (entries.length >= MOST_ENTRIES) break;
      entries.push({ name, lines: [line.trim()] });
    } else if (/^(?:\s+\S|-\s)/.test(line)) entries.at(-1)?.lines.push(line.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length)));
  }
  const fields: Fields = {};
  for (const { name, lines } of entries) fields[name.toLowerCase()] ??= entryValue(lines, asWritten);
  return fields;
}

/** An indented line that begins a field of its own all the same. */
function tabbedName(line: string): string | undefined {
  const name = NAMED.exec(line.trim())?.[1];
  return name !== undefined && TELLING.test(name) ? name : undefined;
}

function entryValue(lines: readonly string[], asWritten: boolean): FieldValue {
  const entry = lines.join('\n').slice(0, LONGEST_ENTRY);
  const read = asWritten ? null : yamlMap(entry);
  const value = read === null ? undefined : Object.values(read)[0];
  if (value !== undefined && value !== null) return value;
  const own = (lines[0] ?? '').replace(/^[^:]*:\s*/, '').slice(0, LONGEST_ENTRY);
  const below = lines.slice(1).map((line) => line.trim());
  if (own === '' && below.every((line) => line.startsWith('- '))) return below.map((line) => unquoted(line.slice(2)));
  const items = [...own.matchAll(/\[\[([^[\]]{1,200})\]\]/g)].map(([, item = '']) => item.replace(/^.*\|/, ''));
  const isOnlyLinks = items.length > 0 && own.replace(/\[\[[^[\]]{1,200}\]\]/g, '').replace(/[\s,;]/g, '') === '';
  return isOnlyLinks ? items : unquoted([own, ...below].join(' '));
}

/** Quotation marks around the whole are YAML's; marks around some of the words are the words'. */
function unquoted(value: string): string {
  const inner = /^(["'])([^"']*)\1$/.exec(value.trim())?.[2];
  return (inner ?? value).trim();
}

/** `name = value` of TOML: strings, dates, lists of strings. Tables below the first are read for the lists of topics that they hold. */
function tomlFields(block: string): Fields {
  const fields: Fields = {};
  const lines = block.split(/\r?\n/);
  let inTable: string | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const table = /^\s*\[+\s*([\w."-]+)\s*\]+\s*(?:#.*)?$/.exec(line)?.[1];
    if (table !== undefined) inTable = table.toLowerCase();
    const [, name, first] = /^\s*["']?([\w-]{1,40})["']?\s*=\s*(\S.*)$/.exec(line) ?? [];
    if (name === undefined || first === undefined || (inTable !== null && !/^(?:taxonomies|extra|params)$/.test(inTable))) continue;
    let value = first;
    if (value.startsWith('[')) {
      while (!/\]\s*(?:#.*)?$/.test(value) && index + 1 < lines.length && value.length < LONGEST_ENTRY && !/^\s*[\w-]+\s*=/.test(lines[index + 1] ?? '')) value += ` ${lines[index += 1]?.trim() ?? ''}`;
    }
    fields[name.toLowerCase()] ??= tomlValue(value.slice(0, LONGEST_ENTRY));
  }
  return fields;
}

function tomlValue(value: string): FieldValue {
  const strings = [...value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].map(([, basic, literal]) => (basic === undefined ? literal ?? '' : unescaped(basic)));
  if (value.startsWith('[')) return strings;
  if (/^["']/.test(value) && strings[0] !== undefined && strings.length === 1) return strings[0];
  return unquoted(/^["']/.test(value) ? value : value.replace(/\s+#.*$/, ''));
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, char: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    return char === 'n' || char === 't' ? ' ' : char ?? '';
  });
}
