import type { Verdict } from '../annotate/verdict/verdicts.ts';
import type { BriefId, CalendarDate, HighlightId, Instant, NoteId, RevisionId, SourceId, TagId, TextOffset } from '../ids.ts';

/* What the analyst makes: highlights, notes, tags, their history and lists. */

export const COLOURS = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
export type Colour = (typeof COLOURS)[number];

export interface Highlight {
  id: HighlightId;
  briefId: BriefId;
  /** As it was made, or as the analyst last accepted or re-attached it; nothing else rewrites it. */
  revisionId: RevisionId;
  start: TextOffset;
  end: TextOffset;
  exact: string;
  colour: Colour;
  /** When it was made from an attributed quote. */
  speaker: string | null;
  role: string | null;
  note: Note | null;
  tags: TagName[];
  createdAt: Instant;
  /** Where it stood before, the oldest first. */
  earlier: EarlierBase[];
  /** Where it stands in the revision that is shown. */
  place: HighlightPlace;
}

/** Words that a highlight stood on until the analyst accepted a change or put it on others. */
export interface EarlierBase {
  /** Number of the revision. */
  revision: number;
  fetchedAt: Instant;
  exact: string;
  act: 'accepted' | 'reattached';
  leftAt: Instant;
}

export interface HighlightPlace {
  verdict: Verdict;
  /** Every verdict that applies. */
  also: Verdict[];
  /** null when lost. */
  start: TextOffset | null;
  end: TextOffset | null;
  /** Further ranges, when the words were pulled apart. */
  more: [TextOffset, TextOffset][];
  /** The words that stand there now; null when lost. */
  now: string | null;
  /** The analyst has seen this and keeps the highlight as it was made. */
  isKept: boolean;
}

/** A highlight away from its page. */
export interface HighlightRow extends Highlight {
  title: string;
  date: CalendarDate | null;
  sourceName: string;
  /** ¶ number in the revision it was made on; null inside headings and tables. */
  paragraph: number | null;
  /** null unless it lies in the trash. */
  deletedAt: Instant | null;
}

export interface HighlightPage {
  rows: HighlightRow[];
  /** Of the whole list; a highlight counts in each of its groups. */
  total: number;
}

/** Both days included; null is open. */
export interface DaySpan {
  from: CalendarDate | null;
  to: CalendarDate | null;
}

/** Which highlights are meant. The values of one list are alternatives; an empty list asks nothing. */
export interface HighlightFilter {
  briefId: BriefId | null;
  /** In the search language; of what lies in the trash, words as they stand. */
  text: string;
  colours: Colour[];
  /** null: without a tag. */
  tags: (TagId | null)[];
  verdicts: Verdict[];
  /** null: without a speaker. */
  speakers: (string | null)[];
  sources: SourceId[];
  /** Days of the briefs. */
  published: DaySpan;
  /** Days on which they were made, in the time of this machine. */
  made: DaySpan;
  trashed: boolean;
}

export const EVERY_HIGHLIGHT: HighlightFilter = {
  briefId: null, text: '', colours: [], tags: [], verdicts: [], speakers: [], sources: [], published: { from: null, to: null }, made: { from: null, to: null }, trashed: false,
};

/** `tag`: under each of its tags. `month`: of making, or of the brief when the order is by its date. */
export const HIGHLIGHT_GROUPS = ['none', 'brief', 'tag', 'colour', 'speaker', 'month', 'verdict'] as const;
/** `newest`: made last first. `published`: the newest brief first. `place`: the same, each in the order of its text. */
export const HIGHLIGHT_ORDERS = ['newest', 'published', 'place'] as const;

export interface HighlightListing {
  filter: HighlightFilter;
  group: (typeof HIGHLIGHT_GROUPS)[number];
  order: (typeof HIGHLIGHT_ORDERS)[number];
}

/** What a listing holds, without its rows. */
export interface HighlightSurvey {
  /** Highlights, each counted once. */
  total: number;
  /** In the order of the rows; empty without grouping. */
  groups: HighlightGroup[];
  /** Parts of the text that could not be understood and were searched as plain words. */
  literal: string[];
}

/** How many highlights each value would leave, the other filters applied; what is chosen comes first, then the most. */
export interface HighlightValues {
  colours: CountedValue<Colour>[];
  tags: CountedValue<TagId | null>[];
  verdicts: CountedValue<Verdict>[];
  speakers: CountedValue<string | null>[];
  sources: CountedValue<SourceId>[];
}

/** Which notes on whole briefs: what can be said of a brief and of the day of writing, as in the filter of highlights. */
export type BriefNoteFilter = Pick<HighlightFilter, 'text' | 'tags' | 'sources' | 'published' | 'made'>;

/** How many notes on briefs each tag and source of the briefs would leave, the other filters applied. */
export type BriefNoteValues = Pick<HighlightValues, 'tags' | 'sources'>;

export interface HighlightGroup {
  /** Brief or tag id, colour, speaker, "2023-06", verdict; null: the rows that have none. */
  key: string | null;
  /** Of the brief or tag; null for the others. */
  name: string | null;
  /** Of the brief. */
  date: CalendarDate | null;
  rows: number;
}

export interface CountedValue<Id> {
  id: Id;
  /** Of the tag or source; null for the others. */
  name: string | null;
  count: number;
}

export interface Note {
  id: NoteId;
  /** Markdown. */
  text: string;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface TagName {
  id: TagId;
  name: string;
}

/** A note on a whole brief, away from it. */
export interface BriefNoteRow {
  briefId: BriefId;
  title: string;
  date: CalendarDate | null;
  sourceName: string;
  note: Note;
  /** Of the brief. */
  tags: TagName[];
}

export interface BriefNotePage {
  rows: BriefNoteRow[];
  total: number;
}

export interface TagUse extends TagName {
  /** Highlights outside the trash and briefs that have it. */
  uses: number;
}

/** What a note once said. */
export interface NoteVersion {
  /** Names it to restoreNote. */
  version: number;
  at: Instant;
  /** Empty: the note was deleted. */
  text: string;
  /** It stands so now. */
  isCurrent: boolean;
  /** It was taken back with undo. */
  isUndone: boolean;
}

/** One act on a highlight. */
export type HighlightAct = { at: Instant } & (
  | { kind: 'made'; colour: Colour; exact: string }
  | { kind: 'coloured'; from: Colour; to: Colour }
  | { kind: 'tagged' | 'untagged'; names: string[] }
  | { kind: 'accepted' | 'reattached'; from: string; to: string }
  | { kind: 'kept' | 'deleted' | 'restored' }
);

/** What highlights can be exported as. */
export const EXPORT_FORMATS = ['markdown', 'csv', 'json'] as const;

/** What undo and redo would do, as the menu says it; null when there is nothing. */
export interface History {
  undo: string | null;
  redo: string | null;
}
