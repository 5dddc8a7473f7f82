import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../shared/annotate/fold.ts';
import { lettersOf, plainFigure, sameLetters } from '../../../shared/annotate/letters.ts';
import { tokenize, wordsIn } from '../../../shared/annotate/tokenize.ts';
import { anyString } from './arbitrary-texts.ts';

test('a word is compared without case, accents, invisible characters and the shape of its apostrophe', () => {
  expect(fold('Naïve')).toBe('naive');
  expect(fold('isn’t')).toBe("isn't");
  expect(fold('agree\u00ADment')).toBe('agreement');
  expect(fold('ﬁnal')).toBe('final');
  expect(fold('İstanbul')).toBe('istanbul');
  expect(fold('１２')).toBe('12');
  expect(fold('٣٠٠')).toBe('300');
  expect(fold('مُحَمَّد')).toBe('محمد');
});

test('marks that make another letter are kept', () => {
  expect(fold('мой')).not.toBe(fold('мои'));
  expect(fold('ёлка')).toBe(fold('елка'));
  expect(fold('їх')).not.toBe(fold('іх'));
  expect(fold('が')).not.toBe(fold('か'));
  expect(fold('का')).not.toBe(fold('की'));
});

test('words are letters and figures; what was glued together comes apart', () => {
  expect(tokenize('The MutinyLatest: 300,000 shells, 3.5% “don’t” Geran-2 北京 2½').folded).toEqual([
    'the',
    'mutiny',
    'latest',
    '300,000',
    'shells',
    '3.5',
    "don't",
    'geran',
    '2',
    '北',
    '京',
    '2',
    '1⁄2',
  ]);
});

test('every word stands where it says, in order, and words in plain letters are cut as the definition cuts them', () => {
  fc.assert(
    fc.property(anyString(), (text) => {
      const { folded, starts, ends, count } = tokenize(text);
      for (let k = 0; k < count; k++) {
        expect(starts[k]).toBeGreaterThanOrEqual(k === 0 ? 0 : ends[k - 1]!);
        expect(fold(text.slice(starts[k], ends[k]))).toBe(folded[k]);
      }
    }),
    { numRuns: 300 },
  );
  const plain = fc.string({ unit: fc.constantFrom('a', 'B', 'z', "'", '1', '2', '.', ',', ' ', '-', '_') });
  fc.assert(
    fc.property(plain, (text) => {
      const expected = [...text.matchAll(/\d+(?:[.,]\d+)*|[a-z]+(?:'[a-z]+)*/gi)].flatMap(([word]) =>
        word.length > 3 ? word.split(/(?<=[a-z])(?=[A-Z])/) : [word],
      );
      expect(tokenize(text).folded).toEqual(expected.map((word) => word.toLowerCase()));
    }),
    { numRuns: 300 },
  );
});

test('the words of a span are those it touches', () => {
  const words = tokenize('one two three');
  expect(wordsIn(words, 4, 7)).toEqual({ from: 1, to: 2 });
  expect(wordsIn(words, 2, 5)).toEqual({ from: 0, to: 2 });
  expect(wordsIn(words, 3, 4)).toEqual({ from: 1, to: 1 });
});

test('a figure is the same however its thousands are set apart, and never another one', () => {
  for (const figure of ['300,000', '300.000', '300000']) expect(plainFigure(figure)).toBe('300000');
  expect(plainFigure('1,234.56')).toBe('1234.56');
  expect(plainFigure('1.234,56')).toBe('1234.56');
  expect(plainFigure('12,34,567')).toBe('1234567');
  expect(plainFigure('3.125')).toBe('3.125');
  expect(plainFigure('3,125')).toBe('3125');
  expect(plainFigure('0,5')).toBe('0.5');
  expect(plainFigure('1.2.3')).toBe('1.2.3');
});

test('letters are the same through spaces and hyphens; figures do not run into one another', () => {
  expect(sameLetters('cyber security', 'Cyber-Security')).toBe(true);
  expect(sameLetters('300 000 shells', '300,000 shells')).toBe(true);
  expect(sameLetters('at 3:30', 'at 330')).toBe(false);
  expect(sameLetters('10² men', '102 men')).toBe(false);
  expect(sameLetters('1.5 million', '15 million')).toBe(false);
  expect(lettersOf('Don’t, 5%!')).toBe('dont[5]');
});
