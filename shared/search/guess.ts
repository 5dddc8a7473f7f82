import { anyOf, replacePart, words } from './query.ts';
import type { Query, Words } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';
import { askedOf } from './spelled/terms.ts';
import { wordsOf } from './words.ts';

/** How many completions of the word being typed are searched. */
const COMPLETIONS = 6;
/** Without a vocabulary a shorter start would have the index read half its words. */
const LEAST_START = 3;

/**
 * The search with the word that is still being typed left open: the word itself or its most frequent completions. Where
 * the vocabulary cannot say (a phrase, a name in a field) the end is open. What is left out is left out once it is whole:
 * `-d` on the way to `-drone` must not take every word with a d along.
 */
export function withOpenEnd(query: Query, typing: Words, vocabulary: Vocabulary | null): Query {
  const [word, ...more] = wordsOf(typing.text);
  if (word === undefined || askedOf(typing).signs.length > 0 || isLeftOut(query, typing)) return query;
  const isPlain = more.length === 0 && holds(query, typing);
  if (!isPlain || vocabulary === null) {
    const last = more.at(-1) ?? word;
    if (last.length >= LEAST_START || !/^[a-z0-9]+$/.test(last)) return replacePart(query, typing, { ...typing, prefix: true });
    // A phrase without the letter or two that were begun: to open them would have the index read half its words.
    return more.length === 0 ? query : replacePart(query, typing, words([word, ...more.slice(0, -1)].join(' ')));
  }
  const completions = vocabulary.completions(word, COMPLETIONS + 1).filter((completion) => completion.word !== word);
  return replacePart(query, typing, anyOf([typing, ...completions.slice(0, COMPLETIONS).map((completion) => words(completion.word))]));
}

function isLeftOut(query: Query, part: Query, isNegated = false): boolean {
  if (query === part) return isNegated;
  if (query.type === 'and' || query.type === 'or') return query.items.some((item) => isLeftOut(item, part, isNegated));
  if (query.type === 'not') return isLeftOut(query.item, part, true);
  return query.type === 'field' && isLeftOut(query.query, part, isNegated);
}

/** Whether the part stands in the query outside every field but the title. */
function holds(query: Query, part: Query): boolean {
  if (query === part) return true;
  if (query.type === 'and' || query.type === 'or') return query.items.some((item) => holds(item, part));
  return query.type === 'field' && query.field === 'title' && holds(query.query, part);
}

/** The search with each word that the archive does not have replaced by the nearest it has; null when nothing is nearer. */
export function respelled(query: Query, vocabulary: Vocabulary): Query | null {
  let changed = false;
  const respell = (part: Query): Query => {
    switch (part.type) {
      case 'words': {
        const own = wordsOf(part.text);
        const nearest = own.map((word) => (vocabulary.briefsWith(word) > 0 ? word : (vocabulary.similar(word, 1)[0]?.word ?? word)));
        if (nearest.join(' ') === own.join(' ')) return part;
        changed = true;
        return words(nearest.join(' '), part.prefix);
      }
      case 'near':
        return { ...part, terms: part.terms.map((term) => respell(term) as Words) };
      case 'and':
      case 'or':
        return { type: part.type, items: part.items.map(respell) };
      case 'field':
        return { ...part, query: respell(part.query) };
      default:
        return part;
    }
  };
  const respelledQuery = respell(query);
  return changed ? respelledQuery : null;
}

/** Words that a mistyped one may have been. */
const VARIANTS = 4;

/**
 * What may have been meant by a search that finds nothing, likeliest first: its unknown words as words the archive has; then each
 * of its words as itself or as one much like it (a name may be known and still be mistyped).
 */
export function nearly(query: Query, vocabulary: Vocabulary): Query[] {
  const tried = [nearlyBy(query, vocabulary, false), nearlyBy(query, vocabulary, true)].filter((near) => near !== null);
  return tried.length === 2 && JSON.stringify(tried[0]) === JSON.stringify(tried[1]) ? tried.slice(0, 1) : tried;
}

function nearlyBy(query: Query, vocabulary: Vocabulary, known: boolean): Query | null {
  let changed = false;
  const near = (part: Query): Query => {
    if (part.type === 'and' || part.type === 'or') return { type: part.type, items: part.items.map(near) };
    if (part.type === 'field' && part.field === 'title') return { ...part, query: near(part.query) };
    if (part.type !== 'words' || part.prefix) return part;
    const own = wordsOf(part.text);
    const variants = own.map((word) => (known || vocabulary.briefsWith(word) === 0 ? vocabulary.similar(word, VARIANTS).map((similar) => similar.word) : []));
    if (variants.every((list) => list.length === 0)) return part;
    changed = true;
    if (own.length > 1) return words(own.map((word, at) => (vocabulary.briefsWith(word) > 0 ? word : (variants[at]?.[0] ?? word))).join(' '));
    return anyOf([part, ...(variants[0] ?? []).map((word) => words(word))]);
  };
  const meant = near(query);
  return changed ? meant : null;
}

/** The words a search asks for, as the archive writes them. */
export function wordsAsked(query: Query): string[] {
  switch (query.type) {
    case 'words':
      return wordsOf(query.text);
    case 'and':
    case 'or':
      return query.items.flatMap(wordsAsked);
    case 'field':
      return wordsAsked(query.query);
    default:
      return [];
  }
}

/** The title that a search would be if it were one: its words in order. Null when something else is asked of them. */
export function titleAsked(query: Query): Words | null {
  const items = query.type === 'and' ? query.items : [query];
  const typed = items.flatMap((item) => (item.type === 'words' && !item.prefix ? [item.text] : item.type === 'dated' ? [item.text] : []));
  return typed.length === 0 ? null : words(typed.join(' '));
}
