import type { BriefId, CalendarDate, HighlightId, NoteId, SavedSearchId, SourceId, SpeakerId, TagId, TextOffset, TopicId } from '../ids.ts';
import type { Completion } from '../search/complete.ts';
import type { Colour } from './annotations.ts';
import type { BriefRow } from './brief.ts';

/* What a search finds. */

/** Pairs of UTF-16 offsets into the text beside them: what matched. */
export type Marks = [start: number, end: number][];

export interface MarkedText {
  text: string;
  marks: Marks;
}

export interface SearchHit {
  brief: BriefRow;
  /** Only some of the words stand there, or words much like them: a quote that is half remembered. */
  isNear: boolean;
  title: MarkedText;
  /** The best passage of the text; null when only the title, a name or an annotation matched. */
  passage: (MarkedText & MatchPlace) | null;
  /** The analyst's own highlights and notes that matched. */
  annotations: { highlightId: HighlightId | null; noteId: NoteId | null; colour: Colour | null; quote: MarkedText | null; note: MarkedText | null }[];
}

/** Where a match stands in the current revision. */
export interface MatchPlace {
  start: TextOffset;
  end: TextOffset;
  paragraph: number | null;
  section: string | null;
  /** Whose attributed quote the match stands in; null outside quotes. */
  speaker: string | null;
  role: string | null;
}

export interface SearchAnswer {
  hits: SearchHit[];
  /** null while it has not been counted. */
  total: number | null;
  /** False when so many briefs have the words that only titles and the newest of them were put in order. */
  isRanked: boolean;
  /** False while the search index is being made: there is more to find than it knows yet. */
  isIndexWhole: boolean;
  /** Parts of the query that could not be understood and were searched as plain words. */
  literal: string[];
  /** Another query that finds something, when this one finds nothing; null otherwise. */
  suggestion: string | null;
}

/** One value that briefs of a result have, and how many of them. */
export interface FacetValue<Id> {
  id: Id;
  name: string;
  briefs: number;
}

/** The most frequent values of each, most briefs first; years newest first, all of them. */
export interface Facets {
  sources: FacetValue<SourceId>[];
  topics: FacetValue<TopicId>[];
  speakers: FacetValue<SpeakerId>[];
  tags: FacetValue<TagId>[];
  /** `id` is the year as text; '' for briefs without a date. */
  years: FacetValue<string>[];
}

/** A whole result, counted. */
export interface ResultCounts {
  total: number;
  facets: Facets;
}

/** What could take the place of what is typed at the caret. `from` and `to` are UTF-16 code units into the box's text. */
export interface Completions {
  from: number;
  to: number;
  completions: Completion[];
}

/** A search that the analyst named. */
export interface SavedSearch {
  id: SavedSearchId;
  name: string;
  /** As typed, in the language of shared/search. */
  query: string;
}

/** What the quick-open palette knows of a brief. */
export interface BriefTitle {
  id: BriefId;
  title: string;
  date: CalendarDate | null;
}

/** Names and recent notes, the most used and the newest first. */
export interface Names {
  speakers: string[];
  topics: string[];
  tags: string[];
  notes: { briefId: BriefId; highlightId: HighlightId | null; noteId: NoteId; /** The beginning, at most 200 characters. */ text: string; title: string }[];
}

/** Every match of a query in one brief's current revision, in order. */
export interface BriefMatches {
  ranges: [TextOffset, TextOffset][];
}
