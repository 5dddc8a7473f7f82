import type { SpeakerId } from '../../../shared/ids.ts';
import { matchesText } from '../../../shared/search/match.ts';
import { anyOf, named, words, type Query } from '../../../shared/search/query.ts';
import { searchedText } from '../../../shared/search/spelled/searched-text.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/** Other names that one leaf of a search may bring along. */
const MOST = 200;

/**
 * The search with every name of a speaker: who asks for one name of somebody finds what they said under the others too. The index
 * keeps the names as printed, so a merge has nothing to index anew.
 */
export function withMergedNames(db: Db, query: Query): Query {
  if (!asksSpeaker(query)) return query;
  const people = peopleWithNames(db);
  return people.length === 0 ? query : expanded(query, people, false);
}

function asksSpeaker(query: Query): boolean {
  if (query.type === 'and' || query.type === 'or') return query.items.some(asksSpeaker);
  if (query.type === 'not') return asksSpeaker(query.item);
  return (query.type === 'field' || query.type === 'named') && query.field === 'speaker';
}

/** The names of everybody who has several. */
function peopleWithNames(db: Db): string[][] {
  const people = new Map<SpeakerId, string[]>();
  for (const { person, name } of prepared<{ person: SpeakerId; name: string }>(db, `
    SELECT person_id AS person, name FROM speaker WHERE person_id IN (SELECT person_id FROM speaker WHERE person_id <> id) ORDER BY id`).all()) {
    people.set(person, [...(people.get(person) ?? []), name]);
  }
  return [...people.values()];
}

function expanded(query: Query, people: readonly string[][], inSpeaker: boolean): Query {
  switch (query.type) {
    case 'and':
    case 'or':
      return { type: query.type, items: query.items.map((item) => expanded(item, people, inSpeaker)) };
    case 'not':
      return { type: 'not', item: expanded(query.item, people, inSpeaker) };
    case 'field':
      return query.field === 'speaker' ? { ...query, query: expanded(query.query, people, true) } : query;
    case 'named': {
      if (query.field !== 'speaker') return query;
      const all = people.filter((names) => names.some((name) => matchesText([searchedText(name)], query))).flat();
      return anyOf([query, ...all.flatMap((name) => named('speaker', name) ?? [])].slice(0, MOST));
    }
    case 'words':
    case 'near':
      return inSpeaker ? withOtherNames(query, people) : query;
    default:
      return query;
  }
}

function withOtherNames(leaf: Query, people: readonly string[][]): Query {
  const others = people
    .filter((names) => names.some((name) => matchesText([searchedText(name)], leaf)))
    .flatMap((names) => names.filter((name) => !matchesText([searchedText(name)], leaf) && wordsOf(name).length > 0));
  return others.length === 0 ? leaf : anyOf([leaf, ...others.slice(0, MOST).map((name) => words(name.replace(/["“”„\s]+/gu, ' ').trim()))]);
}
