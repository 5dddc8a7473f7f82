import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findable, findWords } from '../../../../renderer/reader/find-text.ts';

const found = (text: string, words: string) => findWords(findable(text), words).map(([start, end]) => text.slice(start, end));

test.each([
  ['in any case', 'The Tariff, the tariff.', 'TARIFF', ['Tariff', 'tariff']],
  ['without accents', 'A São Tomé résumé', 'sao tome', ['São Tomé']],
  ['with accents that stand apart', 're\u0301sume\u0301 done', 'resume', ['re\u0301sume\u0301']],
  ['whatever quote marks are typed', 'He said “no deal” and ‘never’.', '"no deal"', ['“no deal”']],
  ['over a no-break space', 'Section\u00a04 of the act', 'section 4', ['Section\u00a04']],
  ['with any dash', 'the 2023–24 round', '2023-24', ['2023–24']],
  ['inside of words', 'reinsurance insurers', 'insur', ['insur', 'insur']],
  ['letters outside the plane', 'A 😀 B 😀', '😀', ['😀', '😀']],
  ['a letter that is two when it is small', 'İstanbul and istanbul', 'istanbul', ['İstanbul', 'istanbul']],
  ['none over another', 'aaaa', 'aa', ['aa', 'aa']],
  ['nothing for nothing', 'abc', '  ', []],
  ['not over paragraphs', 'one\ntwo', 'onetwo', []],
])('words are found %s', (_, text, words, expected) => {
  expect(found(text, words)).toEqual(expected);
});

test('any stretch of any text is found in it, at places of whole letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(60), fc.integer({ min: 1, max: 10 }), (text, from, length) => {
      const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
      const words = letters.slice(from, from + length).join('').trim();
      const places = findWords(findable(text), words);
      if (findable(words).folded !== '') expect(places.length).toBeGreaterThan(0);
      for (const [start, end] of places) expect(findable(text.slice(start, end)).folded).toBe(findable(words).folded);
    }),
    { numRuns: 300 },
  );
});
