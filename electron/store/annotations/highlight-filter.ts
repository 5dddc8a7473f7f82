import type { CalendarDate } from '../../../shared/ids.ts';
import type { HighlightFilter } from '../../../shared/contract/calls.ts';
import { parse } from '../../../shared/search/parse.ts';
import { replacePart } from '../../../shared/search/query.ts';
import type { Db } from '../kernel/database.ts';
import { withMergedNames } from '../search/merged-names.ts';
import { annotationSql } from '../search/annotation-and-quote-query.ts';
import { daysSql, type Sql } from '../search/where-clause.ts';

/*
 * Which highlights are meant, as conditions over `highlight` and, where `NEEDS_BRIEF` says so, its `brief`.
 */

/** Without a place in the current revision it is not known what became of the words: that is never called intact. */
export const VERDICT = `
  CASE WHEN highlight.revision_id = brief.revision_id THEN 'intact'
  ELSE coalesce((SELECT verdict FROM highlight_place AS place WHERE place.highlight_id = highlight.id AND place.revision_id = brief.revision_id), 'lost') END`;

/** Who is meant by the name that a highlight remembers: names that were merged are one person. */
export const SPEAKER = `
  coalesce((SELECT person.name FROM speaker JOIN speaker AS person ON person.id = speaker.person_id WHERE speaker.name = highlight.speaker), highlight.speaker)`;

/** CROSS JOIN keeps `highlight` outermost: its indexes give the order. */
export const BRIEF = 'CROSS JOIN brief ON brief.id = highlight.brief_id';
/** One row for each tag, and one without when there is none. */
export const TAGGED = 'LEFT JOIN highlight_tag AS tagging ON tagging.highlight_id = highlight.id LEFT JOIN tag ON tag.id = tagging.tag_id';

/** What can be chosen from, apart from text and days. */
export const DIMENSIONS = ['colours', 'tags', 'verdicts', 'speakers', 'sources'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
/** Those that are asked of the brief. */
export const NEEDS_BRIEF: ReadonlySet<Dimension> = new Set(['verdicts', 'sources']);

/** `except`: the dimension whose own choice does not count, because its values are being counted. */
export function filterSql(db: Db, filter: HighlightFilter, except: Dimension | null = null): Sql {
  const parts: Sql[] = [
    { text: `highlight.deleted_at IS ${filter.trashed ? 'NOT NULL' : 'NULL'}`, values: [] },
    ...DIMENSIONS.filter((dimension) => dimension !== except && filter[dimension].length > 0).map((dimension) => CHOSEN[dimension](filter[dimension])),
    ...textSql(db, filter),
    ...madeSql('highlight.created_at', filter.made),
  ];
  if (filter.briefId !== null) parts.push({ text: 'highlight.brief_id = ?', values: [filter.briefId] });
  const { from, to } = filter.published;
  if (from !== null || to !== null) parts.push(daysSql('highlight.brief_id', from, to));
  return { text: parts.map(({ text }) => text).join(' AND '), values: parts.flatMap(({ values }) => values) };
}

const oneOf = (expression: string) => (chosen: readonly unknown[]): Sql => ({
  text: `${expression} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(chosen)],
});

const CHOSEN: Record<Dimension, (chosen: readonly unknown[]) => Sql> = {
  colours: oneOf('highlight.colour'),
  verdicts: oneOf(`(${VERDICT})`),
  sources: oneOf('brief.source_id'),
  // Null is no value that IN could find.
  speakers: (chosen) => anyOf(chosen, `${SPEAKER} IN (SELECT value FROM json_each(?))`, 'highlight.speaker IS NULL'),
  tags: (chosen) => anyOf(
    chosen,
    'highlight.id IN (SELECT highlight_id FROM highlight_tag WHERE tag_id IN (SELECT value FROM json_each(?)))',
    'NOT EXISTS (SELECT 1 FROM highlight_tag WHERE highlight_id = highlight.id)',
  ),
};

/** `among` with the chosen ones as its value; `none` when null, which is no value that IN could find, is chosen. */
export function anyOf(chosen: readonly unknown[], among: string, none: string): Sql {
  const named = chosen.filter((one) => one !== null);
  const parts = [...(named.length > 0 ? [among] : []), ...(chosen.includes(null) ? [none] : [])];
  return { text: `(${parts.join(' OR ')})`, values: named.length > 0 ? [JSON.stringify(named)] : [] };
}

/** What lies in the trash is not in the index: there the words are looked for as they stand. */
function textSql(db: Db, { text, trashed }: HighlightFilter): Sql[] {
  const wanted = text.trim();
  if (wanted === '') return [];
  if (trashed) {
    return [{
      text: `(instr(lower(highlight.exact), lower(?)) OR EXISTS (
        SELECT 1 FROM note WHERE note.highlight_id = highlight.id AND note.deleted_at IS NULL AND instr(lower(note.text), lower(?))))`,
      values: [wanted, wanted],
    }];
  }
  const { query, typing } = parse(text);
  // The word that is still being typed may go on.
  const open = typing === null ? query : replacePart(query, typing, { ...typing, prefix: true });
  const found = annotationSql(withMergedNames(db, open));
  return [{ text: `highlight.id IN (SELECT annotation.highlight_id ${found.text})`, values: found.values }];
}

/** Instants of `column` that lie in these days, in the time of this machine. */
export function madeSql(column: string, { from, to }: HighlightFilter['made']): Sql[] {
  return [
    ...(from === null ? [] : [{ text: `${column} >= ?`, values: [localMidnight(from, 0)] }]),
    ...(to === null ? [] : [{ text: `${column} < ?`, values: [localMidnight(to, 1)] }]),
  ];
}

/** The instant at which a day, or the one so many days later, begins on this machine. */
function localMidnight(day: CalendarDate, later: number): string {
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  const begins = new Date(2000, 0, 1);
  begins.setFullYear(year, month - 1, date + later);
  return begins.toISOString();
}
