import type { Colour, QuoteCount, QuoteFilter, QuotePage, QuoteRow } from '../../../shared/contract/calls.ts';
import type { BriefId, CalendarDate, HighlightId, QuoteId, RevisionId, SpeakerId, TextOffset } from '../../../shared/ids.ts';
import { namesLike } from '../../../shared/search/names.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { daysSql, quotesWith, teachWords, type Sql } from '../search/index.ts';

/*
 * Attributed quotes over all briefs, of their current revisions. `quote.brief_id` is in the index, so a list is read in its
 * order without looking at the briefs, and briefs are read for the rows that are shown.
 */

export interface QuoteQuery {
  filter: QuoteFilter;
  order: 'newest' | 'oldest';
  offset: number;
  limit: number;
}

interface QuoteRecord {
  id: QuoteId;
  brief_id: BriefId;
  revision_id: RevisionId;
  start: TextOffset;
  end: TextOffset;
  exact: string;
  person_id: SpeakerId;
  person: string;
  name: string;
  role: string | null;
  title: string;
  date: CalendarDate | null;
  source_name: string;
}

/** By the date of their briefs; in one brief in the order of the text. */
export function listQuotes(db: Db, { filter, order, offset, limit }: QuoteQuery): QuotePage {
  teachWords(db);
  const { text, values } = quotesSql(db, filter);
  const page = pageSql(db, filter, order);
  const rows = prepared<QuoteRecord>(db, `
    SELECT quote.id, quote.brief_id, quote.revision_id, quote.start, quote."end", quote.exact, quote.role, speaker.name,
           person.id AS person_id, person.name AS person, brief.title, brief.date, source.name AS source_name
    FROM (${page.text}) AS shown
    CROSS JOIN quote ON quote.id = shown.id
    JOIN speaker ON speaker.id = quote.speaker_id
    JOIN speaker AS person ON person.id = speaker.person_id
    JOIN brief ON brief.id = quote.brief_id
    JOIN source ON source.id = brief.source_id
    ORDER BY ${orderSql(order)}`).all(...page.values, limit, offset);
  const total = prepared<number>(db, `SELECT count(*) ${text}`).pluck().get(...values) ?? 0;
  const highlights = highlightsOn(db, rows);
  return { rows: rows.map((row) => toQuoteRow(row, highlights.get(row.id) ?? null)), total };
}

/** The ids of a page; ends with LIMIT ? OFFSET ?, whose values are the caller's. */
export function pageSql(db: Db, filter: QuoteFilter, order: QuoteQuery['order']): Sql {
  const { text, values } = quotesSql(db, filter);
  return { text: `SELECT quote.id AS id ${text} ORDER BY ${orderSql(order)} LIMIT ? OFFSET ?`, values };
}

const orderSql = (order: QuoteQuery['order']): string => `quote.brief_id ${order === 'newest' ? 'DESC' : 'ASC'}, quote.position`;

/** FROM and WHERE of the quotes that a filter leaves. */
function quotesSql(db: Db, { text, speakerId, role, topicId, sourceId, from, to }: QuoteFilter): Sql {
  const parts: Sql[] = [{ text: 'quote.brief_id IS NOT NULL', values: [] }];
  if (speakerId !== null) {
    parts.push({ text: 'quote.speaker_id IN (SELECT id FROM speaker WHERE person_id = (SELECT person_id FROM speaker WHERE id = ?))', values: [speakerId] });
  }
  if (role !== null) parts.push({ text: 'quote.role = ?', values: [role] });
  if (topicId !== null) parts.push({ text: 'quote.brief_id IN (SELECT brief_id FROM brief_topic WHERE topic_id = ?)', values: [topicId] });
  if (sourceId !== null) parts.push({ text: 'quote.brief_id IN (SELECT id FROM brief WHERE source_id = ?)', values: [sourceId] });
  if (from !== null || to !== null) parts.push(daysSql('quote.brief_id', from, to));
  if (text.trim() !== '') parts.push(quotesWith(db, text));
  return { text: `FROM quote WHERE ${parts.map((part) => part.text).join(' AND ')}`, values: parts.flatMap(({ values }) => values) };
}

