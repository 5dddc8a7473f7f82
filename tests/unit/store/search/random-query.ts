import fc from 'fast-check';
import { allOf, anyOf, FLAGS, NAME_FIELDS, named, THINGS, TEXT_FIELDS, words } from '../../../../shared/search/query.ts';
import type { Query } from '../../../../shared/search/query.ts';
import { VOCABULARY } from './random-archive.ts';

const word = fc.constantFrom(...VOCABULARY, 'x', 'sanct', '3', 'obrien', 'usled', '$', '.NET', '400', '1500000');
const term = fc.oneof(
  { weight: 4, arbitrary: word.map((text) => words(text)) },
  fc.tuple(word, word).map(([one, other]) => words(`${one} ${other}`)),
  word.map((text) => words(text, true)),
);
const near: fc.Arbitrary<Query> = fc
  .tuple(fc.array(term, { minLength: 2, maxLength: 3 }), fc.integer({ min: 0, max: 4 }))
  .map(([terms, distance]) => ({ type: 'near', terms, distance }));
const compound = (leaf: fc.Arbitrary<Query>, maxDepth: number): fc.Arbitrary<Query> =>
  fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { maxDepth },
      { weight: 4, arbitrary: leaf },
      { weight: 2, arbitrary: fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(allOf) },
      fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(anyOf),
      tie('query').map((item): Query => ({ type: 'not', item })),
    ),
  })).query;
const day = fc.constantFrom('2022-12-31', '2023-01-01', '2023-06-28', '2023-07-01', '2024-02-29');
const label = fc.constantFrom('yellow', 'green', 'number', 'intact', 'lost').map((text) => words(text));
const leaf: fc.Arbitrary<Query> = fc.oneof(
  { weight: 6, arbitrary: term as fc.Arbitrary<Query> },
  near,
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...TEXT_FIELDS), compound(fc.oneof(term, term, near, label), 1))
    .map(([field, query]): Query => ({ type: 'field', field, query })) },
  { weight: 2, arbitrary: term.map((query): Query => ({ type: 'field', field: 'in', query })) },
  fc.tuple(fc.option(day), fc.option(day)).filter(([from, to]) => from !== null || to !== null).map(([from, to]): Query => ({ type: 'date', from, to })),
  fc.constantFrom('2022', '2023', '2023-06').map((text): Query => ({ type: 'dated', text })),
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...NAME_FIELDS), fc.array(word, { minLength: 1, maxLength: 2 })).map(([field, name]): Query => named(field, name.join(' ')) ?? words('x')) },
  fc.constantFrom(...FLAGS).map((flag): Query => ({ type: 'is', flag })),
  fc.constantFrom(...THINGS).map((thing): Query => ({ type: 'has', thing })),
);
/** Any search over the words of a random archive. */
export const anySearch = compound(leaf, 3);

