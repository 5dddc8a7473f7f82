import type { CalendarDate } from '../../../shared/ids.ts';
import type { Condition } from '../../../shared/search/plan.ts';
import type { Flag, Named, NameField, Query, Thing } from '../../../shared/search/query.ts';
import { endOfDay, firstIdOfDay } from '../briefs/brief-ids.ts';

/** A piece of SQL with the values of its question marks, in order. */
export type Sql = { readonly text: string; readonly values: readonly (string | number)[] };

export const FLAG: Record<Flag, string> = {
  unread: 'NOT EXISTS (SELECT 1 FROM reading WHERE reading.brief_id = brief.id AND read_at IS NOT NULL)',
  starred: 'EXISTS (SELECT 1 FROM reading WHERE reading.brief_id = brief.id AND starred_at IS NOT NULL)',
  updated: 'EXISTS (SELECT 1 FROM revision WHERE revision.brief_id = brief.id AND number > 1)',
  missing: `brief.status <> 'published'`,
};

/** An image is a word of the index (see HAS_IMAGE); it gets here only from a plan that is out of step. */
const THING: Record<Thing, string> = {
  highlight: 'EXISTS (SELECT 1 FROM highlight WHERE highlight.brief_id = brief.id AND deleted_at IS NULL)',
  note: `EXISTS (
    SELECT 1 FROM note LEFT JOIN highlight ON highlight.id = note.highlight_id
    WHERE note.brief_id = brief.id AND note.deleted_at IS NULL AND highlight.deleted_at IS NULL)`,
  image: 'FALSE',
};

/** Briefs that carry a label; a highlight without a place in the current revision stands where it was made. */
const LABEL = {
  tag: `brief.id IN (
    SELECT brief_id FROM brief_tag WHERE tag_id IN (SELECT id FROM tag WHERE words_match(name, ?))
    UNION ALL
    SELECT brief_id FROM highlight_tag JOIN highlight ON highlight.id = highlight_id
    WHERE deleted_at IS NULL AND tag_id IN (SELECT id FROM tag WHERE words_match(name, ?)))`,
  color: 'brief.id IN (SELECT brief_id FROM highlight WHERE deleted_at IS NULL AND words_match(colour, ?))',
  verdict: `EXISTS (
    SELECT 1 FROM highlight
    LEFT JOIN highlight_place ON highlight_id = highlight.id AND highlight_place.revision_id = brief.revision_id
    WHERE highlight.brief_id = brief.id AND deleted_at IS NULL AND words_match(coalesce(verdict, 'intact'), ?))`,
} as const;

/** Briefs of which one name is just this. The names are held against it once; the briefs are those in which the index found its words. */
const NAMED: Record<NameField, string> = {
  topic: 'EXISTS (SELECT 1 FROM brief_topic WHERE brief_id = brief.id AND topic_id IN (SELECT id FROM topic WHERE words_match(name, ?)))',
  source: 'brief.source_id IN (SELECT id FROM source WHERE words_match(name, ?))',
  series: '(brief.series IS NOT NULL AND words_match(brief.series, ?))',
  speaker: 'EXISTS (SELECT 1 FROM quote WHERE quote.revision_id = brief.revision_id AND speaker_id IN (SELECT id FROM speaker WHERE words_match(name, ?)))',
  by: 'EXISTS (SELECT 1 FROM json_each(brief.authors) AS author WHERE words_match(author.value, ?))',
  tag: LABEL.tag,
};

const TEXT = {
  quote: 'EXISTS (SELECT 1 FROM quote WHERE quote.revision_id = brief.revision_id AND words_match(exact, ?))',
  note: `brief.id IN (
    SELECT note.brief_id FROM note LEFT JOIN highlight ON highlight.id = note.highlight_id
    WHERE note.deleted_at IS NULL AND highlight.deleted_at IS NULL AND words_match(text, ?))`,
} as const;

/** The condition as SQL over `brief`; inside a section also over `section` and `revision`. */
export function whereSql(condition: Condition): Sql {
  switch (condition.type) {
    case 'and':
    case 'or': {
      const parts = condition.items.map(whereSql);
      return {
        text: `(${parts.map(({ text }) => text).join(condition.type === 'and' ? ' AND ' : ' OR ')})`,
        values: parts.flatMap(({ values }) => values),
      };
    }
    case 'not': {
      const inner = whereSql(condition.item);
      return { text: `NOT (${inner.text})`, values: inner.values };
    }
    case 'match':
      return { text: 'brief.id IN (SELECT rowid FROM brief_search WHERE brief_search MATCH ?)', values: [condition.match] };
    case 'date':
      return daysSql('brief.id', condition.from, condition.to);
    case 'is':
      return { text: FLAG[condition.flag], values: [] };
    case 'has':
      return { text: THING[condition.thing], values: [] };
    case 'label':
      return filled(LABEL[condition.field], condition.words);
    case 'named':
      return namedSql(condition);
    case 'text':
      return { text: TEXT[condition.field], values: [JSON.stringify(condition.query)] };
    case 'section':
      return sectionSql(condition);
    case 'words':
      return { text: 'words_match_between(revision.text, section.start, section."end", ?)', values: [JSON.stringify(condition.words)] };
    case 'true':
      return { text: 'TRUE', values: [] };
  }
}

/** Over `brief`. */
export function namedSql(query: Named): Sql {
  return filled(NAMED[query.field], query);
}

/** The same query in every place. */
function filled(text: string, query: Query): Sql {
  return { text, values: text.split('?').slice(1).map(() => JSON.stringify(query)) };
}

/** Brief ids begin with the day, so a span of days is a span of ids. Day 0 is no date: an open start leaves it out. */
export function daysSql(column: string, from: string | null, to: string | null): Sql {
  return idsSql(column, idsOfDays(from, to));
}

/** Ids from `first` to `last`, both included; null is open. */
export interface Ids {
  readonly first: number | null;
  readonly last: number | null;
}

export function idsOfDays(from: string | null, to: string | null): Ids {
  return { first: from === null ? endOfDay(null) : firstIdOfDay(from as CalendarDate), last: to === null ? null : endOfDay(to as CalendarDate) - 1 };
}

export function idsSql(column: string, { first, last }: Ids): Sql {
  if (first !== null && last !== null) return { text: `${column} BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)`, values: [first, last] };
  if (first !== null) return { text: `${column} >= CAST(? AS INTEGER)`, values: [first] };
  return last === null ? { text: 'TRUE', values: [] } : { text: `${column} <= CAST(? AS INTEGER)`, values: [last] };
}

function sectionSql({ heading, inside }: Condition & { type: 'section' }): Sql {
  const within = inside === null ? null : whereSql(inside);
  return {
    text: `EXISTS (
      SELECT 1 FROM section JOIN revision ON revision.id = section.revision_id
      WHERE section.revision_id = brief.revision_id AND words_match(section.heading, ?)
        ${within === null ? '' : `AND ${within.text}`})`,
    values: [JSON.stringify(heading), ...(within?.values ?? [])],
  };
}
