import { changeLabel, citationOf, type CitedHighlight } from './cited-highlight.ts';

/* One row a highlight, RFC 4180: CRLF, quotes doubled. No cell begins with a sign by which a spreadsheet would take it for a formula. */

const COLUMNS: readonly (readonly [name: string, value: (highlight: CitedHighlight) => string | number | null])[] = [
  ['quote', ({ exact }) => exact],
  ['label', ({ verdict, date, revision }) => changeLabel({ verdict, date, fetchedAt: revision.fetchedAt })],
  ['speaker', ({ speaker }) => speaker],
  ['role', ({ role }) => role],
  ['title', ({ title }) => title],
  ['date', ({ date }) => date],
  ['source', ({ source }) => source],
  ['authors', ({ authors }) => authors.join('; ')],
  ['paragraph', ({ paragraph }) => paragraph],
  ['url', ({ url }) => url],
  ['revision', ({ revision }) => revision.number],
  ['revisions', ({ revision }) => revision.of],
  ['fetched', ({ revision }) => revision.fetchedAt],
  ['verdict', ({ verdict }) => verdict],
  ['now', ({ now }) => now],
  ['colour', ({ colour }) => colour],
  ['colour_name', ({ colourName }) => colourName],
  ['tags', ({ tags }) => tags.join('; ')],
  ['note', ({ note }) => note],
  ['made', ({ createdAt }) => createdAt],
  ['citation', citationOf],
  ['id', ({ id }) => id],
];

export function highlightsCsv(highlights: readonly CitedHighlight[]): string {
  const rows = [COLUMNS.map(([name]) => name), ...highlights.map((highlight) => COLUMNS.map(([, value]) => value(highlight)))];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Also behind white space, and the wide forms of the signs. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;

function cell(value: string | number | null): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
