import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newest } from '../../../../electron/store/search/find.ts';
import { complete, countSteps, findInBrief, loadVocabulary, search, searchAnnotations, searchQuotes } from '../../../../electron/store/search/index.ts';
import { ranked } from '../../../../electron/store/search/rank.ts';
import type { BriefId } from '../../../../shared/ids.ts';
import { evaluate } from '../../../../shared/search/evaluate.ts';
import { parse } from '../../../../shared/search/parse.ts';
import { planFor } from '../../../../shared/search/plan.ts';
import { print } from '../../../../shared/search/print.ts';
import { rankingFor } from '../../../../shared/search/ranking.ts';
import { anyText } from '../../search/arbitraries.ts';
import { archiveOf, drawnBrief, VOCABULARY } from './random-archive.ts';
import { anySearch } from './random-query.ts';

/** Pairs of an archive and a search; SEARCH_PAIRS asks for more. */
const PAIRS = Number(process.env.SEARCH_PAIRS ?? 2_000);
const QUERIES_PER_ARCHIVE = 40;

test('a search finds exactly the briefs that it means, newest first, whatever is asked of whatever archive', () => {
  let pairs = 0;
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(drawnBrief, { minLength: 1, maxLength: 12 }),
      fc.array(anySearch, { minLength: QUERIES_PER_ARCHIVE, maxLength: QUERIES_PER_ARCHIVE }),
      (drawn, queries) => {
        const { db, briefs } = archiveOf(drawn);
        for (const asked of queries) {
          const meant = briefs.filter(({ searched }) => evaluate(asked, searched)).map(({ id }) => id).sort((a, b) => b - a);
          const plan = planFor(asked);
          const about = JSON.stringify({ typed: print(asked), plan });
          expect([about, newest(db, plan, 0, 100).map(({ id }) => id)]).toEqual([about, meant]);
          expect([about, ranked(db, plan, 0, 100).found.map(({ id }) => id).sort((a, b) => b - a)]).toEqual([about, meant]);
          pairs++;
          found += meant.length;
        }
        db.close();
      },
    ),
    { numRuns: Math.ceil(PAIRS / QUERIES_PER_ARCHIVE) },
  );
  console.log(`${pairs} pairs of archive and search, ${found} briefs found, 0 differences`);
}, 600_000);

test('a result ranked by its rarest words alone is the same result', () => {
  fc.assert(
    fc.property(fc.array(drawnBrief, { minLength: 1, maxLength: 12 }), fc.array(fc.constantFrom(...VOCABULARY), { minLength: 5, maxLength: 9 }), (drawn, asked) => {
      const { db, briefs } = archiveOf(drawn);
      const query = parse(asked.join(' ')).query;
      const meant = briefs.filter(({ searched }) => evaluate(query, searched)).map(({ id }) => id).sort((a, b) => b - a);
      const found = ranked(db, planFor(query), 0, 100, rankingFor(query, loadVocabulary(db))).found.map(({ id }) => id);
      expect(found.sort((a, b) => b - a)).toEqual(meant);
      db.close();
    }),
    { numRuns: 100 },
  );
});

test('a result too large to be weighed whole is the same result: titles first, then the best of the newest, then the others by date', () => {
  const archives = fc.array(drawnBrief, { minLength: 8, maxLength: 16 });
  const bounds = fc.record({ reads: fc.constantFrom(0, 6, 1_000), weighed: fc.integer({ min: 1, max: 6 }) });
  let inParts = 0;
  fc.assert(
    fc.property(archives, fc.array(anySearch, { minLength: 10, maxLength: 20 }), bounds, (drawn, queries, within) => {
      const { db, briefs } = archiveOf(drawn);
      const vocabulary = loadVocabulary(db);
      for (const asked of queries) {
        const byDate = briefs.filter(({ searched }) => evaluate(asked, searched)).map(({ id }) => id).sort((a, b) => b - a);
        const plan = planFor(asked);
        const ranking = rankingFor(asked, vocabulary);
        const page = (offset: number, limit: number) => ranked(db, plan, offset, limit, ranking, within).found.map(({ id }) => id);
        const { found, isWhole } = ranked(db, plan, 0, 100, ranking, within);
        const ids = found.map(({ id }) => id);
        const about = JSON.stringify({ typed: print(asked), within });
        expect([about, [...ids].sort((a, b) => b - a)]).toEqual([about, byDate]);
        expect([about, [...page(0, 3), ...page(3, 1), ...page(4, 100)]]).toEqual([about, ids]);
        if (isWhole) continue;
        inParts++;
        // Every title where nothing limits what is read; of the others, no more than may be weighed stand out of their order.
        const titled = ranking!.titles === null || ranking!.reads > within.reads ? null : newest(db, planFor(ranking!.titles), 0, 100).map(({ id }) => id);
        if (titled !== null) expect([about, ids.slice(0, titled.length)]).toEqual([about, titled]);
        const rest = titled === null ? [] : ids.slice(titled.length).filter((id) => !byDate.slice(0, within.weighed).includes(id));
        expect([about, rest]).toEqual([about, [...rest].sort((a, b) => b - a)]);
        if (titled !== null && plan.where === null) expect(ids.slice(titled.length, ids.length - rest.length).every((id) => byDate.slice(0, within.weighed).includes(id))).toBe(true);
      }
      db.close();
    }),
    { numRuns: 60 },
  );
  expect(inParts).toBeGreaterThan(100);
}, 120_000);

test('no text makes a search fail, and none makes it wait', () => {
  const { db, briefs } = archiveOf(fc.sample(drawnBrief, { numRuns: 40, seed: 3 }));
  const id = briefs[0]?.id as BriefId;
  const typed = fc.oneof(anyText, fc.array(anyText, { maxLength: 12 }).map((parts) => parts.join(' ')), anySearch.map(print));
  fc.assert(
    fc.property(typed, fc.constantFrom('relevance', 'newest'), (query, sort) => {
      const started = performance.now();
      const { hits, total } = search(db, { query, sort, offset: 0, limit: 20 });
      expect(total === null || hits.length >= Math.min(total, 20)).toBe(true);
      findInBrief(db, id, query);
      complete(db, query, query.length);
      searchAnnotations(db, { query, offset: 0, limit: 20 });
      searchQuotes(db, { query, offset: 0, limit: 20 });
      for (const steps = countSteps(db, query); steps.next().done !== true;);
      expect(performance.now() - started).toBeLessThan(1_000);
    }),
    { numRuns: 1_500 },
  );
  for (const part of ['(', '-(', '"', 'a OR ', 'a* ', 'NEAR(a b) ', 'iran ', 'title:(', '中', 'in:iran (']) {
    const query = part.repeat(10_000 / part.length);
    expect(() => search(db, { query, sort: 'relevance', offset: 0, limit: 20 })).not.toThrow();
  }
}, 120_000);
