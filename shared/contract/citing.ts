import type { BriefId, HighlightId, QuoteId, RevisionId, TextOffset } from '../ids.ts';
import { CITATION_FORMS } from '../cite/cited.ts';

/* What a citation is asked of, and what comes back. */

/** A highlight, an attributed quote, words of a revision or of a brief as it is now, or a brief as a whole. */
export type Citable =
  | { highlightId: HighlightId }
  | { quoteId: QuoteId }
  | { revisionId: RevisionId; start: TextOffset; end: TextOffset }
  | { briefId: BriefId; start: TextOffset; end: TextOffset }
  | { briefId: BriefId };

/** Formats for programs that make citations of their own; each brief once. */
export const DATA_FORMS = ['bibtex', 'ris', 'csl-json'] as const;
export const CITING_FORMS = [...CITATION_FORMS, 'bibliography', ...DATA_FORMS] as const;
export type CitingForm = (typeof CITING_FORMS)[number];

export interface Cited {
  text: string;
  /** Safe to paste: no script, no style, no image. null for the forms of data. */
  html: string | null;
  /** Passages that were there. */
  passages: number;
}

export interface CitationStyle {
  /** What `cite` and the settings name it by. */
  name: string;
  title: string;
  /** It came with the program. */
  isOwn: boolean;
}
