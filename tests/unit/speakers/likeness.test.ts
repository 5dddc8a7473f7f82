import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness, namePartsOf } from '../../../shared/speakers/likeness.ts';

const alike = (one: string, other: string) => {
  const [first, second] = [namePartsOf(one), namePartsOf(other)];
  return first === null || second === null ? null : likeness(first, second);
};

test.each([
  ['Recep Tayyip Erdogan', 'Recep Tayyip Erdoğan', 'accents'],
  ['Gen. John Smith', 'John Smith', 'rank'],
  ['Col. John Smith', 'Gen. John Smith', 'rank'],
  ['John D. Smith', 'John Smith', 'middle'],
  ['John D. Smith', 'John David Smith', 'middle'],
  ['J. Smith', 'John Smith', 'initials'],
  ['J. D. Vance', 'James David Vance', 'initials'],
  ['Gen. Smith', 'John Smith', 'surname'],
  ['Ursula von der Leyen', 'U. von der Leyen', 'initials'],
  ['Jane Roe, PhD', 'Dr. Jane Roe', 'rank'],
  ['RADM (Ret.) Mark Stone', 'Mark Stone', null],
])('%s and %s may be one person: %s', (one, other, reason) => {
  expect(alike(one, other)).toBe(reason);
  expect(alike(other, one)).toBe(reason);
});

test.each([
  ['John Smith', 'Jane Smith'],
  ['John Smith Jr.', 'John Smith'],
  ['John Smith Jr.', 'John Smith Sr.'],
  ['John D. Smith', 'John F. Smith'],
  ['Gen. Smith', 'Col. Smith'],
  ['John Smith', 'John Smithson'],
  ['林曉雯', '林曉'],
])('%s and %s are not proposed', (one, other) => {
  expect(alike(one, other)).toBeNull();
});

test('any two names are read, and it does not matter which comes first', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
    expect(alike(one, other)).toBe(alike(other, one));
  }));
});
