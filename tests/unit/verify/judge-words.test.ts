import { expect, test } from 'vitest';
import { judgeWords } from '../../../shared/verify/judge-words.ts';

const TEXT = 'The minister said on Monday that the port could not handle more than $4.5 million of grain, or 12% of the harvest. “Nobody will wait until spring,” he added.\nThe ships’ crews had left by then.';

const differences = (exact: string) => judgeWords(TEXT, exact)?.differences ?? null;

test.each([
  'the port could not handle more than $4.5 million of grain',
  'the port could not handle more than $4.5 million of grain.',
  'The minister said on Monday,',
  'or 12% of the\nharvest. ‘Nobody will wait until spring,’ he added.',
  'The ships’ crews had left by then.',
])('“%s” is verbatim', (exact) => {
  expect(differences(exact)).toEqual([]);
});

test.each([
  ['the port could not handle more than 4.5 million of grain', 'a sign of money went'],
  ['the port could not handle more than $4.5 billion of grain', 'a magnitude changed'],
  ['or 12 of the harvest', 'a per cent sign went'],
  ['could not handle more than $4', 'a figure was cut'],
  ['or 12', 'a unit was cut at the end'],
  ['the port could handle more than $4.5 million of grain', 'a negation went'],
  ['the port could not handle less than $4.5 million of grain', 'a word was turned round'],
  ['The ships’ crew had left by then.', 'a word was shortened'],
  ['the port could not hand', 'a word was cut at the end'],
  ['nister said on Monday that the port', 'a word was cut at the start'],
  ['The minister said on Tuesday that the port could not handle', 'a day changed'],
])('“%s” is altered: %s', (exact) => {
  const found = differences(exact);
  expect(found?.some((one) => one !== 'typography' && one !== 'shortened')).toBe(true);
});

test.each([
  ['the minister said on Monday', ['typography']],
  ["The ships' crews had left by then", ['typography']],
  ['The minister said … that the port could not handle more than $4.5 million', ['shortened']],
  ['The minister said on Monday that the port [of Velmora] could not handle more', ['shortened']],
  ['The minister said [...] he added.', ['shortened']],
  ['[t]he port could not handle more', []],
])('“%s” is %j', (exact, found) => {
  expect(differences(exact)).toEqual(found);
});

test('parts in another order than the text has them are no shortening', () => {
  expect(differences('he added […] The minister said on Monday')).not.toEqual(['shortened']);
});

test('words that are nowhere are nowhere', () => {
  expect(differences('Ferries were painted in bright colours last summer')).toBeNull();
});
