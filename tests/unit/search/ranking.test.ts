import { expect, test } from 'vitest';
import { parse } from '../../../shared/search/parse.ts';
import { print } from '../../../shared/search/print.ts';
import { rankingFor } from '../../../shared/search/ranking.ts';
import { createVocabulary } from '../../../shared/search/vocabulary.ts';

const VOCABULARY = createVocabulary(
  Object.entries({ grain: 300, harbour: 20, of: 900, port: 500, ports: 40, the: 1_000, trade: 200 }).map(([word, briefs]) => ({ word, briefs })),
);
const known = (typed: string) => {
  const ranking = rankingFor(parse(typed).query, VOCABULARY);
  return ranking && [ranking.reads, ranking.atMost, ranking.titles && print(ranking.titles)];
};

test.each([
  ['grain', [300, 300, 'title:grain']],
  ['grain the', [1_300, 300, 'title:grain title:the']],
  ['grain OR harbour', [320, 320, 'title:(grain OR harbour)']],
  ['port*', [540, 540, 'title:port*']],
  ['"grain port"', [800, 300, 'title:"grain port"']],
  ['grain -trade', [500, 300, 'title:grain -trade']],
  ['grain topic:trade 2023', [500, 200, 'title:grain topic:trade 2023']],
  ['topic:trade', [200, 200, null]],
  ['source:grain', [300, Infinity, null]],
  ['grain in:trade', [500, 300, null]],
])('of “%s” it is known how much the index holds of it, how many it can find, and what titles have it', (typed, meant) => {
  expect(known(typed)).toEqual(meant);
});

test('a search of many words is ranked by its rarest', () => {
  expect(rankingFor(parse('the harbour of the grain trade port').query, VOCABULARY)).toMatchObject({ by: '("harbour") AND ("trade") AND ("grain") AND ("port")', reads: 1_020, atMost: 20 });
});

test.each(['topic:=Trade', 'speaker:="Mara Ellison" 2024', 'is:unread -tag:=done', 'topic:=Trade,Grain'])('“%s” only narrows: what it finds is in the order of days', (typed) => {
  expect(known(typed)).toBeNull();
});
