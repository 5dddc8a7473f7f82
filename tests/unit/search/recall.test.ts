import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { respelled, withOpenEnd } from '../../../shared/search/guess.ts';
import { parse } from '../../../shared/search/parse.ts';
import { likelyPassages, passagesOf } from '../../../shared/search/passages.ts';
import { print } from '../../../shared/search/print.ts';
import { recalled, recalledAtMost, remember, tellingWords, wordsToRecall } from '../../../shared/search/recall.ts';
import { createVocabulary } from '../../../shared/search/vocabulary.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import { anyText } from './arbitraries.ts';

const VOCABULARY = createVocabulary(
  Object.entries({ the: 100, mutiny: 3, has: 60, exposed: 5, weakness: 4, sanctions: 30, sanction: 8, sanctioned: 6, sanctuary: 1, autocrat: 2 })
    .map(([word, briefs]) => ({ word, briefs })),
);

describe('the word being typed is left open', () => {
  const open = (typed: string, vocabulary: typeof VOCABULARY | null = VOCABULARY) => {
    const { query, typing } = parse(typed);
    return typing === null ? null : print(withOpenEnd(query, typing, vocabulary));
  };
  test.each([
    ['the sanct', 'the (sanct OR sanctions OR sanction OR sanctioned OR sanctuary)'],
    ['sanction', 'sanction OR sanctions OR sanctioned'],
    ['zzz', 'zzz'],
    ['topic:sanct', 'topic:sanct*'],
    ['"the sanct', '"the sanct"*'],
    ['"the mutiny h', '"the mutiny"'],
    ['title:sanctu', 'title:(sanctu OR sanctuary)'],
    ['the -sanctu', 'the -sanctu'],
    ['-title:sanctu', '-title:sanctu'],
  ])('%s', (typed, printed) => { expect(open(typed)).toBe(printed); });
  test('without a vocabulary the end is open from three letters on', () => {
    expect([open('sanct', null), open('sa', null)]).toEqual(['sanct*', 'sa']);
  });
});

test('words that the archive does not have are respelled, nothing else is', () => {
  const respell = (typed: string) => {
    const better = respelled(parse(typed).query, VOCABULARY);
    return better === null ? null : print(better);
  };
  expect(respell('the mutniy -exposed topic:autocrta')).toBe('the mutiny -exposed topic:autocrat');
  expect(respell('the mutiny')).toBeNull();
  expect(respell('qqqqqq')).toBeNull();
});

test('only a plain list of words is a memory; what else is asked must hold', () => {
  const asked = (typed: string) => {
    const found = wordsToRecall(parse(typed).query);
    return found === null ? null : [found.words.join(' '), print(found.rest)];
  };
  expect(asked('the mutiny has exposed is:unread 2023')).toEqual(['the mutiny has exposed', 'is:unread 2023']);
  expect(asked('"the mutiny has" -weakness')).toEqual(['the mutiny has', '-weakness']);
  for (const typed of ['mutiny', 'the mutiny OR weakness exposed', 'NEAR(the mutiny) has exposed', 'the mutiny has expo*']) expect(asked(typed)).toBeNull();
});

test('a text is recalled the better the more words stand in it in their order', () => {
  const words = wordsOf('the mutiny has exposed weakness');
  const remembered = remember(words, VOCABULARY, 100);
  const score = (text: string) => recalled(remembered, wordsOf(text));
  const scores = ['the mutiny has exposed weakness', 'the mutiny has now exposed some weakness', 'the mutiny has exposed', 'weakness exposed has mutiny the', 'the', 'nothing'].map(score);
  expect(scores[0]).toBeCloseTo(1);
  expect(scores[1]).toBeCloseTo(1);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(scores.at(-1)).toBe(0);
});

test('a word that is unknown stands for its nearest, and counts less', () => {
  const [typo] = remember(['mutniy'], VOCABULARY, 100);
  expect([...(typo?.variants ?? [])]).toEqual([['mutiny', 0.8]]);
});

test('candidates are looked up by the rarest words, within a budget', () => {
  const remembered = remember(wordsOf('the mutiny has exposed weakness'), VOCABULARY, 100);
  expect(tellingWords(remembered, VOCABULARY, 20).map(({ word }) => word)).toEqual(['mutiny', 'weakness', 'exposed']);
  expect(tellingWords(remembered, VOCABULARY, 0)).toHaveLength(2);
});

test('passages hold every word of a text once and in order', () => {
  const long = fc.array(fc.oneof(anyText, fc.lorem({ maxCount: 60, mode: 'sentences' }), fc.constantFrom('\n', '. ', '。')), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(long, (text) => {
      const passages = passagesOf(text);
      expect(passages.flatMap(({ start, end }) => wordsOf(text.slice(start, end)))).toEqual(wordsOf(text));
      passages.forEach(({ start, end }, at) => expect(start >= (passages[at - 1]?.end ?? 0) && end > start).toBe(true));
    }),
    { numRuns: 500 },
  );
});

test('the likely passages are those in which the words stand, the most telling first', () => {
  const filler = 'Nothing of note was said here, and nobody asked for more than that. '.repeat(8);
  const paragraphs = [filler, `${filler} grain`, filler, `${filler} The grain of Odesa.`, filler, filler];
  const text = paragraphs.join('\n');
  const likely = likelyPassages(text, [{ word: 'odesa', weight: 3 }, { word: 'grain', weight: 2 }]).map(({ start, end }) => text.slice(start, end));
  expect(likely.map((passage) => /The grain of Odesa|grain/.exec(passage)?.[0] ?? '')).toEqual(['The grain of Odesa', 'grain']);
  expect(likelyPassages(text, [{ word: 'unknown', weight: 1 }])).toEqual(passagesOf(text));
});

test('what is said beforehand of a text is never less than what it scores', () => {
  const word = fc.constantFrom('the', 'mutiny', 'mutniy', 'has', 'exposed', 'weakness', 'weaknes', 'nothing', 'autocrat');
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.array(word, { maxLength: 20 }), (asked, text) => {
    const remembered = remember(asked, VOCABULARY, 100);
    expect(recalledAtMost(remembered, new Set(text)) + 1e-9).toBeGreaterThanOrEqual(recalled(remembered, text));
  }));
});
