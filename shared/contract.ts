import { z } from 'zod';
import type { Body } from './brief/body.ts';
import type { AttributedQuote, RelatedLink, Section } from './brief/brief.ts';
import { VERDICTS, type Verdict } from './annotate/verdict.ts';
import type { DiffRun } from './annotate/word-diff.ts';
import type { Failure } from './errors.ts';
import type {
  Brand, BriefId, CalendarDate, HighlightId, Instant, NoteId, QuoteId, RevisionId, SavedSearchId, SourceId, SpeakerId, TagId, TextOffset, TopicId,
} from './ids.ts';
import { call } from './rpc.ts';
import type { Completion } from './search/complete.ts';

/*
 * Every call and event between the renderer (or the command line) and the store.
 * A new call is one line in `calls`, one handler in electron/store/handlers, its SQL, its caller.
 */

// ── Ids at the boundary

const whole = <Id>() => z.number().int().nonnegative() as unknown as z.ZodType<Id>;
const uuid = <Id>() => z.uuid() as unknown as z.ZodType<Id>;
const briefId = whole<BriefId>();
const revisionId = whole<RevisionId>();
const textOffset = whole<TextOffset>();
const speakerId = whole<SpeakerId>();
const highlightId = uuid<HighlightId>();
const page = { offset: z.number().int().nonnegative(), limit: z.number().int().positive().max(500) };
/** Longest text the analyst may write into one note, in UTF-16 code units. */
const noteText = z.string().max(1_000_000);

const searchText = z.string().max(10_000);
const searchName = z.string().trim().min(1).max(200);
const savedSearchId = uuid<SavedSearchId>();
const day = z.iso.date().nullable() as unknown as z.ZodType<CalendarDate | null>;
const quoteFilter: z.ZodType<QuoteFilter> = z.strictObject({
  text: z.string().max(10_000), speakerId: speakerId.nullable(), role: z.string().max(1000).nullable(), topicId: whole<TopicId>().nullable(),
  sourceId: whole<SourceId>().nullable(), from: day, to: day,
});

const sourceName = z.string().trim().min(1).max(200);
const slugs = z.array(z.string().max(200)).min(1).max(100);
const subscriptions = z.array(z.strictObject({ taxonomy: z.string().max(200), terms: z.array(whole<number>()).min(1).max(10_000) })).min(1).max(100);
/** A quarter of an hour to a month. */
const everyMinutes = z.number().int().min(15).max(43_200);

// ── What the analyst reads

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

// ── What the analyst makes

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
  highlights: number;
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

// ── What changed in what was quoted

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

// ── Finding

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

// ── Quotes and speakers

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

