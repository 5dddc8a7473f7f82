import type { HighlightId, NoteId } from '../../../shared/ids.ts';
import type { Derivers, WrittenRow } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { settleNames } from '../speakers/people.ts';
import { noteEdit } from '../annotations/changes.ts';
import { placeHighlight } from '../annotations/highlight-places.ts';
import { indexHighlights, indexNote } from '../search-index/index-annotations.ts';

/** What decides where a highlight stands, and what is found of it. A colour does neither: ten thousand can be recoloured in one step. */
const PLACED = ['brief_id', 'revision_id', 'start', 'end'];
const FOUND = ['brief_id', 'exact', 'deleted_at', 'revision_id'];

/**
 * Keeps what is derived from the analyst's rows in step: the index of highlights and notes, the places of a highlight, and who a name
 * stands for.
 */
function rowsWritten(db: Db, rows: readonly WrittenRow[]): void {
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

const differsIn = (columns: readonly string[]) => ({ from, to }: WrittenRow): boolean =>
  from === null || to === null || columns.some((column) => from[column] !== to[column]);

/** Everything that is derived when the store writes. One constant, so that no program can open an archive and leave a part of it stale. */
export const DERIVERS: Derivers = { rowsWritten, revisionAdded: noteEdit };
