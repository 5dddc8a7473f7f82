import type { BriefId, HighlightId, NoteId, QuoteId } from '../../../shared/ids.ts';
import { spanOf, wordsOfDated } from '../../../shared/search/dates.ts';
import { WHOLE_FIELDS } from '../../../shared/search/evaluate.ts';
import { matchable, matchableText, needed } from '../../../shared/search/match-expression.ts';
import { parse } from '../../../shared/search/parse.ts';
import { allOf, type Dated, type Flag, type Query, type TextField } from '../../../shared/search/query.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { teachWords } from './functions.ts';
import { withMergedNames } from './merged-names.ts';
import { daysSql, FLAG, namedSql, type Sql } from './where-clause.ts';

/*
 * The same language over the analyst's highlights and notes, and over quotes. A word without a field is looked for in the
 * thing itself; what a field says of a brief (title, topic, source, date, unread ...) is asked of the brief it stands in.
 */

/** A highlight with its note, or a note on a whole brief. */
export interface FoundAnnotation {
  briefId: BriefId;
  highlightId: HighlightId | null;
  noteId: NoteId | null;
}

export interface FoundQuote {
  briefId: BriefId;
  quoteId: QuoteId;
}

export interface TargetPage<Row> {
  rows: Row[];
  /** Of the whole list. */
  total: number;
}

export interface TargetInput {
  query: string;
  offset: number;
  limit: number;
}

/** FROM and WHERE of the annotations that a search finds, over `annotation`, `brief`, `highlight` and `note`. The connection must know `teachWords`. */
export function annotationSql(query: Query): Sql {
  const { text, values } = whereOf(query, ANNOTATION);
  return {
    text: `
      FROM indexed_annotation AS annotation
      JOIN brief ON brief.id = annotation.brief_id
      LEFT JOIN highlight ON highlight.id = annotation.highlight_id
      LEFT JOIN note ON note.id = annotation.note_id
      WHERE ${text}`,
    values,
  };
}

/** Those made last first. */
export function searchAnnotations(db: Db, { query, offset, limit }: TargetInput): TargetPage<FoundAnnotation> {
  teachWords(db);
  const { text: from, values } = annotationSql(withMergedNames(db, parse(query).query));
  const rows = prepared<FoundAnnotation>(db, `
    SELECT annotation.brief_id AS briefId, annotation.highlight_id AS highlightId, annotation.note_id AS noteId
    ${from}
    ORDER BY coalesce(highlight.created_at, note.created_at) DESC, annotation.id DESC
    LIMIT ? OFFSET ?`).all(...values, limit, offset);
  return { rows, total: prepared<number>(db, `SELECT count(*) ${from}`).pluck().get(...values) ?? 0 };
}

/** Of the newest briefs first, in the order of the text. `total` is counted up to `most`. */
export function searchQuotes(db: Db, { query: typed, offset, limit }: TargetInput, most = 1_000): TargetPage<FoundQuote> {
  teachWords(db);
  const { candidates, where: { text, values } } = quoteSql(withMergedNames(db, parse(typed).query));
  const from = `
    FROM ${candidates === null ? 'brief' : 'brief_search CROSS JOIN brief ON brief.id = brief_search.rowid'}
    CROSS JOIN quote ON quote.revision_id = brief.revision_id
    JOIN speaker ON speaker.id = quote.speaker_id
    WHERE ${candidates === null ? '' : 'brief_search MATCH ? AND '}${text}`;
  const all = candidates === null ? values : [candidates, ...values];
  const rows = prepared<FoundQuote>(db, `
    SELECT brief.id AS briefId, quote.id AS quoteId
    ${from}
    ORDER BY ${candidates === null ? 'brief.id' : 'brief_search.rowid'} DESC, quote.position
    LIMIT ? OFFSET ?`).all(...all, limit, offset);
  const total = prepared<number>(db, `SELECT count(*) FROM (SELECT 1 ${from} LIMIT ?)`).pluck().get(...all, most) ?? 0;
  return { rows, total };
}

