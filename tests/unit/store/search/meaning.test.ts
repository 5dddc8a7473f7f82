import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newest, ranked } from '../../../../electron/store/search/find.ts';
import { evaluate } from '../../../../shared/search/evaluate.ts';
import { planFor } from '../../../../shared/search/plan.ts';
import { print } from '../../../../shared/search/print.ts';
import { archiveOf, drawnBrief } from './random-archive.ts';
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
          expect([about, ranked(db, plan, 0, 100).map(({ id }) => id).sort((a, b) => b - a)]).toEqual([about, meant]);
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
