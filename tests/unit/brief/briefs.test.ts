import { describe, expect, it } from 'vitest';
import { briefCases, troubleIn } from '../../conformance/briefs-cases.ts';

const cases = briefCases(new URL('../../fixtures/briefs', import.meta.url).pathname);

describe('a brief from a file', () => {
  it.each(cases.map((one) => [one.slug.replaceAll('-', ' '), one] as const))('is read right: %s', (_, one) => {
    expect(troubleIn(one)).toEqual([]);
  });
});