/** What a quote must satisfy, over `brief`, `quote` and `speaker`; `candidates` is the expression for briefs it can stand in, null: any. */
export function quoteSql(query: Query): { candidates: string | null; where: Sql } {
  // A quote's words and speaker are words of its brief, so what the brief must have narrows the search.
  return { candidates: needed(positiveOf(query)), where: whereOf(query, QUOTE) };
}

/**
 * What is asked positively: a brief may hold elsewhere what its quote must not hold, and its notes and labels are asked of
 * the quote.
 */
function positiveOf(query: Query): Query {
  const items = query.type === 'and' ? query.items : [query];
  return allOf(items.filter((item) => item.type === 'words' || item.type === 'near' || (item.type === 'field' && isAskedOfBrief(item.field, item.query))));
}

/** A quote's speaker is one of the brief's; who is not its speaker may well speak elsewhere in the brief. */
function isAskedOfBrief(field: TextField, query: Query): boolean {
  return field === 'speaker' ? isPositive(query) : ['title', 'topic', 'source', 'series', 'by'].includes(field);
}

function isPositive(query: Query): boolean {
  return query.type === 'words' || query.type === 'near' || (query.type === 'or' && query.items.every(isPositive));
}

/** How a kind of thing answers what can be asked; null: by asking its brief. */
interface Target {
  words: (query: Query) => Sql;
  /** `query` is a term; of a whole field (quote, note, in) any tree of words. */
  field: Partial<Record<TextField, (query: Query) => Sql>>;
  flag: (flag: Flag) => Sql;
  has: Record<'highlight' | 'note', string>;
}

const json = (query: Query): string => JSON.stringify(query);
/** Words in one of several texts of the thing; NOT and OR are taken apart before. */
const match = (expression: string) => (query: Query): Sql => ({ text: `words_match(${expression}, ?)`, values: [json(query)] });
const flag = (name: Flag): Sql => ({ text: FLAG[name], values: [] });

const ANNOTATION: Target = {
  words: (query) => {
    const expression = matchableText(query);
    return expression === null
      ? { text: 'TRUE', values: [] }
      : { text: 'annotation.id IN (SELECT rowid FROM annotation_search WHERE annotation_search MATCH ?)', values: [expression] };
  },
  field: {
    note: (query) => ({ text: '(note.id IS NOT NULL AND words_match(note.text, ?))', values: [json(query)] }),
    quote: (query) => ({ text: '(highlight.speaker IS NOT NULL AND words_match(highlight.exact, ?))', values: [json(query)] }),
    speaker: match('highlight.speaker'),
    color: match('highlight.colour'),
    verdict: (query) => ({
      text: `(highlight.id IS NOT NULL AND words_match(coalesce(
        (SELECT verdict FROM highlight_place WHERE highlight_id = highlight.id AND revision_id = brief.revision_id), 'intact'), ?))`,
      values: [json(query)],
    }),
    tag: (query) => ({
      text: `(EXISTS (SELECT 1 FROM highlight_tag JOIN tag ON tag.id = tag_id WHERE highlight_id = highlight.id AND words_match(tag.name, ?))
        OR highlight.id IS NULL AND EXISTS (SELECT 1 FROM brief_tag JOIN tag ON tag.id = tag_id WHERE brief_tag.brief_id = brief.id AND words_match(tag.name, ?)))`,
      values: [json(query), json(query)],
    }),
    in: (query) => ({
      text: `EXISTS (SELECT 1 FROM section
        WHERE section.revision_id = highlight.revision_id AND section.start <= highlight.start AND section."end" > highlight.start AND words_match(heading, ?))`,
      values: [json(query)],
    }),
  },
  flag,
  has: { highlight: 'highlight.id IS NOT NULL', note: 'note.id IS NOT NULL' },
};

/** A highlight made on a quote stands somewhere inside it. */
const ON_QUOTE = 'highlight.revision_id = quote.revision_id AND highlight.deleted_at IS NULL AND highlight.start < quote."end" AND highlight."end" > quote.start';

