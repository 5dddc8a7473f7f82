import type { CountedValue, HighlightFilter, HighlightValues } from '../../../shared/contract/calls.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { BRIEF, DIMENSIONS, filterSql, SPEAKER, TAGGED, VERDICT, type Dimension } from './highlight-filter.ts';
import { teachWords } from '../search/functions.ts';

/*
 * How many highlights each value would leave. A kind of value in which nothing is chosen asks for the same highlights as every other such
 * kind, so these are counted in one walk; one in which something is chosen is counted by itself, without its own choice.
 */

type Value = string | number | null;
type Counts = Map<Value, number>;
/** Kinds of which a highlight has exactly one. */
const SINGLE = ['colours', 'verdicts', 'speakers', 'sources'] as const satisfies readonly Dimension[];
type Single = (typeof SINGLE)[number];

/** More than anybody looks through; the rest is found by typing. */
const MOST_VALUES = 500;

export function countHighlightValues(db: Db, filter: HighlightFilter): HighlightValues {
  teachWords(db);
  const free = SINGLE.filter((dimension) => filter[dimension].length === 0);
  const counts = new Map<Dimension, Counts>([['tags', tagCounts(db, filter)]]);
  for (const [dimension, own] of singleCounts(db, filter, free, null)) counts.set(dimension, own);
  for (const dimension of SINGLE.filter((each) => !free.includes(each))) {
    for (const [, own] of singleCounts(db, filter, [dimension], dimension)) counts.set(dimension, own);
  }
  const listed = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, inOrder(db, dimension, counts.get(dimension)!, filter[dimension])]));
  return listed as unknown as HighlightValues;
}

const COLUMNS: Record<Single, string> = { colours: 'highlight.colour', verdicts: VERDICT, speakers: 'highlight.speaker', sources: 'brief.source_id' };

function singleCounts(db: Db, filter: HighlightFilter, dimensions: readonly Single[], except: Single | null): Map<Single, Counts> {
  const counts = new Map<Single, Counts>(dimensions.map((dimension) => [dimension, new Map()]));
  if (dimensions.length === 0) return counts;
  const where = filterSql(db, filter, except);
  const columns = dimensions.map((dimension) => `${COLUMNS[dimension]} AS ${dimension}`).join(', ');
  const rows = prepared<Record<string, Value> & { highlights: number }>(db, `
    SELECT ${columns}, count(*) AS highlights
    FROM highlight ${BRIEF}
    WHERE ${where.text}
    GROUP BY ${dimensions.map((_, at) => at + 1).join(', ')}`).all(...where.values);
  for (const row of rows) {
    for (const dimension of dimensions) {
      const value = dimension === 'speakers' ? personOf(db, row[dimension] as string | null) : row[dimension]!;
      const own = counts.get(dimension)!;
      own.set(value ?? null, (own.get(value ?? null) ?? 0) + row.highlights);
    }
  }
  return counts;
}

/** Names that were merged are one person. */
const personOf = (db: Db, name: string | null): string | null =>
  name === null ? null : (prepared<string>(db, `SELECT ${SPEAKER} FROM (SELECT ? AS speaker) AS highlight`).pluck().get(name) ?? name);

function tagCounts(db: Db, filter: HighlightFilter): Counts {
  const where = filterSql(db, filter, 'tags');
  const rows = prepared<{ id: string | null; highlights: number }>(db, `
    SELECT tag.id, count(*) AS highlights FROM highlight ${BRIEF} ${TAGGED} WHERE ${where.text} GROUP BY 1`).all(...where.values);
  return new Map(rows.map(({ id, highlights }) => [id, highlights]));
}

const NAMES = { tags: 'SELECT name FROM tag WHERE id = ?', sources: 'SELECT name FROM source WHERE id = ?' } as const;

/** What is chosen comes first, then the most. */
export function inOrder(db: Db, dimension: Dimension, counts: Counts, chosen: readonly Value[]): CountedValue<Value>[] {
  const nameOf = (id: Value): string | null => {
    if (id === null || (dimension !== 'tags' && dimension !== 'sources')) return null;
    return prepared<string>(db, NAMES[dimension]).pluck().get(id) ?? null;
  };
  const all = [...counts].map(([id, count]) => ({ id, name: nameOf(id), count, isChosen: chosen.includes(id) }));
  const shown = (value: CountedValue<Value>) => (value.name ?? String(value.id ?? '')).toLowerCase();
  all.sort((one, other) => Number(other.isChosen) - Number(one.isChosen) || other.count - one.count || (shown(one) < shown(other) ? -1 : 1));
  return all.slice(0, MOST_VALUES).map(({ id, name, count }) => ({ id, name, count }));
}
