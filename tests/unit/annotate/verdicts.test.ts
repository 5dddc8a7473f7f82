import { expect, test } from 'vitest';
import { place } from '../../../shared/annotate/place.ts';
import { INTACT, NEGATION, NUMBER, SAME_SPEAKER, SIGNS, SPEAKER, TYPOGRAPHY, WORDING, type Case } from './verdict-cases.ts';

const ABOVE = 'The report appeared in the morning and was read in every capital of the region.\n';
const BELOW = '\nDiplomats in three capitals of the region read it with care before the evening.';

function verdictFor([before, after]: Case) {
  const { verdict, also, status } = place({
    revisions: [ABOVE + before + BELOW, ABOVE + after + BELOW],
    start: ABOVE.length,
    end: ABOVE.length + before.length,
    exact: before,
  });
  return { verdict, also, status };
}

test.each(INTACT)('words that stay are intact: %s', (sentence) => {
  expect(verdictFor([sentence, sentence])).toEqual({ verdict: 'intact', also: ['intact'], status: 'exact' });
});

test.each(TYPOGRAPHY)('only typography: %s > %s', (before, after) => {
  expect(verdictFor([before, after])).toEqual({ verdict: 'typography', also: ['typography'], status: 'exact' });
});

test.each(WORDING)('other words: %s > %s', (before, after) => {
  expect(verdictFor([before, after])).toEqual({ verdict: 'wording', also: ['wording'], status: 'changed' });
});

test.each([...SIGNS, ...SIGNS.map(([before, after]) => [after, before] as const)])(
  'a sign is a word: %s > %s',
  (before, after) => {
    expect(verdictFor([before, after]).verdict).toMatch(/wording|number|negation/);
  },
);

test.each(NUMBER)('another figure: %s > %s', (before, after) => {
  const { verdict, also, status } = verdictFor([before, after]);
  expect({ verdict, status, number: also.includes('number') }).toEqual({
    verdict: expect.stringMatching(/number|negation/),
    status: 'changed',
    number: true,
  });
});

test.each(NEGATION)('turned around: %s > %s', (before, after) => {
  expect(verdictFor([before, after])).toMatchObject({ verdict: 'negation', status: 'changed' });
});

test.each([...NUMBER, ...NEGATION].map(([before, after]) => [after, before] as const))(
  'and the other way round: %s > %s',
  (before, after) => {
    expect(verdictFor([before, after]).verdict).toMatch(/number|negation/);
  },
);

test.each(WORDING.map(([before, after]) => [after, before] as const))(
  'rewording is rewording both ways: %s > %s',
  (before, after) => {
    expect(verdictFor([before, after]).verdict).toBe('wording');
  },
);

/** The verdict on the words alone, wherever they stand in the sentence. */
function verdictOnQuote([before, after]: Case) {
  const [words] = /the mutiny has exposed his weakness/i.exec(before)!;
  const start = ABOVE.length + before.indexOf(words);
  return place({
    revisions: [ABOVE + before + BELOW, ABOVE + after + BELOW],
    start,
    end: start + words.length,
    exact: words,
  });
}

test.each([...SPEAKER, ...SPEAKER.map(([before, after]) => [after, before] as const)])(
  'somebody else says it: %s > %s',
  (before, after) => {
    expect(verdictOnQuote([before, after]).verdict).toBe('speaker');
  },
);

test('words that lost their attribution warn, even where the mark of it was outside the highlight', () => {
  expect(
    verdictOnQuote([
      'According to Shoigu, the mutiny has exposed his weakness.',
      'The mutiny has exposed his weakness.',
    ]).verdict,
  ).toBe('speaker');
});

test.each([...SAME_SPEAKER, ...SAME_SPEAKER.map(([before, after]) => [after, before] as const)])(
  'the same speaker says it: %s > %s',
  (before, after) => {
    expect(verdictOnQuote([before, after]).also).not.toContain('speaker');
  },
);

test('quotes that the brief has attributed count more than the text around them', () => {
  const text = `${ABOVE}He spoke again. “The mutiny has exposed his weakness.” It was late.${BELOW}`;
  const start = text.indexOf('The mutiny');
  const end = text.indexOf('.”');
  const request = { revisions: [text, text], start, end };
  expect(
    place({
      ...request,
      quotes: [[{ start, end, speaker: 'Ivana Stradner' }], [{ start, end, speaker: 'Ivana Stradner' }]],
    }).verdict,
  ).toBe('intact');
  expect(
    place({
      ...request,
      quotes: [[{ start, end, speaker: 'Ivana Stradner' }], [{ start, end, speaker: 'Mark Dubowitz' }]],
    }).verdict,
  ).toBe('speaker');
  expect(place({ ...request, quotes: [[{ start, end, speaker: 'Ivana Stradner' }], []] }).verdict).toBe('speaker');
});
