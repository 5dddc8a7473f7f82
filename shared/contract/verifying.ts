import type { BriefId, CalendarDate } from '../ids.ts';

/*
 * What checking a memo found. `verbatim`: every character but white space, the level of its quotation marks and a full stop or comma at the end.
 * `shortened`: the same, with parts left out or put in visibly. `speaker`: the words are another's. `other-brief`: the words stand in another
 * brief than the memo names. `not-found`: the archive has nothing like them. `short`: too few words to judge, and not in a brief that the memo names.
 */
export const MEMO_VERDICTS = ['verbatim', 'typography', 'shortened', 'wording', 'number', 'negation', 'speaker', 'other-brief', 'not-found', 'short'] as const;
export type MemoVerdict = (typeof MEMO_VERDICTS)[number];

/** Somebody who reads the memo is told something that was not said so. */
export const ALTERED: ReadonlySet<MemoVerdict> = new Set(['wording', 'number', 'negation', 'speaker', 'other-brief']);

export interface CheckedQuotation {
  /** As the memo has it. */
  exact: string;
  /** Number of its paragraph in the memo, headings counted. */
  paragraph: number;
  verdict: MemoVerdict;
  /** Every difference, weakest first. */
  also: MemoVerdict[];
  /** Where the words, or those most like them, stand; null when nowhere. */
  source: QuotationSource | null;
  /** Whom the memo and the source name; null when one of them names nobody. */
  speakers: { memo: string; source: string } | null;
}

export interface QuotationSource {
  briefId: BriefId;
  title: string;
  date: CalendarDate | null;
  url: string | null;
  revision: number;
  /** Of how many; an older one than the last says what is not published any more. */
  revisions: number;
  /** The words that stand there. */
  words: string;
  /** ¶ number; null in headings and tables. */
  paragraph: number | null;
  /** The memo names this brief. */
  isCited: boolean;
}

export interface CheckedMemo {
  path: string;
  quotations: CheckedQuotation[];
  counts: Partial<Record<MemoVerdict, number>>;
  /** Quotations that are altered. */
  altered: number;
}
