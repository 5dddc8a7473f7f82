import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveStats } from '../../../shared/contract/calls.ts';
import { prepared } from '../kernel/archive.ts';
import { ARCHIVE_FILE, userVersion, type Db } from '../kernel/database.ts';

export function stats(db: Db, folder: string): ArchiveStats {
  const count = (from: string) => prepared<{ n: number }>(db, `SELECT count(*) AS n FROM ${from}`).get()!.n;
  return {
    folder,
    version: userVersion(db),
    briefs: count('brief'),
    revisions: count('revision'),
    quotes: count('quote JOIN brief ON brief.revision_id = quote.revision_id'),
    speakers: count('speaker'),
    topics: count('topic WHERE known = 1'),
    highlights: count('highlight WHERE deleted_at IS NULL'),
    notes: count('note WHERE deleted_at IS NULL'),
    size: [ARCHIVE_FILE, `${ARCHIVE_FILE}-wal`].reduce((size, name) => size + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0),
  };
}
