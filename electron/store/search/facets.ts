import type { FacetValue, ResultCounts } from '../../../shared/contract/calls.ts';
import type { BriefId } from '../../../shared/ids.ts';
import { parse } from '../../../shared/search/parse.ts';
import { planFor } from '../../../shared/search/plan.ts';
import { prepared } from '../kernel/archive.ts';
import { firstIdOfDay } from '../briefs/brief-ids.ts';
import type { Db } from '../kernel/database.ts';
import { completed } from './completed-words.ts';
import { idsBefore } from './find.ts';

/** Briefs counted in one step: a few milliseconds. */
const STEP = 200;
/** Ids read at once: to find its place again costs the index more than to go on. */
const READ_AHEAD = 10_000;
const MOST_VALUES = 30;

/**
 * Counts a whole result with its facets. Each step takes a few milliseconds and gives what has been counted so far; the
 * caller lets other work go between the steps. The last value is the whole.
 */
export function* countSteps(db: Db, typed: string): Generator<{ total: number }, ResultCounts> {
  const plan = planFor(completed(db, parse(typed)));
  const counts = { sources: counter(), topics: counter(), speakers: counter(), tags: counter(), years: counter() };
  let total = 0;
  let before = Number.MAX_SAFE_INTEGER;
  let waiting: BriefId[] = [];
  for (;;) {
    if (waiting.length === 0) {
      waiting = idsBefore(db, plan, before, READ_AHEAD);
      if (waiting.length === 0) break;
      before = waiting[waiting.length - 1] as number;
    }
    const ids = waiting.slice(0, STEP);
    waiting = waiting.slice(STEP);
    total += ids.length;
    const list = JSON.stringify(ids);
    for (const [key, sql] of Object.entries(COUNTS) as [keyof typeof COUNTS, string][]) {
      for (const { id, briefs } of prepared<{ id: number | string; briefs: number }>(db, sql).all(list)) counts[key].add(id, briefs);
    }
    for (const id of ids) counts.years.add(yearOf(id), 1);
    yield { total };
  }
  return {
    total,
    facets: {
      sources: named(db, counts.sources, 'SELECT name FROM source WHERE id = ?'),
      topics: named(db, counts.topics, 'SELECT name FROM topic WHERE id = ?'),
      speakers: named(db, counts.speakers, 'SELECT name FROM speaker WHERE id = ?'),
      tags: named(db, counts.tags, 'SELECT name FROM tag WHERE id = ?'),
      years: [...counts.years.counts].map(([id, briefs]) => ({ id: String(id), name: String(id), briefs })).sort((a, b) => (a.id < b.id ? 1 : -1)),
    },
  };
}

/** Each over the ids given as JSON; a brief counts once for each value it has. */
const COUNTS = {
  sources: `
    SELECT source_id AS id, count(*) AS briefs
    FROM json_each(?) AS one CROSS JOIN brief ON brief.id = one.value
    GROUP BY source_id`,
  topics: `
    SELECT topic_id AS id, count(*) AS briefs
    FROM json_each(?) AS one CROSS JOIN brief_topic ON brief_id = one.value
    GROUP BY topic_id`,
  speakers: `
    SELECT speaker_id AS id, count(DISTINCT brief.id) AS briefs
    FROM json_each(?) AS one CROSS JOIN brief ON brief.id = one.value CROSS JOIN quote ON quote.revision_id = brief.revision_id
    GROUP BY speaker_id`,
  tags: `
    SELECT tag_id AS id, count(*) AS briefs
    FROM (
      SELECT brief_tag.brief_id, tag_id FROM brief_tag
      UNION
      SELECT highlight.brief_id, tag_id FROM highlight_tag JOIN highlight ON highlight.id = highlight_id WHERE deleted_at IS NULL)
    WHERE brief_id IN (SELECT value FROM json_each(?))
    GROUP BY tag_id`,
} as const;

interface Counter {
  counts: Map<number | string, number>;
  add: (id: number | string, briefs: number) => void;
}

function counter(): Counter {
  const counts = new Map<number | string, number>();
  return { counts, add: (id, briefs) => counts.set(id, (counts.get(id) ?? 0) + briefs) };
}

function named<Id extends number | string>(db: Db, { counts }: Counter, sql: string): FacetValue<Id>[] {
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_VALUES);
  return most.map(([id, briefs]) => ({ id: id as Id, name: prepared<string>(db, sql).pluck().get(id) ?? '', briefs }));
}

/** Ids begin with the day: the first day of 1970 tells the day number of the others. */
function yearOf(id: BriefId): string {
  const perDay = 2 ** 20;
  const day = Math.floor(id / perDay);
  if (day === 0) return '';
  const epoch = firstIdOfDay('1970-01-01' as never) / perDay;
  return new Date((day - epoch) * 86_400_000).toISOString().slice(0, 4);
}