const QUOTE: Target = {
  words: (query) => ({ text: '(words_match(quote.exact, ?) OR words_match(speaker.name, ?))', values: [json(query), json(query)] }),
  field: {
    quote: match('quote.exact'),
    speaker: match('speaker.name'),
    in: (query) => ({
      text: `EXISTS (SELECT 1 FROM section
        WHERE section.revision_id = quote.revision_id AND section.start <= quote.start AND section."end" > quote.start AND words_match(heading, ?))`,
      values: [json(query)],
    }),
    note: (query) => ({
      text: `EXISTS (SELECT 1 FROM highlight JOIN note ON note.highlight_id = highlight.id
        WHERE ${ON_QUOTE} AND note.deleted_at IS NULL AND words_match(note.text, ?))`,
      values: [json(query)],
    }),
    color: (query) => ({ text: `EXISTS (SELECT 1 FROM highlight WHERE ${ON_QUOTE} AND words_match(colour, ?))`, values: [json(query)] }),
    tag: (query) => ({
      text: `EXISTS (SELECT 1 FROM highlight JOIN highlight_tag ON highlight_id = highlight.id JOIN tag ON tag.id = tag_id
        WHERE ${ON_QUOTE} AND words_match(tag.name, ?))`,
      values: [json(query)],
    }),
    verdict: (query) => ({
      text: `EXISTS (SELECT 1 FROM highlight LEFT JOIN highlight_place
          ON highlight_id = highlight.id AND highlight_place.revision_id = brief.revision_id
        WHERE ${ON_QUOTE} AND words_match(coalesce(verdict, 'intact'), ?))`,
      values: [json(query)],
    }),
  },
  flag,
  has: {
    highlight: `EXISTS (SELECT 1 FROM highlight WHERE ${ON_QUOTE})`,
    note: `EXISTS (SELECT 1 FROM highlight JOIN note ON note.highlight_id = highlight.id WHERE ${ON_QUOTE} AND note.deleted_at IS NULL)`,
  },
};

function whereOf(query: Query, target: Target): Sql {
  switch (query.type) {
    case 'all':
      return { text: 'TRUE', values: [] };
    case 'words':
    case 'near':
      return target.words(query);
    case 'and':
    case 'or': {
      const parts = query.items.map((item) => whereOf(item, target));
      return {
        text: `(${parts.map(({ text }) => text).join(query.type === 'and' ? ' AND ' : ' OR ')})`,
        values: parts.flatMap(({ values }) => values),
      };
    }
    case 'not': {
      const inner = whereOf(query.item, target);
      return { text: `NOT coalesce((${inner.text}), FALSE)`, values: inner.values };
    }
    case 'none':
      return { text: 'FALSE', values: [] };
    case 'dated': {
      const parts = [daysSql('brief.id', ...daysOf(query)), ...wordsOfDated(query).map(target.words)];
      return { text: `(${parts.map(({ text }) => text).join(' OR ')})`, values: parts.flatMap(({ values }) => values) };
    }
    case 'named':
      return target.field[query.field]?.(query) ?? namedSql(query);
    case 'date':
      return daysSql('brief.id', query.from, query.to);
    case 'is':
      return target.flag(query.flag);
    case 'has':
      return query.thing === 'image' ? ofBrief(query) : { text: `(${target.has[query.thing]})`, values: [] };
    case 'field':
      return fieldOf(query.field, query.query, target);
  }
}

function daysOf({ text }: Dated): [from: string, to: string] {
  const { from, to } = spanOf(text)!;
  return [from, to];
}

function fieldOf(field: TextField, query: Query, target: Target): Sql {
  const isWhole = WHOLE_FIELDS.has(field) && target.field[field] !== undefined;
  if (!isWhole && (query.type === 'and' || query.type === 'or' || query.type === 'not')) {
    const items = query.type === 'not' ? [query.item] : query.items;
    const each = items.map((item): Query => ({ type: 'field', field, query: item }));
    return whereOf(query.type === 'not' ? { type: 'not', item: each[0] as Query } : { type: query.type, items: each }, target);
  }
  return target.field[field]?.(query) ?? ofBrief({ type: 'field', field, query });
}

function ofBrief(query: Query): Sql {
  const expression = matchable(query);
  return expression === null
    ? { text: 'TRUE', values: [] }
    : { text: 'brief.id IN (SELECT rowid FROM brief_search WHERE brief_search MATCH ?)', values: [expression] };
}
