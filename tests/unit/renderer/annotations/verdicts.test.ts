import { expect, test } from 'vitest';
import { isFaithful, paintedHighlight, verdictSentence } from '../../../../renderer/annotations/verdicts.ts';
import { VERDICTS, type Verdict } from '../../../../shared/annotate/verdict/verdicts.ts';
import type { Highlight } from '../../../../shared/contract/calls.ts';

const highlight = (verdict: Verdict, now: string | null = 'often shied') =>
  ({
    colour: 'green',
    exact: 'never shied',
    revisionId: 1,
    place: {
      verdict,
      also: [verdict],
      start: now === null ? null : 4,
      end: now === null ? null : 15,
      more: [[20, 25]],
      now,
    },
  }) as unknown as Highlight;

test('words that are what they were are painted in their colour, wherever they stand', () => {
  for (const verdict of ['intact', 'moved', 'typography'] as const) {
    expect(paintedHighlight(highlight(verdict))).toEqual([
      { layer: 'green', start: 4, end: 15 },
      { layer: 'green', start: 20, end: 25 },
    ]);
  }
});

test('words that changed are never painted like words that did not', () => {
  const layers = (['wording', 'number', 'negation', 'speaker'] as const).map(
    (verdict) => paintedHighlight(highlight(verdict))[0]!.layer,
  );

  expect(layers).toEqual(['green-changed', 'warned', 'warned', 'warned']);
});

test('a lost highlight is painted nowhere', () => {
  expect(paintedHighlight(highlight('lost', null))).toEqual([]);
});

test('every verdict but intact says in a sentence what became of the words', () => {
  expect(VERDICTS.filter((verdict) => verdictSentence(verdict) === '')).toEqual(['intact']);
});

test('words that only moved or changed in typography are still what was published', () => {
  expect(VERDICTS.filter(isFaithful)).toEqual(['intact', 'moved', 'typography']);
});
