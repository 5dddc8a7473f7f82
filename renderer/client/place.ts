import type { BriefId, HighlightId, RevisionId, SourceId, SpeakerId, TextOffset } from '../../shared/ids.ts';
import type { LIBRARY_FILTERS } from '../../shared/contract/calls.ts';

export type LibraryFilter = (typeof LIBRARY_FILTERS)[number];

/** What the list beside the reader shows. */
export type Place =
  | { view: 'library'; filter: LibraryFilter; sourceId: SourceId | null }
  | { view: 'notes' | 'changes' | 'trash' | 'quotes' | 'speakers' }
  /** Any name of the person. */
  | { view: 'speaker'; id: SpeakerId };

export const LIBRARY: Place = { view: 'library', filter: 'all', sourceId: null };

export const samePlace = (one: Place, other: Place): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Which brief the reader shows, and what in it is meant. */
export interface Opened {
  briefId: BriefId;
  /** null: the current one. */
  revisionId: RevisionId | null;
  at: OpenAt | null;
  /** Whether the reader takes the keyboard focus: yes when it was opened by a key. */
  takeFocus: boolean;
  /** Counts the openings, so that opening the same place twice goes there twice. */
  serial: number;
}

export type OpenAt =
  | { kind: 'highlight'; id: HighlightId }
  /** An attributed quote of the current revision. */
  | { kind: 'quote'; start: TextOffset; end: TextOffset }
  /** `start` is the match to go to first; null when only the title or a note matched. */
  | { kind: 'matches'; query: string; start: TextOffset | null };