/** What a citation of a quote needs. */
export interface QuoteCitation {
  exact: string;
  printedName: string;
  role: string | null;
  title: string;
  authors: string[];
  sourceName: string;
  date: CalendarDate | null;
  url: string | null;
  /** ¶ number; null inside headings and tables. */
  paragraph: number | null;
  fetchedAt: Instant;
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

// ── Bringing in

export type ImportOutcome =
  | { path: string; outcome: 'added' | 'updated' | 'unchanged'; briefId: BriefId; title: string }
  | { path: string; outcome: 'failed'; failure: Failure };

export interface ImportReport {
  outcomes: ImportOutcome[];
  added: number;
  updated: number;
  unchanged: number;
  failed: number;
}

export interface ImportProgress {
  done: number;
  /** Files found so far. */
  total: number;
}

export interface SourceRow {
  id: SourceId;
  kind: 'files' | 'samples' | 'wordpress' | 'feed' | 'bundle';
  name: string;
  /** null for files and samples. */
  address: string | null;
  briefs: number;
  /** When everything that it lists was last looked at; null before the first time. */
  fetchedAt: Instant | null;
  /** null for kinds that are not fetched from a network. */
  sync: SourceSync | null;
}

/** How a source that is fetched from a network stands. */
export interface SourceSync {
  /** Minutes between two syncs; null: only when asked. */
  everyMinutes: number | null;
  isPaused: boolean;
  /** Its briefs stay; it is not fetched any more. */
  isRemoved: boolean;
  withImages: boolean;
  /** Chosen kinds of post and subscribed terms; null: what discovery suggested, everything. */
  types: string[] | null;
  only: Subscription[] | null;
  /** Who signs in; null: nobody. */
  user: string | null;
  triedAt: Instant | null;
  /** When it fetches itself next; null: not by itself. */
  dueAt: Instant | null;
  /** Why the last sync did not come to its end; null when it did. */
  failure: Failure | null;
  activity: 'idle' | 'waiting' | 'syncing';
  unpublished: number;
  gone: number;
}

/** Subscribed terms of one taxonomy; a brief under any of them belongs to the source. */
export interface Subscription {
  taxonomy: string;
  terms: number[];
}

/** What can be changed of a source; what is left out stays as it is. */
export interface SourceChange {
  name?: string;
  types?: string[] | null;
  only?: Subscription[] | null;
  everyMinutes?: number | null;
  isPaused?: boolean;
  withImages?: boolean;
}

// ── Sources

/** What stands at an address; the best comes first. */
export interface Discovery {
  found: FoundSource[];
  /** What the analyst should know although something was found. */
  notes: Failure[];
}

export interface FoundSource {
  /** Names it to addSource; good until the archive is closed. */
  id: string;
  kind: 'wordpress' | 'feed';
  name: string;
  address: string;
  home: string | null;
  /** Briefs that it lists; null when it does not say. A feed lists its latest only. */
  total: number | null;
  excerptsOnly: boolean;
  /** The latest five. */
  latest: { title: string; date: CalendarDate | null; url: string | null }[];
  /** Kinds of post to choose from; empty for a feed. */
  types: { slug: string; name: string; total: number | null; isSuggested: boolean }[];
  /** Topics to subscribe to; empty for a feed. `parent` is 0 when there is none. */
  terms: { taxonomy: string; taxonomyName: string; id: number; name: string; parent: number; count: number }[];
  /** The source of this archive that it already is; null when it is new. */
  sourceId: SourceId | null;
}

export interface SourceProgress {
  sourceId: SourceId;
  name: string;
  /** `listing`: how much there is is not known yet. */
  phase: 'waiting' | 'listing' | 'fetching' | 'images' | 'ended';
  done: number;
  total: number;
}

export interface SyncProgress {
  sources: SourceProgress[];
  /** Of all sources together, images apart. */
  done: number;
  total: number;
  /** null as long as it cannot be told. */
  remainingMs: number | null;
}

export interface SyncState {
  /** What is under way; null when nothing is. */
  progress: SyncProgress | null;
  /** False: the system has no connection. Sources wait for it; that is not a failure. */
  isOnline: boolean;
}

export const SYNC_COUNTS = ['added', 'updated', 'described', 'returned', 'unpublished', 'gone', 'images', 'failed'] as const;
/** `described`: another name, address, topic or author, the same words. `returned`: published again. */
export type SyncCounts = Record<(typeof SYNC_COUNTS)[number], number>;

/** One sync of one source. */
export interface SyncRun {
  id: number;
  sourceId: SourceId;
  sourceName: string;
  startedAt: Instant;
  /** null while it runs, and for ever when Briefcase was stopped in the middle. */
  endedAt: Instant | null;
  /** `partial`: what arrived is real, but the source did not tell everything; nothing was taken for vanished. */
  outcome: 'interrupted' | 'done' | 'partial' | 'failed' | 'cancelled' | 'offline';
  failure: Failure | null;
  counts: SyncCounts;
  /** What happened to single briefs, in order; of many of a kind only the first. */
  lines: SyncLine[];
}

export interface SyncLine {
  kind: 'added' | 'updated' | 'described' | 'returned' | 'unpublished' | 'gone' | 'failed';
  /** null when it never arrived, or when the source as a whole is meant. */
  briefId: BriefId | null;
  title: string | null;
  failure: Failure | null;
}

// ── The archive itself

export interface ArchiveStats {
  folder: string;
  /** user_version of the archive. */
  version: number;
  briefs: number;
  revisions: number;
  quotes: number;
  speakers: number;
  topics: number;
  highlights: number;
  notes: number;
  /** Bytes on disk. */
  size: number;
}

export interface CheckReport {
  /** True when nothing is wrong. */
  clean: boolean;
  /** One plain sentence each. */
  problems: string[];
  checked: { name: string; count: number }[];
}

/** Settings of the archive's owner. Every key has a default; unknown keys are refused. */
const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark', 'sepia']),
  /** CSS pixels. */
  fontSize: z.number().min(14).max(28),
  lineHeight: z.number().min(1.3).max(2),
  /** Width of the column, in characters. */
  measure: z.number().min(45).max(90),
  colourNames: z.record(z.enum(COLOURS), z.string().max(40)),
  showParagraphNumbers: z.boolean(),
  /** Whether the first start has already offered the sample briefs. */
  samplesOffered: z.boolean(),
  /** Whether sources are fetched when they are due; off: only when asked, for a connection that is paid by the megabyte. */
  fetchByItself: z.boolean(),
});
export type Settings = z.infer<typeof settings>;
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  fontSize: 19,
  lineHeight: 1.6,
  measure: 66,
  colourNames: { yellow: 'Yellow', green: 'Green', blue: 'Blue', pink: 'Pink', purple: 'Purple' },
  showParagraphNumbers: false,
  samplesOffered: false,
  fetchByItself: true,
};

