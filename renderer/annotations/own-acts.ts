import { createContext } from 'react';
import type { Note, TagName } from '../../shared/contract/calls.ts';
import type { BriefId, HighlightId } from '../../shared/ids.ts';

/** What a note or tags stand on. */
export type NoteTarget = { highlightId: HighlightId } | { briefId: BriefId };

/** A call whose answer the open brief shows by itself: what it changed need not be asked for again. Any other change is. */
export const SHOWN = { showsAnswer: true } as const;

/** Where the answers of note and tag editors are shown. */
export interface OwnAnswers {
  noteSaved(on: NoteTarget, note: Note | null): void;
  tagsSet(on: NoteTarget, tags: readonly TagName[]): void;
}
export const OwnAnswersContext = createContext<OwnAnswers>({ noteSaved: () => undefined, tagsSet: () => undefined });
