import { allOf, named, type NameField, type Query } from './query.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';

/** A part of a search that narrows it and is no plain word: `speaker:"Mara Ellison"`, `2024`, `-is:unread`. */
export interface Filter {
  /** As the language prints it. */
  text: string;
  /** The search without it. */
  without: string;
}

/** What a result can be narrowed to. */
export type Narrowing = { field: NameField; name: string } | { year: string };

/** The parts of a search that stand in it as filters, in their order. */
export function filtersOf(typed: string): Filter[] {
  const items = itemsOf(parse(typed).query);
  return items.flatMap((item, at) => {
    if (!isFilter(item)) return [];
    return [{ text: print(item), without: spaced(print(allOf(items.filter((_, other) => other !== at)))) }];
  });
}

/** The search narrowed further, or as it was when that filter stands there already. */
export function withFilter(typed: string, narrowing: Narrowing): string {
  const filter = filterOf(narrowing);
  if (filter === null) return typed;
  const { query } = parse(typed);
  // Of what finds nothing there is nothing to narrow.
  if (query.type === 'none') return typed;
  const items = itemsOf(query);
  if (items.some((item) => print(item) === print(filter))) return typed;
  return spaced(print(allOf([...items, filter])));
}

/** The filter as it would stand in the search; null when the name has no word that could be searched. */
export function filterText(narrowing: Narrowing): string | null {
  const filter = filterOf(narrowing);
  return filter === null ? null : print(filter);
}

function filterOf(narrowing: Narrowing): Query | null {
  if ('year' in narrowing) return { type: 'date', from: `${narrowing.year}-01-01`, to: `${narrowing.year}-12-31` };
  return named(narrowing.field, narrowing.name);
}

function itemsOf(query: Query): readonly Query[] {
  if (query.type === 'all') return [];
  return query.type === 'and' ? query.items : [query];
}

function isFilter(item: Query): boolean {
  if (item.type === 'not') return isFilter(item.item);
  return item.type === 'field' || item.type === 'named' || item.type === 'date' || item.type === 'dated' || item.type === 'is' || item.type === 'has';
}

/** A space at the end says that the last word is whole: a filter that was chosen is not still being typed. */
const spaced = (text: string): string => (text === '' ? '' : `${text} `);