// ── Calls

const tagId = uuid<TagId>();
const tagName = z.string().trim().min(1).max(100);
const noteTarget = z.union([z.strictObject({ highlightId }), z.strictObject({ briefId })]);
/** As many as an archive may hold: everything that matches can be chosen. */
const highlightIds = z.array(highlightId).min(1).max(1_000_000);
const calendarDate = z.iso.date() as unknown as z.ZodType<CalendarDate>;
const daySpan = z.object({ from: calendarDate.nullable(), to: calendarDate.nullable() });
const highlightListing = {
  filter: z.object({
    briefId: briefId.nullable(), text: z.string().max(10_000), colours: z.array(z.enum(COLOURS)).max(100), tags: z.array(tagId.nullable()).max(1000),
    verdicts: z.array(z.enum(VERDICTS)).max(100), speakers: z.array(z.string().max(1000).nullable()).max(1000), sources: z.array(whole<SourceId>()).max(1000),
    published: daySpan, made: daySpan, trashed: z.boolean(),
  }),
  group: z.enum(HIGHLIGHT_GROUPS),
  order: z.enum(HIGHLIGHT_ORDERS),
};

export const LIBRARY_FILTERS = ['all', 'unread', 'starred', 'highlighted'] as const;

export const calls = {
  // Library
  listBriefs: call<{
    filter: (typeof LIBRARY_FILTERS)[number]; sourceId: SourceId | null; sort: 'newest' | 'oldest' | 'title'; offset: number; limit: number;
  }, BriefPage>(z.object({
    filter: z.enum(LIBRARY_FILTERS), sourceId: whole<SourceId>().nullable(), sort: z.enum(['newest', 'oldest', 'title']), ...page,
  })),
  getBrief: call<{ id: BriefId; revisionId: RevisionId | null }, Brief>(z.object({ id: briefId, revisionId: revisionId.nullable() })),
  markRead: call<{ ids: BriefId[]; read: boolean }, null>(z.object({ ids: z.array(briefId).max(100_000), read: z.boolean() })),
  markStarred: call<{ ids: BriefId[]; starred: boolean }, null>(z.object({ ids: z.array(briefId).max(100_000), starred: z.boolean() })),
  savePosition: call<{ id: BriefId; position: TextOffset }, null>(z.object({ id: briefId, position: textOffset })),
  listSources: call<null, SourceRow[]>(z.null()),

  // Highlights and notes
  createHighlight: call<{
    briefId: BriefId; revisionId: RevisionId; start: TextOffset; end: TextOffset; colour: Colour; quoteId: QuoteId | null;
  }, Highlight>(z.object({
    briefId, revisionId, start: textOffset, end: textOffset, colour: z.enum(COLOURS), quoteId: whole<QuoteId>().nullable(),
  })),
  colourHighlights: call<{ ids: HighlightId[]; colour: Colour }, null>(z.object({ ids: highlightIds, colour: z.enum(COLOURS) })),
  deleteHighlights: call<{ ids: HighlightId[] }, null>(z.object({ ids: highlightIds })),
  restoreHighlights: call<{ ids: HighlightId[] }, null>(z.object({ ids: highlightIds })),
  listHighlights: call<HighlightListing & { offset: number; limit: number }, HighlightPage>(z.object({ ...highlightListing, ...page })),
  surveyHighlights: call<HighlightListing, HighlightSurvey>(z.object(highlightListing)),
  countHighlightValues: call<{ filter: HighlightFilter }, HighlightValues>(z.object({ filter: highlightListing.filter })),
  /** The highlights of the rows from `offset` on, each once: for choosing more than has been listed. */
  pickHighlights: call<HighlightListing & { offset: number; limit: number }, HighlightId[]>(z.object({
    ...highlightListing, offset: page.offset, limit: z.number().int().positive().max(1_000_000),
  })),
  /** Adds and takes away tags, in one step. */
  tagHighlights: call<{ ids: HighlightId[]; add: string[]; remove: TagId[] }, null>(z.object({
    ids: highlightIds, add: z.array(tagName).max(200), remove: z.array(tagId).max(1000),
  })),
  /** Their quotes with citations, in the order of `ids`. */
  exportHighlights: call<{ ids: HighlightId[]; format: (typeof EXPORT_FORMATS)[number] }, { text: string; highlights: number }>(z.object({
    ids: highlightIds, format: z.enum(EXPORT_FORMATS),
  })),
  /** Notes on whole briefs; `text` in the search language. */
  listBriefNotes: call<{ text: string; order: 'newest' | 'published'; offset: number; limit: number }, BriefNotePage>(z.object({
    text: z.string().max(10_000), order: z.enum(['newest', 'published']), ...page,
  })),
  /** An empty text deletes the note. `session` groups the saves of one sitting into one step of undo. */
  saveNote: call<{ on: { highlightId: HighlightId } | { briefId: BriefId }; text: string; session: string }, Note | null>(z.object({
    on: noteTarget, text: noteText, session: z.string().max(64),
  })),
  setTags: call<{ on: { highlightId: HighlightId } | { briefId: BriefId }; names: string[] }, TagName[]>(z.object({
    on: noteTarget, names: z.array(tagName).max(200),
  })),
  listTags: call<null, TagUse[]>(z.null()),
  /** Refused when another tag has the name. */
  renameTag: call<{ id: TagId; name: string }, null>(z.object({ id: tagId, name: tagName })),
  /** What has one of them has `into` instead. */
  mergeTags: call<{ ids: TagId[]; into: TagId }, null>(z.object({ ids: z.array(tagId).min(1).max(10_000), into: tagId })),
  deleteTags: call<{ ids: TagId[] }, null>(z.object({ ids: z.array(tagId).min(1).max(10_000) })),
  /** Everything that was ever saved on it, the newest first; `on` a highlight or a brief as a whole. */
  noteVersions: call<{ on: { highlightId: HighlightId } | { briefId: BriefId } }, NoteVersion[]>(z.object({ on: noteTarget })),
  /** The note says again what it said in that version. */
  restoreNote: call<{ on: { highlightId: HighlightId } | { briefId: BriefId }; version: number }, Note>(z.object({ on: noteTarget, version: whole<number>() })),
  /** What was done to a highlight, the newest first. */
  highlightActs: call<{ id: HighlightId }, HighlightAct[]>(z.object({ id: highlightId })),
  // What changed in what was quoted
  listChanges: call<{ offset: number; limit: number }, ChangesPage>(z.object(page)),
  /** null: everything that is listed. */
  markChangesSeen: call<{ briefIds: BriefId[] | null }, null>(z.object({ briefIds: z.array(briefId).max(100_000).nullable() })),
  /** `revisionId`: the revision whose words the analyst looked at; refused when it is not the current one any more. */
  acceptChange: call<{ id: HighlightId; revisionId: RevisionId }, null>(z.object({ id: highlightId, revisionId })),
  reattachHighlight: call<{ id: HighlightId; revisionId: RevisionId; start: TextOffset; end: TextOffset }, null>(z.object({
    id: highlightId, revisionId, start: textOffset, end: textOffset,
  })),
  keepOnOldRevision: call<{ id: HighlightId; revisionId: RevisionId }, null>(z.object({ id: highlightId, revisionId })),
  compareRevisions: call<{ briefId: BriefId; older: RevisionId; newer: RevisionId }, Comparison>(z.object({ briefId, older: revisionId, newer: revisionId })),
  undo: call<null, { label: string; briefId: BriefId | null }>(z.null()),
  redo: call<null, { label: string; briefId: BriefId | null }>(z.null()),
  getHistory: call<null, History>(z.null()),

  // Finding
  /** `typing`: the last word is still being typed, so its completions count too; left out: when it is no word yet. */
  search: call<{ query: string; sort: 'relevance' | 'newest'; typing?: boolean | undefined; offset: number; limit: number }, SearchAnswer>(z.object({
    query: searchText, sort: z.enum(['relevance', 'newest']), typing: z.boolean().optional(), ...page,
  })),
  /** Counts between everything else that is asked; the progress is what has been counted so far. */
  countResults: call<{ query: string }, ResultCounts, { total: number }>(z.object({ query: searchText })),
  /** What could stand at the caret; null where nothing was begun. */
  complete: call<{ text: string; caret: number }, Completions | null>(z.object({ text: searchText, caret: z.number().int().nonnegative() })),
  findInBrief: call<{ id: BriefId; query: string }, BriefMatches>(z.object({ id: briefId, query: searchText })),
  /** Titles for quick open, the newest first; `before` is the last id of the page before, null at first. */
  listTitles: call<{ before: BriefId | null; limit: number }, BriefTitle[]>(z.object({ before: briefId.nullable(), limit: z.number().int().positive().max(5_000) })),
  listNames: call<null, Names>(z.null()),

  // Saved searches
  listSavedSearches: call<null, SavedSearch[]>(z.null()),
  saveSearches: call<{ searches: { name: string; query: string }[] }, SavedSearch[]>(z.object({
    searches: z.array(z.strictObject({ name: searchName, query: searchText })).min(1).max(200),
  })),
  /** `before`: the saved search that it shall stand before; null: at the end; left out: where it is. */
  changeSavedSearch: call<{ id: SavedSearchId; name?: string | undefined; query?: string | undefined; before?: SavedSearchId | null | undefined }, SavedSearch>(z.strictObject({
    id: savedSearchId, name: searchName.optional(), query: searchText.optional(), before: savedSearchId.nullable().optional(),
  })),
  deleteSavedSearch: call<{ id: SavedSearchId }, null>(z.object({ id: savedSearchId })),
  /** Unread briefs that each saved search finds. `changed`: the briefs that may count otherwise than last time; null: any. */
  countSavedSearches: call<{ changed: BriefId[] | null }, { id: SavedSearchId; unread: number }[]>(z.object({ changed: z.array(briefId).max(100_000).nullable() })),

  // Quotes and speakers
  listQuotes: call<{ filter: QuoteFilter; order: 'newest' | 'oldest'; offset: number; limit: number }, QuotePage>(z.object({
    filter: quoteFilter, order: z.enum(['newest', 'oldest']), ...page,
  })),
  /** Values of one kind whose names hold `name`, most quotes first. */
  countQuotes: call<{ filter: QuoteFilter; by: 'speaker' | 'topic' | 'source'; name: string; limit: number }, { values: QuoteCount[]; total: number }>(z.object({
    filter: quoteFilter, by: z.enum(['speaker', 'topic', 'source']), name: z.string().max(1000), limit: page.limit,
  })),
  citeQuote: call<{ id: QuoteId }, QuoteCitation>(z.object({ id: whole<QuoteId>() })),
  listSpeakers: call<{ text: string; order: 'quotes' | 'name'; offset: number; limit: number }, SpeakerPage>(z.object({
    text: z.string().max(1000), order: z.enum(['quotes', 'name']), ...page,
  })),
  /** Any of their names. */
  getSpeaker: call<{ id: SpeakerId }, Speaker>(z.object({ id: speakerId })),
  listSpeakerBriefs: call<{ id: SpeakerId; offset: number; limit: number }, { rows: SpeakerBrief[]; total: number }>(z.object({ id: speakerId, ...page })),
  listAlike: call<{ offset: number; limit: number }, AlikePage>(z.object(page)),
  /** All names of these are one person from now on, shown as `into`, which is one of the names. */
  mergeSpeakers: call<{ ids: SpeakerId[]; into: SpeakerId }, null>(z.object({ ids: z.array(speakerId).min(1).max(1000), into: speakerId })),
  /** A name that was merged stands for itself again. */
  separateSpeaker: call<{ id: SpeakerId }, null>(z.object({ id: speakerId })),
  tellApart: call<{ pair: [SpeakerId, SpeakerId] }, null>(z.object({ pair: z.tuple([speakerId, speakerId]) })),

  // Bringing in
  importPaths: call<{ paths: string[] }, ImportReport, ImportProgress>(z.object({ paths: z.array(z.string().min(1).max(8192)).min(1).max(10_000) })),
  importSamples: call<null, ImportReport, ImportProgress>(z.null()),
  listTopics: call<null, TopicName[]>(z.null()),
  addTopics: call<{ names: string[] }, { added: number; split: number }>(z.object({ names: z.array(z.string().trim().min(1).max(200)).max(10_000) })),

  // Sources
  discover: call<{ address: string; user: string | null; password: string | null }, Discovery>(z.object({
    address: z.string().trim().min(1).max(10_000), user: z.string().max(1000).nullable(), password: z.string().max(1000).nullable(),
  })),
  /** What its publisher offers to subscribe to, asked for with the password that is kept of it; empty for a feed. */
  sourceTopics: call<{ id: SourceId }, FoundSource['terms']>(z.object({ id: whole<SourceId>() })),
  /** `found`: what discover named. `name` null: the name that was found. `types`, `only` null: what was suggested, everything. */
  addSource: call<{
    found: string; name: string | null; types: string[] | null; only: Subscription[] | null; everyMinutes: number | null;
  }, SourceRow>(z.object({ found: z.uuid(), name: sourceName.nullable(), types: slugs.nullable(), only: subscriptions.nullable(), everyMinutes: everyMinutes.nullable() })),
  changeSource: call<{ id: SourceId } & SourceChange, SourceRow>(z.strictObject({
    id: whole<SourceId>(), name: sourceName.optional(), types: slugs.nullable().optional(), only: subscriptions.nullable().optional(),
    everyMinutes: everyMinutes.nullable().optional(), isPaused: z.boolean().optional(), withImages: z.boolean().optional(),
  }) as unknown as z.ZodType<{ id: SourceId } & SourceChange>),
  /** Its briefs and everything made of them stay. */
  removeSource: call<{ id: SourceId }, null>(z.object({ id: whole<SourceId>() })),
  restoreSource: call<{ id: SourceId }, SourceRow>(z.object({ id: whole<SourceId>() })),
  /** The password of a source that asks for one; `user` null takes it away. False: this computer cannot keep it, and will ask again. */
  setPassword: call<{ id: SourceId; user: string | null; password: string | null }, { isKept: boolean }>(z.object({
    id: whole<SourceId>(), user: z.string().max(1000).nullable(), password: z.string().max(1000).nullable(),
  })),
  /** null: every source that is not paused. `everything`: also texts that seem unchanged. */
  sync: call<{ sourceIds: SourceId[] | null; everything: boolean }, { runs: SyncRun[] }, SyncProgress>(z.object({
    sourceIds: z.array(whole<SourceId>()).max(10_000).nullable(), everything: z.boolean(),
  })),
  /** null: everything that is under way, also what runs by itself. */
  stopSync: call<{ sourceIds: SourceId[] | null }, null>(z.object({ sourceIds: z.array(whole<SourceId>()).max(10_000).nullable() })),
  syncState: call<null, SyncState>(z.null()),
  /** The newest first. */
  syncLog: call<{ sourceId: SourceId | null; limit: number }, SyncRun[]>(z.object({ sourceId: whole<SourceId>().nullable(), limit: z.number().int().positive().max(200) })),
  importOpml: call<{ path: string }, { added: SourceRow[]; known: number }>(z.object({ path: z.string().min(1).max(8192) })),
  exportOpml: call<null, { text: string; sources: number }>(z.null()),

  // The archive
  getSettings: call<null, Settings>(z.null()),
  changeSettings: call<Partial<Settings>, Settings>(settings.partial() as unknown as z.ZodType<Partial<Settings>>),
  stats: call<null, ArchiveStats>(z.null()),
  check: call<null, CheckReport, { done: number; total: number }>(z.null()),
};
export type StoreCalls = typeof calls;

/** Events carry ids, not saved data: whoever shows something asks again. */
export interface StoreEvents {
  /** `ids` is null when too many changed to name. */
  'briefs-changed': { ids: BriefId[] | null };
  'highlights-changed': { briefIds: BriefId[] };
  'sources-changed': null;
  /** Names were merged or separated. */
  'speakers-changed': null;
  /** At most four times a second; null: nothing is under way any more. */
  'sync-progress': SyncProgress | null;
  'connection-changed': { isOnline: boolean };
  'history-changed': History;
  'settings-changed': Settings;
  'saved-searches-changed': null;
}

/** The number of this machine's copy of the archive among its siblings: names who made an annotation. */
export type DeviceId = Brand<string, 'DeviceId'>;
