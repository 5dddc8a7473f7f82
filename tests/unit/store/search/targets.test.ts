import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchAnnotations, searchQuotes } from '../../../../electron/store/search/index.ts';
import { evaluate, type Searched } from '../../../../shared/search/evaluate.ts';
import { parse } from '../../../../shared/search/parse.ts';
import { print } from '../../../../shared/search/print.ts';
import type { Query, Thing } from '../../../../shared/search/query.ts';
import { searchedText } from '../../../../shared/search/spelled/searched-text.ts';
import { archiveOf, drawnBrief, searchedOf, type DrawnBrief } from './random-archive.ts';
import { anySearch } from './random-query.ts';

/** `in:` beside other words means one section of a brief; a highlight or a quote stands in one anyway. */
function asksSection(query: Query): boolean {
  if (query.type === 'and' || query.type === 'or') return query.items.some(asksSection);
  if (query.type === 'not') return asksSection(query.item);
  return query.type === 'field' && query.field === 'in';
}

const each = (values: readonly (string | null)[]) => values.flatMap((value) => (value === null ? [] : [searchedText(value)]));

/** What the oracle sees of each highlight and of each note on a whole brief, under the name it has in the archive. */
function annotationsOf(brief: DrawnBrief, n: number): { name: string; searched: Searched }[] {
  const whole = searchedOf(brief);
  const own = (texts: (string | null)[], fields: Partial<Searched['fields']>, things: Thing[]): Searched => ({
    ...whole,
    texts: each(texts),
    fields: { ...whole.fields, quote: [], speaker: [], color: [], verdict: [], ...fields },
    things: new Set([...things, ...(whole.things.has('image') ? ['image' as const] : [])]),
  });
  const highlights = brief.highlights.flatMap((drawn, at) => drawn.trashed ? [] : [{
    name: `h${n}-${at}`,
    searched: own([drawn.exact, drawn.note], {
      note: each([drawn.note]), color: each([drawn.colour]), verdict: each([drawn.verdict ?? 'intact']), tag: each(drawn.tags),
    }, drawn.note === null ? ['highlight'] : ['highlight', 'note']),
  }]);
  const notes = brief.notes.map((note, at) => ({
    name: `z${n}-${at}`, searched: own([note], { note: each([note]), tag: each(brief.tags) }, ['note']),
  }));
  return [...highlights, ...notes];
}

test('the same search filters highlights and notes by what they say and what is said of their brief', () => {
  fc.assert(
    fc.property(fc.array(drawnBrief, { minLength: 1, maxLength: 8 }), fc.array(anySearch.filter((query) => !asksSection(query)), { minLength: 20, maxLength: 20 }), (drawn, queries) => {
      const { db } = archiveOf(drawn);
      const annotations = drawn.flatMap((brief, at) => annotationsOf(brief, at + 1));
      for (const query of queries) {
        const asked = parse(print(query)).query;
        const meant = annotations.filter(({ searched }) => evaluate(asked, searched)).map(({ name }) => name).sort();
        const { rows, total } = searchAnnotations(db, { query: print(query), offset: 0, limit: 100 });
        expect([print(query), rows.map(({ highlightId, noteId }) => String(highlightId ?? noteId)).sort(), total]).toEqual([print(query), meant, meant.length]);
      }
      db.close();
    }),
    { numRuns: 40 },
  );
});

const BRIEF: DrawnBrief = {
  date: '2023-06-28', title: 'Iran Pledges Support', source: 'Desk', series: 'Flash Brief', authors: [], topics: ['Russia'],
  sections: [
    { heading: 'Latest Developments', paragraphs: [{ text: 'The mutiny failed.', speaker: null }] },
    { heading: 'Expert Analysis', paragraphs: [
      { text: 'The mutiny has exposed weakness.', speaker: 'Behnam Taleblu' },
      { text: 'Sanctions remain.', speaker: 'Ivana Stradner' },
    ] },
  ],
  hasImage: false, unread: true, starred: false, updated: false, missing: false, tags: [], notes: [],
  highlights: [{ exact: 'The mutiny failed', colour: 'green', verdict: null, note: 'check the date', tags: ['urgent'], trashed: false }],
};

test('quotes are found by their own words, their speaker, their section and their brief', () => {
  const { db } = archiveOf([BRIEF, { ...BRIEF, date: '2022-01-01' }]);
  const count = (query: string) => searchQuotes(db, { query, offset: 0, limit: 20 }).total;
  expect(['mutiny', 'speaker:taleblu mutiny', 'speaker:stradner mutiny', 'in:"Expert Analysis" sanctions', 'in:Latest', 'title:iran 2023', 'failed',
    '-mutiny', 'topic:russia -speaker:taleblu', 'stradner', 'quote:(mutiny weakness)', 'speaker:(ivana -taleblu)', ''].map(count))
    .toEqual([2, 2, 0, 2, 0, 2, 0, 2, 2, 2, 2, 2, 4]);
});

test('highlights are found by the section they stand in', () => {
  const { db } = archiveOf([BRIEF]);
  const count = (query: string) => searchAnnotations(db, { query, offset: 0, limit: 20 }).total;
  expect(['in:latest mutiny', 'in:expert mutiny', 'color:green tag:urgent', 'note:date', 'check failed'].map(count)).toEqual([1, 0, 1, 1, 1]);
});
