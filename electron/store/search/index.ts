import type { BriefMatches, SearchAnswer } from '../../../shared/contract.ts';
import type { BriefId, HighlightId, NoteId } from '../../../shared/ids.ts';
import type { Db } from '../database.ts';

/*
 * The face of search to the rest of the store. Every function runs inside the caller's transaction.
 * The bodies are still to come: until then nothing is indexed and every search is empty.
 */

/** Adds a brief's current revision, with its topics and speakers, to the index. Called after its rows are written. */
export function indexBrief(_db: Db, _id: BriefId): void {}

/** Takes a brief out of the index. Called before any of its rows change: an external-content index needs the old words. */
export function unindexBrief(_db: Db, _id: BriefId): void {}

/** The same pair for the analyst's highlights and notes; what lies in the trash is not found. */
export function indexHighlight(_db: Db, _id: HighlightId): void {}
export function unindexHighlight(_db: Db, _id: HighlightId): void {}
export function indexNote(_db: Db, _id: NoteId): void {}
export function unindexNote(_db: Db, _id: NoteId): void {}

export function search(_db: Db, _input: { query: string; sort: 'relevance' | 'newest'; offset: number; limit: number }): SearchAnswer {
  return { hits: [], total: 0, literal: [], suggestion: null };
}

/** Every match of a query in the current revision of one brief. */
export function findInBrief(_db: Db, _id: BriefId, _query: string): BriefMatches {
  return { ranges: [] };
}

/** One plain sentence per thing that is wrong with the index; empty when it agrees with the archive. */
export function checkIndex(_db: Db): string[] {
  return [];
}

/** Makes the whole index again from the archive. */
export function rebuildIndex(_db: Db): void {}
