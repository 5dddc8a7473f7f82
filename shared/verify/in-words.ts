import { longDay } from '../cite/days.ts';
import type { CheckedMemo, CheckedQuotation, MemoVerdict } from '../contract/verifying.ts';

/** What became of a quotation, in a sentence for whoever wrote the memo. */
export const MEMO_SENTENCES: Record<MemoVerdict, string> = {
  verbatim: 'Verbatim.',
  typography: 'The same words in other typography.',
  shortened: 'Verbatim but for what is shown as left out or put in.',
  wording: 'The wording is not that of the source.',
  number: 'A figure, date, amount or unit is not that of the source.',
  negation: 'A negation came or went: the claim may be reversed.',
  speaker: 'The source says that these are the words of somebody else.',
  'other-brief': 'These words stand in another brief than the memo names.',
  'not-found': 'Nothing like this is in the archive.',
  short: 'Too few words to judge.',
};

/** "Winter in the harbour, 10 January 2024, ¶2 (revision 1 of 2)"; null when nothing like it was found. */
export function sourceLine({ source }: CheckedQuotation): string | null {
  if (source === null) return null;
  const { title, date, paragraph, revision, revisions } = source;
  const place = [title, date === null ? 'undated' : longDay(date), ...(paragraph === null ? [] : [`¶${paragraph}`])].join(', ');
  return revisions === 1 ? place : `${place} (revision ${revision} of ${revisions}${revision < revisions ? ': not what is published now' : ''})`;
}

/** "12 quotations: 10 verbatim, 1 number, 1 not in the archive" */
export function countLine({ quotations, counts }: CheckedMemo): string {
  const each = Object.entries(counts).map(([verdict, count]) => `${count} ${verdict === 'not-found' ? 'not in the archive' : verdict === 'short' ? 'too short to judge' : verdict}`);
  return `${quotations.length} ${quotations.length === 1 ? 'quotation' : 'quotations'}${each.length === 0 ? '' : `: ${each.join(', ')}`}`;
}