/** The values of one kind among the quotes that a filter leaves, most quotes first. What the filter itself asks of that kind does not count. */
export function countQuotes(
  db: Db, { filter, by, name, limit }: { filter: QuoteFilter; by: 'speaker' | 'topic' | 'source'; name: string; limit: number },
): { values: QuoteCount[]; total: number } {
  teachWords(db);
  const own = { speaker: { speakerId: null, role: null }, topic: { topicId: null }, source: { sourceId: null } }[by];
  const { text, values } = quotesSql(db, { ...filter, ...own });
  const like = namesLike(name);
  const counted = prepared<QuoteCount>(db, `
    WITH kept AS (SELECT quote.speaker_id, quote.brief_id ${text}), counted AS (${COUNTS[by]})
    SELECT counted.id, value.name, counted.quotes
    FROM counted JOIN ${by} AS value ON value.id = counted.id
    ${like === null ? '' : `WHERE ${by === 'speaker' ? 'EXISTS (SELECT 1 FROM speaker WHERE person_id = counted.id AND words_match(name, ?))' : 'words_match(value.name, ?)'}`}
    ORDER BY counted.quotes DESC, value.name`).all(...values, ...(like === null ? [] : [like]));
  return { values: counted.slice(0, limit), total: counted.length };
}

const COUNTS = {
  speaker: `
    SELECT speaker.person_id AS id, sum(said.quotes) AS quotes
    FROM (SELECT speaker_id, count(*) AS quotes FROM kept GROUP BY speaker_id) AS said JOIN speaker ON speaker.id = said.speaker_id
    GROUP BY speaker.person_id`,
  topic: `
    SELECT topic_id AS id, sum(quotes) AS quotes
    FROM (SELECT brief_id, count(*) AS quotes FROM kept GROUP BY brief_id) AS one JOIN brief_topic ON brief_topic.brief_id = one.brief_id
    GROUP BY topic_id`,
  source: `
    SELECT source_id AS id, sum(quotes) AS quotes
    FROM (SELECT brief_id, count(*) AS quotes FROM kept GROUP BY brief_id) AS one JOIN brief ON brief.id = one.brief_id
    GROUP BY source_id`,
} as const;

interface OnQuote {
  id: HighlightId;
  colour: Colour;
}

/** The highlights that stand on exactly the words of these quotes. */
function highlightsOn(db: Db, rows: readonly QuoteRecord[]): Map<QuoteId, OnQuote> {
  const found = prepared<OnQuote & { quote: QuoteId }>(db, `
    SELECT quote.id AS quote, highlight.id, colour
    FROM json_each(?) AS one
    CROSS JOIN quote ON quote.id = one.value
    CROSS JOIN highlight ON highlight.brief_id = quote.brief_id AND deleted_at IS NULL
    LEFT JOIN highlight_place AS place ON place.highlight_id = highlight.id AND place.revision_id = quote.revision_id
    WHERE CASE WHEN highlight.revision_id = quote.revision_id THEN highlight.start ELSE place.start END = quote.start
      AND CASE WHEN highlight.revision_id = quote.revision_id THEN highlight."end" ELSE place."end" END = quote."end"
    ORDER BY highlight.id DESC`).all(JSON.stringify(rows.map(({ id }) => id)));
  return new Map(found.map(({ quote, id, colour }) => [quote, { id, colour }]));
}

function toQuoteRow(row: QuoteRecord, highlight: OnQuote | null): QuoteRow {
  return {
    id: row.id,
    briefId: row.brief_id,
    revisionId: row.revision_id,
    start: row.start,
    end: row.end,
    exact: row.exact,
    speaker: { id: row.person_id, name: row.person },
    printedName: row.name,
    role: row.role,
    title: row.title,
    date: row.date,
    sourceName: row.source_name,
    highlight: highlight && { id: highlight.id, colour: highlight.colour },
  };
}
