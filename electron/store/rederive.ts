import type { HighlightId, NoteId } from '../../shared/ids.ts';
import type { Db } from './database.ts';
import type { Entity } from './journal.ts';
import { settleNames } from './people.ts';
import { placeHighlight } from './places.ts';
import { indexHighlight, indexNote } from './search/index.ts';

/**
 * Keeps what is derived from the analyst's rows in step, in the transaction that writes them, whether by an act, by undo or by redo:
 * the index of highlights and notes, the places of a highlight, and who a name stands for. Called once the row is written or gone.
 */
export function rederive(db: Db, entity: Entity, key: readonly (string | number | null)[]): void {
  const [id] = key;
  if (entity === 'highlight') {
    placeHighlight(db, id as HighlightId);
    indexHighlight(db, id as HighlightId);
  } else if (entity === 'note') {
    indexNote(db, id as NoteId);
  } else if (entity === 'highlight_tag') {
    indexHighlight(db, id as HighlightId);
  } else if (entity === 'merged_name') {
    settleNames(db, id as string);
  }
}
