import { createVocabulary } from '../../../shared/search/vocabulary.ts';
import type { Vocabulary, WordCount } from '../../../shared/search/vocabulary.ts';
import { prepared } from '../kernel/archive.ts';
import { isDamageOfIndex, type Db } from '../kernel/database.ts';

/**
 * The words of the index in memory: to complete the word that is typed, to suggest a spelling and to correct a quote that
 * is half remembered. It is read in steps between other work, and read again when the index has changed.
 */

/** Words read at a time: a step of about 3 ms. */
const STEP = 1_500;

interface Loaded {
  vocabulary: Vocabulary | null;
  /** What the index looked like when reading began; null: never read. */
  version: number | null;
  isLoading: boolean;
  /** Not read again before; on the clock of `performance.now`. */
  restUntil: number;
}
const loaded = new WeakMap<Db, Loaded>();

/** While a sync brings brief after brief, reading takes at most a fiftieth of the time: the window comes first. */
const REST = 50;

/** Up to this many briefs the words are read at once: some 20 ms. */
const SMALL = 300;

/** The words as last read, which may be a moment old; null before the first reading is done. Starts a reading when one is due. */
export function vocabulary(db: Db): Vocabulary | null {
  const state = stateOf(db);
  const version = versionOf(db);
  if (state.isLoading || state.version === version || performance.now() < state.restUntil) return state.vocabulary;
  if (isSmall(db)) return loadVocabulary(db);
  if (state.version === null || Math.abs(version - state.version) > (state.vocabulary?.size ?? 0) / WORDS_A_BRIEF) void loadBetweenWork(db, state);
  return state.vocabulary;
}

/** A large archive is read again when there is a new brief for so many of its words: before that little would be new. */
const WORDS_A_BRIEF = 250;

function isSmall(db: Db): boolean {
  return (prepared<number>(db, 'SELECT count(*) FROM (SELECT 1 FROM indexed_brief LIMIT ?)').pluck().get(SMALL) ?? 0) < SMALL;
}

/** Reads the words now, in one go. */
export function loadVocabulary(db: Db): Vocabulary {
  const state = stateOf(db);
  const version = versionOf(db);
  if (state.vocabulary === null || state.version !== version) {
    state.vocabulary = createVocabulary([...wordsInSteps(db)].flat());
    state.version = version;
  }
  return state.vocabulary;
}

function stateOf(db: Db): Loaded {
  const known = loaded.get(db) ?? { vocabulary: null, version: null, isLoading: false, restUntil: 0 };
  loaded.set(db, known);
  return known;
}

async function loadBetweenWork(db: Db, state: Loaded): Promise<void> {
  state.isLoading = true;
  const began = performance.now();
  try {
    const version = versionOf(db);
    const words: WordCount[] = [];
    for (const step of wordsInSteps(db)) {
      words.push(...step);
      await new Promise<void>((resolve) => { setImmediate(resolve); });
      if (!db.open) return;
    }
    state.vocabulary = createVocabulary(words);
    state.version = version;
  } catch (error) {
    // A search that meets the same damage tells it and has the index made again.
    if (!isDamageOfIndex(error)) throw error;
  } finally {
    state.isLoading = false;
    state.restUntil = performance.now() + REST * (performance.now() - began);
  }
}

/** Each step asks anew for what comes after the last word, so that no statement stays open between steps. */
function* wordsInSteps(db: Db): Generator<WordCount[]> {
  const next = prepared<WordCount>(db, `
    SELECT term AS word, doc AS briefs FROM brief_vocabulary WHERE term > ? ORDER BY term LIMIT ${STEP}`);
  let last = '';
  for (;;) {
    const step = next.all(last);
    if (step.length === 0) return;
    last = (step.at(-1) as WordCount).word;
    yield step.filter(({ word }) => !PRIVATE.test(word));
  }
}

/** Signs of labels and barriers: words nobody types. */
const PRIVATE = /[\u{e000}-\u{f8ff}]/u;

/** Grows by one with every brief that comes into the index or is indexed again. */
function versionOf(db: Db): number {
  return prepared<number>(db, `SELECT value FROM search_state WHERE key = 'indexed'`).pluck().get() ?? 0;
}
