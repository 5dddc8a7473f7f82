import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeValue, completeWord, typingAt } from '../../../shared/search/complete.ts';
import { parse } from '../../../shared/search/parse.ts';
import { withoutUnfinished } from '../../../shared/search/unfinished.ts';
import { anyText } from './arbitraries.ts';

/** The caret stands at the bar. */
const TYPED: readonly (readonly [typed: string, field: string | null, start: string, replaced: string] | readonly [typed: string, nothing: null])[] = [
  ['sanct|', null, 'sanct', 'sanct'],
  ['iran to|', null, 'to', 'to'],
  ['iran -to|', null, 'to', 'to'],
  ['(iran OR to|', null, 'to', 'to'],
  ['topic:|', 'topic', '', ''],
  ['topic:ir|', 'topic', 'ir', 'ir'],
  ['-topic:ir|', 'topic', 'ir', 'ir'],
  ['topic:Iran,ru|', 'topic', 'ru', 'ru'],
  ['topic:"Iran Pol|', 'topic', 'Iran Pol', '"Iran Pol'],
  ['topic:“Iran Pol|', 'topic', 'Iran Pol', '“Iran Pol'],
  ['topic:(ru|', 'topic', 'ru', 'ru'],
  ['is:un| iran', 'is', 'un', 'un'],
  ['kind:fl|', 'series', 'fl', 'fl'],
  ['mood:an|', null, 'mood:an', 'mood:an'],
  ['|', null],
  ['iran |', null],
  ['"fading auto|', null],
  ['topic:"Iran"|', null],
];

test.each(TYPED)('%s', (typed, field, start?: string, replaced?: string) => {
  const caret = typed.indexOf('|');
  const text = typed.replace('|', '');
  const typing = typingAt(text, caret);
  if (start === undefined) expect(typing).toBeNull();
  else expect([typing?.field, typing?.start, text.slice(typing?.from, typing?.to)]).toEqual([field, start, replaced]);
});

test('a name is found by any of its words, and inserted so that it reads back', () => {
  const names = ['Russia', 'Iran Politics and Economy', 'Iran', 'Erdoğan’s Turkey'].map((name, briefs) => ({ name, briefs }));
  const typing = { field: 'topic', start: 'eco', from: 0, to: 0 } as const;
  expect(completeValue(typing, names)).toEqual([{ kind: 'value', label: 'Iran Politics and Economy', insert: '"Iran Politics and Economy" ', briefs: 1 }]);
  expect(completeValue({ ...typing, start: 'iran' }, names).map(({ insert }) => insert)).toEqual(['Iran ', '"Iran Politics and Economy" ']);
  expect(completeValue({ ...typing, start: 'erdogan' }, names).map(({ insert }) => insert)).toEqual(['"Erdoğan’s Turkey" ']);
});

test('a word completes to fields and to words of the archive', () => {
  const typing = { field: null, start: 's', from: 0, to: 1 } as const;
  expect(completeWord(typing, [{ name: 'sanctions', briefs: 3 }]).map(({ label }) => label)).toEqual(['source:', 'series:', 'speaker:', 'sanctions']);
});

test('whatever is typed, a completed value parses without a literal part of its own', () => {
  fc.assert(
    fc.property(anyText, fc.nat(80), (text, at) => {
      const caret = Math.min(at, text.length);
      const typing = typingAt(text, caret);
      if (typing === null) return;
      expect(typing.from >= 0 && typing.from <= typing.to && typing.to === caret).toBe(true);
      for (const { insert } of completeValue({ ...typing, start: '' }, [{ name: 'Iran “Politics”', briefs: 1 }])) {
        expect(parse(`topic:${insert}`).literals).toEqual([]);
      }
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['grain speaker:', 'grain '],
  ['speaker:', ''],
  ['grain -topic:', 'grain '],
  ['grain speaker:e', 'grain speaker:e'],
  ['grain topic:a,', 'grain topic:a,'],
  ['grain mood:', 'grain mood:'],
  ['grain speaker: ', 'grain speaker: '],
])('while “%s” is typed, “%s” is searched', (typed, searched) => {
  expect(withoutUnfinished(typed)).toBe(searched);
});
