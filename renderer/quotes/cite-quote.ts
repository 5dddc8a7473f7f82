import type { QuoteCitation } from '../../shared/contract/calls.ts';
import { longDay } from '../ui/dates.ts';

/** The words with all that is needed to find them again: who, in what role, where, when, which paragraph. */
export function citedQuote(quote: QuoteCitation): string {
  const { exact, printedName, role, title, sourceName, date, paragraph, url, fetchedAt } = quote;
  const where = [
    `“${title}”`,
    sourceName,
    date === null ? 'no date' : longDay(date),
    ...(paragraph === null ? [] : [`¶${paragraph}`]),
  ].join(', ');
  const found = url === null ? '' : `\n${url} (fetched ${longDay(fetchedAt.slice(0, 10) as NonNullable<typeof date>)})`;
  return `“${exact}”\n${printedName}${role === null ? '' : `, ${role}`}. ${where}.${found}`;
}
