import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffRows, folded, type Mark } from '../../../../renderer/revisions/diff-rows.ts';
import { wordDiff } from '../../../../shared/annotate/word-diff.ts';
import type { HighlightId } from '../../../../shared/ids.ts';

const mark = (start: number, end: number, id = 'one'): Mark => ({ id: id as HighlightId, colour: 'green', start, end });
const none = { older: [], newer: [] };

test('paragraphs stand beside each other, and only the changed one is marked', () => {
  const rows = diffRows(wordDiff('One stays.\nTwo ships came.\nThree stays.', 'One stays.\nTen ships came.\nThree stays.'), none);
  expect(rows.map(({ isChanged }) => isChanged)).toEqual([false, true, false]);
  expect(rows[1]!.older.map(({ kind, text }) => [kind, text])).toEqual([['gone', 'Two'], ['same', ' ships came.']]);
  expect(rows[1]!.newer.map(({ kind, text }) => [kind, text])).toEqual([['come', 'Ten'], ['same', ' ships came.']]);
});

test('a highlight covers its own words on both sides', () => {
  const [row] = diffRows(wordDiff('Two ships came.', 'Ten ships came.'), { older: [mark(0, 9)], newer: [mark(0, 9)] });
  const covered = (side: 'older' | 'newer') => row![side].filter(({ marks }) => marks.length > 0).map(({ text }) => text).join('');
  expect([covered('older'), covered('newer')]).toEqual(['Two ships', 'Ten ships']);
});

test('what did not change is folded away, except beside a change and under a highlight', () => {
  const text = Array.from({ length: 12 }, (_, n) => `Paragraph ${n} stays.`);
  const edited = text.with(0, 'Another beginning.');
  const start = text.slice(0, 6).join('\n').length + 1;
  const rows = diffRows(wordDiff(text.join('\n'), edited.join('\n')), { older: [mark(start, start + 9)], newer: [] });
  const folds = folded(rows, () => false);
  expect(folds.map((fold) => ('folded' in fold ? fold.folded : fold.key))).toEqual([0, 1, 4, 6, 5]);
  const opened = folded(rows, (key) => key === 2);
  expect(opened.map((fold) => ('folded' in fold ? fold.folded : fold.key))).toEqual([0, 1, 2, 3, 4, 5, 6, 5]);
});

const paragraphs = fc.array(fc.constantFrom('The port grew.', 'Two ships came.', 'Ten ships left.', '', 'A storm.'), { maxLength: 8 }).map((all) => all.join('\n'));
const marks = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })).map(([start, length]) => mark(start, start + length)), { maxLength: 4 });

test('no word is lost between the rows, and none is under a highlight that does not cover it', () => {
  fc.assert(fc.property(paragraphs, paragraphs, marks, (older, newer, marked) => {
    const rows = diffRows(wordDiff(older, newer), { older: marked, newer: marked });
    for (const [side, text] of [['older', older], ['newer', newer]] as const) {
      const seen = rows.flatMap((row) => row[side]).flatMap((piece) => piece.text.split('').map((letter) => ({ letter, isMarked: piece.marks.length > 0 })));
      const meant = text.split('').map((letter, at) => ({ letter, isMarked: marked.some(({ start, end }) => start <= at && at < end) }));
      const words = (all: typeof seen) => all.filter(({ letter }) => letter !== '\n');
      expect(words(seen)).toEqual(words(meant));
    }
    const together = (without: 'gone' | 'come') => rows.flatMap((row) => row.together).filter(({ kind }) => kind !== without).map(({ text }) => text).join('').replaceAll('\n', '');
    expect([together('come'), together('gone')]).toEqual([older.replaceAll('\n', ''), newer.replaceAll('\n', '')]);
    expect(folded(rows, () => true).map((fold) => fold.key)).toEqual(rows.map((_, key) => key));
  }));
});
