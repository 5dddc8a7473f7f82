import type { SourceRow } from '../../shared/contract.ts';
import type { Instant, SourceId } from '../../shared/ids.ts';
import { prepared, type Archive } from './archive.ts';
import type { Db } from './database.ts';

/** The one source that every imported file belongs to, and the one of the sample briefs; made when first needed. */
export function localSource({ db, now }: Archive, kind: 'files' | 'samples'): SourceId {
  const known = prepared<{ id: SourceId }>(db, 'SELECT id FROM source WHERE kind = ?').get(kind);
  if (known) return known.id;
  const name = kind === 'files' ? 'Imported files' : 'Sample briefs';
  return Number(prepared(db, 'INSERT INTO source (kind, name, added_at) VALUES (?, ?, ?)').run(kind, name, now()).lastInsertRowid) as SourceId;
}

export function listSources(db: Db): SourceRow[] {
  return prepared<{ id: SourceId; kind: SourceRow['kind']; name: string; address: string | null; fetched_at: Instant | null; briefs: number }>(db, `
    SELECT id, kind, name, address, fetched_at, (SELECT count(*) FROM brief WHERE source_id = source.id) AS briefs
    FROM source
    ORDER BY name COLLATE NOCASE, id`).all().map(({ fetched_at: fetchedAt, ...row }) => ({ ...row, fetchedAt }));
}
