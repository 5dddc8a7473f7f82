import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literalSentence } from '../../../shared/search/literals.ts';
import { MAX_OPEN, MAX_WORDS } from '../../../shared/search/cursor.ts';
import { parse } from '../../../shared/search/parse.ts';
import { print } from '../../../shared/search/print.ts';
import type { Query } from '../../../shared/search/query.ts';
import { anyQuery, anyText } from './arbitraries.ts';

/** Typed, and how the box prints it back: the shortest picture of the tree. */
const READINGS: readonly (readonly [typed: string, printed: string])[] = [
  ['', ''],
  ['   ', ''],
  ['—', ''],
  ['iran russia', 'iran russia'],
  ['iran AND russia', 'iran russia'],
  ['iran OR russia', 'iran OR russia'],
  ['iran nuclear OR russia', 'iran nuclear OR russia'],
  ['iran (nuclear OR russia)', 'iran (nuclear OR russia)'],
  ['(iran nuclear) deal', 'iran nuclear deal'],
  ['iran -russia', 'iran -russia'],
  ['iran NOT russia', 'iran -russia'],
  ['iran AND NOT russia', 'iran -russia'],
  ['-"fading autocrat"', '-"fading autocrat"'],
  ['-(iran russia)', '-(iran russia)'],
  ['well-known - fact', 'well-known fact'],
  ['“fading autocrat”', '"fading autocrat"'],
  ['sanct*', 'sanct*'],
  ['"iran nucl"*', '"iran nucl"*'],
  ['NEAR(iran "fading autocrat", 5)', 'NEAR(iran "fading autocrat", 5)'],
  ['NEAR(iran russia)', 'NEAR(iran russia, 10)'],
  ['title:iran', 'title:iran'],
  ['Title:"iran deal"', 'title:"iran deal"'],
  ['topic:Iran,"Global Threat"', 'topic:(Iran OR "Global Threat")'],
  ['topic:(north korea, iran)', 'topic:(north korea OR iran)'],
  ['title:300,000', 'title:"300,000"'],
  ['-topic:iran', '-topic:iran'],
  ['topic:=Iran', 'topic:=Iran'],
  ['speaker:="Mara Ellison",brandt,', 'speaker:="Mara Ellison" OR speaker:=brandt'],
  ['-author:=brandt*', '-by:=brandt'],
  ['title:=summit', 'title:"=summit"'],
  ['in:"Expert Analysis" sanctions', 'in:"Expert Analysis" sanctions'],
  ['iran (in:Analysis sanctions)', 'iran (in:Analysis sanctions)'],
  ['author:smith colour:yellow section:Analysis', 'by:smith color:yellow in:Analysis'],
  ['2023', '2023'],
  ['"2023"', '"2023"'],
  ['3023', '3023'],
  ['2023-06', '2023-06'],
  ['2023-06-28', '2023-06-28'],
  ['2023-01..2023-06', '2023-01-01..2023-06-30'],
  ['2023-06..2023-01', '2023-01-01..2023-06-30'],
  ['2023-06..', '2023-06-01..'],
  ['on:2023', 'on:2023'],
  ['on:2023-06', 'on:2023-06'],
  ['300 000 tons', '"300 000" tons'],
  ['C++', 'C++'],
  ['"C++"', 'C++'],
  ['.NET $ §', '".NET" "$" "§"'],
  ['%', '"%"'],
  ['-🎉', '-"🎉"'],
  ['צה"ל', '"צה"ל"'],
  ['제재를', '제재'],
  ['before:2023', '..2022-12-31'],
  ['after:2023-02', '2023-03-01..'],
  ['is:unread has:note', 'is:unread has:note'],
  ['is:unread,starred', 'is:unread OR is:starred'],
  ['10:30', '"10:30"'],
];

test.each(READINGS)('%s is read as %s', (typed, printed) => {
  expect(print(parse(typed).query)).toBe(printed);
});

