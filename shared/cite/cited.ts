import type { Verdict } from '../annotate/verdict/verdicts.ts';
import type { CalendarDate } from '../ids.ts';

/* What can be cited: a brief, and a passage of it. Plain data, read from the archive and handed to every writer of citations. */

export interface CitedBrief {
  /** Stable and unique in the archive; names the brief in BibTeX. */
  key: string;
  /** Of the revision that is cited. */
  title: string;
  /** As printed: people with their ranks, bodies. */
  authors: string[];
  /** Who publishes it; null when nobody is known to (a file). */
  publisher: string | null;
  series: string | null;
  /** null when the brief carries none. */
  date: CalendarDate | null;
  url: string | null;
  /** BCP 47; null when not declared. */
  language: string | null;
  /** The day on which the cited revision came into the archive. */
  accessed: CalendarDate;
  /** A newer revision is in the archive. */
  isRevised: boolean;
}

export interface CitedPassage {
  brief: CitedBrief;
  /** The words as that revision prints them. */
  exact: string;
  /** Whose words they are; null: the brief's own. */
  speaker: string | null;
  role: string | null;
  /** Through whom the brief has them ("according to Interfax"); null when it heard them itself. */
  via: string | null;
  /** ¶ number; null in headings and tables. */
  paragraph: number | null;
  /** What became of the words in the newest revision. */
  verdict: Verdict;
}

/**
 * `note`: what a footnote says at the first mention, or the words in brackets of an author-date style. `again`: at later mentions.
 * `entry`: in the bibliography. `quote`: the words with all that is needed to find them again.
 */
export const CITATION_FORMS = ['quote', 'note', 'again', 'entry'] as const;
export type CitationForm = (typeof CITATION_FORMS)[number];

/** The same citation as plain text and as safe HTML without a script, a style or an image. */
export interface Citation {
  text: string;
  html: string;
}

/** Styles that come with the program; whatever else is a style file of the analyst. */
export const OWN_STYLES = {
  'chicago-notes': 'Chicago 18, notes',
  'chicago-author-date': 'Chicago 18, author-date',
  apa: 'APA 7',
  mla: 'MLA 9',
} as const;
export type OwnStyle = keyof typeof OWN_STYLES;
