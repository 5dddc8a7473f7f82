import { wordsOf } from './words.ts';

/** A day of the calendar as "2023-06-28". Such strings compare in date order. */
export type IsoDay = string;

/** Fields whose value is words: `title:iran`, `topic:"Iran Politics"`, `speaker:(taleblu OR lord)`. */
export const TEXT_FIELDS = [
  'title', 'in', 'topic', 'source', 'series', 'speaker', 'by', 'tag', 'note', 'quote', 'color', 'verdict',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Fields whose values are names, of which one can be asked for by itself: `topic:=Iran` is not the topic Iran Politics. */
export const NAME_FIELDS = ['topic', 'source', 'series', 'speaker', 'by', 'tag'] as const satisfies readonly TextField[];
export type NameField = (typeof NAME_FIELDS)[number];

export const DATE_FIELDS = ['before', 'after', 'on'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

export const FLAGS = ['unread', 'starred', 'updated', 'missing'] as const;
export type Flag = (typeof FLAGS)[number];

export const THINGS = ['highlight', 'note', 'image'] as const;
export type Thing = (typeof THINGS)[number];

/** Other names that people type; the printer uses the canonical one. The kind of a brief ("Flash Brief") is its series. */
export const FIELD_ALIASES: Readonly<Record<string, TextField>> = { colour: 'color', author: 'by', section: 'in', kind: 'series' };

/**
 * Words as typed: one word, or several that stand side by side ("fading autocrat", but also O'Brien and 36-hour).
 * `text` has no double quotes and single spaces; it holds at least one word in the sense of words.ts, or a sign in that of signs.ts.
 */
export type Words = { readonly type: 'words'; readonly text: string; readonly prefix: boolean };

/** A year or a month, as typed: what was published then, and what says so in its words. `text` is "2014" or "2022-02". */
export type Dated = { readonly type: 'dated'; readonly text: string };

/** All terms with at most `distance` words between the end of the first and the start of the last. */
export type Near = { readonly type: 'near'; readonly terms: readonly Words[]; readonly distance: number };

/** One of the names is these words and no others. */
export type Named = { readonly type: 'named'; readonly field: NameField; readonly name: Words };

/**
 * What a search asks for. `and` and `or` have two items or more. `field` holds only words, near, and, or, not.
 * `date` includes both days; null is open. `all` stands only alone: the empty search. `none` too: something was typed of
 * which nothing can be searched (`"*"`), so nothing is found.
 */
export type Query =
  | { readonly type: 'all' }
  | { readonly type: 'none'; readonly text: string }
  | Words
  | Near
  | { readonly type: 'and' | 'or'; readonly items: readonly Query[] }
  | { readonly type: 'not'; readonly item: Query }
  | { readonly type: 'field'; readonly field: TextField; readonly query: Query }
  | Named
  | Dated
  | { readonly type: 'date'; readonly from: IsoDay | null; readonly to: IsoDay | null }
  | { readonly type: 'is'; readonly flag: Flag }
  | { readonly type: 'has'; readonly thing: Thing };

export const ALL: Query = { type: 'all' };

export function words(text: string, prefix = false): Words {
  return { type: 'words', text, prefix };
}

/** `name` as it is shown; null when it has no word that could be searched. */
export function named(field: NameField, name: string): Named | null {
  const text = name.replace(/["“”„‟«»]/g, ' ').replace(/\s+/g, ' ').trim();
  return wordsOf(text).length === 0 ? null : { type: 'named', field, name: words(text) };
}

/** The conjunction of some queries: `all` for none, the query itself for one; nested conjunctions are laid flat. */
export function allOf(items: readonly Query[]): Query {
  const flat = items.flatMap((item) => (item.type === 'and' && !scopesItsItems(item.items) ? item.items : [item]));
  const asking = flat.filter((item) => item.type !== 'all');
  if (asking.length === 0) return ALL;
  return asking.length === 1 ? (asking[0] as Query) : { type: 'and', items: asking };
}

/** The disjunction of some queries, at least one. */
export function anyOf(items: readonly Query[]): Query {
  const flat = items.flatMap((item) => (item.type === 'or' ? item.items : [item]));
  return flat.length === 1 ? (flat[0] as Query) : { type: 'or', items: flat };
}

/** Whether a conjunction looks for its words inside one section (`in:` is one of its items): it must stay a group. */
export function scopesItsItems(items: readonly Query[]): boolean {
  return items.some((item) => item.type === 'field' && item.field === 'in');
}

/** The query with one of its parts, that very object, replaced. */
export function replacePart(query: Query, part: Query, by: Query): Query {
  if (query === part) return by;
  switch (query.type) {
    case 'and':
    case 'or':
      return { type: query.type, items: query.items.map((item) => replacePart(item, part, by)) };
    case 'not':
      return { type: 'not', item: replacePart(query.item, part, by) };
    case 'field':
      return { type: 'field', field: query.field, query: replacePart(query.query, part, by) };
    default:
      return query;
  }
}
