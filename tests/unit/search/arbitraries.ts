import fc from 'fast-check';
import { allOf, anyOf, FLAGS, TEXT_FIELDS, THINGS, words } from '../../../shared/search/query.ts';
import type { Query, Words } from '../../../shared/search/query.ts';
import { wordsOf } from '../../../shared/search/words.ts';

/** Any text, rich in what the scanner and the parser treat specially. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'aZ09 .,-*:()"“”’\'\u00a0\u202f\u2009\u00ad\u200b\u0301\u0640é½ßİｶﾞ中ア한ที่كِ😀\ud83d\n\0') },
      fc.constantFrom(
        'U.S.', '300,000', '1,000,000', 'a.b', 'OR', 'AND', 'NOT', 'NEAR(', 'title:', 'in:', 'topic:(', 'before:2023',
        'on:', 'C++', '.NET', '$', '%', '"*"', 'R&D', '🎉', '1 500 000', "1'500", 'צה"ל', '제재를', 'S-400', '2023-06', '2023-02-30', '..', 'is:', 'is:unread', 'has:note', '"', '(', ')', '-', '*', 'iran', 'foo:bar',
      ),
    ),
    { maxLength: 24 },
  ).map((parts) => parts.join('')),
);

const plainWord = fc.constantFrom('iran', 'Russia', 'us', 'O’Brien', '36-hour', '300,000', 'éa', '2023', 'OR', 'in:xy', '制裁', 'C++', '$100', '.NET', '300 000', 'S-400', 'צה"ל', '§');
const text = fc.oneof(
  { weight: 4, arbitrary: plainWord },
  fc.array(plainWord, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' ')),
);
export const anyWords: fc.Arbitrary<Words> = fc.tuple(text, fc.boolean()).map(([value, prefix]) => words(value, prefix && !/(?:C\+\+|§)$/.test(value)));

const near: fc.Arbitrary<Query> = fc
  .tuple(fc.array(anyWords.filter(({ text: typed }) => wordsOf(typed).length > 0), { minLength: 2, maxLength: 3 }), fc.integer({ min: 0, max: 12 }))
  .map(([terms, distance]) => ({ type: 'near', terms, distance }));

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const date: fc.Arbitrary<Query> = fc
  .tuple(fc.option(day), fc.option(day))
  .filter(([from, to]) => (from !== null || to !== null) && (from === null || to === null || from <= to))
  .map(([from, to]) => ({ type: 'date', from, to }));
const dated: fc.Arbitrary<Query> = fc.constantFrom('2022', '2023-06').map((said) => ({ type: 'dated', text: said }));

const insideField = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    anyWords,
    near,
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(allOf),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(anyOf),
    tie('query').map((item): Query => ({ type: 'not', item })),
  ),
})).query;

/** Any tree the language can say. */
export const anyQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    anyWords,
    near,
    date,
    dated,
    fc.tuple(fc.constantFrom(...TEXT_FIELDS), insideField).map(([field, query]): Query => ({ type: 'field', field, query })),
    fc.constantFrom(...FLAGS).map((flag): Query => ({ type: 'is', flag })),
    fc.constantFrom(...THINGS).map((thing): Query => ({ type: 'has', thing })),
    fc.array(tie('query'), { minLength: 2, maxLength: 4 }).map(allOf),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(anyOf),
    tie('query').map((item): Query => ({ type: 'not', item })),
  ),
})).query;
