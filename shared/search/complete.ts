import { DATE_FIELDS, FIELD_ALIASES, FLAGS, TEXT_FIELDS, THINGS } from './query.ts';
import type { DateField, TextField } from './query.ts';
import { wordsOf } from './words.ts';

export type AnyField = TextField | DateField | 'is' | 'has';

/** What is being typed at the caret. `from` and `to` are UTF-16 code units: what a completion replaces. */
export type Typing = {
  /** Whose value is typed; null for a word that may also become a field. */
  readonly field: AnyField | null;
  /** Without quotation mark, field name and sign. */
  readonly start: string;
  readonly from: number;
  readonly to: number;
};

export type Completion = {
  /** `name`: a value of a field that was not typed; it is inserted with its field. */
  readonly kind: 'field' | 'value' | 'name' | 'word';
  /** As it is shown: `topic:`, "Iran Politics", "sanctions". */
  readonly label: string;
  /** What takes the place of what was typed. */
  readonly insert: string;
  /** In how many briefs it stands; null where that is not counted. */
  readonly briefs: number | null;
};

/** A name a field can have, and how many briefs have it. */
export type NameCount = { readonly name: string; readonly briefs: number | null };

const QUOTES = /["“”„‟«»]/;
const MOST = 8;

/** What is typed at the caret; null after a closed phrase, inside a phrase without a field, or where nothing was begun. */
export function typingAt(text: string, caret: number): Typing | null {
  let runStart = 0;
  let quoteStart: number | null = null;
  for (let at = 0; at < caret; at++) {
    const char = text[at] as string;
    if (QUOTES.test(char)) quoteStart = quoteStart === null ? at : null;
    else if (quoteStart === null && /[\s()]/.test(char) && !(char === '(' && text[at - 1] === ':')) runStart = at + 1;
  }
  const run = text.slice(runStart, caret);
  const signed = /^-?/.exec(run)?.[0].length ?? 0;
  const named = /^([a-z]+):=?\(?/i.exec(run.slice(signed));
  const field = named === null ? null : fieldNamed(named[1] as string);
  if (field === null) {
    const start = run.slice(signed);
    return quoteStart !== null || start === '' || QUOTES.test(start) ? null : { field: null, start, from: runStart + signed, to: caret };
  }
  const valueStart = runStart + signed + (named as RegExpExecArray)[0].length;
  if (quoteStart !== null && quoteStart >= valueStart) return { field, start: text.slice(quoteStart + 1, caret), from: quoteStart, to: caret };
  const from = valueStart + text.slice(valueStart, caret).lastIndexOf(',') + 1;
  const start = text.slice(from, caret);
  return QUOTES.test(start) ? null : { field, start, from, to: caret };
}

/** Fields that begin so, for a word; `words` are the archive's own completions of it. */
export function completeWord(typing: Typing, words: readonly NameCount[]): Completion[] {
  const start = typing.start.toLowerCase();
  const fields = [...TEXT_FIELDS, ...DATE_FIELDS, 'is', 'has'].filter((field) => field.startsWith(start) && start !== '');
  return [
    ...fields.map((field): Completion => ({ kind: 'field', label: `${field}:`, insert: `${field}:`, briefs: null })),
    ...words.map(({ name, briefs }): Completion => ({ kind: 'word', label: name, insert: `${name} `, briefs })),
  ].slice(0, MOST);
}

/** Values of a field; `names` are those the archive has, in any order. The most frequent come first. */
export function completeValue(typing: Typing, names: readonly NameCount[]): Completion[] {
  return fitting(typing.start, names)
    .slice(0, MOST)
    .map(({ name, briefs }): Completion => ({ kind: 'value', label: name, insert: `${valueText(name)} `, briefs }));
}

/** Names that a bare word may mean, to be searched in their field. */
export function completeName(typing: Typing, field: TextField, names: readonly NameCount[], most: number): Completion[] {
  return fitting(typing.start, names)
    .slice(0, most)
    .map(({ name, briefs }): Completion => ({ kind: 'name', label: name, insert: `${field}:${valueText(name)} `, briefs }));
}

/** Names that hold the words typed so far, the last of them perhaps not to its end; those that begin so come first, then the most frequent. */
export function fitting(start: string, names: readonly NameCount[]): NameCount[] {
  const typed = wordsOf(start);
  const last = typed.at(-1) ?? '';
  const fits = names.flatMap((entry) => {
    const words = wordsOf(entry.name);
    const all = typed.slice(0, -1).every((word) => words.includes(word)) && words.some((word) => word.startsWith(last));
    return all ? [{ entry, begins: words.join(' ').startsWith(typed.join(' ')) }] : [];
  });
  fits.sort((a, b) => Number(b.begins) - Number(a.begins) || (b.entry.briefs ?? 0) - (a.entry.briefs ?? 0));
  return fits.map(({ entry }) => entry);
}

/** The values that the language itself names. */
export function fixedValues(field: AnyField): readonly string[] | null {
  switch (field) {
    case 'is':
      return FLAGS;
    case 'has':
      return THINGS;
    case 'color':
      return ['yellow', 'green', 'blue', 'pink', 'purple'];
    case 'verdict':
      return ['intact', 'moved', 'typography', 'wording', 'number', 'negation', 'speaker', 'lost'];
    default:
      return null;
  }
}

/** A value as the language reads it back: in quotes when it is more than one plain word. */
function valueText(name: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}-]*$/u.test(name) ? name : `"${name.replace(/["“”„‟«»]/g, ' ').replace(/\s+/g, ' ').trim()}"`;
}

function fieldNamed(name: string): AnyField | null {
  const lower = name.toLowerCase();
  const known = [...TEXT_FIELDS, ...DATE_FIELDS, 'is', 'has'] as const;
  return FIELD_ALIASES[lower] ?? known.find((field) => field === lower) ?? null;
}
