import type { EarlierBase } from '../../../shared/contract/calls.ts';
import type { HighlightId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/** Where highlights stood before the analyst accepted a change or put them on other words, the oldest first. */
export function earlierBases(db: Db, ids: readonly HighlightId[]): Map<HighlightId, EarlierBase[]> {
  const rows = prepared<EarlierBase & { id: HighlightId }>(db, `
    SELECT highlight_id AS id, number AS revision, fetched_at AS fetchedAt, exact, act, left_at AS leftAt
    FROM highlight_base JOIN revision ON revision.id = highlight_base.revision_id
    WHERE highlight_id IN (SELECT value FROM json_each(?))
    ORDER BY highlight_base.clock, highlight_base.id`).all(JSON.stringify(ids));
  const bases = new Map<HighlightId, EarlierBase[]>();
  for (const { id, ...base } of rows) bases.set(id, [...(bases.get(id) ?? []), base]);
  return bases;
}

/** The words that a highlight once stood on in a revision: the last ones, when there were several; undefined when there were none. */
export function baseIn(db: Db, id: HighlightId, revisionId: RevisionId): { start: TextOffset; end: TextOffset; exact: string } | undefined {
  return prepared<{ start: TextOffset; end: TextOffset; exact: string }>(db, `
    SELECT start, "end", exact FROM highlight_base
    WHERE highlight_id = ? AND revision_id = ?
    ORDER BY clock DESC, id DESC
    LIMIT 1`).get(id, revisionId);
}
