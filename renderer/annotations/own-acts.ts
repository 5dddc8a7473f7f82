import { createContext } from 'react';
import type { Note, TagName } from '../../shared/contract/calls.ts';
import type { NoteTarget } from './use-note.ts';

let underWay = 0;

/** Runs a call whose answer the open brief shows by itself, so that it need not be asked for again. */
export async function asOwnAct<T>(call: Promise<T>): Promise<T> {
  underWay += 1;
  try {
    return await call;
  } finally {
    underWay -= 1;
  }
}

/** Whether an event that comes now tells of such a call: the store sends the event before the answer, on the same port. */
export const isOwnAct = (): boolean => underWay > 0;

/** Where the answers of note and tag editors are shown. */
export interface OwnAnswers {
  noteSaved(on: NoteTarget, note: Note | null): void;
  tagsSet(on: NoteTarget, tags: readonly TagName[]): void;
}
export const OwnAnswersContext = createContext<OwnAnswers>({ noteSaved: () => undefined, tagsSet: () => undefined });
