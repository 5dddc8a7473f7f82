import type { BriefId, CalendarDate, HighlightId, QuoteId, RevisionId, SourceId, SpeakerId, TextOffset, TopicId } from '../ids.ts';
import type { Colour } from './annotations.ts';

/* Who said what. */

/** What a list of quotes is narrowed to; null and '' ask nothing. */
export interface QuoteFilter {
  /** In the language of the search; a word without a field is looked for in the quote and its speaker. */
  text: string;
  /** Any name of the person. */
  speakerId: SpeakerId | null;
  /** Exactly as printed. */
  role: string | null;
  topicId: TopicId | null;
  sourceId: SourceId | null;
  /** Both days included; with one of them, briefs without a date are left out. */
  from: CalendarDate | null;
  to: CalendarDate | null;
}

/** An attributed quote of a brief's current revision, away from its page. */
export interface QuoteRow {
  id: QuoteId;
  briefId: BriefId;
  revisionId: RevisionId;
  start: TextOffset;
  end: TextOffset;
  exact: string;
  /** The person it is shown under. */
  speaker: { id: SpeakerId; name: string };
  /** The name as the brief prints it, and the role it gives there. */
  printedName: string;
  role: string | null;
  title: string;
  date: CalendarDate | null;
  sourceName: string;
  /** The highlight on exactly these words, outside the trash. */
  highlight: { id: HighlightId; colour: Colour } | null;
}

export interface QuotePage {
  rows: QuoteRow[];
  total: number;
}

/** A value to narrow a list of quotes by, with how many it would leave. */
export interface QuoteCount {
  id: SpeakerId | TopicId | SourceId;
  name: string;
  quotes: number;
}

/** A brief that quotes a person, the newest first. */
export interface SpeakerBrief {
  id: BriefId;
  title: string;
  date: CalendarDate | null;
  sourceName: string;
  /** Of theirs. */
  quotes: number;
}

/** A person as one row of a list. */
export interface SpeakerRow {
  id: SpeakerId;
  name: string;
  /** As the newest brief that gives one prints it. */
  role: string | null;
  quotes: number;
  /** Names they are quoted by; 1 for most. */
  names: number;
  /** Of the newest quote. */
  latest: CalendarDate | null;
}

export interface SpeakerPage {
  rows: SpeakerRow[];
  total: number;
}

/** A person, under every name they are quoted by. */
export interface Speaker {
  id: SpeakerId;
  name: string;
  quotes: number;
  briefs: number;
  from: CalendarDate | null;
  to: CalendarDate | null;
  /** As printed, the latest first; `role` null: quoted without one. */
  roles: { role: string | null; quotes: number; from: CalendarDate | null; to: CalendarDate | null }[];
  /** The others; `byAnalyst` false: the same name in another typography. */
  otherNames: { id: SpeakerId; name: string; quotes: number; byAnalyst: boolean }[];
  /** People who may be the same. */
  alike: AlikeSpeaker[];
}

export interface AlikeSpeaker {
  id: SpeakerId;
  name: string;
  role: string | null;
  quotes: number;
  reason: Likeness;
}

/** Why two names may be one person's; the surest first. */
export const LIKENESSES = ['accents', 'rank', 'middle', 'initials', 'surname'] as const;
export type Likeness = (typeof LIKENESSES)[number];

export interface AlikePair {
  one: Omit<AlikeSpeaker, 'reason'>;
  other: Omit<AlikeSpeaker, 'reason'>;
  reason: Likeness;
  /** A role that both had; null when no brief says so. */
  sharedRole: string | null;
}

export interface AlikePage {
  rows: AlikePair[];
  total: number;
}
