import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphAt, sentencesIn } from '../../../shared/annotate/borders.ts';
import { graphemeEnd, graphemeStart, isGraphemeBorder } from '../../../shared/annotate/graphemes.ts';
import {
  extended,
  moved,
  shortened,
  snapToWords,
  unitAt,
  UNITS,
  type Unit,
} from '../../../shared/annotate/selection.ts';
import { selectorFor } from '../../../shared/annotate/selector.ts';
import { anyString, briefs } from './arbitrary-texts.ts';

const TEXT =
  'The chief, Maj. Gen. Mohammad Bagheri, called on June 28. He said: “No. 5 is ready.” It was 3.5 p.m. in Tehran.\nA second paragraph! Was it short? Yes.';
const shown = (selection: { start: number; end: number } | null) =>
  selection === null ? null : TEXT.slice(selection.start, selection.end);

test('sentences end where a reader ends them, not behind ranks, initials and figures', () => {
  expect(sentencesIn(TEXT).map(({ start, end }) => TEXT.slice(start, end))).toEqual([
    'The chief, Maj. Gen. Mohammad Bagheri, called on June 28.',
    'He said: “No. 5 is ready.”',
    'It was 3.5 p.m. in Tehran.',
    'A second paragraph!',
    'Was it short?',
    'Yes.',
  ]);
  expect(sentencesIn('北京不会改变立场。外交部说。').length).toBe(2);
});

test('a selection widens to whole words', () => {
  expect(shown(snapToWords(TEXT, 5, 8))).toBe('chief');
  expect(shown(snapToWords(TEXT, 5, 14))).toBe('chief, Maj');
  expect(shown(snapToWords(TEXT, 6, 6))).toBe('chief');
  expect(snapToWords('— !', 0, 3)).toBeNull();
});

test('by keyboard one goes from sentence to sentence and takes in one more', () => {
  const first = unitAt(TEXT, 0, 'sentence')!;
  const second = moved(TEXT, first, 'sentence', 'forward')!;
  expect(shown(second)).toBe('He said: “No. 5 is ready.”');
  expect(shown(moved(TEXT, second, 'sentence', 'backward'))).toBe(shown(first));
  expect(shown(extended(TEXT, second, 'sentence', 'forward'))).toBe(
    'He said: “No. 5 is ready.” It was 3.5 p.m. in Tehran.',
  );
  expect(shown(extended(TEXT, second, 'word', 'forward'))).toBe('He said: “No. 5 is ready.” It');
  expect(shown(shortened(TEXT, second, 'word', 'backward'))).toBe('He said: “No. 5 is');
  expect(shown(moved(TEXT, first, 'paragraph', 'forward'))).toBe('A second paragraph! Was it short? Yes.');
  expect(moved(TEXT, { start: 0, end: TEXT.length }, 'sentence', 'forward')).toBeNull();
});

test('going forward through any text one meets every unit once and comes to the end', () => {
  fc.assert(
    fc.property(fc.oneof(briefs(), anyString()), fc.constantFrom<Unit[]>(...UNITS), (text, unit) => {
      let current = moved(text, { start: 0, end: 0 }, unit, 'forward');
      for (let steps = 0; current !== null; steps++) {
        expect(current.end).toBeGreaterThan(current.start);
        const next = moved(text, current, unit, 'forward');
        if (next !== null) expect(next.start).toBeGreaterThanOrEqual(current.end);
        expect(steps).toBeLessThanOrEqual(text.length);
        current = next;
      }
    }),
    { numRuns: 200 },
  );
});

test('paragraphs are what stands between line breaks', () => {
  const second = TEXT.indexOf('\n') + 1;
  expect(paragraphAt(TEXT, 0)).toEqual({ start: 0, end: second - 1 });
  expect(paragraphAt(TEXT, second - 1)).toEqual({ start: 0, end: second - 1 });
  expect(paragraphAt(TEXT, second)).toEqual({ start: second, end: TEXT.length });
});

test('a character is never cut, whatever it is made of', () => {
  fc.assert(
    fc.property(anyString(), (text) => {
      const starts = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ index }) => index);
      for (let offset = 0; offset <= text.length; offset++) {
        const start = offset === text.length ? text.length : starts.findLast((at) => at <= offset)!;
        const end = start === offset ? offset : (starts.find((at) => at >= offset) ?? text.length);
        expect([graphemeStart(text, offset), graphemeEnd(text, offset), isGraphemeBorder(text, offset)]).toEqual([
          start,
          end,
          start === offset,
        ]);
      }
    }),
    { numRuns: 150 },
  );
});

test('a selector begins and ends between characters, whatever was selected', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\u0301', '\u200d', '👩', '🇫', '🇷', '👍🏽', 'क्', 'षि', '\r', '한', 'ᄀ', 'ᅡ', '\u00a0'), maxLength: 24 });
  fc.assert(
    fc.property(text, fc.nat(60), fc.nat(60), (words, one, other) => {
      const selector = selectorFor(words, Math.min(one, other), Math.max(one, other));
      if (selector === null) return;
      expect([isGraphemeBorder(words, selector.start), isGraphemeBorder(words, selector.end)]).toEqual([true, true]);
      expect(selector.exact).toBe(words.slice(selector.start, selector.end));
      expect(selector.exact.trim()).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

test('a selector keeps the words with at least 32 characters on either side', () => {
  const start = TEXT.indexOf('Mohammad');
  const selector = selectorFor(TEXT, start, start + 8)!;
  expect(selector.exact).toBe('Mohammad');
  expect(TEXT.slice(0, start).endsWith(selector.prefix) && selector.prefix.length).toBe(start);
  expect(selector.suffix.length).toBeGreaterThanOrEqual(32);
});
