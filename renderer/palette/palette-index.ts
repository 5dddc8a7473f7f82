import MiniSearch from 'minisearch';
import { wordsOf } from '../../shared/search/words.ts';
import type { Entry, Target } from './entry.ts';

export interface PaletteIndex {
  readonly size: number;
  /** Entries that are there already stay as they are. */
  add(entries: readonly Entry[]): void;
  /** The best first; nothing for a text without words. */
  search(text: string, limit: number): Entry[];
}

/** What is typed means a command or something of the analyst's own sooner than one of thousands of titles. */
const WEIGHTS: Record<Target['kind'], number> = { command: 1.6, search: 1.6, tag: 1.2, topic: 1.2, speaker: 1.2, note: 0.9, brief: 1, texts: 1 };
/** Typos that a word of so many letters may have; two letters that changed places are two. */
const typosIn = (letters: number): number | false => (letters < 4 ? false : letters < 5 ? 1 : 2);

/**
 * A small index of names in memory, read with the same words as the archive's own search: every word that is typed must begin a word
 * of the name, or nearly.
 */
export function createPaletteIndex(): PaletteIndex {
  const entries = new Map<string, Entry>();
  const index = new MiniSearch<{ id: string; name: string }>({
    fields: ['name'],
    tokenize: (text) => wordsOf(text),
    processTerm: (term) => term,
    searchOptions: {
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => typosIn(term.length),
      maxFuzzy: 2,
      weights: { prefix: 0.6, fuzzy: 0.25 },
      boostDocument: (id) => WEIGHTS[entries.get(String(id))?.target.kind ?? 'brief'],
    },
  });
  return {
    get size() {
      return entries.size;
    },
    add(added) {
      for (const entry of added) {
        if (entries.has(entry.id)) continue;
        entries.set(entry.id, entry);
        index.add({ id: entry.id, name: entry.name });
      }
    },
    search(text, limit) {
      const all = index.search(text);
      // Where no name has all the words, one that has some may be meant.
      const found = all.length > 0 ? all : index.search(text, { combineWith: 'OR' });
      return found.slice(0, limit).flatMap(({ id }) => entries.get(String(id)) ?? []);
    },
  };
}
