import { wordsOf } from '../../shared/search/words.ts';

/** A document of a corpus, as plain text. */
export interface Document {
  title: string;
  date: string | null;
  text: string;
  topics: readonly string[];
  authors: readonly string[];
}

export type Kind = 'title' | 'exact sentence' | '1 typo' | '2 typos' | 'one word replaced' | 'words in other order' | 'speaker and topic';

/** A search and the documents (by place) that answer it. */
export interface KnownItem {
  kind: Kind;
  query: string;
  documents: number[];
}

/** At most `limit` of each kind. The same documents always give the same items. */
export function knownItems(documents: readonly Document[], limit: number): KnownItem[] {
  const random = createRandom(20230628);
  const sentences = knownSentences(documents, limit, random);
  const vocabulary = sentences.flatMap(({ sentence }) => sentence.split(' ')).filter((word) => /^[a-z]{4,}$/i.test(word));
  const changed = (kind: Kind, change: (words: string[]) => string[] | null): KnownItem[] =>
    sentences.flatMap(({ sentence, document }) => {
      const words = change(sentence.split(' '));
      return words === null ? [] : [{ kind, query: words.join(' '), documents: [document] }];
    });
  return [
    ...knownTitles(documents, limit, random),
    ...sentences.map(({ sentence, document }): KnownItem => ({ kind: 'exact sentence', query: sentence, documents: [document] })),
    ...changed('1 typo', (words) => mistyped(words, 1, random)),
    ...changed('2 typos', (words) => mistyped(words, 2, random)),
    ...changed('one word replaced', (words) => {
      const at = random.below(words.length);
      return words.map((word, place) => (place === at ? random.pick(vocabulary) : word));
    }),
    ...changed('words in other order', (words) => random.shuffled(words)),
    ...speakersAndTopics(documents, limit, random),
  ];
}

/** Titles that only one document has and that hold a word. */
function knownTitles(documents: readonly Document[], limit: number, random: Random): KnownItem[] {
  const folded = documents.map(({ title }) => wordsOf(title).join(' '));
  const counts = new Map<string, number>();
  for (const title of folded) counts.set(title, (counts.get(title) ?? 0) + 1);
  const alone = documents.flatMap(({ title }, at): KnownItem[] =>
    folded[at] !== '' && counts.get(folded[at] as string) === 1 ? [{ kind: 'title', query: title, documents: [at] }] : []);
  return random.shuffled(alone).slice(0, limit);
}

interface KnownSentence {
  /** Words as printed, one space apart, without punctuation that the language would read. */
  sentence: string;
  document: number;
}

const LEAST_WORDS = 8;
const MOST_WORDS = 25;

/** Sentences that stand in one document only. */
function knownSentences(documents: readonly Document[], limit: number, random: Random): KnownSentence[] {
  const folded = documents.map(({ text }) => ` ${wordsOf(text).join(' ')} `);
  const found: KnownSentence[] = [];
  const order = random.shuffled(documents.map((_, at) => at));
  for (let round = 0; round < 5 && found.length < limit; round++) {
    for (const document of order) {
      if (found.length >= limit) break;
      const sentence = pickSentence(documents[document]?.text ?? '', random);
      if (sentence === null) continue;
      const needle = ` ${wordsOf(sentence).join(' ')} `;
      if (folded.filter((text) => text.includes(needle)).length === 1 && !found.some((known) => known.sentence === sentence)) {
        found.push({ sentence, document });
      }
    }
  }
  return found;
}

function pickSentence(text: string, random: Random): string | null {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/).map((sentence) => sentence.replace(/["“”„‟«»()*]|(?<=^|\s)-+/g, ' ').replace(/\s+/g, ' ').trim())
    .filter((sentence) => {
      const words = sentence.split(' ').length;
      return words >= LEAST_WORDS && words <= MOST_WORDS && !/\b(?:AND|OR|NOT|NEAR)\b|:\S|\b(?:19|20)\d\d\b/.test(sentence);
    });
  return sentences.length === 0 ? null : random.pick(sentences);
}

/** Letters wrong in so many different words of five letters or more; null when there are not as many. */
function mistyped(words: readonly string[], typos: number, random: Random): string[] | null {
  const long = random.shuffled(words.map((_, at) => at).filter((at) => /^[a-z]{5,}[.,;]?$/i.test(words[at] ?? '')));
  if (long.length < typos) return null;
  const chosen = new Set(long.slice(0, typos));
  return words.map((word, at) => (chosen.has(at) ? mistype(word, random) : word));
}

function mistype(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 3);
  const letter = String.fromCharCode(97 + random.below(26));
  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + letter + word.slice(at);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default:
      return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  }
}

/** A name and a topic, as plain words; every document that has both answers. */
function speakersAndTopics(documents: readonly Document[], limit: number, random: Random): KnownItem[] {
  const pairs = new Map<string, number[]>();
  documents.forEach(({ authors, topics }, at) => {
    for (const author of authors) {
      for (const topic of topics) {
        const query = `${author} ${topic}`;
        pairs.set(query, [...(pairs.get(query) ?? []), at]);
      }
    }
  });
  return random.shuffled([...pairs]).slice(0, limit).map(([query, answers]) => ({ kind: 'speaker and topic', query, documents: answers }));
}

interface Random {
  /** A whole number from 0 to `end` - 1. */
  below: (end: number) => number;
  pick: <T>(list: readonly T[]) => T;
  shuffled: <T>(list: readonly T[]) => T[];
}

/** Mulberry32: small, and the same everywhere. */
function createRandom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  const shuffled = <T>(list: readonly T[]): T[] => {
    const mixed = [...list];
    for (let at = mixed.length - 1; at > 0; at--) {
      const other = below(at + 1);
      [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
    }
    return mixed;
  };
  return { below, pick: (list) => list[below(list.length)] as never, shuffled };
}
