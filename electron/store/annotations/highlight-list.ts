import { VERDICTS } from '../../../shared/annotate/verdict/verdicts.ts';
import {
  COLOURS, type HighlightGroup, type HighlightListing, type HighlightPage, type HighlightSurvey,
} from '../../../shared/contract/calls.ts';
import type { HighlightId } from '../../../shared/ids.ts';
import { parse } from '../../../shared/search/parse.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { BRIEF, filterSql, NEEDS_BRIEF, SPEAKER, TAGGED, VERDICT } from './highlight-filter.ts';
import { highlightRows } from './highlights.ts';
import { teachWords } from '../search/functions.ts';
import type { Sql } from '../search/where-clause.ts';

/*
 * Highlights over all briefs: filtered, grouped, in order, a page at a time. The ids of a page are found first, from few and narrow columns;
 * the rest is read for these alone.
 */

interface Paging {
  offset: number;
  limit: number;
}

export function listHighlights(db: Db, { offset, limit, ...listing }: HighlightListing & Paging): HighlightPage {
  teachWords(db);
  const { text, values } = fromSql(db, listing);
  const total = prepared<number>(db, `SELECT count(*) ${text}`).pluck().get(...values) ?? 0;
  return { total, rows: highlightRows(db, idsOf(db, listing, { offset, limit })) };
}

/** Each once, though it may stand in several groups. */
export function pickHighlights(db: Db, { offset, limit, ...listing }: HighlightListing & Paging): HighlightId[] {
  teachWords(db);
  return [...new Set(idsOf(db, listing, { offset, limit }))];
}

export function surveyHighlights(db: Db, listing: HighlightListing): HighlightSurvey {
  teachWords(db);
  const { text, values } = fromSql(db, { ...listing, group: 'none' });
  return {
    total: prepared<number>(db, `SELECT count(*) ${text}`).pluck().get(...values) ?? 0,
    groups: groupsOf(db, listing),
    literal: listing.filter.trashed ? [] : literalParts(listing.filter.text),
  };
}

function idsOf(db: Db, listing: HighlightListing, { offset, limit }: Paging): HighlightId[] {
  const { text, values } = orderedSql(db, listing);
  return prepared<HighlightId>(db, text).pluck().all(...values, limit, offset);
}

/** Ends with LIMIT ? OFFSET ?, whose values are the caller's. */
export function orderedSql(db: Db, listing: HighlightListing): Sql {
  const { text, values } = fromSql(db, listing);
  const by = groupSql(listing);
  const order = listing.filter.trashed && listing.order === 'newest' ? ORDERS.trash : ORDERS[listing.order];
  // A term that comes twice would be sorted by, although an index gives it.
  const terms = new Set([...(by === null ? [] : [by.order]), ...order]);
  return { text: `SELECT highlight.id ${text} ORDER BY ${[...terms].join(', ')} LIMIT ? OFFSET ?`, values };
}

const ORDERS = {
  newest: ['highlight.created_at DESC', 'highlight.id DESC'],
  published: ['highlight.brief_id DESC', 'highlight.created_at DESC', 'highlight.id DESC'],
  place: ['highlight.brief_id DESC', 'highlight.start', 'highlight.id'],
  /** In the trash the newest is what was thrown away last. */
  trash: ['highlight.deleted_at DESC', 'highlight.id DESC'],
} as const;

// ── Groups

interface GroupSql {
  /** null: the rows that have none. */
  key: string;
  name: string;
  date: string;
  /** Puts the rows of one group together. */
  order: string;
  join: string;
  needsBrief: boolean;
}

const plain = { name: 'NULL', date: 'NULL', join: '', needsBrief: false };
/** The place of a value in a list that has an order of its own. */
const rank = (expression: string, names: readonly string[]) => `CASE ${expression} ${names.map((name, at) => `WHEN '${name}' THEN ${at}`).join(' ')} END`;

const GROUPS: Record<Exclude<HighlightListing['group'], 'none' | 'month'>, GroupSql> = {
  brief: { key: 'CAST(highlight.brief_id AS TEXT)', name: 'brief.title', date: 'brief.date', order: 'highlight.brief_id DESC', join: '', needsBrief: true },
  tag: {
    ...plain,
    key: 'tag.id',
    name: 'tag.name',
    order: 'tag.name COLLATE NOCASE NULLS LAST, tag.id',
    join: TAGGED,
  },
  colour: { ...plain, key: 'highlight.colour', order: rank('highlight.colour', COLOURS) },
  speaker: { ...plain, key: SPEAKER, order: `${SPEAKER} COLLATE NOCASE NULLS LAST, ${SPEAKER}` },
  verdict: { ...plain, key: VERDICT, order: `${rank(VERDICT, VERDICTS)} DESC`, needsBrief: true },
};
const MONTHS: Record<'made' | 'published', GroupSql> = {
  made: { ...plain, key: `strftime('%Y-%m', highlight.created_at, 'localtime')`, order: `strftime('%Y-%m', highlight.created_at, 'localtime') DESC` },
  published: { ...plain, key: 'substr(brief.date, 1, 7)', order: 'substr(brief.date, 1, 7) DESC NULLS LAST', needsBrief: true },
};

function groupSql({ group, order }: HighlightListing): GroupSql | null {
  if (group === 'none') return null;
  return group === 'month' ? MONTHS[order === 'newest' ? 'made' : 'published'] : GROUPS[group];
}

function groupsOf(db: Db, listing: HighlightListing): HighlightGroup[] {
  const by = groupSql(listing);
  if (by === null) return [];
  const { text, values } = fromSql(db, listing);
  return prepared<HighlightGroup>(db, `
    SELECT ${by.key} AS key, ${by.name} AS name, ${by.date} AS date, count(*) AS "rows" ${text} GROUP BY 1 ORDER BY ${by.order}`).all(...values);
}

/** FROM and WHERE. CROSS JOIN keeps `highlight` outermost: its indexes give the order. */
function fromSql(db: Db, listing: HighlightListing): Sql {
  const { filter } = listing;
  const by = groupSql(listing);
  const where = filterSql(db, filter);
  const isNarrowed = listing.group === 'tag' && filter.tags.length > 0;
  const needsBrief = by?.needsBrief || [...NEEDS_BRIEF].some((dimension) => filter[dimension].length > 0);
  return {
    text: `FROM highlight ${needsBrief ? BRIEF : ''} ${by?.join ?? ''} WHERE ${where.text}${isNarrowed ? ` AND ${OWN_GROUPS}` : ''}`,
    values: isNarrowed ? [...where.values, JSON.stringify(filter.tags)] : where.values,
  };
}

/** Who asks for some tags is shown the groups of these. */
const OWN_GROUPS = `EXISTS (SELECT 1 FROM json_each(?) AS chosen WHERE chosen.value IS tag.id)`;

function literalParts(text: string): string[] {
  return [...new Set(parse(text).literals.map(({ start, end }) => text.slice(start, end).trim()))].filter((part) => part !== '');
}