/** Typed, what is searched, and which part the box says it took literally. */
const LITERALS: readonly (readonly [typed: string, printed: string, reason: string, part: string])[] = [
  ['"fading autocrat', '"fading autocrat"', 'open-quote', '"fading autocrat'],
  ['iran (russia', 'iran russia', 'open-paren', '('],
  ['iran) russia', 'iran russia', 'stray-paren', ')'],
  ['iran OR', 'iran "OR"', 'dangling-operator', 'OR'],
  ['OR iran', '"OR" iran', 'dangling-operator', 'OR'],
  ['iran AND', 'iran "AND"', 'dangling-operator', 'AND'],
  ['NOT', '"NOT"', 'dangling-operator', 'NOT'],
  ['topic:', '"topic:"', 'empty-field', 'topic:'],
  ['topic:= trade', '"topic:=" trade', 'empty-field', 'topic:='],
  ['Note: the mutiny', '"Note:" the mutiny', 'empty-field', 'Note:'],
  ['mood:angry', '"mood:angry"', 'unknown-field', 'mood:angry'],
  ['before:yesterday', '"before:yesterday"', 'bad-date', 'before:yesterday'],
  ['on:2023-02-30', '"on:2023-02-30"', 'bad-date', 'on:2023-02-30'],
  ['is:lovely', '"is:lovely"', 'bad-value', 'is:lovely'],
  ['NEAR(iran)', 'iran', 'bad-near', 'NEAR(iran)'],
  ['NEAR(iran russia, x)', 'iran russia x', 'bad-near', 'NEAR(iran russia, x)'],
  ['iran a*', 'iran a', 'star-too-early', 'a'],
  ['ab* bc* cd* de* ef* fg*', 'ab* bc* cd* de* ef* fg', 'star-too-early', 'fg'],
  ['ir*an', '"ir*an"', 'star-inside', 'ir*an'],
  ['"*"', '"*"', 'no-words', '"*"'],
  ['*', '"*"', 'no-words', '*'],
  ['?!', '"?!"', 'no-words', '?!'],
  ['iran | russia', 'iran russia', 'no-words', '|'],
  ['iran "..."', 'iran', 'no-words', '"..."'],
];

describe('what does not parse is searched literally, and the box says which part', () => {
  test.each(LITERALS)('%s', (typed, printed, reason, part) => {
    const { query, literals } = parse(typed);
    expect(print(query)).toBe(printed);
    expect(literals.map((literal) => [literal.reason, typed.slice(literal.start, literal.end)])).toContainEqual([reason, part]);
    for (const literal of literals) expect(literalSentence(literal, typed)).toMatch(/^[A-Z“].*\.$/u);
  });

  test('a well-formed search has no literal parts', () => {
    for (const [typed] of READINGS) expect(parse(typed).literals).toEqual([]);
  });
});

test('the word being typed is the last one, until a space, a quote or a star ends it', () => {
  expect(parse('iran sanct').typing).toEqual({ type: 'words', text: 'sanct', prefix: false });
  expect(parse('topic:ira').typing?.text).toBe('ira');
  expect(parse('"fading auto').typing?.text).toBe('fading auto');
  for (const ended of ['iran ', '"iran"', 'iran*', '(iran)', 'is:unread', '2023', '']) expect(parse(ended).typing).toBeNull();
});

function openEnds(query: Query): number {
  switch (query.type) {
    case 'words':
      return query.prefix ? 1 : 0;
    case 'near':
      return query.terms.filter(({ prefix }) => prefix).length;
    case 'and':
    case 'or':
      return query.items.reduce((sum, item) => sum + openEnds(item), 0);
    case 'not':
      return openEnds(query.item);
    case 'field':
      return openEnds(query.query);
    default:
      return 0;
  }
}

test('every query prints as a text that reads as the same query', () => {
  fc.assert(
    fc.property(anyQuery.filter((query) => openEnds(query) <= MAX_OPEN), (query) => {
      const printed = print(query);
      expect({ ...parse(printed), typing: null }).toEqual({ query, literals: [], typing: null });
    }),
    { numRuns: 5_000 },
  );
});

test('any text is a search: it reads without an error and prints to a fixed point', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const { query, literals } = parse(typed);
      expect(parse(print(query)).query).toEqual(query);
      for (const { start, end } of literals) expect(start >= 0 && start < end && end <= typed.length).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});

test('a very long or very deep text is cut, not refused', () => {
  const cases = ['(', ')', '-(', '"', 'a ', 'a OR ', 'NEAR(', 'topic:(', 'title:', '-', 'a,', 'NOT ', '1,000', 'U.S.', '(a '];
  for (const part of cases) {
    const typed = part.repeat(200_000 / part.length);
    const before = performance.now();
    const { query } = parse(typed);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(parse(print(query)).query).toEqual(query);
  }
  expect(print(parse('a '.repeat(1_000)).query).split(' ')).toHaveLength(MAX_WORDS);
});
