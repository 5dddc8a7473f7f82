import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDiff } from '../../../shared/annotate/word-diff.ts';
import { briefs, edits } from './arbitrary-texts.ts';

const shown = (older: string, newer: string) =>
  wordDiff(older, newer).map(({ kind, text }) => `${{ same: '=', gone: '-', come: '+' }[kind]}${text}`);

test('a diff of two revisions marks the words that went and the words that came', () => {
  expect(
    shown('Ships carried 300,000 shells to the port.', 'Ships carried 30,000 shells and fuel to the port.'),
  ).toEqual(['=Ships carried ', '-300,000', '+30,000', '= shells ', '+and fuel ', '=to the port.']);
});

test('typography is shown as a change of its word', () => {
  expect(shown('The “mutiny” ended.', 'The "mutiny" ended.')).toEqual([
    '=The ',
    '-“',
    '+"',
    '=mutiny',
    '-”',
    '+"',
    '= ended.',
  ]);
});

test('a paragraph that went elsewhere bears one number on both sides', () => {
  const first = 'The minister spoke of the harvest and of the rain that had come too late.';
  const second =
    'In the capital nobody had expected that the talks would end before the evening, and nobody had made plans for the next day.';
  const runs = wordDiff(`${first}\n${second}`, `${second}\n${first}`);
  expect(runs.filter(({ passage }) => passage > 0).map(({ kind, text }) => [kind, text.trim()])).toEqual([
    ['gone', first],
    ['come', first],
  ]);
});

test('the same text has one run', () => {
  expect(shown('Nothing has changed.', 'Nothing has changed.')).toEqual(['=Nothing has changed.']);
  expect(shown('', '')).toEqual([]);
});

test('the runs of a diff hold both texts whole, in order, at the offsets they name', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        edits(),
        fc.tuple(briefs(), briefs()),
        fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
      ),
      ([older, newer]) => {
        const runs = wordDiff(older, newer);
        expect(
          runs
            .filter(({ kind }) => kind !== 'come')
            .map(({ text }) => text)
            .join(''),
        ).toBe(older);
        expect(
          runs
            .filter(({ kind }) => kind !== 'gone')
            .map(({ text }) => text)
            .join(''),
        ).toBe(newer);
        for (const { text, old, now } of runs) {
          if (old !== null) expect(older.startsWith(text, old)).toBe(true);
          if (now !== null) expect(newer.startsWith(text, now)).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});
