import type { Body } from '../brief/body.ts';
import type { AttributedQuote, RelatedLink, Section } from '../brief/brief.ts';
import type { BriefId, CalendarDate, Instant, QuoteId, RevisionId, SourceId, SpeakerId, TextOffset, TopicId } from '../ids.ts';
import type { Highlight, Note, TagName } from './annotations.ts';

/* A brief as the window shows it. */

/** A brief as one row of a list. */
export interface BriefRow {
  id: BriefId;
  title: string;
  /** null when the brief carries none. */
  date: CalendarDate | null;
  series: string | null;
  source: { id: SourceId; name: string; isSample: boolean };
  /** The first words of the text, plain, at most 240 characters. */
  excerpt: string;
  isUnread: boolean;
  isStarred: boolean;
  /** What became of it upstream. */
  status: 'published' | 'unpublished' | 'gone';
  revisions: number;
  highlights: number;
  /** Whether a note stands on the brief or on one of its highlights. */
  hasNote: boolean;
}

export interface BriefPage {
  rows: BriefRow[];
  /** Of the whole list, not of the page. */
  total: number;
}

export interface TopicName {
  id: TopicId;
  name: string;
  /** false: a run of topics that no vocabulary could split; shown whole. */
  known: boolean;
}

/** A brief to read: its current revision unless another was asked for. */
export interface Brief extends Omit<BriefRow, 'highlights' | 'excerpt' | 'revisions'> {
  url: string | null;
  authors: string[];
  language: string | null;
  topics: TopicName[];
  revision: RevisionRow;
  revisions: RevisionRow[];
  body: Body;
  /** The canonical text of the body. */
  text: string;
  sections: Section[];
  quotes: BriefQuote[];
  related: ResolvedLink[];
  highlights: Highlight[];
  /** The note on the brief as a whole; null when there is none. */
  note: Note | null;
  tags: TagName[];
  /** Where reading stopped: the first character that was at the top of the page; 0 at first. */
  position: TextOffset;
  words: number;
}

export interface RevisionRow {
  id: RevisionId;
  /** 1 is the first one that arrived. */
  number: number;
  fetchedAt: Instant;
  isCurrent: boolean;
}

export interface BriefQuote extends AttributedQuote {
  id: QuoteId;
  speakerId: SpeakerId;
}

export interface ResolvedLink extends RelatedLink {
  /** The brief in this archive that is meant; null when there is none. */
  briefId: BriefId | null;
}
