import { z } from 'zod';
import { VERDICTS } from '../annotate/verdict/verdicts.ts';
import {
  COLOURS, EXPORT_FORMATS, HIGHLIGHT_GROUPS, HIGHLIGHT_ORDERS, type BriefNoteFilter, type BriefNotePage,
  type BriefNoteValues, type Colour, type Highlight, type HighlightAct,
  type HighlightFilter, type HighlightListing, type HighlightPage, type HighlightSurvey, type HighlightValues, type History, type Note,
  type NoteVersion, type TagName, type TagUse,
} from './annotations.ts';
import { settings, type ArchiveStats, type CheckReport, type Settings } from './archive.ts';
import type { Brief, BriefPage, TopicName } from './brief.ts';
import { CITING_FORMS, type Citable, type Cited, type CitationStyle, type CitingForm } from './citing.ts';
import type { ChangesPage, Comparison } from './changes.ts';
import type { BriefMatches, BriefTitle, Completions, Names, ResultCounts, SavedSearch, SearchAnswer } from './finding.ts';
import type {
  Discovery, FoundSource, ImportProgress, ImportReport, SourceChange, SourceRow, Subscription, SyncProgress, SyncRun, SyncState, UnreadCount,
} from './sources.ts';
import type { CheckedMemo } from './verifying.ts';
import type { AlikePage, QuoteCount, QuoteFilter, QuotePage, Speaker, SpeakerBrief, SpeakerPage } from './speakers.ts';
import type {
  Brand, BriefId, CalendarDate, HighlightId, QuoteId, RevisionId, SavedSearchId, SourceId, SpeakerId, TagId, TextOffset, TopicId,
} from '../ids.ts';
import type { Failure } from '../errors.ts';
import { call } from './rpc.ts';

export * from './annotations.ts';
export * from './archive.ts';
export * from './brief.ts';
export * from './changes.ts';
export * from './citing.ts';
export * from './finding.ts';
export * from './sources.ts';
export * from './speakers.ts';
export * from './verifying.ts';

/*
 * Every call and event between the renderer (or the command line) and the store.
 * What they carry stands in contract/, a file for each part of the desk.
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

// ── Calls

const citable: z.ZodType<Citable> = z.union([
  z.strictObject({ highlightId }), z.strictObject({ quoteId: whole<QuoteId>() }),
  z.strictObject({ revisionId, start: textOffset, end: textOffset }), z.strictObject({ briefId, start: textOffset, end: textOffset }), z.strictObject({ briefId }),
]);
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

const briefNoteFilter = highlightListing.filter.pick({ text: true, tags: true, sources: true, published: true, made: true });

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
  /** Every unread brief of a source; null: of all. Answers how many there were. */
  markAllRead: call<{ sourceId: SourceId | null }, { briefs: number }>(z.object({ sourceId: whole<SourceId>().nullable() })),
  countUnread: call<null, UnreadCount[]>(z.null()),
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
  listBriefNotes: call<{ filter: BriefNoteFilter; order: 'newest' | 'published'; offset: number; limit: number }, BriefNotePage>(z.object({
    filter: briefNoteFilter, order: z.enum(['newest', 'published']), ...page,
  })),
  countBriefNoteValues: call<{ filter: BriefNoteFilter }, BriefNoteValues>(z.object({ filter: briefNoteFilter })),
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

  // Citing
  /** In the order of `passages`; what is not there is left out. `style` null: the one in the settings; also the path of a style file. */
  cite: call<{ passages: Citable[]; style: string | null; form: CitingForm }, Cited>(z.object({
    passages: z.array(citable).min(1).max(100_000), style: z.string().min(1).max(8192).nullable(), form: z.enum(CITING_FORMS),
  })),
  /** Those of the program first. */
  listCitationStyles: call<null, CitationStyle[]>(z.null()),
  /** Copies a style file into the archive; refused when it makes no citation. */
  addCitationStyle: call<{ path: string }, CitationStyle>(z.object({ path: z.string().min(1).max(8192) })),

  /** Every quotation of each memo beside the archive; what cannot be read is named, the rest goes on. */
  verifyMemos: call<{ paths: string[] }, { memos: CheckedMemo[]; failed: { path: string; failure: Failure }[] }>(z.object({ paths: z.array(z.string().min(1).max(8192)).min(1).max(1000) })),

  // Finding
  /** `typing`: the last word is still being typed, so its completions count too; left out: when it is no word yet. `uncounted`: nothing is counted beyond the rows. */
  search: call<{
    query: string; sort: 'relevance' | 'newest'; typing?: boolean | undefined; uncounted?: boolean | undefined; offset: number; limit: number;
  }, SearchAnswer>(z.object({
    query: searchText, sort: z.enum(['relevance', 'newest']), typing: z.boolean().optional(), uncounted: z.boolean().optional(), ...page,
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
  sourceChoices: call<{ id: SourceId }, Pick<FoundSource, 'types' | 'terms'>>(z.object({ id: whole<SourceId>() })),
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
  /** The briefs they stand on; null: any may have changed. */
  'highlights-changed': { briefIds: BriefId[] | null };
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
