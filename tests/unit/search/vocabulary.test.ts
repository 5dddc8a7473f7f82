import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitsSet, typosAllowed, typosBetween } from '../../../shared/search/spelling.ts';
import { createVocabulary } from '../../../shared/search/vocabulary.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '中'), minLength: 1, maxLength: 9 });
const counts = fc.uniqueArray(fc.record({ word, briefs: fc.integer({ min: 1, max: 9 }) }), { selector: (entry) => entry.word, maxLength: 40 });

/** The textbook table, all of it. */
function naiveTypos(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, i) => Array.from({ length: other.length + 1 }, (__, j) => i + j));
  const cell = (i: number, j: number) => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= one.length; i++) {
    for (let j = 1; j <= other.length; j++) {
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      (table[i] as number[])[j] = Math.min(
        cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1), swapped ? cell(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return cell(one.length, other.length);
}

test('typos are counted as by hand', () => {
  expect(typosBetween('mutiny', 'mutny', 2)).toBe(1);
  expect(typosBetween('autocrat', 'autocart', 2)).toBe(1);
  expect(typosBetween('autocrat', 'aristocrat', 2)).toBeNull();
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
      const typos = naiveTypos(one, other);
      expect(typosBetween(one, other, most)).toBe(typos <= most ? typos : null);
    }),
    { numRuns: 2_000 },
  );
});

test('bits are counted', () => {
  fc.assert(fc.property(fc.nat(0xffffffff), (bits) => {
    expect(bitsSet(bits)).toBe(bits.toString(2).replaceAll('0', '').length);
  }));
});

test('a word completes to the most frequent words that begin so', () => {
  fc.assert(
    fc.property(counts, word, fc.integer({ min: 1, max: 6 }), (entries, start, limit) => {
      const vocabulary = createVocabulary(entries);
      const found = vocabulary.completions(start, limit);
      const all = entries.filter((entry) => entry.word.startsWith(start)).sort((a, b) => b.briefs - a.briefs);
      expect(found.map(({ briefs }) => briefs)).toEqual(all.slice(0, limit).map(({ briefs }) => briefs));
      expect(vocabulary.briefsWithAny(start)).toBe(all.reduce((sum, { briefs }) => sum + briefs, 0));
      for (const entry of found) expect(all).toContainEqual(entry);
      for (const entry of entries) expect(vocabulary.briefsWith(entry.word)).toBe(entry.briefs);
      expect(vocabulary.briefsWith(`${start}x`)).toBe(0);
    }),
  );
});

test('a word the archive does not have is like the nearest it has', () => {
  fc.assert(
    fc.property(counts, word, (entries, asked) => {
      const found = createVocabulary(entries).similar(asked, 40).map((entry) => entry.word);
      const near = entries.filter((entry) => {
        const typos = naiveTypos(asked, entry.word);
        return typos > 0 && typos <= typosAllowed(asked.length);
      });
      expect(new Set(found)).toEqual(new Set(near.map((entry) => entry.word)));
      const typos = found.map((entry) => naiveTypos(asked, entry));
      expect(typos).toEqual([...typos].sort((a, b) => a - b));
    }),
  );
});
