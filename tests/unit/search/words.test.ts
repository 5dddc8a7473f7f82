import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesText } from '../../../shared/search/match.ts';
import { parse } from '../../../shared/search/parse.ts';
import { BARRIER, indexedList, indexedText, wordsAt, wordsOf } from '../../../shared/search/words.ts';
import { searchedText } from '../../../shared/search/spelled/searched-text.ts';
import { anyText } from './arbitraries.ts';
import { WORD_CASES } from './word-cases.ts';

describe('a reader finds what is written, however it is typed', () => {
  test.each(WORD_CASES)('$why: $typed in $text', ({ typed, text, found }) => {
    expect(matchesText([searchedText(text)], parse(typed).query)).toBe(found);
  });
});

test('words stand where they are read', () => {
  const text = 'The U.S. sent 300,000 “shells” to Erdoğan.';
  expect(wordsAt(text).map(({ word, start, end }) => [word, text.slice(start, end)])).toEqual([
    ['the', 'The'], ['us', 'U.S'], ['sent', 'sent'], ['300000', '300,000'], ['shells', 'shells'], ['to', 'to'],
    ['erdogan', 'Erdoğan'],
  ]);
});

test('no phrase runs from one topic into the next', () => {
  expect(indexedList(['Iran', '—', 'Russia'])).toBe(`iran ${BARRIER} russia`);
  expect(wordsOf(BARRIER)).toEqual([]);
});

test('any text gives the same words with and without places, in order, inside the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const places = wordsAt(text);
      expect(places.map(({ word }) => word)).toEqual(wordsOf(text));
      let before = 0;
      for (const { start, end } of places) {
        expect(start).toBeGreaterThanOrEqual(before === 0 ? 0 : Math.min(before, start));
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        before = start;
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a folded word folds to itself', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const word of wordsOf(text)) expect(wordsOf(word)).toEqual([word]);
    }),
    { numRuns: 2_000 },
  );
});

test("the index sees the same words: what FTS5's ascii tokenizer reads in an indexed text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const seen = indexedText(text).toLowerCase().split(/[^a-z0-9\u0080-\uffff]+/).filter((word) => word !== '');
      expect(seen).toEqual(wordsOf(text));
    }),
    { numRuns: 5_000 },
  );
});
