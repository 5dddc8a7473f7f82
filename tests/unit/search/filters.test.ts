import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterText, filtersOf, withFilter } from '../../../shared/search/filters.ts';
import { parse } from '../../../shared/search/parse.ts';
import { print } from '../../../shared/search/print.ts';
import { readShared, writeShared } from '../../../shared/search/shared-text.ts';
import { anyText } from './arbitraries.ts';

const meant = (text: string) => print(parse(text).query);

test('filters stand apart from the words, and each can be taken away', () => {
  const typed = 'grain speaker:"Mara Ellison" 2024 -is:unread "ships leave"';
  expect(filtersOf(typed)).toEqual([
    { text: 'speaker:"Mara Ellison"', without: 'grain 2024 -is:unread "ships leave" ' },
    { text: '2024', without: 'grain speaker:"Mara Ellison" -is:unread "ships leave" ' },
    { text: '-is:unread', without: 'grain speaker:"Mara Ellison" 2024 "ships leave" ' },
  ]);
});

test('words, phrases and alternatives are no filters', () => {
  expect(filtersOf('grain "ships leave" (a OR topic:b)')).toEqual([]);
});

test.each([
  ['', { field: 'topic', name: 'Trade' }, 'topic:=Trade '],
  ['grain', { field: 'speaker', name: 'Mara Ellison' }, 'grain speaker:="Mara Ellison" '],
  ['grain OR port', { year: '2024' }, '(grain OR port) on:2024 '],
  ['grain on:2024', { year: '2024' }, 'grain on:2024'],
  ['grain 2024', { year: '2024' }, 'grain 2024 on:2024 '],
  ['"*"', { year: '2024' }, '"*"'],
  ['grain', { field: 'source', name: 'The “Harbour” Desk' }, 'grain source:="The Harbour Desk" '],
  ['grain', { field: 'topic', name: '“”' }, 'grain'],
] as const)('%s narrowed by %o is %s', (typed, narrowing, narrowed) => {
  expect(withFilter(typed, narrowing)).toBe(narrowed);
});

test('whatever was typed, a filter that is added is among the filters, and taken away leaves what was meant before', () => {
  fc.assert(fc.property(anyText, fc.constantFrom({ field: 'speaker', name: 'Mara Ellison' } as const, { year: '2024' } as const), (typed, narrowing) => {
    const before = meant(typed);
    const text = filterText(narrowing)!;
    const isThere = filtersOf(typed).some((filter) => filter.text === text);
    const isFull = parse(typed).literals.some(({ reason }) => reason === 'too-long');
    const added = filtersOf(withFilter(typed, narrowing)).filter((filter) => filter.text === text);
    const findsNothing = parse(typed).query.type === 'none';
    if (isThere || isFull || findsNothing) return;
    expect(added).toHaveLength(1);
    expect(meant(added[0]!.without)).toBe(meant(before));
  }), { numRuns: 2000 });
});

test('searches survive being sent as text, also quoted in a mail', () => {
  const searches = [{ name: 'Ports', query: 'port* speaker:"Mara Ellison"' }, { name: 'קישור', query: '"שלום עולם"' }];
  expect(readShared(writeShared(searches))).toEqual(searches);
  expect(readShared(`Have a look:\n${writeShared(searches).replace(/^/gm, '> ').replaceAll('\n', '\r\n')}\nBye`)).toEqual(searches);
});

test('a text that is no list of searches has none', () => {
  expect([readShared('Name: x\nSearch: y'), readShared(''), readShared('Briefcase searches\n\nName: x')]).toEqual([[], [], []]);
});
