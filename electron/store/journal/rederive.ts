import type { HighlightId, NoteId } from '../../../shared/ids.ts';
import type { Db } from '../kernel/database.ts';
import type { Entity, Row } from './journal.ts';
import { settleNames } from '../speakers/people.ts';
import { placeHighlight } from '../annotations/highlight-places.ts';
import { indexHighlights, indexNote } from '../search/index.ts';

export interface Rewritten {
  entity: Entity;
  key: readonly (string | number | null)[];
  /** As it was and as it is now; null: it was not, or is not, there. */
  from: Row | null;
  to: Row | null;
}

/** What decides where a highlight stands, and what is found of it. A colour does neither: ten thousand can be recoloured in one step. */
const PLACED = ['brief_id', 'revision_id', 'start', 'end'];
const FOUND = ['brief_id', 'exact', 'deleted_at', 'revision_id'];

/**
 * Keeps what is derived from the analyst's rows in step, in the transaction that writes them, whether by an act, by undo or by redo:
 * the index of highlights and notes, the places of a highlight, and who a name stands for. Called once all rows of a step are written or gone.
 */
export function rederive(db: Db, rows: readonly Rewritten[]): void {
  const highlights = rows.filter(({ entity }) => entity === 'highlight');
  const placed = new Set([
    ...highlights.filter(differsIn(PLACED)).map(({ key }) => key[0]),
    // What the analyst once marked is known to the aligner.
    ...rows.flatMap(({ entity, from, to }) => (entity === 'highlight_base' ? [(to ?? from)?.['highlight_id'] ?? null] : [])),
  ]);
  for (const id of placed) placeHighlight(db, id as HighlightId);
  indexHighlights(db, highlights.filter(differsIn(FOUND)).map(({ key }) => key[0] as HighlightId));
  for (const { entity, key } of rows) {
    if (entity === 'note') indexNote(db, key[0] as NoteId);
    else if (entity === 'merged_name') settleNames(db, key[0] as string);
  }
}

const differsIn = (columns: readonly string[]) => ({ from, to }: Rewritten): boolean =>
  from === null || to === null || columns.some((column) => from[column] !== to[column]);
