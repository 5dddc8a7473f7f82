import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordChange } from '../../../../renderer/annotations/word-change.ts';

test('a reversed claim shows the one word that reverses it', () => {
  expect(wordChange('has never shied away', 'has often shied away')).toEqual([
    { kind: 'same', text: 'has ' },
    { kind: 'gone', text: 'never' },
    { kind: 'new', text: 'often' },
    { kind: 'same', text: ' shied away' },
  ]);
});

test('what is the same and gone is the old wording, what is the same and new the new one', () => {
  const phrase = fc
    .array(fc.constantFrom('the', 'shells', '300,000', '30,000', 'not', '—', 'Iran’s', '\n'), { maxLength: 30 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(phrase, phrase, (then, now) => {
      const runs = wordChange(then, now);
      expect(
        runs
          .filter(({ kind }) => kind !== 'new')
          .map(({ text }) => text)
          .join(''),
      ).toBe(then);
      expect(
        runs
          .filter(({ kind }) => kind !== 'gone')
          .map(({ text }) => text)
          .join(''),
      ).toBe(now);
    }),
  );
});
