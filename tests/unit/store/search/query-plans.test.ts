import { describe, expect, test } from 'vitest';
import { newestSql } from '../../../../electron/store/search/find.ts';
import { teachWords } from '../../../../electron/store/search/functions.ts';
import { weighedSql } from '../../../../electron/store/search/rank.ts';
import type { Sql } from '../../../../electron/store/search/where-clause.ts';
import { parse } from '../../../../shared/search/parse.ts';
import { planFor } from '../../../../shared/search/plan.ts';
import { givenArchive } from '../../../helpers/archive.ts';

const planOf = (query: string) => planFor(parse(query).query);

function explained({ text, values }: Sql, ...page: number[]): string[] {
  const { db } = givenArchive();
  teachWords(db);
  return db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...values, ...page).map(({ detail }) => detail);
}

describe('newest first walks the index from its newest brief and sorts nothing', () => {
  test.each([
    'iran', 'iran russia -grain', '"fading autocrat"', 'iran 2023', 'title:iran is:unread', 'iran in:"Expert Analysis"', 'quote:iran', 'iran tag:urgent',
  ])('%s', (query) => {
    const plan = explained(newestSql(planOf(query)), 20, 0);
    expect(plan[0]).toMatch(/^SCAN brief_search VIRTUAL TABLE/);
    expect(plan.join('\n')).not.toContain('TEMP B-TREE FOR ORDER BY');
  });

  test.each(['', 'on:2023', 'is:starred', '-iran', 'before:2020 has:note'])('%s', (query) => {
    const plan = explained(newestSql(planOf(query)), 20, 0);
    expect(plan[0]).toMatch(/^(?:SCAN brief|SEARCH brief USING INTEGER PRIMARY KEY)/);
    expect(plan.join('\n')).not.toContain('TEMP B-TREE FOR ORDER BY');
  });
});

test('a span of days is a range of ids inside the text index', () => {
  const [detail] = explained(newestSql(planOf('iran on:2023-06')), 20, 0);
  expect(detail).toMatch(/VIRTUAL TABLE INDEX \d+:.*>.*</);
});

test('a bare year or month is asked of the index in one question with the words beside it', () => {
  for (const query of ['iran 2023', 'iran 2023-06', '2023']) {
    expect(planOf(query).where).toBe(null);
    expect(explained(newestSql(planOf(query)), 20, 0)).toHaveLength(1);
  }
});

test('ranking reads nothing but the text index, and of that only the days asked for', () => {
  const [read, ...sort] = explained(weighedSql(planOf('iran russia on:2023'), null, 20));
  expect(read).toMatch(/^SCAN brief_search VIRTUAL TABLE INDEX \d+:.*>.*</);
  expect(sort).toEqual(['USE TEMP B-TREE FOR ORDER BY']);
});

test('a condition is asked of one brief at a time, by its key', () => {
  const plan = explained(newestSql(planOf('iran is:unread')), 20, 0);
  expect(plan.slice(1).join('\n')).toContain('SEARCH brief USING INTEGER PRIMARY KEY');
  expect(plan.join('\n')).toContain('SEARCH reading USING INTEGER PRIMARY KEY');
});
