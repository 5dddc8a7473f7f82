import type { Verdict } from '../annotate/verdict/verdicts.ts';
import type { DiffRun } from '../annotate/word-diff.ts';
import type { BriefId, CalendarDate, Instant } from '../ids.ts';
import type { Highlight, HighlightPlace } from './annotations.ts';
import type { RevisionRow } from './brief.ts';

/* What changed in what was quoted. */

/** Briefs with highlights that were edited upstream and not seen since, the newest edit first. */
export interface ChangesPage {
  rows: ChangedBrief[];
  /** Briefs, of the whole list. */
  total: number;
  /** Their highlights that wait for a decision, by verdict, of the whole list. */
  open: VerdictCounts;
}

export type VerdictCounts = Partial<Record<Verdict, number>>;

export interface ChangedBrief {
  briefId: BriefId;
  title: string;
  date: CalendarDate | null;
  sourceName: string;
  /** The revision before the first edit that was not seen, and the current one. */
  older: RevisionRow;
  newer: RevisionRow;
  editedAt: Instant;
  /** All its highlights outside the trash. */
  counts: VerdictCounts;
  /** Those that do not stand intact, the worst first. */
  highlights: Highlight[];
}

/** Two revisions of one brief, word by word. */
export interface Comparison {
  briefId: BriefId;
  title: string;
  revisions: RevisionRow[];
  older: RevisionRow;
  newer: RevisionRow;
  runs: DiffRun[];
  highlights: { highlight: Highlight; older: HighlightPlace; newer: HighlightPlace }[];
}
