import { matchable, needed } from './match-expression.ts';
import { spanOf, wordsOfDated } from './dates.ts';
import { allOf, scopesItsItems } from './query.ts';
import type { Flag, IsoDay, Named, Query, TextField, Thing } from './query.ts';

/**
 * A search as the store carries it out. A brief is a result when it satisfies `match`, lies between the days and satisfies
 * `where`; each of them may be null, which asks nothing. `match` is written for FTS5 over the columns in
 * match-expression.ts; `where` is free of SQL.
 */
export type Plan = {
  readonly match: string | null;
  /** Both days included; null is open. When one is given, briefs without a date are left out. */
  readonly from: IsoDay | null;
  readonly to: IsoDay | null;
  readonly where: Condition | null;
  /** No day is after `from` and before `to`: nothing is found. */
  readonly empty: boolean;
};

/** What the text index alone cannot answer. */
export type Condition =
  | { readonly type: 'and' | 'or'; readonly items: readonly Condition[] }
  | { readonly type: 'not'; readonly item: Condition }
  /** The brief is among those that the text index finds. */
  | { readonly type: 'match'; readonly match: string }
  | { readonly type: 'date'; readonly from: IsoDay | null; readonly to: IsoDay | null }
  | { readonly type: 'is'; readonly flag: Flag }
  | { readonly type: 'has'; readonly thing: Thing }
  /** One of the brief's tags, or of its highlights' tags, colours or verdicts, holds the words (`words` or `near`). */
  | { readonly type: 'label'; readonly field: 'tag' | 'color' | 'verdict'; readonly words: Query }
  /** One of the brief's names is just this. */
  | Named
  /** One quote or note satisfies the whole query. */
  | { readonly type: 'text'; readonly field: 'quote' | 'note'; readonly query: Query }
  /** One section has a heading that satisfies `heading`, and `inside` holds for it. */
  | { readonly type: 'section'; readonly heading: Query; readonly inside: Condition | null }
  /** The text of the section at hand satisfies the words (and, or, not of them); only inside `section`. */
  | { readonly type: 'words'; readonly words: Query }
  /** Always true; arises from a search that holds nothing to search for. */
  | { readonly type: 'true' };

export function planFor(query: Query): Plan {
  const items = query.type === 'and' && !scopesItsItems(query.items) ? query.items : [query];
  const matches: string[] = [];
  const conditions: Condition[] = [];
  let from: IsoDay | null = null;
  let to: IsoDay | null = null;
  for (const item of items) {
    if (item.type === 'date') {
      if (item.from !== null && (from === null || item.from > from)) from = item.from;
      if (item.to !== null && (to === null || item.to < to)) to = item.to;
      continue;
    }
    if (item.type === 'none') continue;
    const exact = matchable(item);
    const necessary = exact ?? needed(item);
    if (necessary !== null) matches.push(necessary);
    if (exact === null && item.type !== 'all') conditions.push(conditionFor(item, false));
  }
  const excluded: string[] = [];
  const where = conditions.filter((condition) => {
    // "a -b" is one question to the index; "-b" alone is not, for FTS5 knows no lone NOT.
    if (condition.type !== 'not' || condition.item.type !== 'match' || matches.length === 0) return true;
    excluded.push(condition.item.match);
    return false;
  });
  const wanted = matches.length === 0 ? null : matches.length === 1 ? (matches[0] as string) : matches.map(grouped).join(' AND ');
  return {
    match: wanted === null || excluded.length === 0 ? wanted : `(${wanted}) NOT (${excluded.map(grouped).join(' OR ')})`,
    from,
    to,
    where: where.length === 0 ? null : where.length === 1 ? (where[0] as Condition) : { type: 'and', items: where },
    empty: query.type === 'none' || (from !== null && to !== null && from > to),
  };
}

const grouped = (match: string): string => `(${match})`;

/** `scoped`: words are looked for in a section, not in the index. */
function conditionFor(query: Query, scoped: boolean): Condition {
  const exact = scoped && asksTheSection(query) ? null : matchable(query);
  if (exact !== null) return { type: 'match', match: exact };
  if (scoped && isOfWords(query)) return { type: 'words', words: query };
  switch (query.type) {
    case 'all':
      return { type: 'true' };
    case 'words':
    case 'near':
      return { type: 'words', words: query };
    case 'dated':
      return { type: 'or', items: [{ type: 'date', ...spanOf(query.text)! }, ...wordsOfDated(query).map((words): Condition => ({ type: 'words', words }))] };
    case 'none':
      return { type: 'not', item: { type: 'true' } };
    case 'and':
      return conjunction(query.items, scoped);
    case 'or':
      return { type: 'or', items: query.items.map((item) => conditionFor(item, scoped)) };
    case 'not':
      return { type: 'not', item: conditionFor(query.item, scoped) };
    case 'named':
    case 'date':
    case 'is':
    case 'has':
      return query;
    case 'field':
      return fieldCondition(query.field, query.query);
  }
}

function conjunction(items: readonly Query[], scoped: boolean): Condition {
  const headings = items.flatMap((item) => (item.type === 'field' && item.field === 'in' ? [item.query] : []));
  if (headings.length === 0) return { type: 'and', items: items.map((item) => conditionFor(item, scoped)) };
  const others = items.filter((item) => !(item.type === 'field' && item.field === 'in'));
  const text = others.filter(isOfWords);
  const inside = others.filter((item) => !isOfWords(item)).map((item) => conditionFor(item, true));
  if (text.length > 0) inside.push({ type: 'words', words: allOf(text) });
  return {
    type: 'section',
    heading: allOf(headings),
    inside: inside.length === 0 ? null : inside.length === 1 ? (inside[0] as Condition) : { type: 'and', items: inside },
  };
}

/** Whether a query is made of words alone, so that a text can be held against it whole. */
function isOfWords(query: Query): boolean {
  switch (query.type) {
    case 'words':
    case 'near':
      return true;
    case 'and':
    case 'or':
      return query.items.every(isOfWords);
    case 'not':
      return isOfWords(query.item);
    default:
      return false;
  }
}

function fieldCondition(field: TextField, query: Query): Condition {
  if (field === 'in') return { type: 'section', heading: query, inside: null };
  if (field === 'quote' || field === 'note') return { type: 'text', field, query };
  return labelCondition(field, query);
}

/** A list of names: each word by itself may stand in any of them. */
function labelCondition(field: TextField, query: Query): Condition {
  if (query.type === 'and' || query.type === 'or') {
    return { type: query.type, items: query.items.map((item) => labelCondition(field, item)) };
  }
  if (query.type === 'not') return { type: 'not', item: labelCondition(field, query.item) };
  if (field === 'tag' || field === 'color' || field === 'verdict') return { type: 'label', field, words: query };
  return { type: 'match', match: matchable({ type: 'field', field, query }) as string };
}

/** Whether a word without a field is in it: inside a section that word means the section's text. */
function asksTheSection(query: Query): boolean {
  switch (query.type) {
    case 'words':
    case 'near':
    case 'dated':
      return true;
    case 'and':
    case 'or':
      return query.items.some(asksTheSection);
    case 'not':
      return asksTheSection(query.item);
    default:
      return false;
  }
}
