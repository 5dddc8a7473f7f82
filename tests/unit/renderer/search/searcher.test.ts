import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearcher, type Found, type SearchSort } from '../../../../renderer/search/searcher.ts';
import type { SearchAnswer, SearchHit } from '../../../../shared/contract/calls.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

interface Question {
  query: string;
  sort: SearchSort;
  offset: number;
  limit: number;
  uncounted?: boolean;
  answer(result: Result<SearchAnswer>): void;
}

const hit = (id: number, query: string) => ({ brief: { id }, passage: query }) as unknown as SearchHit;
const answerOf = (query: string, ids: readonly number[]): Result<SearchAnswer> => ok({ hits: ids.map((id) => hit(id, query)), total: ids.length, isRanked: true, isIndexWhole: true, literal: [], suggestion: null });

/** A store that answers when the test says so. */
function given() {
  const questions: Question[] = [];
  const shown: Found[] = [];
  const timers = new Set<() => void>();
  const world = { isHeld: false };
  const searcher = createSearcher({
    search: (input) => new Promise((answer) => { questions.push({ ...input, answer }); }),
    show: (found) => { shown.push(found); },
    isHeld: () => world.isHeld,
    now: () => 0,
    after(_, act) {
      timers.add(act);
      return () => timers.delete(act);
    },
  });
  const now = () => shown.at(-1)!;
  return {
    searcher, questions, world, now,
    ids: () => now().hits.map(({ brief }) => brief.id as number),
    pass: () => { for (const act of timers) { timers.delete(act); act(); } },
    async answer(at: number, ids: readonly number[]) {
      const question = questions[at]!;
      question.answer(answerOf(question.query, ids));
      await new Promise((resolve) => { setImmediate(resolve); });
    },
  };
}
const turn = () => new Promise((resolve) => { setImmediate(resolve); });

test('the newest briefs are shown while the best are on their way, and the best take their place', async () => {
  const { searcher, questions, ids, now, answer, pass } = given();
  searcher.ask('grain', 'relevance');
  expect(questions.map(({ sort }) => sort)).toEqual(['newest', 'relevance']);
  await answer(0, [9, 8]);
  pass();
  expect([ids(), now().isSettled]).toEqual([[9, 8], false]);
  await answer(1, [3, 9, 8]);
  expect([ids(), now().isSettled]).toEqual([[3, 9, 8], true]);
});

test('the first rows are not counted: the number of the search before stands above them until the best are there', async () => {
  const { searcher, questions, now, answer, pass } = given();
  searcher.ask('grain', 'relevance');
  await answer(0, [9, 8]);
  await answer(1, [3, 9, 8]);
  searcher.ask('grain p', 'relevance');
  expect(questions.map(({ uncounted = false }) => uncounted)).toEqual([true, false, true, false]);
  questions[2]!.answer(ok({ hits: [hit(8, 'grain p')], total: null, isRanked: true, isIndexWhole: true, literal: [], suggestion: null }));
  await turn();
  pass();
  expect([now().isSettled, now().answer?.total]).toEqual([false, 3]);
  await answer(3, [8]);
  expect([now().isSettled, now().answer?.total]).toEqual([true, 1]);
});

test('where the best come at once, the list changes once', async () => {
  const { searcher, ids, answer, pass } = given();
  searcher.ask('grain', 'relevance');
  await answer(0, [9, 8]);
  await answer(1, [3, 9]);
  pass();
  expect(ids()).toEqual([3, 9]);
});

test('the newest that come after the best are left out', async () => {
  const { searcher, ids, answer, pass } = given();
  searcher.ask('grain', 'relevance');
  await answer(1, [3, 9]);
  await answer(0, [9, 8]);
  pass();
  expect(ids()).toEqual([3, 9]);
});

test('nothing moves under the pointer: what is shown stays, what is new comes after it', async () => {
  const { searcher, ids, world, answer, pass } = given();
  searcher.ask('grain', 'relevance');
  await answer(0, [9, 8]);
  pass();
  world.isHeld = true;
  await answer(1, [3, 9, 4]);
  expect(ids()).toEqual([9, 8, 3, 4]);
});

test('a failure is shown, and the next answer takes it away', async () => {
  const { searcher, questions, now, ids, answer } = given();
  searcher.ask('grain', 'relevance');
  questions[1]!.answer(fail({ code: 'store-stopped' }));
  await turn();
  expect(now().failure).toEqual({ code: 'store-stopped' });
  searcher.again();
  await answer(2, [1]);
  expect([now().failure, ids()]).toEqual([null, [1]]);
});

test('while briefs arrive one after the other, an answer still comes to its end and is asked for once more', async () => {
  const { searcher, questions, ids, answer } = given();
  searcher.ask('grain', 'newest');
  searcher.again();
  searcher.again();
  expect(questions).toHaveLength(1);
  await answer(0, [1]);
  expect([questions.length, ids()]).toEqual([2, [1]]);
  await answer(1, [2, 1]);
  expect([questions.length, ids()]).toEqual([2, [2, 1]]);
});

test('a row is shown once, also when briefs arrive between two pages', async () => {
  const { searcher, ids, answer } = given();
  const page = Array.from({ length: 30 }, (_, at) => 100 - at);
  searcher.ask('grain', 'newest');
  await answer(0, page);
  searcher.more();
  searcher.more();
  await answer(1, [71, 70, 69]);
  expect(ids()).toEqual([...page, 70, 69]);
});

test('an emptied box is empty, whatever is still answered', async () => {
  const { searcher, ids, answer, pass } = given();
  searcher.ask('grain', 'relevance');
  searcher.ask(' ', 'relevance');
  await answer(0, [1]);
  await answer(1, [1]);
  pass();
  expect(ids()).toEqual([]);
});

test('in whatever order answers come, only the present search is ever shown, and it is shown in the end', async () => {
  const step = fc.oneof(
    fc.record({ act: fc.constant('ask' as const), query: fc.constantFrom('a', 'ab', 'abc', ''), sort: fc.constantFrom('relevance' as const, 'newest' as const) }),
    fc.record({ act: fc.constant('answer' as const), which: fc.nat(5) }),
    fc.record({ act: fc.constantFrom('pass' as const, 'more' as const, 'again' as const) }),
  );
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.boolean(), async (steps, isHeld) => {
    const { searcher, questions, world, now, pass } = given();
    world.isHeld = isHeld;
    const waiting: Question[] = [];
    const take = () => waiting.push(...questions.splice(0));
    const answered = async (question: Question | undefined) => {
      question?.answer(answerOf(question.query, Array.from({ length: question.limit }, (_, at) => question.query.length * 1000 + question.offset + at)));
      await turn();
    };
    let asked = '';
    searcher.ask('', 'relevance');
    for (const one of [...steps, { act: 'ask' as const, query: 'end', sort: 'relevance' as const }]) {
      if (one.act === 'ask') searcher.ask((asked = one.query), one.sort);
      else if (one.act === 'pass') pass();
      else if (one.act === 'answer') {
        take();
        await answered(waiting.splice(one.which % Math.max(1, waiting.length), 1)[0]);
      } else searcher[one.act]();
      // Rows of one answer belong together, and an answer to another search never comes in while this one is shown.
      expect(new Set(now().hits.map(({ passage }) => passage as unknown)).size).toBeLessThanOrEqual(1);
      if (asked === '') expect(now().hits).toEqual([]);
    }
    for (take(); waiting.length > 0; take()) await answered(waiting.shift());
    expect([now().query, now().isSettled, now().hits[0]?.brief.id]).toEqual(['end', true, 3000]);
  }), { numRuns: 300 });
});
