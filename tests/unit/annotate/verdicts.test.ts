import { expect, test } from 'vitest';
import { place } from '../../../shared/annotate/place.ts';
import { INTACT, NEGATION, NUMBER, TYPOGRAPHY, WORDING, type Case } from './verdict-cases.ts';

const ABOVE = 'The report appeared in the morning and was read in every capital of the region.\n';
const BELOW = '\nDiplomats in three capitals of the region read it with care before the evening.';

function verdictFor([before, after]: Case) {
  const { verdict, also, status } = place({ revisions: [ABOVE + before + BELOW, ABOVE + after + BELOW], start: ABOVE.length, end: ABOVE.length + before.length, exact: before });
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

test.each(NUMBER)('another figure: %s > %s', (before, after) => {
  const { verdict, also, status } = verdictFor([before, after]);
  expect({ verdict, status, number: also.includes('number') }).toEqual({ verdict: expect.stringMatching(/number|negation/), status: 'changed', number: true });
});

test.each(NEGATION)('turned around: %s > %s', (before, after) => {
  expect(verdictFor([before, after])).toMatchObject({ verdict: 'negation', status: 'changed' });
});

test.each([...NUMBER, ...NEGATION].map(([before, after]) => [after, before] as const))('and the other way round: %s > %s', (before, after) => {
  expect(verdictFor([before, after]).verdict).toMatch(/number|negation/);
});

test.each(WORDING.map(([before, after]) => [after, before] as const))('rewording is rewording both ways: %s > %s', (before, after) => {
  expect(verdictFor([before, after]).verdict).toBe('wording');
});
