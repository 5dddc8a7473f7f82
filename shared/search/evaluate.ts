import { matchesText } from './match.ts';
import { wordsOfDated, spanOf } from './dates.ts';
import type { Flag, IsoDay, Query, TextField, Thing } from './query.ts';
import type { SearchedText } from './spelled/searched-text.ts';

/** Something that can be found (a brief, a highlight, a note, a quote), as folded words. The plain meaning of a search. */
export type Searched = {
  /** null when it carries no date: no span of days holds it. */
  readonly day: IsoDay | null;
  /** Where a word without a field is looked for: each text by itself, so that no phrase runs from title into body. */
  readonly texts: readonly SearchedText[];
  readonly fields: Readonly<Record<TextField, readonly SearchedText[]>>;
  readonly sections: readonly { readonly heading: SearchedText; readonly text: SearchedText }[];
  readonly flags: ReadonlySet<Flag>;
  readonly things: ReadonlySet<Thing>;
};

/** Fields whose value is a text to itself: `quote:(a b)` wants both words in one quote, `tag:(a b)` allows two tags. */
export const WHOLE_FIELDS: ReadonlySet<TextField> = new Set<TextField>(['quote', 'note', 'in']);

/** Whether a search finds it. The store answers the same from its index; a property test holds the two together. */
export function evaluate(query: Query, searched: Searched): boolean {
  switch (query.type) {
    case 'all':
      return true;
    case 'words':
    case 'near':
      return matchesText(searched.texts, query);
    case 'and':
      return evaluateAll(query.items, searched);
    case 'or':
      return query.items.some((item) => evaluate(item, searched));
    case 'not':
      return !evaluate(query.item, searched);
    case 'field':
      return query.field === 'in'
        ? evaluateAll([query], searched)
        : matchesField(searched.fields[query.field], query.field, query.query);
    case 'named':
      return matchesText(searched.fields[query.field], query);
    case 'none':
      return false;
    case 'dated':
      return evaluate({ type: 'date', ...spanOf(query.text)! }, searched) || wordsOfDated(query).some((said) => matchesText(searched.texts, said));
    case 'date':
      return searched.day !== null && searched.day >= (query.from ?? '') && searched.day <= (query.to ?? '9999-12-31');
    case 'is':
      return searched.flags.has(query.flag);
    case 'has':
      return searched.things.has(query.thing);
  }
}

/** With `in:` among the items, one section with that heading must satisfy all the words beside it. */
function evaluateAll(items: readonly Query[], searched: Searched): boolean {
  const headings = items.flatMap((item) => (item.type === 'field' && item.field === 'in' ? [item.query] : []));
  if (headings.length === 0) return items.every((item) => evaluate(item, searched));
  const others = items.filter((item) => !(item.type === 'field' && item.field === 'in'));
  return searched.sections.some(
    (section) =>
      headings.every((heading) => matchesText([section.heading], heading)) &&
      others.every((item) => evaluate(item, { ...searched, texts: [section.text] })),
  );
}

function matchesField(values: readonly SearchedText[], field: TextField, query: Query): boolean {
  return WHOLE_FIELDS.has(field) ? values.some((value) => matchesText([value], query)) : matchesText(values, query);
}

