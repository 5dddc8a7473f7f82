import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snapped, step, stretch, unitsIn, type Span } from '../../../../renderer/page/text-steps.ts';

const TEXT =
  'Maj. Gen. Mohammad Bagheri called on June 28. Both sides agreed.\n“We will stay,” said J. Rossi. It was late.';
const BLOCKS = [
  { start: 0, end: TEXT.indexOf('\n') },
  { start: TEXT.indexOf('\n') + 1, end: TEXT.length },
];
const words = ([start, end]: Span) => TEXT.slice(start, end);

test('a rank or an initial does not end a sentence', () => {
  expect(BLOCKS.flatMap((block) => unitsIn(TEXT, block, 'sentence')).map(words)).toEqual([
    'Maj. Gen. Mohammad Bagheri called on June 28.',
    'Both sides agreed.',
    '“We will stay,” said J. Rossi.',
    'It was late.',
  ]);
});

test('walking by sentence goes on into the next paragraph and back', () => {
  const first = step(TEXT, BLOCKS, [0, 0], 'sentence', 1)!;
  const second = step(TEXT, BLOCKS, first, 'sentence', 1)!;
  const third = step(TEXT, BLOCKS, second, 'sentence', 1)!;

  expect([first, second, third].map(words)).toEqual([
    'Maj. Gen. Mohammad Bagheri called on June 28.',
    'Both sides agreed.',
    '“We will stay,” said J. Rossi.',
  ]);
  expect(step(TEXT, BLOCKS, third, 'sentence', -1)).toEqual(second);
  expect(step(TEXT, BLOCKS, first, 'sentence', -1)).toBeNull();
});

test('a selection grows and shrinks by words', () => {
  const end = stretch(TEXT, BLOCKS, 0, 'word', 1)!;
  const further = stretch(TEXT, BLOCKS, end, 'word', 1)!;

  expect([TEXT.slice(0, end), TEXT.slice(0, further)]).toEqual(['Maj', 'Maj. Gen']);
  expect(TEXT.slice(0, stretch(TEXT, BLOCKS, further, 'word', -1)!)).toBe('Maj. ');
});

test('a selection that begins and ends inside words takes the whole words', () => {
  const start = TEXT.indexOf('hammad');
  const end = TEXT.indexOf('gheri') + 2;

  expect(words(snapped(TEXT, BLOCKS, [start, end])!)).toBe('Mohammad Bagheri');
});

test('a selection of white space alone is none', () => {
  expect(snapped(TEXT, BLOCKS, [4, 5])).toBeNull();
});

test('units lie inside their block, in order, with words at both ends; steps never throw and never stand still', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ maxLength: 30, unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' ')),
        { minLength: 1, maxLength: 4 },
      ),
      fc.nat(),
      (texts, seed) => {
        const text = texts.join('\n');
        let at = 0;
        const blocks = texts.map((each) => {
          const block = { start: at, end: at + each.length };
          at = block.end + 1;
          return block;
        });
        for (const unit of ['word', 'sentence', 'paragraph'] as const) {
          const units = blocks.flatMap((block) => unitsIn(text, block, unit));
          units.forEach(([start, end], index) => {
            expect(start).toBeLessThan(end);
            expect(start).toBeGreaterThanOrEqual(units[index - 1]?.[1] ?? 0);
          });
          const offset = seed % (text.length + 1);
          expect(step(text, blocks, [offset, offset], unit, 1)).toEqual(
            units.find(([start]) => start >= offset) ?? null,
          );
          expect(step(text, blocks, [offset, offset], unit, -1)).toEqual(
            units.findLast(([, end]) => end <= offset) ?? null,
          );
          expect(stretch(text, blocks, offset, unit, 1)).toEqual(units.find(([, end]) => end > offset)?.[1] ?? null);
          expect(stretch(text, blocks, offset, unit, -1)).toEqual(
            units.findLast(([start]) => start < offset)?.[0] ?? null,
          );
        }
      },
    ),
    { numRuns: 300 },
  );
});
